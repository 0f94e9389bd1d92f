"""The lines of `nato-lint config show`: TOML, and comments that break between words."""

from collections.abc import Iterable
from textwrap import wrap
from typing import NamedTuple

from nato_lint.report.terminal import visible

_WIDTH = 100
# With less room behind the values, a comment that has to go on does so below them.
_ROOM = 24


class Line(NamedTuple):
    """A line of TOML, and the comment behind it."""

    toml: str
    comment: str


class Layout:
    """How the page is laid out: for a terminal of `width` cells, or for a file (None).

    In a file a comment behind a value stays on its line, however long that gets.
    """

    def __init__(self, width: int | None = None) -> None:
        self._terminal = width
        self._width = min(width, _WIDTH) if width else _WIDTH

    def comment(self, text: str, indent: int = 0) -> list[str]:
        """A comment on lines of its own."""
        room = max(self._width - indent - 2, 1)
        lines = wrap(visible(text), room, break_long_words=False, break_on_hyphens=False)
        return [f"{' ' * indent}# {line}" for line in lines]

    def array(self, key: str, members: Iterable[Line], *, always: bool = False) -> list[str]:
        """An array with a member a line, below an empty line; nothing where it is empty."""
        members = [Line(f"    {line.toml},", line.comment) for line in members]
        if not members and not always:
            return []
        return ["", f"{key} = [", *self.aligned(members), "]"]

    def aligned(self, lines: Iterable[Line]) -> list[str]:
        """Lines whose comments begin in one column, unless that would be far off."""
        lines = list(lines)
        column = max((len(line.toml) for line in lines if len(line.toml) < _WIDTH // 2), default=0)
        return [part for line in lines for part in self._line(line, column)]

    def _line(self, line: Line, column: int) -> list[str]:
        start = max(column, len(line.toml)) + 2
        whole = f"{line.toml:<{start}}# {visible(line.comment)}"
        if self._terminal is None or len(whole) <= self._terminal:
            return [whole]
        if self._width - start < _ROOM:
            indent = len(line.toml) - len(line.toml.lstrip()) + 4
            return [line.toml, *self.comment(line.comment, indent)]
        first, *more = self.comment(line.comment, start)
        return [line.toml + first[len(line.toml) :], *more]
