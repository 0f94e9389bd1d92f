r"""Citations: [@smith2024, p. 12; see @doe99], [-@smith2024], @smith2024, \cite{smith2024}.

Addresses of e-mail and names of people (`@harbour_board`) are none: of citations whose dialect is
not known, only those count whose key has a number in it, and behind it nothing but a locator.
"""

from collections.abc import Iterator

from nato_lint.document.mask import CITED, MASK, SOFT_LINE_END, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.document.masking.link_definitions import defined_labels
from nato_lint.document.masking.matches import outside_code
from nato_lint.pattern import Pattern

_KEY = r"(?:[A-Za-z_][\w]*+(?:[:.#$%&+?<>~/-]\w++)*+|\d\w*[A-Za-z]\w*+|\{[^{}\s]{1,200}\})"
_BRACKETED = Pattern(
    rf"\[(?:[^\[\]@\n`]|{SOFT_LINE_END}){{0,120}}?(?<=[\[\s;(-])@(?P<key>{_KEY})(?:[^\[\]\n`]|{SOFT_LINE_END}){{0,500}}+\](?![(\[])"
)
_NUMBERS = r"[\divxlcIVXLC]++(?:[-\u2013\u2014.:,/ ]{1,3}(?:\d++|[ivxlc]++\b|ff?\b))*+\.?"
_LOCATOR = (
    rf"(?:,?\s{{1,3}}(?:pp?|pgs?|ch(?:ap)?s?|chapters?|pages?|secs?|sections?|figs?|figures?|vols?|volumes?"
    r"|nos?|arts?|articles?|paras?|paragraphs?|parts?|pt|col|cols|fols?|ll?|lines?|notes?|nn?|eqs?"
    r"|tabs?|tbl|tables?|books?|bk|vv?|verses?|app|appendix|S|Kap|Abs|Bd|Nr|\u00a7{1,2})"
    rf"\.?\s{{0,3}}{_NUMBERS}|,\s{{0,3}}\d{_NUMBERS}|,\s{{0,3}}\d)?"
    r"(?:,?\s(?:and\s)?passim)?\s{0,3}"
)
_SIGNAL = (
    r"(?:(?:but |and )?(?:see|see also|cf\.?|e\.g\.,?|i\.e\.,?|compare|contra|in|also|following|after"
    r"|quoted in|cited in|from|siehe|s\.|vgl\.?|voir)(?: e\.g\.,?| also)?\s)?"
)
_CITED_WORK = rf"{_SIGNAL}-?@{_KEY}{_LOCATOR}"
_EVIDENT = Pattern(
    rf"\[{_SIGNAL}-?@(?P<key>{_KEY}){_LOCATOR}(?:;\s{{0,3}}{_CITED_WORK}){{0,50}}+\](?![(\[])"
)
_NARRATIVE = Pattern(
    rf"(?<![\w.@/\\`\[+-])-?@(?P<key>{_KEY})(?:[ ]\[[^\[\]\n@`]{{1,80}}\](?![(\[:]))?"
)
_WITH_YEAR = Pattern(
    r"@(?<![\w.@/\\`\[+-]@)(?P<key>[A-Za-z][\w:-]{1,60}?(?:19|20)\d\d[a-z]?)(?![\w@])"
)
_COMMAND = Pattern(
    r"\\(?:foot|text|paren|auto|full)?cite[a-z]{0,6}\*?(?:\[[^\]\n]{0,200}\]){0,2}\{(?P<key>[^{}\n,]{1,200})[^{}\n]{0,500}\}"
)
# A role or a template tag.
_IN_TEMPLATE = Pattern(r"cite[\w:]*\}?[`\s\"'({]+(?P<key>[^\s\"'`,;{}%<>]+)")
# Readers see the number of a figure, a table or a section: @fig-quay.
CROSS_REFERENCE = Pattern(
    r"@(?<![\w.@/\\`]@)(?:fig(?:ure)?|tbl|tab(?:le)?|eq|sec(?:tion)?|code|lst|thm|prf)[-:]\w[\w:-]*"
)
_DIGIT = Pattern(r"@[\w{:.-]*\d")
# Quarto and pandoc-crossref refer to figures, tables, sections in the same way.
_KIND_OF_REFERENCE = Pattern(
    r"(?i:alg|cau|cnj|cor|def|eq|exm|exr|fig|imp|lem|lst|nte|prp|rem|sec|sol|suppfig|tbl|thm|tip|wrn)[-:]"
)


def mask_citations(text: str, code: CodeRanges) -> str:
    """`text` with citations masked that stand in brackets, and with those of LaTeX."""
    text = covered(text, _found(_COMMAND, text, code))
    return covered(text, _found(_BRACKETED, text, code))


def mask_evident_citations(text: str, code: CodeRanges) -> str:
    """The same, but in brackets only keys with a digit and locators, in running text those with a year."""
    text = covered(text, _found(_COMMAND, text, code))
    text = covered(text, _found(_EVIDENT, text, code, with_digit=True))
    return covered(text, _found(_WITH_YEAR, text, code))


def mask_narrative_citations(text: str, code: CodeRanges) -> str:
    """`text` with citations masked that stand in running text without brackets."""
    return covered(text, _found(_NARRATIVE, text, code))


def citation_label(text: str) -> str:
    """The key of the first work that a citation names."""
    for pattern in (_BRACKETED, _COMMAND, _NARRATIVE, _IN_TEMPLATE):
        if found := pattern.search(text):
            return found["key"].strip("{}")
    return ""


def _found(
    pattern: Pattern, text: str, code: CodeRanges, *, with_digit: bool = False
) -> Iterator[Span]:
    # What is defined as a link is one: `[@harbour5]` may stand for the page of a person.
    defined = defined_labels(text)
    for match in outside_code(pattern, text, code):
        if with_digit and not _DIGIT.search(match[0]):
            continue
        if match[0][0] != "[" or match[0][1:-1] not in defined:
            yield *match.span(), _mask(match["key"])


def _mask(key: str) -> str:
    return MASK if _KIND_OF_REFERENCE.match(key.strip("{}")) else CITED
