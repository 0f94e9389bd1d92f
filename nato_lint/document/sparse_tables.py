"""Tables that are nearly all missing: a few characters a row under a head with many cells.

The parser fills rows up to the width of the head, so that a head of a thousand cells makes ten
thousand of a dozen short rows. No reader would call that a table; its lines are text.
"""

from markdown_it.rules_block import StateBlock

_WIDE = 20
_MOST_PER_CHARACTER = 4


def is_mostly_missing(state: StateBlock, head: int) -> bool:
    """Whether the rows below the line `head` have far fewer characters than the table has cells."""
    width = state.src.count("|", state.bMarks[head], state.eMarks[head])
    if width <= _WIDE:
        return False
    line = head + 2
    while line < state.lineMax and not state.isEmpty(line):
        line += 1
    rows = line - head - 2
    if rows <= 0:
        return False
    length = state.eMarks[line - 1] - state.bMarks[head + 2]
    return rows * width > _MOST_PER_CHARACTER * length
