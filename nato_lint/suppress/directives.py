"""Reading the comments and the front matter by which an article switches rules off.

    <!-- nato-lint-disable DUP001, SRC001 -- reason -->     until -enable, or to the end
    <!-- nato-lint-enable DUP001 -->
    <!-- nato-lint-disable-line DUP001 -->
    <!-- nato-lint-disable-next-line DUP001 -->              the next line with words on it
    <!-- nato-lint-disable-file DUP001 -->

Other dialects write comments in other ways (see `nato_lint.document.comments`). Front matter takes
`nato_lint: {disable: [DUP001], reason: ...}`. A comment without a rule means all rules. A reason
follows a hyphen, two hyphens or a dash. What stands in code is no comment.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from nato_lint.document import PLAIN_TEXT, Document
from nato_lint.document.comments import NAME, Comment, find_comments
from nato_lint.front_matter import Entry
from nato_lint.pattern import Pattern

ALL = "ALL"

DISABLE, ENABLE = "disable", "enable"
DISABLE_LINE, DISABLE_NEXT_LINE, DISABLE_FILE = "disable-line", "disable-next-line", "disable-file"
VERBS = (DISABLE, ENABLE, DISABLE_LINE, DISABLE_NEXT_LINE, DISABLE_FILE)

FRONT_MATTER_KEYS = ("nato_lint", "nato-lint")
REASON = "reason"

_VERB = Pattern(rf"{NAME}(?:-|(?P<apart>[ \t:]+))(?P<verb>[A-Za-z]+(?:-[A-Za-z]+)*)")
_REASON = Pattern(r"(?:^|(?<=\s))(?:-+|[–—])(?=\s|$)")
_SELECTOR = Pattern(r"""[^\s,:;"'>-][^\s,:;"'>]*""")


class Selector(NamedTuple):
    """What is switched off (a code, a prefix, a name or ALL), and where that is written."""

    name: str
    start: int
    end: int


@dataclass(eq=False)
class Directive:
    """A comment, or an entry in the front matter; `start` and `end` cover it.

    `verb` is one of VERBS, unless it is misspelt; with `apart` it is not joined to the name of the
    linter as it should be. Only an entry in the front matter can be without a selector. A comment
    that is `visible` is text to readers.
    """

    verb: str
    selectors: tuple[Selector, ...]
    reason: str
    start: int
    end: int
    is_comment: bool = True
    apart: bool = False
    visible: bool = False

    @property
    def is_valid(self) -> bool:
        """Whether it says clearly what to switch on or off."""
        return self.verb in VERBS and not self.apart and bool(self.selectors)


def read_directives(document: Document) -> list[Directive]:
    """The directives of an article in the order of the text, front matter first."""
    directives = list(_front_matter(document)) if document.front_matter else []
    if NAME in document.text:
        directives.extend(_comments(document))
    return directives


def _comments(document: Document) -> Iterator[Directive]:
    def is_code(offset: int) -> bool:
        after = bisect_right(document.code, offset, key=attrgetter("start"))
        return after > 0 and offset < document.code[after - 1].end

    for comment in find_comments(document.text, document.body_start, is_code):
        yield _directive(document, comment)


def _directive(document: Document, comment: Comment) -> Directive:
    text, start, end = document.text, comment.start, comment.end
    verb = _VERB.match(text, comment.content_start, comment.content_end)
    assert verb, "comments begin with a command"
    content = text[verb.end() : comment.content_end]
    dash = _REASON.search(content)
    names_end = verb.end() + dash.start() if dash else comment.content_end
    return Directive(
        verb["verb"],
        tuple(_selectors(text, verb.end(), names_end)) or (Selector(ALL, start, end),),
        " ".join(content[dash.end() :].split()) if dash else "",
        start,
        end,
        apart=bool(verb["apart"]),
        visible=comment.is_definition and _is_prose(document, start),
    )


def _selectors(text: str, start: int, end: int) -> Iterator[Selector]:
    for found in _SELECTOR.finditer(text[start:end]):
        yield Selector(found[0], start + found.start(), start + found.end())


def _is_prose(document: Document, offset: int) -> bool:
    if document.dialect == PLAIN_TEXT:
        return False
    starts, ends = document.shared(_reach_of_prose)
    after = bisect_right(starts, offset)
    return after > 0 and offset < ends[after - 1]


def _reach_of_prose(document: Document) -> tuple[list[int], list[int]]:
    """Where blocks begin, and how far those that have begun reach: one may hold another."""
    spans = sorted((prose.start, prose.end) for prose in document.prose)
    return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))


def _front_matter(document: Document) -> Iterator[Directive]:
    assert document.front_matter
    for entry in document.front_matter.entries.values():
        if entry.path[0] not in FRONT_MATTER_KEYS:
            continue
        if len(entry.path) == 1 and not isinstance(entry.value, dict):
            yield _entry_directive("", (), "", entry)
        elif len(entry.path) == 2 and entry.key == DISABLE:
            reason = document.field(f"{entry.path[0]}.{REASON}")
            yield _entry_directive(
                DISABLE_FILE,
                tuple(_named_in(entry, document.text)),
                str(reason.value or "") if reason else "",
                entry,
            )
        elif len(entry.path) == 2 and entry.key != REASON:
            yield _entry_directive(entry.key, (), "", entry)


def _entry_directive(
    verb: str, selectors: tuple[Selector, ...], reason: str, entry: Entry
) -> Directive:
    return Directive(verb, selectors, reason, entry.key_start, entry.key_end, is_comment=False)


def _named_in(entry: Entry, text: str) -> Iterator[Selector]:
    """The rules in a text or a list; at the key where they are not written as they read."""
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    at = entry.value_start
    for value in values:
        for found in _SELECTOR.finditer(value if isinstance(value, str) else ""):
            start = text.find(found[0], at, entry.value_end)
            if start < 0:
                yield Selector(found[0], entry.key_start, entry.key_end)
            else:
                at = start + len(found[0])
                yield Selector(found[0], start, at)
