"""Keys that readers press, letters that are set higher, lower or underlined, sizes of pictures.

++ctrl+alt+del++    H~2~O    the 3^rd^ quay    10^6^    ^^inserted^^    ![The pier|200x100](pier.jpg)
"""

from collections.abc import Iterable, Iterator
from re import Match

from nato_lint.document.mask import HIDDEN, MASK, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.document.masking.matches import outside_code
from nato_lint.pattern import Pattern

_KEY = r"(?:[a-z\d-]{1,30}|\"[^\"\n+]{1,30}\")"
KEYS = Pattern(rf"(?<![\w+])\+\+{_KEY}(?:\+{_KEY})*\+\+(?![\w+])")
_INSERTED = Pattern(r"(?<![\^\\])\^\^(?=[^\s\^])[^\^\n]{1,300}(?<=\S)\^\^(?!\^)")
# Letters or digits, with the sign of a number or a charge. `5~10/6~12` are ranges.
_RAISED = Pattern(r"(?<=[\w)\]])\^([+\u2212-]?\w{1,30}[+\u2212-]?|[+\u2212-])\^(?!\^)")
_LOWERED = Pattern(r"(?<=[\w)\]])~([+\u2212-]?\w{1,30}[+\u2212-]?)~(?!~)")

_SIZED = Pattern(r"!\[[^\[\]|\n]{0,300}+(?P<size>\|\d{1,5}(?:x\d{1,5})?)\](?=\()")


def mask_sizes(text: str, code: CodeRanges) -> str:
    """`text` without the sizes of pictures behind their alternative texts."""
    found = outside_code(_SIZED, text, code)
    return covered(text, ((*match.span("size"), HIDDEN) for match in found))


def mask_raised(text: str, code: CodeRanges, *, doubtful: bool) -> str:
    """`text` without the marks around letters that are set otherwise, also `doubtful` ones."""
    text = covered(text, _marked(_INSERTED.finditer(text), 2, text, code))
    for pattern in (_RAISED, _LOWERED):
        found = (match for match in pattern.finditer(text) if _is_set(match, doubtful=doubtful))
        text = covered(text, _marked(found, 1, text, code))
    return text


def _is_set(match: Match[str], *, doubtful: bool) -> bool:
    """Whether the marks set what stands between them: H~2~O, but not 5~10~15."""
    before, behind = (match.string[at : at + 1] for at in (match.start() - 1, match.end()))
    if behind.isdigit() or (behind.isalpha() and not (doubtful or match[1].isdigit())):
        return False
    return doubtful or not (before.isdigit() or before == "_")


def _marked(
    found: Iterable[Match[str]], length: int, text: str, code: CodeRanges
) -> Iterator[Span]:
    for match in found:
        start, end = match.span()
        if start in code:
            continue
        if text[start - 1 : start].isdigit() and not text[start + 1].isalpha():
            yield start, end, MASK  # 10^6^ is not 106
        else:
            yield start, start + length, HIDDEN
            yield end - length, end, HIDDEN
