"""Boxes of facts and drawings that were folded into text."""

import re
from collections.abc import Iterator, Sequence

from nato_lint import Finding, Pattern
from nato_lint_rules.flattened_table.words import words
from nato_lint_rules.text_lines import TextLine, quoted

_FACT = Pattern(
    r"([A-Z][a-z]{2,14})(?:(?P<number>[12]\d{3}\b|\d{1,3}(?:,\d{3})+\b|\d+(?:\.\d+)? ?(?:m|km|ft)\b)"
    r"|(?=[A-Z][a-z]))"
)
_DRAWING = Pattern(r"[\u2500-\u257f\u25b2\u25b6\u25ba\u25bc\u25c0]+")
_LONGEST_FACT = 120
_FEWEST_STROKES = 6


def facts(lines: Sequence[TextLine], place: int) -> Iterator[Finding]:
    """A label of an infobox at the start of a line, and its value right behind it."""
    line = lines[place]
    match = _fact(line.text)
    if not match:
        return
    # "LanguageTool" is a name. In a box of facts, the line before or behind is a fact as well.
    around = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    if match["number"] or any(other.prose is line.prose and _fact(other.text) for other in around):
        yield Finding(
            line.start,
            line.end,
            f"In {quoted(line.text)} a label and its value run together, as in the box of facts of a "
            "web page. Set them apart, or write the fact out.",
        )


def _fact(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST_FACT or text.endswith((".", "!", "?")):
        return None
    match = _FACT.match(text)
    return match if match and match[1].lower() in words().infobox else None


def diagram(line: TextLine) -> Iterator[Finding]:
    """Lines and arrows of a drawing that now stand in one line with its words."""
    strokes = list(_DRAWING.finditer(line.text))
    if len(strokes) < _FEWEST_STROKES:
        return
    begin, end = strokes[0].start(), strokes[-1].end()
    if any(map(str.isalpha, line.text[begin:end])):
        start, stop = line.prose.span(line.begin + begin, line.begin + end)
        yield Finding(
            start,
            stop,
            "A table or drawing made of lines and arrows was folded into this text. Rebuild it from "
            "the source, or write out what it shows.",
        )
