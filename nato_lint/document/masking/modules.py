"""MDX: the statements that import and export.

    import Chart from '../components/Chart'
    export const meta = {
      title: 'Cargo',
    }

A statement begins a paragraph, and goes on over blank lines until its brackets are closed.
"""

import re

from nato_lint.document.mask import BLANK, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

_MODULE = Pattern(r"\n(?:import|export)[ \t]")
_STATEMENT = Pattern(
    r"""import[ \t]+(?:["'][^"'\n]+["']|[\w$*{][^"';]*\sfrom\s+["'])
    | export[ \t]+(?:
        (?:const|let|var)\s+[\w${\[][^\n=]*=
      | default\s+(?:(?:async\s+)?function\b|class\b|[({]|\w+[ \t]*(?:;|\Z))
      | (?:async\s+)?function\b[^\n(]*\(
      | class\s+\w+[^\n{]*\{
      | \*\s+(?:as\s+\w+\s+)?from\s
      | \{[^{}]*\}
    )""",
    re.VERBOSE,
)
_BLANK_LINE = Pattern(r"\n[ \t]*(?=\n)")
_BRACKETS = ("{}", "()", "[]")
_COMMENT_LINE = Pattern(r"[ \t]*(?:<!--.*-->|\{/\*.*\*/\})[ \t]*")


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
    before = text[line_start : max(line_start, start - 1)]
    return not before.strip() or bool(_COMMENT_LINE.fullmatch(before))


def _paragraph_end(text: str, start: int) -> int:
    blank = _BLANK_LINE.search(text, start)
    return blank.start() if blank else len(text)


def _statement_end(text: str, start: int, end: int) -> int | None:
    """The end of the paragraph in which all brackets are closed; None if there is none."""
    depths = dict.fromkeys(_BRACKETS, 0)
    at = start
    while True:
        for pair in _BRACKETS:
            depths[pair] += text.count(pair[0], at, end) - text.count(pair[1], at, end)
        if max(depths.values()) <= 0:
            return end
        if end == len(text):
            return None
        at, end = end, _paragraph_end(text, end + 1)
