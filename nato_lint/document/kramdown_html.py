"""HTML in kramdown, where an element ends with its closing tag and not with a blank line.

    <div class="note">
      <p>

        Indented text behind a blank line.
      </p>
    </div>

Where that makes no difference the blocks are left as CommonMark has them, since authors write
Markdown between tags, too. It makes one where text is indented so deep that CommonMark has code.
"""

from bisect import bisect_right

from markdown_it.rules_block import StateBlock

from nato_lint.document.tags import BLOCK_TAGS, OPAQUE_TAGS, TAG, VOID_TAGS, read_attributes
from nato_lint.document.tokens import BlockRule, line_start, line_text

# So many lines an element may go on behind a blank one.
_LONGEST = 300
_CODE = 4
# env key: where the next closing tag of each name stands that was looked for.
_CLOSINGS = "closing tags"


def html_of_kramdown(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML as kramdown reads them, where that saves text from being code."""

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        if not rule(state, startLine, endLine, silent):
            return False
        if not silent and (behind := _behind_element(state, startLine, endLine)):
            state.tokens.pop()
            token = state.push("html_block", "", 0)
            token.map = [startLine, behind]
            token.content = state.getLines(startLine, behind, state.blkIndent, True)
            state.line = behind
        return True

    return html_block


def _behind_element(state: StateBlock, first: int, end: int) -> int:
    """The line behind the element that begins on `first` and has indented text; 0 if there is none.

    The block that begins there has been read up to a blank line.
    """
    tag = TAG.match(line_text(state, first))
    blank = state.line
    if tag is None or tag[1] or blank >= end or not state.isEmpty(blank):
        return 0
    name = tag[2].lower()
    if name not in BLOCK_TAGS or name in OPAQUE_TAGS or name in VOID_TAGS:
        return 0
    if "markdown" in read_attributes(tag[3]):
        return 0
    block = state.src[line_start(state, first) : state.eMarks[blank - 1]].lower()
    if block.count(f"<{name}") <= block.count(f"</{name}"):
        return 0
    closing = _next_closing(state, name, state.bMarks[blank])
    if closing < 0:
        return 0
    last = bisect_right(state.bMarks, closing, 0, end) - 1
    if last - blank > _LONGEST or closing >= state.eMarks[end - 1]:
        return 0
    return last + 1 if _holds_indented_text(state, blank, last) else 0


def _next_closing(state: StateBlock, name: str, at: int) -> int:
    known: dict[str, int] = state.env.setdefault(_CLOSINGS, {})
    found = known.get(name, 0)
    if 0 <= found < at:
        found = known[name] = state.src.find(f"</{name}", at)
    return found


def _holds_indented_text(state: StateBlock, first: int, last: int) -> bool:
    """Whether a line behind a blank one is indented like code; a fence says that all is Markdown."""
    indented = False
    for line in range(first, last + 1):
        if state.isEmpty(line):
            continue
        if state.src.startswith(("```", "~~~"), line_start(state, line)):
            return False
        if state.isEmpty(line - 1):
            indented = indented or state.sCount[line] - state.blkIndent >= _CODE
    return indented
