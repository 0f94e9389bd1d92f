"""Where a text holds code, told before it is parsed.

Good enough to know which marks open something: what lies in containers is read as if it did not.
"""

import re
from bisect import bisect_right
from functools import cached_property

from nato_lint.pattern import Pattern

Range = tuple[int, int]

_FENCE = Pattern(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+(`{3,}+|~{3,}+)([^\n]*+)$", re.MULTILINE
)
_TICKS = Pattern(r"`+")
_BLANK_LINE = Pattern(r"\n[ \t>]*\n")
# A MyST directive in a fence holds Markdown, unless it is one of these.
_DIRECTIVE = Pattern(r"[ \t]*\{([\w:-]+)\}")
_OF_CODE = Pattern(
    r"code(?:-block|-cell|block)?$|sourcecode|literalinclude|math|mermaid|eval-rst|raw|embed|include"
    r"|toctree|bibliography|plot|graphviz|r$|python|julia|ojs|bash|sh$|sql|dot$|js$|javascript"
)


class CodeRanges:
    """The fences and the code spans of a text, looked for when somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ranges(self) -> list[Range]:
        text = self._text
        fences, marks = _fences(text) if "```" in text or "~~~" in text else ([], frozenset())
        return sorted([*fences, *_code_spans(text, fences, marks)])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._ranges]

    def around(self, offset: int) -> Range | None:
        """The code that `offset` lies in."""
        at = bisect_right(self._starts, offset) - 1
        return self._ranges[at] if at >= 0 and offset < self._ranges[at][1] else None

    def __contains__(self, offset: int) -> bool:
        return self.around(offset) is not None


def _fences(text: str) -> tuple[list[Range], frozenset[int]]:
    """The fences of code, and where the marks of those stand that hold Markdown."""
    ranges: list[Range] = []
    marks: list[int] = []
    # The fences that are open, innermost last: mark, and where the code begins if it is code.
    opened: list[tuple[str, int | None]] = []
    for match in _FENCE.finditer(text):
        mark, info = match[1], match[2]
        if opened:
            outer, start = opened[-1]
            if mark[0] == outer[0] and len(mark) >= len(outer) and not info.strip():
                opened.pop()
                if start is not None:
                    ranges.append((start, match.end()))
                else:
                    marks.append(match.start(1))
                continue
            if start is not None:
                continue
        if mark[0] == "`" and "`" in info:
            continue  # a code span
        directive = _DIRECTIVE.match(info)
        is_code = not directive or bool(_OF_CODE.match(directive[1]))
        opened.append((mark, match.start() if is_code else None))
        if not is_code:
            marks.append(match.start(1))
    ranges += [(start, len(text)) for _, start in opened if start is not None]
    return ranges, frozenset(marks)


def _code_spans(text: str, fences: list[Range], marks: frozenset[int]) -> list[Range]:
    spans: list[Range] = []
    ticks: list[tuple[int, int]] = []
    fence = 0
    for match in _TICKS.finditer(text):
        start = match.start()
        while fence < len(fences) and fences[fence][1] <= start:
            fence += 1
        if start in marks or (fence < len(fences) and fences[fence][0] <= start):
            continue
        if ticks and _BLANK_LINE.search(text, ticks[-1][1] - 1, start):
            spans += _paired(ticks)
            ticks = []
        ticks.append(match.span())
    return spans + _paired(ticks)


def _paired(ticks: list[tuple[int, int]]) -> list[Range]:
    """The code spans between runs of backticks, which stand in one paragraph."""
    last = {end - start: at for at, (start, end) in enumerate(ticks)}
    spans: list[Range] = []
    at = 0
    while at < len(ticks):
        start, end = ticks[at]
        length = end - start
        at += 1
        if last[length] < at:
            continue
        while ticks[at][1] - ticks[at][0] != length:
            at += 1
        spans.append((start, ticks[at][1]))
        at += 1
    return spans
