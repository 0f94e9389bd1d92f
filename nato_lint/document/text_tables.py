"""Tables that are drawn, as Pandoc reads them: grids, and columns below or between dashes.

    +---------+--------+      Quay      Metres      ---------------------
    | Quay    | Metres |      -------- -------      Quay     Metres
    +=========+========+      North        120      -------- ------------
    | North   | 120    |      South         80      North    120, or less
    +---------+--------+                                     at low tide
                                                    ---------------------

A cell may go over several lines: its content is put together from them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nato_lint.document.tokens import CONTAINER_CLOSE, CONTAINER_OPEN, KIND, PARTS
from nato_lint.pattern import Pattern

_GRID_RULE = Pattern(r"[ ]*+\+(?:[-=:]++\+)++[ ]*+$")
_GRID_LINE = Pattern(r"[ ]*+[|+]")
_DASHES = Pattern(r"[ ]*+--++(?:[ ]++--++)++[ ]*+$")
_RULE = Pattern(r"[ ]*+---++[ ]*+$")
_RUN = Pattern(r"--++")
_NO_TEXT = Pattern(r"[-+=:|\s]*+$|:::")
# What begins another block than a table.
_MARK = Pattern(r"[ ]*+(?:[-+*>#|<:~`]|\d{1,9}[.)][ ])")
_ITEM = Pattern(r"(?:[-+*:]|#{1,6}|\d{1,9}[.)]|\(?[a-z][.)])[ ]+")
_MOST_COLUMNS = 50
_MOST_HEAD_LINES = 10
# env key: behind a line that was looked at, no multi-line table ends before this one.
_NO_END = "no table ends"


class _Part(NamedTuple):
    """What stands in a cell on one line, and how far before the end of the line it begins."""

    line: int
    start: int
    before_end: int
    text: str


_Row = list[list[_Part]]
_Rows = Callable[[], Iterator[_Row]]


def text_table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A table that begins on this line; it never ends a paragraph."""
    if silent or startLine + 2 >= endLine:
        return False
    line = _line(state, startLine)
    text = line.lstrip(" ")
    if text.startswith("+"):
        behind = _grid_end(state, startLine, endLine)
        return _push(state, startLine, behind, lambda: _grid_rows(state, startLine, behind))
    if text.startswith("--"):
        if _DASHES.match(line):
            behind = _dashed_end(state, startLine, endLine)
            return _push(state, startLine, behind, lambda: _rows(state, startLine, behind, line))
        return _multiline(state, startLine, endLine, line)
    dashes = _line(state, startLine + 1)
    if "--" not in dashes[:40] or _MARK.match(line) or not _DASHES.match(dashes):
        return False
    behind = _text_end(state, startLine + 2, endLine)
    if behind == startLine + 2:
        return False
    return _push(state, startLine, behind, lambda: _rows(state, startLine, behind, dashes))


def _multiline(state: StateBlock, first: int, end: int, line: str) -> bool:
    if not _RULE.match(line):
        return False
    dashes = next(
        (
            number
            for number in range(first + 1, min(end, first + _MOST_HEAD_LINES))
            if state.isEmpty(number) or _DASHES.match(_line(state, number))
        ),
        None,
    )
    if dashes is None or state.isEmpty(dashes) or dashes == first + 1:
        return False
    behind = _rule_end(state, dashes + 1, end)
    columns = _line(state, dashes)
    return _push(
        state, first, behind, lambda: _rows(state, first, behind, columns, is_multiline=True)
    )


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _grid_end(state: StateBlock, first: int, end: int) -> int:
    """The line behind the last rule of a grid; `first` where there is no grid."""
    behind, line = first, first
    while line < end and state.sCount[line] >= state.blkIndent:
        text = _line(state, line)
        if not _GRID_LINE.match(text):
            break
        line += 1
        if _GRID_RULE.match(text):
            behind = line
        elif line == first + 1:
            return first
    return behind if behind > first + 1 else first


def _dashed_end(state: StateBlock, first: int, end: int) -> int:
    """The line behind the dashes that end a table without a head; `first` where none do."""
    for line in range(first + 1, end):
        if state.isEmpty(line):
            break
        if _DASHES.match(_line(state, line)):
            return line + 1
    return first


def _text_end(state: StateBlock, line: int, end: int) -> int:
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    return line


def _rule_end(state: StateBlock, first: int, end: int) -> int:
    """The line behind the rule that a blank line follows; 0 where there is none."""
    if first < state.env.get(_NO_END, 0):
        return 0
    for line in range(first, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        if (line + 1 >= end or state.isEmpty(line + 1)) and _RULE.match(_line(state, line)):
            return line + 1
    else:
        line = end
    state.env[_NO_END] = line
    return 0


def _grid_rows(state: StateBlock, first: int, behind: int) -> Iterator[_Row]:
    edges: list[int] = []
    row: _Row = []
    for line in range(first, behind):
        text = _line(state, line)
        if _GRID_RULE.match(text):
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


def _rows(
    state: StateBlock, first: int, behind: int, dashes: str, *, is_multiline: bool = False
) -> Iterator[_Row]:
    starts = [match.start() for match in _RUN.finditer(dashes)][:_MOST_COLUMNS]
    starts[0] = 0
    row: _Row = [[] for _ in starts]
    for line in range(first, behind):
        text = _line(state, line)
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


def _push(state: StateBlock, first: int, behind: int, rows: _Rows) -> bool:
    if behind <= first:
        return False
    token = state.push(CONTAINER_OPEN, "", 1)
    token.map = [first, behind]
    token.meta[KIND] = "table"
    for row in rows():
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
