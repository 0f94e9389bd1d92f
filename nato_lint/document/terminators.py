"""A first look at a line before a dozen rules are asked whether it ends the block above it.

Lines that go on a quotation without its mark are looked at again for every quotation around them,
so that what one look costs decides how long a deep one takes.
"""

from collections.abc import Callable, Container

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]

# Blocks that only a line with a mark at its start can end. Paragraphs end at tables, too, whose
# head may begin with any word.
_ENDED_BY_MARKS = ("blockquote", "list")


def look_first(md: MarkdownIt, marks: Container[str]) -> None:
    """Ask the rules that end a block only about lines that begin with one of the marks.

    The block rules of the parser are all in place.
    """
    ruler = md.block.ruler
    for chain in _ENDED_BY_MARKS:
        rules = ruler.getRules(chain)
        rules[:] = [_looking_first(list(rules), marks)]


def _looking_first(rules: list[BlockRule], marks: Container[str]) -> BlockRule:
    def ends(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        first = state.bMarks[startLine] + state.tShift[startLine]
        if state.src[first] not in marks:
            return False
        return any(rule(state, startLine, endLine, silent) for rule in rules)

    return ends
