r"""Formulas: $x^2$, $$x^2$$, \(x^2\), \[x^2\], \begin{equation} ... \end{equation}.

Prices are none: `$5 and $10`, `$5-$10`.
"""

import re
from bisect import bisect_right

from nato_lint.document.mask import HIDDEN, MASK, Span, begins_line, covered, line_mask
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
_ARGUMENTS = Pattern(r"(?:\[[^\[\]\n]{0,100}\]|\{[^{}\s]{0,100}\}){0,5}")
# What stands in others is text for readers.
_WITHOUT_TEXT = Pattern(
    r"(?:(?:sub)?equations?|d?align(?:ed|at|edat)?|flalign|x{1,2}alignat|gather(?:ed)?|d?multline|multlined|dmath"
    r"|dgroup|split|displaymath|math|eqnarray|empheq|IEEEeqnarray|[dr]?cases|(?:[pbBvV]|small)?matrix|array|CD"
    r"|prooftree|tikzpicture|tikzcd|circuitikz|pgfpicture|picture|axis|forest|(?:wrap|sub|sideways)?figure"
    r"|(?:wrap|sub|sideways|long|threepart)?table|tabu|tabular[xy]?|tabbing|lstlisting|[vV]erbatim|alltt|minted"
    r"|algorithm(?:ic)?|comment|filecontents)\*?"
)
_ENVIRONMENT_END = Pattern(r"\\end\{([A-Za-z]{1,30}\*?)\}")

# What only a formula holds: a command, an exponent, an index, a relation.
_EVIDENT = Pattern(
    r"\\[A-Za-z]{2}|\\[,;:!{}|]|[\^]|_\{|(?<![A-Za-z0-9])[A-Za-z]_[A-Za-z0-9](?![A-Za-z0-9])"
)
_RELATION = Pattern(r"[=<>+]|\\[a-z]")
_VARIABLE = Pattern(r"[A-Za-z]'{0,2}|[A-Za-z][0-9]?")
_WORD = Pattern(r"(?<![\\A-Za-z{])[A-Za-z]{3,}")
_SENTENCE = Pattern(r"(?<![A-Za-z'\u2019])(?:[A-Za-z][A-Za-z'\u2019]*+[ ,;\n]++){3}[A-Za-z]")
_AMOUNT_AND_WORD = Pattern(r"[\d.,]++(?:[^\\A-Za-z]|[A-Za-z](?![A-Za-z]))*+[A-Za-z]{2}")


def mask_math(text: str, code: CodeRanges, *, doubtful: bool) -> str:
    """`text` with formulas masked, also `doubtful` ones that could be text with dollars in it."""
    text = covered(text, _between_dollars(text, code, doubtful=doubtful))
    return covered(text, _environments(text, code))


def mask_backslash_math(text: str, code: CodeRanges) -> str:
    """`text` with formulas masked that stand between escaped brackets."""
    spans: list[Span] = []
    letters: list[Span] = []
    for match in _BACKSLASH.finditer(text):
        content = match["inline"] or match["display"]
        if match.start() not in code and is_formula(content):
            (letters if _is_letter(content) else spans).append((*match.span(), MASK))
    return covered(text, sorted(spans + letters) if spans else [])


def is_formula(content: str) -> bool:
    """Whether this can be nothing but a formula, in an article that has formulas."""
    content = content.strip()
    if _is_letter(content):
        return True
    if _AMOUNT_AND_WORD.match(content) and "\\" not in content:
        return False
    words = len(_WORD.findall(content))
    if _EVIDENT.search(content):
        return words < 3 or "\\" in content
    return words == 0 and bool(_RELATION.search(content)) and any(map(str.isalpha, content))


def _is_letter(content: str) -> bool:
    """Whether this is a variable alone, or a letter: \\(a\\) may be the first item of a list."""
    return bool(_VARIABLE.fullmatch(content.strip()))


def _may_be_formula(content: str) -> bool:
    """Whether dollars around this make it a formula where formulas are written so."""
    if is_formula(content):
        return True
    if _AMOUNT_AND_WORD.match(content):
        return False
    return len(_WORD.findall(content)) < 3


def _is_text(content: str) -> bool:
    """Whether this is no formula, although dollars with lines of their own stand around it."""
    if "\\" in content:
        return False
    if _EVIDENT.search(content) or _RELATION.search(content):
        return bool(_SENTENCE.search(content))
    return bool(_WORD.search(content))


def _between_dollars(text: str, code: CodeRanges, *, doubtful: bool) -> list[Span]:
    """The formulas; a letter alone is an evident one only in an article with other formulas."""
    decides = _may_be_formula if doubtful else is_formula
    spans: list[Span] = []
    letters: list[Span] = []
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
                "\n" in content
                and line_mask(text, start, closing.end(), MASK) != MASK
                and not _is_text(content)
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
            doubted = not doubtful and _is_letter(content)
            (letters if doubted else spans).append((start, at, MASK))
    return sorted(spans + letters) if spans else []


def _environments(text: str, code: CodeRanges) -> list[Span]:
    spans: list[Span] = []
    marks: list[tuple[int, int]] = []
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
        if following == len(closed):
            continue
        end = closed[following]
        if _WITHOUT_TEXT.fullmatch(opening[1]):
            spans.append((start, end, MASK))
            at = text.find("\\begin{", end)
        else:
            arguments = _ARGUMENTS.match(text, opening.end())
            marks.append((start, arguments.end() if arguments else opening.end()))
            marks.append((end - len(opening[1]) - len("\\end{}"), end))
    # The ends of those that stand in one another are not in order.
    spans += ((start, end, line_mask(text, start, end, HIDDEN)) for start, end in marks)
    return sorted(set(spans))
