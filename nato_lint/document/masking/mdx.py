"""MDX: modules, expressions and the tags of components.

    import Chart from '../components/Chart'
    <Chart data={[1, 2, 3]} title="Cargo">Text of the article.</Chart>
    It handles {props.share} of the fruit. {/* A comment. */}

Text between the tags of a component is text of the article, unless the component shows code.
"""

import re
from collections.abc import Mapping

from nato_lint.document.mask import (
    BLANK,
    HIDDEN,
    MASK,
    Span,
    begins_line,
    covered,
    line_mask,
)
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

_MODULE = Pattern(r"\n(?:import|export)[ \t]")
_COMPONENT = Pattern(r"</?[A-Z]")
_STATEMENT = Pattern(
    r"""import[ \t]+(?:["'][^"'\n]+["']|[\w$*{][^"';]*\sfrom\s+["'])
    | export[ \t]+(?:
        (?:const|let|var)\s+[\w${\[][^\n=]*=
      | default\s+(?:(?:async\s+)?function\b|class\b|[({]|\w+[ \t]*;)
      | (?:async\s+)?function\b[^\n(]*\(
      | class\s+\w+[^\n{]*\{
      | \*\s+(?:as\s+\w+\s+)?from\s
      | \{[^{}]*\}
    )""",
    re.VERBOSE,
)
_BLANK_LINE = Pattern(r"\n[ \t]*(?=\n)")

# Outside of an expression only these matter; inside, whatever may hold a brace.
_OUTSIDE = Pattern(r"\{|\\.")
_INSIDE = Pattern(r"[{}`]|/\*|\n[ \t]*(?=\n)|\"(?:[^\"\\\n]|\\[^\n])*+\"|'(?:[^'\\\n]|\\[^\n])*+'")
_CLOSING = {"`": "`", "/*": "*/"}

_TAG = Pattern(r"<(/?)([A-Za-z][\w.-]*)(?=[\s>/])|<()(/?)>|\{")
_IN_TAG = Pattern(r"[^\s\"'{}<>/]++|\"[^\"]*+\"|'[^']*+'|\s++|/(?!>)")
_COMMENT = Pattern(r"\{\s*(?:/\*|[\"'] ?[\"']\s*\})")
_OF_CODE = Pattern(
    r"Code|CodeFence|CodeSnippet|\w*CodeBlock|\w*Highlighter|Highlight|Prism|Mermaid|Math|Latex|Tex|Katex|Script|Style"
    r"|Pre|Terminal|Diagram"
)


def mask_modules(text: str, code: CodeRanges) -> str:
    """`text` without the statements that import and export."""
    spans: list[Span] = []
    at = 0
    all_closed = True
    for match in _MODULE.finditer(f"\n{text}"):
        start = match.start()  # that of the word in the text without the line end in front
        if start < at or start in code or not _begins_paragraph(text, start):
            continue
        at = _paragraph_end(text, start)
        if _STATEMENT.match(text, start, at):
            # What is never closed is looked for once, and ends with its paragraph.
            behind = _statement_end(text, start, at) if all_closed else None
            all_closed = all_closed and behind is not None
            at = behind or at
            spans.append((start, at, BLANK))
    return covered(text, spans)


def _begins_paragraph(text: str, start: int) -> bool:
    line_start = text.rfind("\n", 0, max(0, start - 1)) + 1
    return not text[line_start:start].strip()


def _paragraph_end(text: str, start: int) -> int:
    blank = _BLANK_LINE.search(text, start)
    return blank.start() if blank else len(text)


def _statement_end(text: str, start: int, end: int) -> int | None:
    """The end of the paragraph in which all braces are closed; None if there is none."""
    depth = text.count("{", start, end) - text.count("}", start, end)
    while depth > 0:
        if end == len(text):
            return None
        behind = _paragraph_end(text, end + 1)
        depth += text.count("{", end, behind) - text.count("}", end, behind)
        end = behind
    return end


def component_spans(text: str, code: CodeRanges, *, expressions: bool) -> list[Span]:
    """What to mask of components: their tags, what shows code, and `expressions` if there are any."""
    if not (expressions or _COMPONENT.search(text)):
        return []
    pairs = _pairs(text, code) if "{" in text else {}
    closings = _Closings(text)
    spans: list[Span] = []
    at = 0
    for match in _TAG.finditer(text):
        start = match.start()
        if start < at or text[start - 1 : start] == "\\" or start in code:
            continue
        if match[0] == "{":
            end = pairs.get(start, 0) if expressions else 0
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
            spans.append((start, end, line_mask(text, start, end, mask)))
            at = end
    return spans


def _is_component(text: str, name: str, start: int, end: int, *, expressions: bool) -> bool:
    """Whether the tag is one that HTML does not know, or cannot read."""
    if not end:
        return False
    if not name:
        return expressions
    if expressions:
        return name[0].isupper() or "{" in text[start:end]
    return name[0].isupper() and not name.isupper()


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
        elif token[0] == "\n" and not begins_line(text, opened[0]):
            opened.clear()  # inside a paragraph, no expression goes over a blank line
    return pairs
