r"""Formulas: $x^2$, $$x^2$$, \(x^2\), \[x^2\], \begin{equation} ... \end{equation}.

Prices are none: `$5 and $10`, `$5-$10`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from nato_lint.document.mask import MASK, Span, begins_line, covered, line_mask
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

_LONGEST = 300  # characters of a formula within a line
_DOLLAR = Pattern(r"(?<![\\$])\$\$?(?!\$)")
_LABEL = Pattern(r"[ \t]*+(?:\([\w:-]{1,60}\)|\{#[\w:-]{1,60}\})[ \t]*+$", re.MULTILINE)
_DISPLAY = Pattern(r"(?:[^$\n\\]|\\[\s\S]|\n(?![ \t>]*(?:\n|\Z))|\$(?!\$))*+\$\$(?!\$)")
_INLINE = Pattern(rf"(?:[^$\\\n]|\\[^\n]){{1,{_LONGEST}}}+\$(?![\w$])")
_BACKSLASH = Pattern(
    r"(?<!\\)(?:\\\((?P<inline>(?:[^\\\n]|\\(?![()\n])){1,300}+)\\\)"
    r"|\\\[(?P<display>(?:[^\\\n]|\\(?![\[\]])|\n(?![ \t>]*\n)){1,2000}+)\\\])"
)
_ENVIRONMENT = Pattern(r"\\begin\{([A-Za-z]{1,30}\*?)\}")
_ENVIRONMENT_END = Pattern(r"\\end\{([A-Za-z]{1,30}\*?)\}")

# What only a formula holds: a command, an exponent, an index, a relation.
_EVIDENT = Pattern(
    r"\\[A-Za-z]{2}|\\[,;:!{}|]|[\^]|_\{|(?<![A-Za-z0-9])[A-Za-z]_[A-Za-z0-9](?![A-Za-z0-9])"
)
_RELATION = Pattern(r"[=<>+]|\\[a-z]")
_VARIABLE = Pattern(r"[A-Za-z]'{0,2}|[A-Za-z][0-9]?")
_WORD = Pattern(r"(?<![\\A-Za-z{])[A-Za-z]{3,}")
_AMOUNT_AND_WORD = Pattern(r"[\d.,]++(?:[^\\A-Za-z]|[A-Za-z](?![A-Za-z]))*+[A-Za-z]{2}")


def mask_math(text: str, code: CodeRanges, *, doubtful: bool) -> str:
    """`text` with formulas masked, also `doubtful` ones that could be text with dollars in it."""
    decides = _may_be_formula if doubtful else is_formula
    text = covered(text, _between_dollars(text, code, decides))
    return covered(text, _environments(text, code))


def mask_backslash_math(text: str, code: CodeRanges) -> str:
    """`text` with formulas masked that stand between escaped brackets."""
    return covered(
        text,
        (
            (*match.span(), MASK)
            for match in _BACKSLASH.finditer(text)
            if match.start() not in code and is_formula(match["inline"] or match["display"])
        ),
    )


def is_formula(content: str) -> bool:
    """Whether this can be nothing but a formula."""
    content = content.strip()
    if _VARIABLE.fullmatch(content):
        return True
    if _AMOUNT_AND_WORD.match(content) and "\\" not in content:
        return False
    words = len(_WORD.findall(content))
    if _EVIDENT.search(content):
        return words < 3 or "\\" in content
    return words == 0 and bool(_RELATION.search(content)) and any(map(str.isalpha, content))


def _may_be_formula(content: str) -> bool:
    """Whether dollars around this make it a formula where formulas are written so."""
    if is_formula(content):
        return True
    if _AMOUNT_AND_WORD.match(content):
        return False
    return len(_WORD.findall(content)) < 3


def _between_dollars(text: str, code: CodeRanges, decides: Callable[[str], bool]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    while opening := _DOLLAR.search(text, at):
        start, at = opening.span()
        if around := code.around(start):
            at = max(at, around[1])
            continue
        if at - start == 2:
            closing = _DISPLAY.match(text, at)
            if not closing:
                continue
            content = closing[0][:-2]
            accepted = decides(content) or (
                "\n" in content and line_mask(text, start, closing.end(), MASK) != MASK
            )
        else:
            closing = _INLINE.match(text, at)
            if not closing or text[start - 1 : start].isalnum():
                continue
            content = closing[0][:-1]
            accepted = content == content.strip() and decides(content)
        if accepted:
            at = closing.end()
            if text[at - 2 : at] == "$$" and (label := _LABEL.match(text, at)):
                at = label.end()
            spans.append((start, at, MASK))
    return spans


def _environments(text: str, code: CodeRanges) -> list[Span]:
    spans: list[Span] = []
    ends: dict[str, list[int]] = {}
    for closing in _ENVIRONMENT_END.finditer(text):
        ends.setdefault(closing[1], []).append(closing.end())
    at = text.find("\\begin{") if ends else -1
    while at >= 0:
        opening = _ENVIRONMENT.match(text, at) if begins_line(text, at) else None
        start, at = at, text.find("\\begin{", at + 7)
        if not opening or start in code:
            continue
        closed = ends.get(opening[1], [])
        following = bisect_right(closed, opening.end())
        if following < len(closed):
            spans.append((start, closed[following], MASK))
            at = text.find("\\begin{", closed[following])
    return spans
