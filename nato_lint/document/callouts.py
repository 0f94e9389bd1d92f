"""Callouts: quotes that are none, `> [!NOTE]` of GitHub and `> [!tip]- Title` of Obsidian."""

from markdown_it.rules_block import StateBlock

from nato_lint.document.directives import kind_of
from nato_lint.document.tokens import CONTAINER_OPEN, KIND, push_title, unmasked_line
from nato_lint.pattern import Pattern

_MARK = Pattern(
    r"\[!(?P<type>[^\W\d_][\w-]*+)(?:\|[^\]]*+)?\](?P<fold>[+-]?)(?:[ \t\u00a0]++(?P<title>.*))?$"
)


def callout(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The first line of a quote, where it says that the quote is a callout."""
    if silent or not state.tokens or state.tokens[-1].type != "blockquote_open":
        return False
    match = _MARK.match(unmasked_line(state, startLine))
    if match is None:
        return False
    opening = state.tokens[-1]
    opening.type = CONTAINER_OPEN
    kind = kind_of(match["type"])
    opening.meta[KIND] = (
        "details" if match["fold"] == "-" else "quote" if kind == "quote" else "callout"
    )
    push_title(state, startLine, match["title"] or "", match.start("title"))
    state.line = startLine + 1
    return True
