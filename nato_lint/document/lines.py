"""From the content of a block, its container marks stripped, back to the source."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.common.utils import MD_TRIM_CHARS

from nato_lint.source import Source

_CONTAINER_MARKS = "> \t-+*.)0123456789"


class LineMap:
    """Where each line of a block's content stands in the source.

    `first_line` is the source line (from 1) that the block begins on, `line_count` how many lines
    it has there. What the parser strips
    from a line is a prefix (indentation, quote marks) and white space at the end, so that each
    content line is a suffix of its source line.
    """

    __slots__ = ("_content_starts", "_leads", "_source_starts")

    def __init__(self, content: str, first_line: int, line_count: int, source: Source) -> None:
        self._content_starts: list[int] = []
        self._source_starts: list[int] = []
        self._leads: list[int] = []
        lines = content.split("\n")
        if len(lines) < line_count:
            first_line += _lines_trimmed(lines[0], first_line, line_count - len(lines), source)
        at = 0
        for index, line in enumerate(lines):
            start, end = source.line_span(first_line + index)
            core = line.lstrip(" \t")
            if index == len(lines) - 1:
                # Only the last line has lost its white space at the end.
                core = core.rstrip(MD_TRIM_CHARS)
                end = start + len(source.text[start:end].rstrip(MD_TRIM_CHARS))
            self._content_starts.append(at)
            self._leads.append(len(line) - len(line.lstrip(" \t")))
            self._source_starts.append(end - len(core))
            at += len(line) + 1

    def offset(self, position: int) -> int:
        """The source offset of `position` in the content."""
        line = bisect_right(self._content_starts, position) - 1
        column = position - self._content_starts[line] - self._leads[line]
        return self._source_starts[line] + max(column, 0)

    @property
    def unbroken(self) -> int | None:
        """Where the content starts, if it stands in one stretch: never said of several lines."""
        return None

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The source offsets of `content[start:end]`, on one line, in unbroken stretches."""
        first = self.offset(start)
        yield first, first + end - start


class PartMap(LineMap):
    """The same for lines that are no suffixes of those of the source: each has its place."""

    __slots__ = ()

    def __init__(self, content: str, starts: Sequence[int]) -> None:
        lines = content.split("\n")
        self._source_starts = list(starts)
        self._leads = [0] * len(lines)
        self._content_starts = [0]
        for line in lines[:-1]:
            self._content_starts.append(self._content_starts[-1] + len(line) + 1)


def _lines_trimmed(first: str, first_line: int, most: int, source: Source) -> int:
    """How many lines of no-break and other spaces the parser trimmed before the line `first`."""
    words = first.strip(MD_TRIM_CHARS)
    for number in range(first_line, first_line + most):
        start, end = source.line_span(number)
        line = source.text[start:end].strip(MD_TRIM_CHARS)
        # The words may be marks themselves; or differ from the source, where something is masked.
        if line.endswith(words) or line.strip(_CONTAINER_MARKS).strip(MD_TRIM_CHARS):
            return number - first_line
    return most


class StretchMap:
    """The same for content that stands in one stretch: headings and table cells.

    `removed` are the content positions before which the parser dropped one character (the
    backslash of `\\|` in a table cell).
    """

    __slots__ = ("_removed", "_start")

    def __init__(self, start: int, removed: tuple[int, ...] = ()) -> None:
        self._start = start
        self._removed = removed

    def offset(self, position: int) -> int:
        """The source offset of `position` in the content."""
        return self._start + position + bisect_right(self._removed, position)

    @property
    def unbroken(self) -> int | None:
        """Where the content starts, if the source has it character by character."""
        return None if self._removed else self._start

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The source offsets of `content[start:end]`, cut where a character was dropped."""
        cuts = [start, *(cut for cut in self._removed if start < cut < end), end]
        for left, right in pairwise(cuts):
            first = self.offset(left)
            yield first, first + right - left
