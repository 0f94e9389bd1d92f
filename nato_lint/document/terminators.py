"""A first look at a line before a dozen rules are asked whether it ends the block above it.

Lines that go on a quotation without its mark are looked at again for every quotation around them,
so that what one look costs decides how long a deep one takes. Whether such a line goes on at all is
only known when the inside of the quotation is parsed, and a quotation inside may look at the same
lines once more: so many of them are looked at in an article, and then every line without a mark
ends the quotation.
"""

from collections.abc import Callable, Container

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]

# So many looks at lines that go on quotations, and one more for so many characters of the article.
_LOOKS = 1_000
_CHARACTERS_A_LOOK = 4
_LOOKED = "looks at lines"

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
        rules[:] = [_looking_first(list(rules), marks, is_limited=chain == "blockquote")]


def _looking_first(rules: list[BlockRule], marks: Container[str], *, is_limited: bool) -> BlockRule:
    def ends(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        if is_limited and _has_looked_enough(state):
            return True
        first = state.bMarks[startLine] + state.tShift[startLine]
        if state.src[first] not in marks:
            return False
        return any(rule(state, startLine, endLine, silent) for rule in rules)

    return ends


def _has_looked_enough(state: StateBlock) -> bool:
    looked: int = state.env.get(_LOOKED, 0)
    state.env[_LOOKED] = looked + 1
    return looked > _LOOKS + len(state.src) // _CHARACTERS_A_LOOK
