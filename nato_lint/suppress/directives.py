"""Reading the comments and the front matter by which an article switches rules off.

    <!-- nato-lint-disable DUP001, SRC001 -- reason -->     until -enable, or to the end
    <!-- nato-lint-enable DUP001 -->
    <!-- nato-lint-disable-line DUP001 -->
    <!-- nato-lint-disable-next-line DUP001 -->              the next line with words on it
    <!-- nato-lint-disable-file DUP001 -->

A comment stands on one line. MDX writes it as `{/* ... */}`, and `[//]: # (...)` shows nowhere in
any dialect. Front matter takes `nato_lint: {disable: [DUP001], reason: ...}`. Without a rule, all
rules are meant. A reason follows two hyphens or a dash. What stands in code is no comment.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from nato_lint.document import Document
from nato_lint.front_matter import Entry
from nato_lint.pattern import Pattern

ALL = "ALL"

DISABLE, ENABLE = "disable", "enable"
DISABLE_LINE, DISABLE_NEXT_LINE, DISABLE_FILE = "disable-line", "disable-next-line", "disable-file"
VERBS = (DISABLE, ENABLE, DISABLE_LINE, DISABLE_NEXT_LINE, DISABLE_FILE)

_PREFIX = "nato-lint-"
_OPENING = Pattern(
    r"(?:(?P<html><!--)|(?P<mdx>\{/\*)|\[//\]: # \()[ \t]*"
    rf"{_PREFIX}(?P<verb>[A-Za-z]+(?:-[A-Za-z]+)*)"
)
_REASON = Pattern(r"(?:^|[ \t])(?:--|[–—])(?=[ \t]|$)")
_SELECTOR = Pattern(r"""[^\s,:;"']+""")
_BLANK = Pattern(r"[ \t]*")
_FRONT_MATTER_KEYS = ("nato_lint", "nato-lint")


class Selector(NamedTuple):
    """What is switched off (a code, a prefix, a name or ALL), and where that is written."""

    name: str
    start: int
    end: int


@dataclass(eq=False)
class Directive:
    """A comment, or the entry in the front matter; `start` and `end` cover it.

    `verb` is one of VERBS, unless the comment misspells it. At least one selector is given.
    """

    verb: str
    selectors: tuple[Selector, ...]
    reason: str
    start: int
    end: int
    is_comment: bool = True


def read_directives(document: Document) -> list[Directive]:
    """The directives of an article in the order of the text, front matter first."""
    directives = list(_front_matter(document)) if document.front_matter else []
    if _PREFIX in document.text:
        directives.extend(_comments(document))
    return directives


def is_alone(document: Document, directive: Directive) -> bool:
    """Whether the comment has its line for itself, quote marks aside."""
    line_start, line_end = document.source.line_span(document.source.line_number(directive.start))
    behind = _BLANK.match(document.text, directive.end, line_end)
    return (
        behind is not None
        and behind.end() == line_end
        and blank_before(document.text, line_start, directive.start)
    )


def blank_before(text: str, line_start: int, start: int) -> bool:
    """Whether nothing but white space and quote marks stands between two offsets."""
    # Read backwards: a line may begin with much white space and go on with many comments.
    while start > line_start and text[start - 1] in " \t>":
        start -= 1
    return start == line_start


def _comments(document: Document) -> Iterator[Directive]:
    text, source = document.text, document.source
    at = document.body_start
    # The lines that have no further closing mark; looking again for every opening mark on a long
    # line would take time that grows with its square.
    unclosed: dict[str, int] = {}
    while opening := _OPENING.search(text, at):
        at = opening.end()
        start = opening.start()
        closing = "-->" if opening["html"] else "*/}" if opening["mdx"] else ")"
        if start < unclosed.get(closing, 0) or _is_code(document, start):
            continue
        _, line_end = source.line_span(source.line_number(start))
        # The reason in the parentheses of a link definition may hold parentheses itself.
        find = text.rfind if closing == ")" else text.find
        content_end = find(closing, at, line_end)
        if content_end < 0:
            unclosed[closing] = line_end
            continue
        yield _comment(text, opening["verb"], (start, at, content_end, content_end + len(closing)))
        at = content_end + len(closing)


def _comment(text: str, verb: str, places: tuple[int, int, int, int]) -> Directive:
    start, content_start, content_end, end = places
    content = text[content_start:content_end]
    dash = _REASON.search(content)
    names_end = content_start + dash.start() if dash else content_end
    selectors = tuple(_selectors(text, content_start, names_end)) or (Selector(ALL, start, end),)
    reason = content[dash.end() :].strip() if dash else ""
    return Directive(verb, selectors, reason, start, end)


def _selectors(text: str, start: int, end: int) -> Iterator[Selector]:
    for found in _SELECTOR.finditer(text[start:end]):
        yield Selector(found[0], start + found.start(), start + found.end())


def _is_code(document: Document, offset: int) -> bool:
    after = bisect_right(document.code, offset, key=attrgetter("start"))
    return after > 0 and offset < document.code[after - 1].end


def _front_matter(document: Document) -> Iterator[Directive]:
    for key in _FRONT_MATTER_KEYS:
        entry = document.field(f"{key}.disable")
        selectors = tuple(_named_in(entry, document.text)) if entry else ()
        if entry and selectors:
            reason = document.field(f"{key}.reason")
            yield Directive(
                DISABLE_FILE,
                selectors,
                str(reason.value or "") if reason else "",
                entry.key_start,
                entry.key_end,
                is_comment=False,
            )


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
