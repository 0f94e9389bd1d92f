"""What the block rules of ours tell the reader of their tokens."""

from collections.abc import Callable

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.ruler import StateBase
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nato_lint.document.directives import is_label
from nato_lint.document.prose import ProseKind
from nato_lint.pattern import Pattern

BlockRule = Callable[[StateBlock, int, int, bool], bool]

# Token.meta key: how many characters before the end of the source line the content starts.
FROM_LINE_END = "from_line_end"
# Token.meta key: of each line of the content, its line and that number; where they are no suffixes.
PARTS = "parts"
# Token.meta key: content positions before which the backslash of `\|` was dropped.
REMOVED = "removed"
# Token.meta key: the kind of a container, or of a block of prose where its containers do not tell.
KIND = "kind"
# The type of the tokens around what stands in a container, of the kind that the first one has.
CONTAINER_OPEN, CONTAINER_CLOSE = "container_open", "container_close"
# The kind of a container that readers do not see.
HIDDEN_CONTAINER = "hidden container"
# Option of the parser: nobody knows the dialect, so that what may be ordinary text is that.
CAUTIOUS = "cautious"
# env key: the text before template syntax was masked, character by character as long as the other.
UNMASKED = "unmasked"

_READABLE = Pattern(r"\w")


def line_text(state: StateBlock, line: int) -> str:
    """What stands on a line, without the marks and the indentation of the containers around it."""
    return state.src[line_start(state, line) : state.eMarks[line]]


def line_start(state: StateBlock, line: int) -> int:
    """Where `line_text` begins in the text."""
    return state.bMarks[line] + state.tShift[line]


def unmasked_line(state: StateBlock, line: int) -> str:
    """The text of a line as it was before masking."""
    text: str = state.env.get(UNMASKED, state.src)
    return text[line_start(state, line) : state.eMarks[line]]


def is_cautious(state: StateBase) -> bool:
    """Whether the dialect is not known, so that what may be ordinary text is that."""
    return bool(state.md.options.get(CAUTIOUS))


def push_title(
    state: StateBlock, line: int, title: str, start: int, *, labels: bool = True
) -> None:
    """Push the title of a container, which stands at `start` of the text of its first line.

    With `labels`, a title that only repeats what the container is ("Note") is left out.
    """
    stripped = title.strip(MD_TRIM_CHARS)
    if not stripped or (labels and is_label(stripped)):
        return
    start += len(title) - len(title.lstrip(MD_TRIM_CHARS))
    # What is masked stays so, but for a title that stands in attributes, which are masked whole.
    read = line_text(state, line)[start : start + len(stripped)]
    token = Token("inline", "", 0)
    token.content = read if _READABLE.search(read) else stripped
    token.map = [line, line + 1]
    token.meta[FROM_LINE_END] = state.eMarks[line] - line_start(state, line) - start
    token.meta[KIND] = ProseKind.CAPTION
    state.tokens.append(token)
