"""Blocks whose content is indented below a line that begins them: admonitions and tabs of MkDocs.

The lines are `!!! note "Title"`, `??? note "Title"` for what readers have to open, `???+` for what
they can close, and `=== "Title"` for a tab. In a dialect that is not known, the words in front of
the title are a type only where they look like one, and where nothing but a block stands below.
"""

from markdown_it.rules_block import StateBlock

from nato_lint.document.directives import holds_prose, kind_of
from nato_lint.document.tokens import (
    CONTAINER_CLOSE,
    CONTAINER_OPEN,
    KIND,
    is_cautious,
    line_text,
    push_title,
    unmasked_line,
)
from nato_lint.pattern import Pattern

_INDENT = 4
# env key: a blank line, and the first line behind it that is not known to be blank.
_BLANK = "blank lines"

_TYPES = r"(?P<types>(?P<type>[\w-]++)(?:[ \t]++[\w-]++)*+)"
_TITLE = r"\"(?P<title>.*)\""
_ADMONITION = Pattern(rf"(?P<mark>!!!)[ \t]?{_TYPES}(?:[ \t]++{_TITLE})?[ \t]*+$")
_DETAILS = Pattern(rf"(?P<mark>\?\?\?\+?)[ \t]?(?:{_TYPES})?(?:[ \t]*+{_TITLE})?[ \t]*+$")
_TAB = Pattern(rf"(?P<mark>===[+!]{{0,2}})(?P<types>(?P<type>))[ \t]++{_TITLE}[ \t]*+$")
# "note", and how it stands beside the text.
_EVIDENT_TYPES = Pattern(r"[a-z][\w-]*+(?:[ \t]++(?:inline[ \t]++end|[a-z][\w-]*+))?+$")
_NOTATIONS = {"!": _ADMONITION, "?": _DETAILS, "=": _TAB}


def indented_container(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """An admonition, a collapsible admonition or a tab."""
    line = unmasked_line(state, startLine)
    match = _NOTATIONS[line[0]].match(line)
    if match is None or not (match["type"] or match["title"]):
        return False
    indent = state.sCount[startLine] + _INDENT
    first = _text_behind(state, startLine + 1, endLine)
    is_followed = first < endLine and state.sCount[first] >= indent
    # Exclamation marks and question marks before a word may be just that.
    if not (is_followed or match["title"] or holds_prose(match["type"])):
        return False
    if match["types"] and is_cautious(state):
        is_last = first > startLine + 1 or first >= endLine
        if not _is_evident(match["types"], is_followed=is_followed, is_last=is_last):
            return False
    if silent:
        return True
    kind = _kind(match["mark"], match["type"] or "")
    behind = _end(state, startLine + 1, endLine, indent)
    token = state.push(CONTAINER_OPEN, "", 1)
    token.map = [startLine, behind]
    token.meta[KIND] = kind
    push_title(state, startLine, match["title"] or "", match.start("title"), labels=kind != "tab")
    _parse_inside(state, startLine + 1, behind, indent)
    state.push(CONTAINER_CLOSE, "", -1)
    return True


def _is_evident(types: str, *, is_followed: bool, is_last: bool) -> bool:
    """Whether these words are a type, with an indented block below or the last of their block."""
    if is_followed:
        return bool(_EVIDENT_TYPES.match(types)) or holds_prose(types)
    return is_last and bool(_EVIDENT_TYPES.match(types)) and holds_prose(types.split()[0])


def _kind(mark: str, type_: str) -> str:
    if mark[0] == "=":
        return "tab"
    # With a plus, readers see it open.
    return "details" if mark == "???" else kind_of(type_, "admonition")


def _parse_inside(state: StateBlock, line: int, behind: int, indent: int) -> None:
    before = state.blkIndent, state.lineMax, state.parentType
    # A paragraph inside must not go on with the lines behind.
    state.blkIndent, state.lineMax, state.parentType = indent, behind, "container"
    state.md.block.tokenize(state, line, behind)
    state.blkIndent, state.lineMax, state.parentType = before
    state.line = behind


def _end(state: StateBlock, line: int, end: int, indent: int) -> int:
    """The line behind the last one that is indented so far.

    A line at any depth is looked at as often as it is deep, and is as long as that.
    """
    behind = line
    while (line := _text_behind(state, line, end)) < end and state.sCount[line] >= indent:
        line += 1
        behind = line
    return behind


def _text_behind(state: StateBlock, line: int, end: int) -> int:
    """The first line from `line` on that is not blank, at most `end`."""
    known: dict[int, int] = state.env.setdefault(_BLANK, {})
    first = line
    while line < end and not line_text(state, line):
        line = max(known.get(line, 0), line + 1)
    if line > first:
        known[first] = line
    return min(line, end)
