"""SCR001: leftover pointers to other articles."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nato_lint import (
    OBJECT,
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    ProseKind,
    Severity,
    rule,
)
from nato_lint_rules.pseudo_items import BULLETS
from nato_lint_rules.text_lines import TextLine, has_link, quoted, removal, text_lines
from nato_lint_rules.title_shape import (
    TitleWords,
    core,
    is_capitalised,
    is_headline,
    is_question_or_guide,
    is_title,
    title_run,
)

_INLINE = Pattern(
    r"(?<=[^\s\"“‘'(\[/])(?P<space>[ \u00a0]{1,3})(?P<label>(?:See|Read) [Aa]lso|Also [Rr]ead):?"
    r"(?P<gap>[ \u00a0]{1,3})(?=[^\W_])"
)
_CITED = Pattern(
    r"\(\d{4}[a-z]?\)|\b(?:pp?|vol|no|ed|eds|ch)\. ?\d|\bibid\b|\bop\. cit|\bet al\b"
    r"|^[^\W\d_][\w'’-]*(?:,? (?:and|&) [^\W\d_][\w'’-]*)?,? \(?(?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)
_NUMBERED = Pattern(r"(?:\d+|[IVXLC]+|[A-Z])(?:\.\d+)*[.,]?")
_REACH = 300  # characters; more than any title has
_THOUGHT_END = (".", "!", "?", ":", ";", ")", "”", '"', "’", "…", "|")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The labels, by what has to follow them, and the words that tell titles."""

    bare: frozenset[str]
    pointing: frozenset[str]
    reference: frozenset[str]
    titles: TitleWords
    label: Pattern


@cache
def _phrases() -> Phrases:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    data: dict[str, list[str]] = tomllib.loads(text)
    labels = {*data["bare"], *data["pointing"], *data["titled"]}
    longest_first = "|".join(sorted(labels, key=len, reverse=True)).replace("'", "['’]")
    return Phrases(
        bare=frozenset(data["bare"]),
        pointing=frozenset(data["pointing"]),
        reference=frozenset(data["reference"]),
        titles=TitleWords(frozenset(data["small"]), frozenset(data["headline"])),
        label=Pattern(
            rf"(?P<label>{longest_first})(?P<gap>\s?[:：»›→|]+\s*|\s[-–—]\s|\s+)(?P<title>\S.*)",
            re.IGNORECASE,
        ),
    )


@rule("SCR001", Severity.ERROR, fix=Fix.SAFE, languages=("en",))
def see_also_residue(document: Document) -> Iterator[Finding]:
    """A leftover pointer to another article, with no link.

    Web pages point to other articles between the paragraphs: "See also", "Read more", "You may also
    like" and a title. When the text is copied, the link is lost and the words stay. Readers stumble
    over a title that leads nowhere, in the middle of the thought.

    A "See also" heading with links below it, a pointer that is a link, and a sentence that cites
    another work are all fine.

    ```markdown bad
    The ferry runs twice a day.

    See also  How Island Towns Plan Their Winter Timetables

    Tickets are sold on board.
    ```

    ```markdown good
    The ferry runs twice a day.

    Tickets are sold on board.
    ```
    """
    lines = document.shared(text_lines)
    for place, line in enumerate(lines):
        if _is_pointer(document, lines, place):
            yield Finding(
                line.start,
                line.end,
                f"{quoted(line.text)} points to another article but has no link, so it looks left "
                "over from a web page. Remove the line, or make the title a link.",
                fix=_line_fix(document, line),
            )
        elif " " in line.text:
            yield from _glued(document, line)


def _is_pointer(document: Document, lines: Sequence[TextLine], place: int) -> bool:
    line = lines[place]
    text = line.text
    if not text[0].isupper() or OBJECT in text:
        return False
    if line.prose.kind is ProseKind.HEADING and document.dialect != "text":
        return False
    match = _phrases().label.match(text)
    if not match:
        return False
    label, gap = match["label"].lower().replace("’", "'"), match["gap"]
    certain = _is_wide(gap) or (not gap.isspace() and label in _phrases().pointing)
    return (
        _is_bare_title(line, label, gap, match["title"])
        and not has_link(document, line.start, line.end)
        and _stands_apart(lines, place, certain=certain)
        and not _introduces_links(document, line)
    )


