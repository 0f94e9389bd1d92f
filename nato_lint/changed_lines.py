"""Which lines of a text change with its edits."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from nato_lint.finding import Edit


class Lines:
    """The lines of a text, from 0; `starts` has the end of the text behind them."""

    def __init__(self, text: str, line_end: re.Pattern[str]) -> None:
        self.text = text
        self._line_end = line_end
        self.starts = [0, *(match.end() for match in line_end.finditer(text))]
        if self.starts[-1] < len(text):
            self.starts.append(len(text))
        self.count = len(self.starts) - 1

    def at(self, offset: int) -> int:
        """The line that `offset` is on; the end of the text is on a line of its own only where
        the text ends with a line end.
        """
        line = bisect_right(self.starts, offset) - 1
        return line if line < self.count or self.is_ended(self.text) else max(0, self.count - 1)

    def is_ended(self, text: str) -> bool:
        """Whether a text is empty or ends with a line end."""
        return not text or bool(self._line_end.fullmatch(text[-1]))

    def cut(self, text: str) -> list[str]:
        """The lines of another text, with their ends."""
        starts = [0, *(match.end() for match in self._line_end.finditer(text)), len(text)]
        return [text[start:end] for start, end in pairwise(starts) if start < end]

    def line(self, number: int) -> str:
        """The line with its end."""
        return self.text[self.starts[number] : self.starts[number + 1]]


class Change(NamedTuple):
    """The lines from `first` to before `last` become `new` ones, which begin at offset `at`."""

    first: int
    last: int
    new: list[str]
    at: int


class _Region:
    """Lines that edits change: the text from line `first` to before line `last`."""

    def __init__(self, lines: Lines, first: int) -> None:
        self.lines = lines
        self.first = self.last = first
        self._done = lines.starts[first]
        self._parts: list[str] = []

    def add(self, edit: Edit) -> None:
        """Take in the next edit."""
        lines = self.lines
        self._parts += (lines.text[self._done : edit.start], edit.text)
        self._done = edit.end
        self.last = max(self.last, bisect_left(lines.starts, edit.end))
        if self._done == lines.starts[self.last]:
            ends_with = next((part for part in reversed(self._parts) if part), "")
            if not lines.is_ended(ends_with) and self.last < lines.count:
                self.last += 1  # which runs on into the line behind

    def change(self, grown: int) -> Change:
        """What becomes of the lines, without those that stay the same at the beginning and the end.

        `grown` is what the edits before have added to the text.
        """
        lines, first, last = self.lines, self.first, self.last
        rest = lines.text[self._done : lines.starts[last]]
        new = lines.cut("".join((*self._parts, rest)))
        begin, end = 0, len(new)
        while first < last and begin < end and lines.line(first) == new[begin]:
            first, begin = first + 1, begin + 1
        while first < last and begin < end and lines.line(last - 1) == new[end - 1]:
            last, end = last - 1, end - 1
        return Change(first, last, new[begin:end], lines.starts[first] + grown)


def changed_lines(lines: Lines, edits: Iterable[Edit]) -> Iterator[Change]:
    """The lines that the edits change, in order."""
    region: _Region | None = None
    grown = before = 0
    for edit in edits:
        first = lines.at(edit.start)
        if region is None or first >= region.last:
            if region:
                yield from _effect(region, before)
            region, before = _Region(lines, first), grown
        region.add(edit)
        grown += len(edit.text) - (edit.end - edit.start)
    if region:
        yield from _effect(region, before)


def _effect(region: _Region, grown: int) -> Iterator[Change]:
    change = region.change(grown)
    if change.new or change.first < change.last:
        yield change
