"""Attributes of blocks and of inline elements.

## Title {#id .class key="value"}    {: .class}    {:toc}    [text]{.class}    `<br>`{=html}
"""

import re
from collections.abc import Iterator, Set

from nato_lint.document.mask import BLANK, HIDDEN, MASK, SOFT_LINE_END, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.document.masking.link_definitions import defined_labels
from nato_lint.document.masking.matches import mask_matches, outside_code
from nato_lint.pattern import Pattern

_QUOTED = rf"\"(?:[^\"\\\n]|\\.|{SOFT_LINE_END})*+\"|'(?:[^'\\\n]|\\.|{SOFT_LINE_END})*+'"
_ITEM = rf"(?:[#.=][\w:.\-/]++|-(?=\s*\}})|data-[a-z-]++(?!=)|[A-Za-z_][\w:.-]*+=(?:{_QUOTED}|[^\s\"'{{}}]++))"
_SPACE = rf"(?:[ \t]|{SOFT_LINE_END})"
_LIST = rf"\{{:?{_SPACE}*+{_ITEM}(?:{_SPACE}++{_ITEM})*+{_SPACE}*+\}}"
# One of these is in every text with attributes.
ATTRIBUTE_MARKS = ("{#", "{.", "{=", "{-", "{ #", "{ .", "{ data-", "=")
_BEGINS = Pattern(r"\{:?[ \t]*+(?:[#.=][\w:]|-|[A-Za-z_][\w:.-]*+=|data-)")
_OWN_LINE = Pattern(rf"^[ \t]*(?:{_LIST}[ \t]*)+$", re.MULTILINE)
_BRACKETED_SPAN = Pattern(rf"(\[(?=[^\s\[\]])[^\[\]\n]{{1,300}}+\]){_LIST}")
# The colon is that of an icon: `:anchor:{ .big }`.
_BEHIND_ELEMENT = Pattern(rf"(?:(?<=[)\]`*_\"{MASK}{HIDDEN}])|(?<=\w:)){_LIST}")
# With the marks that close a heading.
_AT_LINE_END = Pattern(
    rf"(?:(?<=[^\s>|])[ \t]+(?:#+[ \t]+)?)?(?<!\\){_LIST}(?=[ \t]*$)", re.MULTILINE
)

_KRAMDOWN = Pattern(r"(?:(?<=[^\s>])[ \t]+)?\{:(?![:/])[^{}\n]{1,200}\}")
# What such a list begins with, and one that only names another: `{:quote}`, where `{:quote: .wide}`
# stands elsewhere. All else in such braces is text.
_KRAMDOWN_BEGINS = Pattern(r"[ \t]*\{:[ \t]*+(?:[.#][\w-]|[\w-]++=|[\w-]++:[ \t]|toc\b)")
_KRAMDOWN_NAME = Pattern(r"[ \t]*\{:[ \t]*+([\w-]++)[ \t]*\}")
_KRAMDOWN_DEFINED = Pattern(r"\{:([\w-]++):")
# The list item in whose place the table of contents comes.
_KRAMDOWN_CONTENTS = Pattern(
    r"^[ \t]*(?:[-*+]|\d+[.)])[ \t][^\n]*\n[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*$", re.MULTILINE
)
_KRAMDOWN_ID = Pattern(r"(?<=[^\s#])[ \t]+\{#[A-Za-z][\w:-]*+\}(?=[ \t]*$)", re.MULTILINE)
_HEADING = Pattern(r"[ \t>]*#{1,6}[ \t]")
_UNDERLINE = Pattern(r"[ \t]*\n[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_KRAMDOWN_LINE = Pattern(r"^[ \t]*\{:(?![:/])[^{}\n]{1,200}\}[ \t]*$", re.MULTILINE)


def mask_attributes(text: str, code: CodeRanges) -> str:
    """`text` without lists of attributes, where they belong to something."""
    if not _BEGINS.search(text):
        return text
    text = mask_matches(_OWN_LINE, BLANK, text, code)
    text = covered(text, _spans_with_attributes(text, code))
    text = mask_matches(_BEHIND_ELEMENT, HIDDEN, text, code)
    return mask_matches(_AT_LINE_END, HIDDEN, text, code)


def mask_kramdown_attributes(text: str, code: CodeRanges) -> str:
    """`text` without the attribute lists of kramdown and the place of its table of contents."""
    text = mask_matches(_KRAMDOWN_CONTENTS, BLANK, text, code)
    names = {match[1] for match in _KRAMDOWN_DEFINED.finditer(text)}
    for pattern, mask in ((_KRAMDOWN_LINE, BLANK), (_KRAMDOWN, HIDDEN)):
        found = outside_code(pattern, text, code)
        lists = [match.span() for match in found if _is_kramdown(text, match.start(), names)]
        text = covered(text, ((start, end, mask) for start, end in lists))
    return covered(text, _heading_ids(text, code)) if "{#" in text else text


def _is_kramdown(text: str, start: int, names: Set[str]) -> bool:
    named = _KRAMDOWN_NAME.match(text, start)
    if named and named[1] in names:
        return True
    return _KRAMDOWN_BEGINS.match(text, start) is not None


def _heading_ids(text: str, code: CodeRanges) -> Iterator[Span]:
    """`{#id}` behind a heading, which is all that kramdown understands of these lists."""
    for match in _KRAMDOWN_ID.finditer(text):
        start, end = match.span()
        line_start = text.rfind("\n", 0, start) + 1
        is_heading = _HEADING.match(text, line_start, start) or _UNDERLINE.match(text, end)
        if is_heading and start not in code:
            yield start, end, HIDDEN


def _spans_with_attributes(text: str, code: CodeRanges) -> Iterator[Span]:
    found = list(outside_code(_BRACKETED_SPAN, text, code))
    # What is defined as a link is one, whatever follows it.
    defined = defined_labels(text) if found else ()
    for match in found:
        if match[1][1:-1] not in defined:
            yield match.start(), match.start() + 1, HIDDEN
            yield match.end(1) - 1, match.end(), HIDDEN
