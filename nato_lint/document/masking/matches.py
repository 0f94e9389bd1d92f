"""What a pattern finds in a text outside of code, and the mask for it."""

from collections.abc import Iterator
from re import Match

from nato_lint.document.mask import covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern


def outside_code(pattern: Pattern, text: str, code: CodeRanges) -> Iterator[Match[str]]:
    """The matches that do not begin in code."""
    return (match for match in pattern.finditer(text) if match.start() not in code)


def mask_matches(pattern: Pattern, mask: str, text: str, code: CodeRanges) -> str:
    """`text` with everything masked that the pattern matches outside of code."""
    return covered(text, ((*match.span(), mask) for match in outside_code(pattern, text, code)))
