"""HTML in MDX, where each tag is markup of its own, and all between tags is Markdown.

    <p>
    **Bold** words
    </p>
    <li>A [link](/quay)</li>

CommonMark takes everything up to the next blank line for HTML. Here such a block ends with the line
that its tags end on; and a line of text between tags is read as Markdown.
"""

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nato_lint.document.tags import OPAQUE_TAGS, TAG, VOID_TAGS
from nato_lint.document.tokens import FROM_LINE_END, BlockRule, line_start, line_text
from nato_lint.pattern import Pattern

# Blocks of HTML that end with a mark of their own, whatever the dialect.
_RAW = Pattern(r"<(?:[!?]|(?:script|pre|style|textarea)\b)", re.IGNORECASE)
_SPACE = Pattern(r"\s*+")
_MARKDOWN = Pattern(r"[*_`~\[]")
_CLOSING = Pattern(r"</[A-Za-z][\w.:-]*+\s*+>")
# So many tags may close on one line.
_MOST_CLOSING = 8


def html_of_mdx(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML as MDX reads them."""

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        line = line_text(state, startLine)
        if silent or not line.startswith("<") or _RAW.match(line):
            return rule(state, startLine, endLine, silent)
        behind = _behind_tags(state, startLine, endLine)
        if behind:
            return rule(state, startLine, behind, silent)
        text = _text_between(line)
        if text is None:
            return rule(state, startLine, endLine, silent)
        count = len(state.tokens)
        if not rule(state, startLine, startLine + 1, silent):
            return False
        if _MARKDOWN.search(line, *text):
            del state.tokens[count:]
            _push(state, startLine, line, *text)
        return True

    return html_block


def _behind_tags(state: StateBlock, first: int, end: int) -> int:
    """The line behind the tags that the line `first` begins with, if no text is on their lines.

    Else 0.
    """
    at, limit = line_start(state, first), state.eMarks[end - 1]
    line = first
    while tag := TAG.match(state.src, at, limit):
        at = tag.end()
        while state.eMarks[line] < at:
            line += 1
        space = _SPACE.match(state.src, at, state.eMarks[line])
        at = space.end() if space else at
        if at >= state.eMarks[line]:
            return line + 1
    return 0


def _text_between(line: str) -> tuple[int, int] | None:
    """Where the text stands on a line that begins and ends with tags; None on any other."""
    start = 0
    while tag := TAG.match(line, start):
        if tag[2].lower() in OPAQUE_TAGS or tag[2].lower() in VOID_TAGS:
            return None
        start = tag.end()
    start += len(line[start:]) - len(line[start:].lstrip(MD_TRIM_CHARS))
    end = len(line.rstrip(MD_TRIM_CHARS))
    closings = 0
    while closings < _MOST_CLOSING and line[end - 1] == ">":
        at = line.rfind("</", start, end)
        if at < 0 or not _CLOSING.fullmatch(line, at, end):
            break
        end = at
        closings += 1
    return (start, end) if closings and start < end else None


def _push(state: StateBlock, number: int, line: str, start: int, end: int) -> None:
    """Push what stands on a line: tags, Markdown, tags."""
    for kind, first, behind in (
        ("html_block", 0, start),
        ("inline", start, end),
        ("html_block", end, len(line)),
    ):
        token = Token(kind, "", 0)
        token.content = line[first:behind].rstrip(MD_TRIM_CHARS)
        token.map = [number, number + 1]
        token.meta[FROM_LINE_END] = len(line) - first
        state.tokens.append(token)
    state.line = number + 1
