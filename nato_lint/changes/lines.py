"""Which lines of one file changed, and whether a finding is about them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nato_lint.finding import Finding, Related
from nato_lint.rule import Rule
from nato_lint.source import Source

# Behind the last line of any file.
_END = 1 << 60

_Range = tuple[int, int]


class Hunk(NamedTuple):
    """One difference between two versions: lines of the old one are replaced by lines of the new.

    Lines count from 1. A side without any lines stands behind the line that it starts with.
    """

    old_start: int
    old_count: int
    new_start: int
    new_count: int

    @property
    def old(self) -> tuple[int, int]:
        """The first and the last place of the old side."""
        return _places(self.old_start, self.old_count)

    @property
    def new(self) -> tuple[int, int]:
        """The first and the last place of the new side."""
        return _places(self.new_start, self.new_count)

    @property
    def shift(self) -> int:
        """By how many places everything behind the hunk moves."""
        old_next = self.old_start + max(self.old_count, 1)
        return 2 * (self.new_start + max(self.new_count, 1) - old_next)


def _places(start: int, count: int) -> _Range:
    return (2 * start, 2 * (start + count - 1)) if count else (2 * start + 1, 2 * start + 1)


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """The lines of one file that are new or different, and the places where lines were taken out.

    `starts` and `ends` are the first and the last places of ranges, sorted and apart. Place 2n is
    line n, counted from 1; place 2n + 1 lies between the lines n and n + 1.
    """

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def by(cls, hunks: Iterable[Hunk]) -> "ChangedLines":
        """What `hunks`, in order, make of a file."""
        return cls._of(hunk.new for hunk in hunks)

    @classmethod
    def _of(cls, ranges: Iterable[_Range]) -> "ChangedLines":
        starts: list[int] = []
        ends: list[int] = []
        for start, end in ranges:
            if ends and start <= ends[-1] + 1:
                ends[-1] = max(end, ends[-1])
            else:
                starts.append(start)
                ends.append(end)
        return cls(tuple(starts), tuple(ends))

    def touches(self, first: int, last: int) -> bool:
        """Whether something changed in the lines from `first` to `last`, both included.

        Where lines were only taken out, those around the place are the same as before; what reaches
        across it is not.
        """
        return self._overlaps(2 * first, 2 * last)

    def moved_by(self, hunks: Sequence[Hunk]) -> "ChangedLines":
        """Where these changes are after `hunks`, in order, have changed the file once more.

        The lines of a hunk belong to them where it replaces some of them or stands among them.
        """
        return self._of(self._moved_by(hunks))

    def _moved_by(self, hunks: Iterable[Hunk]) -> Iterator[_Range]:
        place, shift = 0, 0
        for hunk in hunks:
            first, last = hunk.old
            yield from self._between(place, first - 1, shift)
            if self._overlaps(first, last):
                yield hunk.new
            place, shift = last + 1, hunk.shift
        yield from self._between(place, _END, shift)

    def in_markdown(self, data: bytes) -> "ChangedLines":
        """The same places of a file with the content `data`, counted as Markdown counts lines.

        For git a line ends at LF, for Markdown also at a CR.
        """
        if data.count(b"\r") == data.count(b"\r\n"):
            return self
        numbers = _markdown_numbers(data)
        lines = len(numbers) - 2

        def last(line: int) -> int:
            return numbers[min(line, lines) + 1] - 1

        starts = (
            2 * last(at >> 1) + 1 if at & 1 else 2 * numbers[min(at >> 1, lines)]
            for at in self.starts
        )
        ends = (2 * last(at >> 1) + (at & 1) for at in self.ends)
        return self._of(zip(starts, ends, strict=True))

    def _overlaps(self, first: int, last: int) -> bool:
        at = bisect_left(self.ends, first)
        return at < len(self.starts) and self.starts[at] <= last

    def _between(self, first: int, last: int, shift: int) -> Iterator[_Range]:
        """What lies between two places, moved."""
        for at in range(bisect_left(self.ends, first), len(self.starts)):
            start, end = max(first, self.starts[at]), min(last, self.ends[at])
            if start > last:
                return
            yield start + shift, end + shift


def _markdown_numbers(data: bytes) -> list[int]:
    """The number, in Markdown, of the first line in each line of git, from 0 to behind the last."""
    numbers = [1, 1]
    for line in data.split(b"\n"):
        numbers.append(numbers[-1] + 1 + line.count(b"\r") - line.endswith(b"\r"))
    return numbers


ALL_LINES = ChangedLines((0,), (_END,))
"""Every line, as in a new file."""


def concerns(finding: Finding, rule: Rule | None, source: Source, lines: ChangedLines) -> bool:
    """Whether a finding in a changed file is about what changed there.

    It is when its words or those of a related place touch the changed `lines`, and always when its
    rule is about the whole article. `rule` is None where it is not known.
    """
    if rule is not None and rule.whole_article:
        return True
    places: Iterable[Finding | Related] = (finding, *finding.related)
    return any(
        lines.touches(*_first_and_last_line(source, place.start, place.end)) for place in places
    )


def _first_and_last_line(source: Source, start: int, end: int) -> tuple[int, int]:
    first, behind = source.position(start).line, source.position(end)
    # The end is behind the last character, which may be the end of a line.
    return first, behind.line - (end > start and behind.column == 1)
