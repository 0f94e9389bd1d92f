"""Fixes as suggested changes in reviews, which replace whole lines."""

from typing import NamedTuple

from nato_lint.edits import OverlappingEdits, apply_edits, ordered
from nato_lint.finding import Edit, Fix
from nato_lint.source import Source

# Code hosts refuse comments of some 65,000 characters, and a line can be a paragraph of any length.
_LONGEST = 10_000
_LINE_ENDS = "\r\n"


class SuggestedLines(NamedTuple):
    """The text for the lines `first` to `last` (from 1), its last line end left out.

    No text says that the lines go away.
    """

    first: int
    last: int
    text: str


def suggested(fix: Fix, source: Source) -> SuggestedLines | None:
    """The lines that a fix touches, as they would be with all its edits.

    None where that is too long, where nothing but an empty line would be left, which a suggestion
    cannot tell from nothing, and where the edits do not fit the text.
    """
    try:
        edits = ordered(fix.edits)
    except OverlappingEdits:
        return None
    if not edits or edits[-1].end > len(source.text):
        return None
    first = source.line_number(edits[0].start)
    last = source.line_number(max(edits[0].start, edits[-1].end - 1))
    start, end = source.line_starts[first - 1], _end(source, last)
    if end - start > _LONGEST:
        return None
    text = apply_edits(
        source.text[start:end],
        (Edit(edit.start - start, edit.end - start, edit.text) for edit in edits),
    )
    if text and text[-1] not in _LINE_ENDS and last < len(source.line_starts):
        # The line end is gone, and the next line comes up.
        last += 1
        text += source.text[end : min(_end(source, last), end + _LONGEST)]
    if len(text) > _LONGEST or (text and not text.strip(_LINE_ENDS)):
        return None
    return SuggestedLines(first, last, text.removesuffix("\n").removesuffix("\r"))


def _end(source: Source, line: int) -> int:
    """The offset behind a line and its line end."""
    starts = source.line_starts
    return starts[line] if line < len(starts) else len(source.text)
