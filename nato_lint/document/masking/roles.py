"""Roles of MyST and names of emoji.

{abbr}`DWT (dead weight)`    {ref}`The quay <quay>`    {cite}`smith2024`    :tada:
"""

import re

from nato_lint.document.mask import CITED, HIDDEN, MASK, SOFT_LINE_END, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

_ROLE = Pattern(
    r"\{([A-Za-z][\w:.+-]{0,40})(?:[ ][.#\w][^{}`\n]{0,80})?\}(`+)(?!`)"
    rf"((?:[^`\n]|{SOFT_LINE_END})++)\2(?!`)"
)
_CITES = Pattern(r"(?:foot)?(?:full)?cite(?::\w+)?|eval:cite")
# Readers see what stands in these as it is; of the others, what stands before a target.
_OF_TEXT = frozenset(
    [
        "abbr",
        "abbreviation",
        "del",
        "dfn",
        "emphasis",
        "emph",
        "guilabel",
        "index",
        "menuselection",
        "sc",
        "smallcaps",
        "span",
        "strike",
        "strong",
        "sub",
        "subscript",
        "sup",
        "superscript",
        "term",
        "u",
        "underline",
    ]
)
_WITH_TARGET = Pattern(r"([^<>]*[^<>\s])(\s<[^<>]*>)")
# What stands for the number or the name of the target.
_PLACEHOLDER = Pattern(r"%s|\{(?:name|number)\}")

# What stands before the colon is looked at behind it: a search for a single character is quick.
_EMOJI = Pattern(r":(?<![^\W_]:)(?<![:/]:)(?:[+-]1|[a-z][a-z0-9_+-]{0,47}[a-z0-9]):(?![^\W_]|[:/])")
_OPTIONS = Pattern(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[^\n]*\n(?:[ \t>]*:[\w-]+:[^\n]*(?:\n|\Z))+",
    re.MULTILINE,
)


def mask_roles(text: str, code: CodeRanges) -> str:
    """`text` with the names of roles masked, and with the text laid bare that readers see."""
    spans: list[Span] = []
    for match in _ROLE.finditer(text):
        start, end = match.span()
        if start in code:
            continue
        name = match[1].rpartition(":")[2].lower()
        if _CITES.fullmatch(match[1]):
            spans.append((start, end, CITED))
            continue
        target = _WITH_TARGET.fullmatch(match[3])
        if target or name in _OF_TEXT:
            shown_end = match.start(3) + (target.end(1) if target else len(match[3]))
            spans.append((start, match.start(3), HIDDEN))
            if target:
                spans += (
                    (match.start(3) + found.start(), match.start(3) + found.end(), MASK)
                    for found in _PLACEHOLDER.finditer(target[1])
                )
            spans.append((shown_end, end, HIDDEN))
        else:
            spans.append((start, match.start(2), HIDDEN))
    return covered(text, spans)


def mask_emoji(text: str, code: CodeRanges) -> str:
    """`text` with the names of emoji masked, but not the options of a directive."""
    found = [match.span() for match in _EMOJI.finditer(text)]
    if not found:
        return text
    options = [match.span() for match in _OPTIONS.finditer(text)]
    spans: list[Span] = []
    for start, end in found:
        while options and options[0][1] <= start:
            options.pop(0)
        if start not in code and not (options and options[0][0] <= start):
            spans.append((start, end, MASK))
    return covered(text, spans)
