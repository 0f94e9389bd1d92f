"""The words that a wiki puts into brackets: "[edit]", "[citation needed]"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nato_lint import Document, Pattern, ProseKind, WordLists
from nato_lint_rules.text_lines import TextLine, has_link
from nato_lint_rules.title_shape import is_capitalised

_BRACKETED = Pattern(r"\[[ \u00a0]?(?P<words>[A-Za-z][^\[\]\n]{1,40})\]")
_QUOTATION = Pattern(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»|‘[^’]{0,300}’(?!\w)")
_LONGEST_HEADING = 100
_SENTENCE_END = (".", "!", "?", ":", ";", ",", "…")


class Tag(NamedTuple):
    """A bracketed tag, `line.text[begin:stop]`; `control` says that it was a link behind a heading."""

    line: TextLine
    begin: int
    stop: int
    control: bool


class Vocabulary(NamedTuple):
    """The tags by what has to stand around them, and what lists of references are called."""

    controls: frozenset[str]
    doubts: frozenset[str]
    short: frozenset[str]
    lists: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words of tags.txt."""
    lists = WordLists(__file__, "tags.txt")
    return Vocabulary(**{name: frozenset(lists.entries(name)) for name in lists.sections})


def tags(document: Document, lines: Sequence[TextLine]) -> Iterator[Tag]:
    """The tags in the lines of an article, in order."""
    for place, line in enumerate(lines):
        if "[" not in line.text:
            continue
        quotations = [match.span() for match in _QUOTATION.finditer(line.text)]
        for match in _BRACKETED.finditer(line.text):
            start, end = line.prose.span(line.begin + match.start(), line.begin + match.end())
            before = bisect_right(quotations, match.span())
            quoted = before > 0 and quotations[before - 1][1] >= match.end()
            target = line.text[match.end() : match.end() + 1] in ("(", "[", ":")
            if quoted or target or has_link(document, start, end):
                continue
            words = " ".join(match["words"].split())
            if _is_control(lines, place, words, *match.span()):
                yield Tag(line, *match.span(), control=True)
            elif _is_doubt(line.text, words, match.start()):
                yield Tag(line, *match.span(), control=False)


def _is_control(lines: Sequence[TextLine], place: int, words: str, begin: int, stop: int) -> bool:
    """Whether a link such as "[edit]" stands behind a heading, or below it on a line of its own."""
    line = lines[place]
    if words not in vocabulary().controls or line.prose.kind is ProseKind.LIST_ITEM:
        return False
    if stop < len(line.text):
        return False
    heading = line.text[:begin].rstrip()
    if heading:
        return _is_heading(heading) and (begin == len(heading) or heading.count("[") == 0)
    above = lines[place - 1] if place else None
    return above is not None and _is_heading(above.text)


def _is_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_END) and is_capitalised(text)
    )


def _is_doubt(text: str, words: str, begin: int) -> bool:
    known = vocabulary()
    if begin == 0:
        return False
    if words.lower() in known.doubts:
        return True
    before = text[begin - 1]
    return words in known.short and (before.isalnum() or before in ".,;)]”")
