"""Quotations: words that an article repeats are not its own."""

from bisect import bisect_right

from nato_lint import Pattern

_QUOTATION = Pattern(
    r"“[^”]{0,600}”|„[^“”\"]{0,600}[“”\"]|«[^»]{0,600}»|\"[^\"]{0,600}\"|「[^」]{0,300}」|『[^』]{0,300}』"
)
_SINGLE = Pattern(r"(?<!\w)‘[^’]{0,300}’(?!\w)|(?<!\w)'[^'\n]{0,300}'(?!\w)")


class Quotations:
    """The quotations of a text, single quotation marks included where asked for."""

    def __init__(self, text: str, *, single: bool = False) -> None:
        patterns = (_QUOTATION, _SINGLE) if single else (_QUOTATION,)
        self._spans = [[match.span() for match in found.finditer(text)] for found in patterns]

    def cover(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` stands between quotation marks."""
        return any(_covers(spans, start, end) for spans in self._spans)


def _covers(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return index >= 0 and end <= spans[index][1]
