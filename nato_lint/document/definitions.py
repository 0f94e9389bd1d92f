"""Definition lists: a term on one line, and below it what it means, behind a colon."""

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

_MARKS = (":", "~")
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
        count = len(state.tokens)
        matched = rule(state, startLine, endLine, silent)
        if matched and not silent:
            _settle(state, state.tokens[count:])
        return matched

    return deflist


def _settle(state: StateBlock, tokens: list[Token]) -> None:
    is_term = False
    for token in tokens:
        name, _, _ = token.type.partition("_")
        if name in _KINDS:
            token.type = CONTAINER_OPEN if token.nesting > 0 else CONTAINER_CLOSE
            token.meta[KIND] = _KINDS[name]
        elif is_term and token.map:
            line = token.map[0]
            token.map = [line, line + 1]
            token.meta[FROM_LINE_END] = len(line_text(state, line).lstrip())
            token.meta[KIND] = ProseKind.CAPTION
        is_term = token.type == "dt_open"
