"""The options below the first line of a container, which are no text: `:class: wide`."""

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nato_lint.document.prose import ProseKind
from nato_lint.document.tokens import FROM_LINE_END, KIND, line_start, line_text
from nato_lint.pattern import Pattern

_OPTION = Pattern(r":[A-Za-z][\w-]*+:")
_INDENTED_OPTION = Pattern(r"[\w-]++:(?:[ \t]|$)")
_ALTERNATIVE = Pattern(
    r"(?::alt:|alt:)[ \t]+(?P<quote>[\"']?)(?P<text>[^\s>|].*?)(?P=quote)[ \t]*$"
)
_MOST_OPTIONS = 50


def take_options(state: StateBlock, first: int, end: int) -> None:
    """Pass over the options of a directive; the alternative text of a picture is for readers."""
    state.line = _behind_options(state, first, end)
    for line in range(first, state.line):
        match = _ALTERNATIVE.match(line_text(state, line))
        if match:
            token = Token("inline", "", 0, map=[line, line + 1], content=match["text"])
            token.meta[FROM_LINE_END] = match.end() - match.start("text")
            token.meta[KIND] = ProseKind.ALT
            state.tokens.append(token)


def _behind_options(state: StateBlock, line: int, end: int) -> int:
    """The line behind the options of a directive, which begin at `line` if there are any."""
    last = min(end, line + _MOST_OPTIONS)
    if line < last and line_text(state, line).rstrip() == "---":
        for behind in range(line + 1, last):
            if line_text(state, behind).rstrip() == "---":
                return behind + 1
        return line
    while line < last and _OPTION.match(state.src, line_start(state, line), state.eMarks[line]):
        line += 1
    return line


def behind_indented_options(state: StateBlock, line: int, end: int) -> int:
    """The line behind options that are indented, as slashes have them, and begin at `line`."""
    last = min(end, line + _MOST_OPTIONS)
    while (
        line < last
        and state.is_code_block(line)
        and _INDENTED_OPTION.match(state.src, line_start(state, line), state.eMarks[line])
    ):
        line += 1
    return line
