"""What stands in the cells of tables that are drawn.

A cell may go over several lines: its content is put together from them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nato_lint.document.tokens import CONTAINER_CLOSE, CONTAINER_OPEN, KIND, PARTS
from nato_lint.pattern import Pattern

GRID_RULE = Pattern(r"[ ]*+\+(?:[-=:]++\+)++[ ]*+$")
_RUN = Pattern(r"--++")
# Marks without words, in a cell or on a line.
_NO_TEXT = Pattern(r"[-+=:|\s]*+$|:::")
_ITEM = Pattern(r"(?:[-+*:]|#{1,6}|\d{1,9}[.)]|\(?[a-z][.)])[ ]+")
_MOST_COLUMNS = 50


class _Part(NamedTuple):
    """What stands in a cell on one line, and how far before the end of the line it begins."""

    line: int
    start: int
    before_end: int
    text: str


Row = list[list[_Part]]
"""The cells of a row, each by what stands in it on each line."""


class Columns(NamedTuple):
    """Where the dashes of each column begin and end on their line."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, dashes: str) -> "Columns":
        """The columns that a line of dashes draws."""
        runs = [match.span() for match in _RUN.finditer(dashes)][:_MOST_COLUMNS]
        return cls([start for start, _ in runs], [end for _, end in runs])


def stand_in_columns(state: StateBlock, first: int, head_end: int, columns: Columns) -> bool:
    """Whether what these lines say stands above, or below, the dashes of all the columns."""
    named = set()
    for line in range(first, head_end):
        text = line_of(state, line)
        if _NO_TEXT.match(text):
            continue
        edges = [0, *columns.starts[1:], len(text)]
        for number, (start, end) in enumerate(pairwise(edges)):
            cell = text[start:end]
            if not cell.strip():
                continue
            begin = start + len(cell) - len(cell.lstrip())
            last = start + len(cell.rstrip())
            left, right = columns.starts[number], columns.ends[number]
            if begin != left and last != right and not left < begin < last < right:
                return False
            named.add(number)
    return len(named) == len(columns.starts)


def cuts_word(line: str, columns: Columns) -> bool:
    """Whether the edge of a column stands in a word of the line."""
    if _NO_TEXT.match(line):
        return False
    edges = (line[at - 1 : at + 1] for at in columns.starts[1:])
    return any(len(edge) == 2 and not (edge[0].isspace() or edge[1].isspace()) for edge in edges)


def line_of(state: StateBlock, line: int) -> str:
    """A line with its indentation, by which columns are told."""
    return state.src[state.bMarks[line] : state.eMarks[line]]


def grid_rows(state: StateBlock, first: int, behind: int) -> Iterator[Row]:
    """The rows of a grid."""
    edges: list[int] = []
    row: Row = []
    for line in range(first, behind):
        text = line_of(state, line)
        if GRID_RULE.match(text):
            yield row
            edges = [at for at, mark in enumerate(text) if mark == "+"][: _MOST_COLUMNS + 1]
            row = [[] for _ in edges[1:]]
            continue
        places = [at for at, mark in enumerate(text) if mark == "|"]
        if len(places) != len(edges):
            # Cells that span columns, or bars inside a cell.
            places = [at for at in edges if text[at : at + 1] in ("|", "+")]
        for cell, start, end in zip(row, places, places[1:], strict=False):
            cell.append(_part(state, line, start + 1, text[start + 1 : end]))


def column_rows(
    state: StateBlock, first: int, behind: int, columns: Columns, *, is_multiline: bool = False
) -> Iterator[Row]:
    """The rows of a table with columns; where it `is_multiline`, a blank line ends a row."""
    starts = [0, *columns.starts[1:]]
    row: Row = [[] for _ in starts]
    for line in range(first, behind):
        text = line_of(state, line)
        is_rule = _NO_TEXT.match(text) is not None
        if is_rule or not is_multiline:
            yield row
            row = [[] for _ in starts]
        if not is_rule:
            for cell, start, end in zip(row, starts, [*starts[1:], len(text)], strict=True):
                cell.append(_part(state, line, start, text[start:end]))
    yield row


def _part(state: StateBlock, line: int, start: int, written: str) -> _Part:
    text = written.strip(" \t")
    start += len(written) - len(written.lstrip(" \t"))
    return _Part(line, start, state.eMarks[line] - state.bMarks[line] - start, text)


def push_table(state: StateBlock, first: int, behind: int, rows: Iterable[Row]) -> bool:
    """Push a table up to line `behind`; False where that is none."""
    if behind <= first:
        return False
    token = state.push(CONTAINER_OPEN, "", 1)
    token.map = [first, behind]
    token.meta[KIND] = "table"
    for row in rows:
        paragraphs = sorted(part for cell in row for part in _paragraphs(cell))
        if paragraphs:
            _push_row(state, paragraphs)
    state.push(CONTAINER_CLOSE, "", -1).meta[KIND] = "table"
    state.line = behind
    return True


def _push_row(state: StateBlock, paragraphs: Sequence[Sequence[_Part]]) -> None:
    token = state.push(CONTAINER_OPEN, "", 1)
    token.map = [paragraphs[0][0].line, max(parts[-1].line for parts in paragraphs) + 1]
    token.meta[KIND] = "row"
    for parts in paragraphs:
        inline = Token("inline", "", 0)
        inline.content = "\n".join(part.text for part in parts)
        inline.map = [parts[0].line, parts[-1].line + 1]
        inline.meta[PARTS] = tuple((part.line, part.before_end) for part in parts)
        state.tokens.append(inline)
    state.push(CONTAINER_CLOSE, "", -1)


def _paragraphs(cell: Iterable[_Part]) -> Iterator[list[_Part]]:
    """The paragraphs and items of a cell; code is none."""
    parts: list[_Part] = []
    in_code = False
    for part in cell:
        is_fence = part.text.startswith(("```", "~~~"))
        item = _ITEM.match(part.text)
        if item or is_fence or in_code or _NO_TEXT.match(part.text):
            if parts:
                yield parts
            parts = []
        in_code = in_code != is_fence
        if item and not in_code:
            width = item.end()
            text = part.text[width:]
            part = _Part(part.line, part.start + width, part.before_end - width, text)
        if part.text and not (is_fence or in_code or _NO_TEXT.match(part.text)):
            parts.append(part)
    if parts:
        yield parts
