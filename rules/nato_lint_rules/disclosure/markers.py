"""Notices that a site generator renders: shortcodes, includes, directives, components, classes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from nato_lint import Document, Pattern
from nato_lint_rules.chatbot_residue.tokens import in_code
from nato_lint_rules.disclosure.notice import Notice, Place
from nato_lint_rules.disclosure.options import LEVELS, Level

_COMMENT_REACH = 5000  # characters from the beginning of a comment to a name in it
_REACH = 300  # characters between the beginning of a tag and the name in it

# What may stand between the beginning of the construct and the name.
_OPENING = Pattern(
    r"""
      \{\{ [<%>]? \s* (?:partial\s+)? ["']? (?:[\w.-]+/)*+      # {{< ai-disclosure >}}
    | \{%-? \s* (?:\w+\s+)? ["']? (?:[\w.-]+/)*+                # {% include ai-disclosure.html %}
    | <                                                         # <AiDisclosure />
    | <(?!meta\b)[A-Za-z][^<>]*\s                               # <p ai-disclosure>
    | <(?!meta\b)[A-Za-z][^<>]*\sclass(?:Name)?\s*=\s*["'](?:[^"'<>]*\s)?
    | \{:? [^{}\n]* \.                                          # {: .ai-disclosure}
    | :{3,} \s* \{? \.?                                         # :::ai-disclosure
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LEVEL = Pattern(r"[^<>{}\n]{0,80}?\blevel\s{0,2}=\s{0,2}[\"']?([A-Za-z]+)", re.IGNORECASE)


def find_markers(document: Document, names: Iterable[str]) -> Iterator[Notice]:
    """The marks called `names` in the body, outside code and comments, in order of the names.

    "ai-disclosure" is also found as `AiDisclosure` and `ai_disclosure`.
    """
    for name in names:
        parts = [part for part in re.split(r"[-_]", name.lower()) if part]
        spelled = r"(?<![\w-])" + "[-_]?".join(map(re.escape, parts)) + r"(?![\w-])"
        for match in re.finditer(spelled, document.text[document.body_start :], re.IGNORECASE):
            start = document.body_start + match.start()
            opening = _opening(document.text, start)
            if opening is not None and not _is_inert(document, start):
                end = document.body_start + match.end()
                block = _block_behind(document, start)
                yield Notice(opening, end, Place.BODY, block, level=_level(document.text, end))


def _level(text: str, end: int) -> Level | None:
    """The level that an attribute behind the name gives."""
    found = _LEVEL.match(text, end)
    return next((level for level in LEVELS if found and level == found[1].lower()), None)


def _opening(text: str, name_start: int) -> int | None:
    """Where the construct begins whose name, class or attribute stands at `name_start`."""
    first = max(0, name_start - _REACH)
    begins = [text.rfind(mark, first, name_start) for mark in ("<", "{{", "{%", "{", ":::")]
    for begin in sorted({place for place in begins if place >= 0}, reverse=True):
        while text.startswith(":", begin) and begin > 0 and text[begin - 1] == ":":
            begin -= 1
        if _OPENING.fullmatch(text, begin, name_start):
            return begin
    return None


def _is_inert(document: Document, start: int) -> bool:
    """Whether nothing is rendered here: code, or a comment."""
    if in_code(document, start):
        return True
    text, first = document.text, max(0, start - _COMMENT_REACH)
    return any(
        text.rfind(begin, first, start) > text.rfind(end, first, start)
        for begin, end in (("<!--", "-->"), ("{/*", "*/}"))
    )


def _block_behind(document: Document, start: int) -> int:
    return bisect_right(document.prose, start, key=lambda prose: prose.start)
