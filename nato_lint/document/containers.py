"""Containers between marks on lines of their own: `:::note` to `:::`, MyST's ```` ```{note} ````.

    :::note[Title]       Docusaurus        ::: tip Title      VitePress and others
    :::{note} Title      MyST              ::: {.callout-note title="Title"}      Pandoc, Quarto
    /// note | Title     pymdownx

Their lines are taken as they come, and nothing is looked ahead for: what a container holds is parsed
together with what stands around it, which keeps every position, and however many containers are
opened and never closed, each line is read once. A closing mark ends the innermost container that was
opened with as many colons, else the innermost one; what is still open where the surrounding list
item or quote ends, ends there.
"""

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nato_lint.document.container_heads import (
    Head,
    container_head,
    directive_head,
    slash_head,
)
from nato_lint.document.container_options import behind_indented_options, take_options
from nato_lint.document.directives import holds_code, holds_prose
from nato_lint.document.tokens import (
    CONTAINER_CLOSE,
    CONTAINER_OPEN,
    HIDDEN_CONTAINER,
    KIND,
    BlockRule,
    is_cautious,
    line_text,
    push_title,
    unmasked_line,
)
from nato_lint.pattern import Pattern

# Deeper than this, containers are not told apart: everything that asks for the containers of a
# block goes through all of them.
_DEEPEST = 50
_OPEN, _DEPTH = "open containers", "depth of containers"

# A mark that begins and ends on its line: `:::image source="quay.png":::`, `:::row-end:::`.
_LEAF = Pattern(r":{3,}+\w[\w-]*+(?:[ \t]++[\w-]++=[^\n]*|[ \t]*+):::[ \t]*+$")
_FENCE = Pattern(r"(`{3,}+|~{3,}+)[ \t]*+(.*)")
# Blocks of HTML that end with a blank line, and not with a mark of their own.
_OPEN_HTML = Pattern(r"<(?![!?]|(?:script|pre|style|textarea)\b)", re.IGNORECASE)


class _Opened(NamedTuple):
    """A container whose end was not seen yet; `mark` is what its lines begin with."""

    mark: str
    length: int
    token: Token


