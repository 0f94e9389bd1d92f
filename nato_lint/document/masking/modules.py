"""MDX: the statements that import and export.

    import Chart from '../components/Chart'
    export const meta = {
      title: 'Cargo',
    }

A statement begins a paragraph, and goes on over blank lines until its brackets are closed. Where
the article need not be MDX, only whole statements count that fill their lines, and no blank line
stands in them: `import duties from abroad rose` is text.
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
_PATH = r"(?:\"[^\s\"]+\"|'[^\s']+')"
_NAMES = r"(?:\*\s+as\s+[\w$]+|\{[^{}]*\})"
_WHOLE = Pattern(
    rf"""(?:import[ \t]+(?:(?:type[ \t]+)?(?:[\w$]+(?:\s*,\s*{_NAMES})?|{_NAMES})\s+from\s+)?{_PATH}
    (?:\s+(?:with|assert)\s*\{{[^{{}}]*\}})?
    | export[ \t]+(?:
        (?:const|let|var)\s+[\w${{\[][^\n=]*=[^=\n][\s\S]*
      | default\s+(?:(?:async\s+)?function\b|class\b|[({{])[\s\S]*[)\]}}]
      | default\s+(?:\w+(?=[ \t]*;)|[A-Z]\w*)
      | (?:async\s+)?function\b[^\n(]*\([\s\S]*\}}
      | class\s+\w+[^\n{{]*\{{[\s\S]*\}}
      | (?:\*(?:\s+as\s+\w+)?|\{{[^{{}}]*\}})\s+from\s+{_PATH}
      | \{{[^{{}}]*\}}
    ))[ \t]*+;?[ \t]*+(?://[^\n]{{0,200}})?""",
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


def mask_evident_modules(text: str, code: CodeRanges) -> str:
    """`text` without the statements that import and export and can be nothing else."""
    spans: list[Span] = []
    at = 0
    for match in _MODULE.finditer(f"\n{text}"):
        start = match.start()
        if start < at or start in code or not _begins_paragraph(text, start):
            continue
        at = _paragraph_end(text, start)
        end = _statements_end(text, start, at)
        # What goes on as text was none.
        if end > start and (text[end - 1] == ";" or text[end + 1 : end + 2].strip() in "<{#"):
            spans.append((start, end, BLANK))
    return covered(text, spans)


def _statements_end(text: str, start: int, end: int) -> int:
    """Where the last of the whole statements ends that a paragraph begins with."""
    depths = dict.fromkeys(_BRACKETS, 0)
    behind = at = start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        for pair in _BRACKETS:
            depths[pair] += text.count(pair[0], at, line_end) - text.count(pair[1], at, line_end)
        if max(depths.values()) <= 0:
            if not _WHOLE.fullmatch(text, start, line_end):
                break
            behind, start = line_end, line_end + 1
            depths = dict.fromkeys(_BRACKETS, 0)
        at = line_end + 1
    return behind


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
