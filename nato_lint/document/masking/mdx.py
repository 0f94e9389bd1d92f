"""MDX: expressions and the tags of components.

    <Chart data={[1, 2, 3]} title="Cargo">Text of the article.</Chart>
    It handles {props.share} of the fruit. {/* A comment. */}

Text between the tags of a component is text of the article, unless the component shows code.
"""

from collections.abc import Mapping

from nato_lint.document.mask import (
    HIDDEN,
    MASK,
    Span,
    begins_line,
    line_mask,
)
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

_COMPONENT = Pattern(r"</?[A-Z]")

# Outside of an expression only these matter; inside, whatever may hold a brace.
_OUTSIDE = Pattern(r"\{|\\.")
_INSIDE = Pattern(r"[{}`]|/\*|\n[ \t]*(?=\n)|\"(?:[^\"\\\n]|\\[^\n])*+\"|'(?:[^'\\\n]|\\[^\n])*+'")
_CLOSING = {"`": "`", "/*": "*/"}

_TAG = Pattern(r"<(/?)([A-Za-z][\w.-]*)(?=[\s>/])|<()(/?)>|\{")
_IN_TAG = Pattern(r"[^\s\"'{}<>/]++|\"[^\"]*+\"|'[^']*+'|\s++|/(?!>)")
_COMMENT = Pattern(r"\{\s*(?:/\*|[\"'] ?[\"']\s*\})")
# Comments and spaces that can be nothing else, in Markdown that may be MDX. The search for the end
# stops where the next one would begin.
_EVIDENT = Pattern(
    r"\{\s{0,9}(?:/\*(?:[^*{\n]|\*(?!/)|\{(?!\s{0,9}/\*)|\n(?![ \t]*\n))*+\*/|[\"'] {0,9}[\"'])\s{0,9}\}"
)
_MAY_BE_EVIDENT = Pattern(r"\{\s{0,9}(?:/\*|[\"'] {0,9}[\"']\s{0,9}\})")
_OF_CODE = Pattern(
    r"Code|CodeFence|CodeSnippet|\w*CodeBlock|\w*Highlighter|Highlight|Prism|Mermaid|Math|Latex|Tex|Katex|Script|Style"
    r"|Pre|Terminal|Diagram|FileTree"
)
# What stands before an expression that is the value of an attribute, with a line of its own or
# directly behind the name of a component.
_NAME_OF_ATTRIBUTE = Pattern(r"[ \t>]*+(?:<[A-Z][\w.]*+[ \t]++)?[A-Za-z][\w:-]*+=")
_LONGEST_NAME = 200


def component_spans(text: str, code: CodeRanges, *, expressions: bool) -> list[Span]:
    """What to mask of components: their tags, what shows code, and `expressions` if there are any.

    Where there are none, comments in braces are masked nevertheless: nobody writes them by accident.
    """
    has_components = expressions or _COMPONENT.search(text)
    if not (has_components or _MAY_BE_EVIDENT.search(text)):
        return []
    pairs = _pairs(text, code) if has_components and "{" in text else {}
    closings = _Closings(text)
    spans: list[Span] = []
    at = 0
    for match in _TAG.finditer(text):
        start = match.start()
        if start < at or text[start - 1 : start] == "\\" or start in code:
            continue
        if match[0] == "{":
            end = pairs.get(start, 0) if expressions else _evident_end(text, start)
            mask = HIDDEN if _COMMENT.match(text, start) else MASK
        else:
            name = match[2] or ""
            end = _tag_end(text, match.end(), pairs)
            if not _is_component(text, name, start, end, expressions=expressions):
                continue
            mask = MASK if text[end - 2] == "/" else HIDDEN
            if name and mask == HIDDEN and not match[1] and _OF_CODE.fullmatch(name):
                end, mask = closings.behind(name, end), MASK
        if end:
            mask = line_mask(text, start, end, mask, indented_code=not expressions)
            spans.append((start, end, mask))
            at = end
    return spans


def _evident_end(text: str, start: int) -> int:
    """Where a comment or a space in braces ends; 0 if there is none, or a template's comment."""
    match = _EVIDENT.match(text, start)
    return match.end() if match and text[start - 1 : start] != "{" else 0


def _is_component(text: str, name: str, start: int, end: int, *, expressions: bool) -> bool:
    """Whether the tag is one that HTML does not know, or cannot read."""
    if not end:
        return False
    if not name:
        return expressions
    if expressions:
        return name[0].isupper() or "{" in text[start:end]
    # Old HTML is in capitals, too, but has no braces.
    return name[0].isupper() and (not name.isupper() or "{" in text[start:end])


class _Closings:
    """Where the elements end whose content is code; what nothing closes is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()

    def behind(self, name: str, at: int) -> int:
        found = -1 if name in self._missing else self._text.find(f"</{name}>", at)
        if found < 0:
            self._missing.add(name)
            return at
        return found + len(name) + 3


def _tag_end(text: str, at: int, pairs: Mapping[int, int]) -> int:
    """Where the tag ends whose name ends at an offset; 0 if it is none."""
    if text[at - 1] == ">":
        return at
    while at < len(text):
        if part := _IN_TAG.match(text, at):
            at = part.end()
        elif text[at] == "{":
            behind = pairs.get(at)
            if behind is None:
                return 0
            at = behind
        elif text[at] == ">":
            return at + 1
        elif text.startswith("/>", at):
            return at + 2
        else:
            return 0
    return 0


def _pairs(text: str, code: CodeRanges) -> dict[int, int]:
    """Where each brace is closed that is: the offset of the one, and that behind the other."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    unclosed: set[str] = set()
    at = 0
    while match := (_INSIDE if opened else _OUTSIDE).search(text, at):
        token, start, at = match[0], match.start(), match.end()
        if not opened:
            if around := code.around(start):
                at = max(at, around[1])
            elif token == "{":
                opened.append(start)
        elif token == "{":
            opened.append(start)
        elif token == "}":
            pairs[opened.pop()] = at
        elif token in _CLOSING:
            end = -1 if token in unclosed else text.find(_CLOSING[token], at)
            if end < 0:
                unclosed.add(token)
            else:
                at = end + len(_CLOSING[token])
        elif token[0] == "\n" and not _may_hold_blank_lines(text, opened[0]):
            opened.clear()  # inside a paragraph, no expression goes over a blank line
    return pairs


def _may_hold_blank_lines(text: str, at: int) -> bool:
    """Whether the expression that begins at an offset stands in no paragraph."""
    if begins_line(text, at):
        return True
    before = text[max(0, at - _LONGEST_NAME) : at].rpartition("\n")[2]
    return len(before) < _LONGEST_NAME and bool(_NAME_OF_ATTRIBUTE.fullmatch(before))