def colon_container(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A line that begins or ends a container with colons."""
    line = unmasked_line(state, startLine)
    marks = len(line) - len(line.lstrip(":"))
    if marks < 3:
        return False
    words = line[marks:].strip(" \t")
    if not words:
        if not silent:
            _close_marked(state, ":", marks, startLine)
            state.line = startLine + 1
        return True
    if _LEAF.match(line):
        head = None
    else:
        head = container_head(line, marks, cautious=is_cautious(state))
        if head is None:
            return False
    if silent:
        return True
    if head and head.is_directive and holds_code(head.name):
        _push_code(state, startLine, endLine, marks, words)
        return True
    state.line = startLine + 1
    if head:
        _open(state, startLine, ":", marks, head)
        if head.is_directive:
            take_options(state, startLine + 1, endLine)
    return True


def slash_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A line that begins or ends a block with slashes."""
    line = unmasked_line(state, startLine)
    marks = len(line) - len(line.lstrip("/"))
    if marks < 3:
        return False
    if not line[marks:].strip(" \t"):
        if not any(each.mark == "/" for each in _opened(state)):
            return False
        if not silent:
            _close_marked(state, "/", marks, startLine)
            state.line = startLine + 1
        return True
    head = slash_head(line, marks)
    if head is None:
        return False
    if not silent:
        _open(state, startLine, "/", marks, head)
        state.line = behind_indented_options(state, startLine + 1, endLine)
    return True


def directive(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A fence that begins or ends a directive with prose; other fences are code."""
    line = unmasked_line(state, startLine)
    match = _FENCE.match(line)
    if match is None:
        return False
    mark, length, words = match[1][0], len(match[1]), match[2].strip(" \t")
    if not words:
        index = next(
            (i for i, o in enumerate(_opened(state)) if o.mark == mark and o.length <= length), None
        )
        if index is None:
            return False
        if not silent:
            _close(state, index, startLine, startLine + 1)
            state.line = startLine + 1
        return True
    head = directive_head(line, match.start(2))
    if head is None or not holds_prose(head.name) or (mark == "`" and mark in words):
        return False
    if not silent:
        _open(state, startLine, mark, length, head)
        take_options(state, startLine + 1, endLine)
    return True


def html_within(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML, which does not read over the end of a container."""

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        if silent or not _opened(state) or not _OPEN_HTML.match(line_text(state, startLine)):
            return rule(state, startLine, endLine, silent)
        # Whether a block begins here; only then, lines are looked at for its end.
        if not rule(state, startLine, startLine + 1, silent):
            return False
        state.tokens.pop()
        behind = startLine + 1
        while behind < endLine and not state.isEmpty(behind) and not _ends_container(state, behind):
            behind += 1
        return rule(state, startLine, behind, silent)

    return html_block


def enter_block(state: StateBlock) -> list[_Opened]:
    """Note that the content of a block is parsed: what is open around it, cannot end inside.

    Gives what `leave_block` wants to know.
    """
    around = _opened(state)
    state.env[_OPEN] = []
    return around


def leave_block(state: StateBlock, around: list[_Opened]) -> None:
    """End what is still open at the end of the block."""
    opened = _opened(state)
    for container in opened:
        # What nothing closes hides nothing either.
        if container.token.meta[KIND] == HIDDEN_CONTAINER:
            container.token.meta[KIND] = "container"
    if opened:
        _close(state, 0, state.line, state.line)
    state.env[_OPEN] = around


def _opened(state: StateBlock) -> list[_Opened]:
    opened: list[_Opened] = state.env.get(_OPEN, [])
    return opened


def _open(state: StateBlock, line: int, mark: str, length: int, head: Head) -> None:
    depth = state.env.get(_DEPTH, 0)
    if depth < _DEEPEST:
        state.env[_DEPTH] = depth + 1
        token = Token(CONTAINER_OPEN, "", 1, map=[line, line + 1], block=True)
        token.meta[KIND] = head.kind
        state.tokens.append(token)
        _opened(state).append(_Opened(mark, length, token))
    push_title(state, line, head.title, head.title_start, labels=head.kind != "tab")


def _close_marked(state: StateBlock, mark: str, length: int, line: int) -> None:
    marked = [(i, o.length) for i, o in enumerate(_opened(state)) if o.mark == mark]
    if marked:
        alike = [index for index, other in marked if other == length]
        _close(state, (alike or [index for index, _ in marked])[-1], line, line + 1)


def _close(state: StateBlock, index: int, line: int, behind: int) -> None:
    """Close a container, which ends before line `behind`, and those inside, before `line`."""
    opened = _opened(state)
    while len(opened) > index:
        token = opened.pop().token
        if token.map:
            token.map[1] = behind if len(opened) == index else max(line, token.map[1])
        state.tokens.append(Token(CONTAINER_CLOSE, "", -1, block=True))
        state.env[_DEPTH] -= 1


def _ends_container(state: StateBlock, line: int) -> bool:
    text = line_text(state, line).rstrip(" \t")
    return len(text) >= 3 and any(
        text == opened.mark * len(text) and (opened.mark in ":/" or len(text) >= opened.length)
        for opened in _opened(state)
    )


def _push_code(state: StateBlock, first: int, end: int, marks: int, info: str) -> None:
    line = first + 1
    while line < end:
        text = line_text(state, line).rstrip(" \t")
        if text and state.sCount[line] < state.blkIndent:
            break
        line += 1
        if len(text) >= marks and not text.strip(":"):
            break
    token = state.push("fence", "code", 0)
    token.info = info
    token.map = [first, line]
    state.line = line
