"""Definition lists: a term on one line, and below it what it means, behind a colon.

Several terms may stand above one meaning, each on its line. Where a meaning has no term (MkDocs has
options that its macros name; Pandoc has captions of tables), the colon is no part of the text.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from nato_lint.document.prose import ProseKind
from nato_lint.document.tokens import (
    CONTAINER_CLOSE,
    CONTAINER_OPEN,
    FROM_LINE_END,
    KIND,
    BlockRule,
    line_start,
    line_text,
)
from nato_lint.pattern import Pattern

_MARKS = (":", "~")
_MARK = Pattern(r":[ \t]+(?=\S)")
_DEFINES = Pattern(r"[:~][ \t]+\S")
# A line of a paragraph is longer, or ends a part of a sentence.
_TERM = Pattern(r"(?![-+*>#|<:~]|\d{1,9}[.)])[^\n]{0,79}[^\n.,;:!?]$")
_MOST_TERMS = 5
_KINDS = {"dl": "definition list", "dd": "definition"}


def use_definition_lists(md: MarkdownIt) -> None:
    """Let the parser know definition lists."""
    md.use(deflist_plugin)
    rules = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    md.block.ruler.at(
        "deflist", _positioned(rules["deflist"]), {"alt": ["paragraph", "reference", "blockquote"]}
    )


def may_be_term(state: StateBlock, line: int) -> bool:
    """Whether the paragraph on this line may be a term: a definition follows a blank line."""
    behind = line + 2
    return (
        behind < state.lineMax
        and state.isEmpty(line + 1)
        and state.src.startswith(_MARKS, line_start(state, behind))
    )


def _positioned(rule: BlockRule) -> BlockRule:
    """The rule, whose tokens say that they are containers, and where the terms stand."""

    def deflist(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        if silent:
            return rule(state, startLine, endLine, silent)
        count = len(state.tokens)
        last = _last_term(state, startLine, endLine)
        if not rule(state, last, endLine, silent):
            return False
        _settle(state, state.tokens[count:])
        if last > startLine:
            opening = state.tokens[count]
            opening.map = [startLine, opening.map[1] if opening.map else last + 1]
            terms = [_term(state, line) for line in range(startLine, last)]
            state.tokens[count + 1 : count + 1] = terms
        return True

    return deflist


def lone_definition(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A meaning without a term; below a table, its caption."""
    match = _MARK.match(line_text(state, startLine))
    if silent or match is None or state.is_code_block(startLine):
        return False
    token = state.push(CONTAINER_OPEN, "", 1)
    before = state.tokens[-2] if len(state.tokens) > 1 else token
    is_caption = before.type == "table_close" or before.meta.get(KIND) == "table"
    token.meta[KIND] = "figure" if is_caption else "definition"
    around = state.blkIndent, state.ddIndent, state.parentType
    shift, indent = state.tShift[startLine], state.sCount[startLine]
    state.blkIndent = state.ddIndent = indent + 2
    state.tShift[startLine], state.sCount[startLine] = shift + match.end(), indent + match.end()
    state.parentType = "deflist"
    state.md.block.tokenize(
        state, startLine, _paragraph_end(state, startLine, endLine) if is_caption else endLine
    )
    state.tShift[startLine], state.sCount[startLine] = shift, indent
    state.blkIndent, state.ddIndent, state.parentType = around
    state.push(CONTAINER_CLOSE, "", -1)
    token.map = [startLine, state.line]
    return True


def _paragraph_end(state: StateBlock, line: int, end: int) -> int:
    while line < end and not state.isEmpty(line):
        line += 1
    return line


def _last_term(state: StateBlock, first: int, end: int) -> int:
    """The line of the last of several terms; `first` where there is one at most."""
    for line in range(first, min(first + _MOST_TERMS, end - 1)):
        if state.isEmpty(line + 1) or not _TERM.match(line_text(state, line)):
            break
        if _DEFINES.match(line_text(state, line + 1)):
            return line
    return first


def _term(state: StateBlock, line: int) -> Token:
    token = Token("inline", "", 0, map=[line, line + 1], content=line_text(state, line).strip())
    token.meta[FROM_LINE_END] = len(line_text(state, line).lstrip())
    token.meta[KIND] = ProseKind.CAPTION
    return token


def _settle(state: StateBlock, tokens: list[Token]) -> None:
    is_term = False
    for token in tokens:
        name, _, _ = token.type.partition("_")
        if name in _KINDS:
            token.type = CONTAINER_OPEN if token.nesting > 0 else CONTAINER_CLOSE
            token.meta[KIND] = _KINDS[name]
        elif is_term and token.map and FROM_LINE_END not in token.meta:
            line = token.map[0]
            token.map = [line, line + 1]
            token.meta[FROM_LINE_END] = len(line_text(state, line).lstrip())
            token.meta[KIND] = ProseKind.CAPTION
        is_term = token.type == "dt_open"
