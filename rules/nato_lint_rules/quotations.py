"""Where the words of others stand inside a block of prose."""

from bisect import bisect_right
from collections.abc import Sequence

from nato_lint import Pattern

_LONGEST = 600  # characters; a mark without its partner quotes nothing
_QUOTATION = Pattern(rf"“[^”\n]{{0,{_LONGEST}}}”|(?<!\w)\"[^\"\n]{{0,{_LONGEST}}}\"")


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """The spans of the quotations in a text, marks included, in order."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def is_within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of these spans, which are in order and apart."""
    nearest = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return nearest >= 0 and at < spans[nearest][1]