def _is_bare_title(line: TextLine, label: str, gap: str, title: str) -> bool:
    phrases = _phrases()
    words = phrases.titles
    if title.startswith("[") or _cites(title, wide=_is_wide(gap)):
        return False  # a bracket opens a link whose target is missing, which is another fault
    if gap.isspace():
        at_least = 2 if _is_wide(gap) else 3
        headline = _is_wide(gap) and is_question_or_guide(title, words)
        return label in phrases.bare and (
            headline or (title[0] not in "\"“‘'" and is_title(title, words, at_least=at_least))
        )
    if label in phrases.pointing:
        return is_title(title, words, at_least=2) or is_headline(title)
    if label != "see also" and not (
        line.first and line.last and line.prose.kind is not ProseKind.LIST_ITEM
    ):
        return False
    return is_title(title, words, at_least=3) or is_question_or_guide(title, words)


def _is_wide(gap: str) -> bool:
    return len(gap) > 1 and gap.isspace()


def _cites(title: str, *, wide: bool) -> bool:
    """Whether the words name a place in a text, a work with its year, or entries of a glossary."""
    if _CITED.search(title):
        return True
    tokens = title.split()
    if (
        len(tokens) > 1
        and core(tokens[0]) in _phrases().reference
        and _NUMBERED.fullmatch(tokens[1])
    ):
        return not wide or len(tokens) <= 4
    entries = title.replace(" and ", ", ").split(", ")
    return len(entries) > 1 and all(len(entry.split()) <= 2 for entry in entries)


def _stands_apart(lines: Sequence[TextLine], place: int, *, certain: bool) -> bool:
    """Whether the lines around, in the same block, do not run on through this line.

    A `certain` pointer needs no full stop before it: the line before may be a caption.
    """
    line = lines[place]
    if not line.first and not certain:
        before = lines[place - 1]
        ended = before.text.endswith(_THOUGHT_END) or line.prose.text[line.begin - 1] == "\n"
        listed = line.prose.kind is ProseKind.LIST_ITEM or not before.text[0].isalnum()
        if not ended and not listed:
            return False
    if line.last:
        return True
    behind = lines[place + 1].text
    return is_capitalised(behind) or behind[0] in BULLETS


def _introduces_links(document: Document, line: TextLine) -> bool:
    behind = line.prose.index + 1
    if not line.last or behind == len(document.prose):
        return False
    below = document.prose[behind]
    return below.kind is ProseKind.LIST_ITEM and has_link(document, below.start, below.end)


def _line_fix(document: Document, line: TextLine) -> Fix | None:
    edit = removal(document, line)
    if edit:
        return Fix(Fix.SAFE, "Remove the line", (edit,))
    if line.whole:
        return None
    return Fix(Fix.UNSAFE, "Remove the words", (Edit(line.start, line.end),))


def _glued(document: Document, line: TextLine) -> Iterator[Finding]:
    """The pointers in the middle of a line."""
    for match in _INLINE.finditer(line.text):
        end = _end_of_title(line.text, match)
        if not end:
            continue
        prose, begin = line.prose, line.begin
        start, stop = prose.span(begin + match.start("label"), begin + end)
        if has_link(document, start, stop) or OBJECT in line.text[match.start() : end]:
            continue
        before = prose.offset(begin + match.start("space"))
        yield Finding(
            start,
            stop,
            f"{quoted(line.text[match.start('label') : end])} points to another article but has no "
            "link, and runs into the sentence. It looks left over from a web page; remove the words.",
            fix=Fix(Fix.UNSAFE, "Remove the words", (Edit(before, stop),)),
        )


def _end_of_title(text: str, match: re.Match[str]) -> int:
    """Where the title behind a glued label ends; 0 where no title follows."""
    words = _phrases().titles
    before, rest = text[match.start() - 1], text[match.end() : match.end() + _REACH]
    wide = _is_wide(match["gap"])
    if not before.isalnum() and before != ")":
        # Behind a full stop a sentence may well begin with "See also".
        bare = wide and is_title(rest, words, at_least=2) and not _cites(rest, wide=wide)
        return len(text) if bare else 0
    length, capitalised = title_run(rest, words)
    if capitalised < (2 if wide else 3) or _cites(rest[:length], wide=wide):
        return 0
    return match.end() + length
