"""Tables that are drawn, as Pandoc reads them: grids, and columns below or between dashes.

    +---------+--------+      Quay      Metres      ---------------------
    | Quay    | Metres |      -------- -------      Quay     Metres
    +=========+========+      North        120      -------- ------------
    | North   | 120    |      South         80      North    120, or less
    +---------+--------+                                     at low tide
                                                    ---------------------

Dashes are drawn for ornament as well. There is no table where the edge of a column would cut a
word; in a dialect that is not known, groups of two or three dashes are an ornament, and a table has
a head and a blank line behind it.
"""

from markdown_it.rules_block import StateBlock

from nato_lint.document.drawn_cells import (
    GRID_RULE,
    Columns,
    column_rows,
    cuts_word,
    grid_rows,
    line_of,
    push_table,
    stand_in_columns,
)
from nato_lint.document.tokens import is_cautious
from nato_lint.pattern import Pattern

_GRID_LINE = Pattern(r"[ ]*+[|+]")
_DASHES = Pattern(r"[ ]*+--++(?:[ ]++--++)++[ ]*+$")
_RULE = Pattern(r"[ ]*+---++[ ]*+$")
# What begins another block than a table.
_MARK = Pattern(r"[ ]*+(?:[-+*>#|<:~`]|\d{1,9}[.)][ ])")
_MOST_HEAD_LINES = 10
_LONGEST_ORNAMENT = 3
# env key: behind a line that was looked at, no multi-line table ends before this one.
_NO_END = "no table ends"


def text_table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A table that begins on this line; it never ends a paragraph."""
    if silent or startLine + 2 >= endLine:
        return False
    line = line_of(state, startLine)
    text = line.lstrip(" ")
    if text.startswith("+"):
        behind = _grid_end(state, startLine, endLine)
        return push_table(state, startLine, behind, grid_rows(state, startLine, behind))
    if text.startswith("--"):
        if not _DASHES.match(line):
            return _multiline(state, startLine, endLine, line)
        behind = _dashed_end(state, startLine, endLine)
        return _push_columns(state, startLine, startLine + 2, behind, Columns.of(line))
    dashes = line_of(state, startLine + 1)
    if "--" not in dashes[:40] or _MARK.match(line) or not _DASHES.match(dashes):
        return False
    behind = _text_end(state, startLine + 2, endLine)
    if behind == startLine + 2:
        return False
    return _push_columns(state, startLine, startLine + 1, behind, Columns.of(dashes))


def _multiline(state: StateBlock, first: int, end: int, line: str) -> bool:
    if not _RULE.match(line):
        return False
    dashes = next(
        (
            number
            for number in range(first + 1, min(end, first + _MOST_HEAD_LINES))
            if state.isEmpty(number) or _DASHES.match(line_of(state, number))
        ),
        None,
    )
    if dashes is None or state.isEmpty(dashes) or dashes == first + 1:
        return False
    behind = _rule_end(state, dashes + 1, end)
    columns = Columns.of(line_of(state, dashes))
    if _push_columns(state, first, dashes, behind, columns, is_multiline=True):
        return True
    # Nor is there one for the lines up to the same end, each of which would look at all others.
    state.env[_NO_END] = max(behind, state.env.get(_NO_END, 0))
    return False


def _push_columns(
    state: StateBlock,
    first: int,
    head_end: int,
    behind: int,
    columns: Columns,
    *,
    is_multiline: bool = False,
) -> bool:
    """Push the table up to line `behind`, whose head ends before line `head_end`; False for none."""
    if behind <= first or (is_cautious(state) and _is_doubtful(state, behind, columns)):
        return False
    if is_cautious(state) and not stand_in_columns(state, first, head_end, columns):
        return False
    if any(cuts_word(line_of(state, line), columns) for line in range(first, behind)):
        return False
    rows = column_rows(state, first, behind, columns, is_multiline=is_multiline)
    return push_table(state, first, behind, rows)


def _is_doubtful(state: StateBlock, behind: int, columns: Columns) -> bool:
    """Whether the dashes may be an ornament, or the text goes on below the table."""
    widths = {end - start for start, end in zip(*columns, strict=True)}
    if len(widths) == 1 and max(widths) <= _LONGEST_ORNAMENT:
        return True
    return behind < state.lineMax and not state.isEmpty(behind)


def _grid_end(state: StateBlock, first: int, end: int) -> int:
    """The line behind the last rule of a grid; `first` where there is no grid."""
    behind, line = first, first
    while line < end and state.sCount[line] >= state.blkIndent:
        text = line_of(state, line)
        if not _GRID_LINE.match(text):
            break
        line += 1
        if GRID_RULE.match(text):
            behind = line
        elif line == first + 1:
            return first
    return behind if behind > first + 1 else first


def _dashed_end(state: StateBlock, first: int, end: int) -> int:
    """The line behind the dashes that end a table without a head; `first` where none do."""
    for line in range(first + 1, end):
        if state.isEmpty(line):
            break
        if _DASHES.match(line_of(state, line)):
            return line + 1
    return first


def _text_end(state: StateBlock, line: int, end: int) -> int:
    """The line behind the rows from `line` on, or behind dashes, which end them."""
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
        if _DASHES.match(line_of(state, line - 1)):
            break
    return line


def _rule_end(state: StateBlock, first: int, end: int) -> int:
    """The line behind the rule that a blank line follows; 0 where there is none."""
    if first < state.env.get(_NO_END, 0):
        return 0
    for line in range(first, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        if (line + 1 >= end or state.isEmpty(line + 1)) and _RULE.match(line_of(state, line)):
            return line + 1
    else:
        line = end
    state.env[_NO_END] = line
    return 0
