"""Links whose target is defined nowhere in the article: Pandoc's to headings, MkDocs' to objects.

## Tides and *times*           See [tides and *times*] or [below][tides and *times*].
[the setting][config.tides]    by an identifier of another page
"""

import re
from collections.abc import Iterator

from nato_lint.document.mask import HIDDEN, Span, begins_line, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.document.masking.link_definitions import defined_labels
from nato_lint.pattern import Pattern

_TEXT = r"\[(?=[^\s\]^@])[^\[\]\n]{1,200}(?:\n(?![ \t]*\n)[^\[\]\n]{1,200})?\]"
_HEADING = Pattern(r"^ {0,3}#{1,6}[ \t]+(\S[^\n]*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_UNDERLINED = Pattern(r"^ {0,3}(\S[^\n]*)\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_TO_HEADING = Pattern(rf"(?<![\]!\\])(?P<text>{_TEXT})(?P<label>\[[^\[\]]{{0,200}}\])?(?![\[({{])")
_TO_OBJECT = Pattern(
    rf"(?<![\]!\\])(?P<text>{_TEXT})(?P<label>(?:[ ]|[ ]?\n[ \t]*)?\[[\w-]{{1,80}}(?:\.[\w-]{{1,80}}){{1,9}}\])"
)


def mask_links_to_headings(text: str, code: CodeRanges) -> str:
    """`text` without the brackets and labels of links that lead to its headings."""
    headings = {
        _plain(match[1]) for pattern in (_HEADING, _UNDERLINED) for match in pattern.finditer(text)
    }
    return covered(text, _brackets(_TO_HEADING, text, code, headings)) if headings else text


def mask_links_to_objects(text: str, code: CodeRanges) -> str:
    """`text` without the brackets and labels of links that lead to the objects of other pages."""
    return covered(text, _brackets(_TO_OBJECT, text, code, None))


def _brackets(
    pattern: Pattern, text: str, code: CodeRanges, headings: set[str] | None
) -> Iterator[Span]:
    defined = {_plain(label) for label in defined_labels(text)}
    for match in pattern.finditer(text):
        start, end = match.span("text")
        label = _plain((match["label"] or "").strip(" []")) or _plain(text[start + 1 : end - 1])
        if start in code or label in defined or not (headings is None or label in headings):
            continue
        if text.startswith(":", match.end()) and begins_line(text, start):
            continue
        yield start, start + 1, HIDDEN
        yield end - 1, match.end(), HIDDEN


def _plain(label: str) -> str:
    return " ".join(label.replace(HIDDEN, "").split()).casefold()
