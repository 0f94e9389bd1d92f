"""Documents whose expected findings are marked by carets below the words.

    The the harbour reopens on Monday.
    ^^^^^^^

A marker line holds only spaces, carets and `>`, and belongs to the line above it, column by column
(code points). `>` after carets says that the finding goes on in the next marked line. Marker lines
are no part of the document that is linted.
"""

import re
from dataclasses import dataclass

_MARKER = re.compile(r"^[ \t]*\^+>?(?:[ \t]+\^+>?)*[ \t]*$")
_GROUP = re.compile(r"\^+(>?)")


@dataclass(frozen=True)
class Marked:
    """A document and the spans that are marked in it, in order."""

    text: str
    spans: list[tuple[int, int]]


def read_marked(text: str) -> Marked:
    """Take the marker lines out of `text`."""
    kept: list[str] = []
    spans: list[tuple[int, int]] = []
    line_start = length = 0
    goes_on = False
    for line in text.splitlines(keepends=True):
        if _MARKER.match(line.rstrip("\n")):
            for group in _GROUP.finditer(line):
                start, end = (
                    line_start + group.start(),
                    line_start + group.start() + len(group[0]) - len(group[1]),
                )
                if goes_on:
                    spans[-1] = (spans[-1][0], end)
                else:
                    spans.append((start, end))
                goes_on = bool(group[1])
        else:
            kept.append(line)
            line_start, length = length, length + len(line)
    return Marked("".join(kept), spans)
