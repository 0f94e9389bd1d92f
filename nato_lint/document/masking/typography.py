"""Keys that readers press, letters that are set higher, lower or underlined, sizes of pictures.

++ctrl+alt+del++    H~2~O    the 3^rd^ quay    10^6^    ^^inserted^^    ![The pier|200x100](pier.jpg)
"""

from collections.abc import Iterator

from nato_lint.document.mask import HIDDEN, MASK, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

_KEY = r"(?:[\w-]{1,30}|\"[^\"\n+]{1,30}\")"
_KEYS = Pattern(rf"(?<![\w+])\+\+{_KEY}(?:\+{_KEY})*\+\+(?![\w+])")
_INSERTED = Pattern(r"(?<![\^\\])\^\^(?=[^\s\^])[^\^\n]{1,300}(?<=\S)\^\^(?!\^)")
_RAISED = Pattern(r"(?<=[\w)\]])\^(?=[^\s\^\[\]])[^\s\^\[\]]{1,30}\^(?!\^)")
_LOWERED = Pattern(r"(?<=[\w)\]])~(?=[^\s~])[^\s~]{1,30}~(?!~)")

_SIZED = Pattern(r"!\[[^\[\]|\n]{0,300}+(?P<size>\|\d{1,5}(?:x\d{1,5})?)\](?=\()")


def mask_keys(text: str, code: CodeRanges) -> str:
    """`text` with the names of keys masked."""
    found = (match.span() for match in _KEYS.finditer(text))
    return covered(text, ((start, end, MASK) for start, end in found if start not in code))


def mask_sizes(text: str, code: CodeRanges) -> str:
    """`text` without the sizes of pictures behind their alternative texts."""
    found = (match for match in _SIZED.finditer(text) if match.start() not in code)
    return covered(text, ((*match.span("size"), HIDDEN) for match in found))


def mask_raised(text: str, code: CodeRanges) -> str:
    """`text` without the marks around letters that are set otherwise."""
    for pattern, length in ((_INSERTED, 2), (_RAISED, 1), (_LOWERED, 1)):
        text = covered(text, _marks(pattern, length, text, code))
    return text


def _marks(pattern: Pattern, length: int, text: str, code: CodeRanges) -> Iterator[Span]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if start in code:
            continue
        if text[start - 1 : start].isdigit() and text[start + 1].isdigit():
            yield start, end, MASK  # 10^6^ is not 106
        else:
            yield start, start + length, HIDDEN
            yield end - length, end, HIDDEN
