"""The button behind the last words of a teaser: "… in stone. Continue reading »"."""

import re

from nato_lint import OBJECT, Document, Pattern
from nato_lint_rules.text_lines import TextLine, has_link

_OPENING = Pattern(
    r"(?:(?<=[.!?…\])”\"’]\s)|(?<=\.\.\.)|(?<=[…\]]))\(?\[?(?:continue reading|read more|keep reading|read on"
    r"|read the (?:full|whole|rest of the|rest of this) (?:article|story|post|report)|click to continue"
    r"|click here to (?:continue|read more))\b",
    re.IGNORECASE,
)
_REST = Pattern(r"[^.!?»›→]{0,100}(?:\s?(?:[»›→⇒➔➜]|>{1,2}|\.{3}|…)[)\]]?)+")
_BUTTON = Pattern(r"[ \u00a0]?(?:on|at) [A-Z][\w.]{1,30}|[)\]]")
_REACH = 160  # characters from the end of the line


def teaser(document: Document, line: TextLine) -> tuple[int, int] | None:
    """The span, in the line, of the button that its last words are; None where a link is set."""
    text = line.text
    for opening in _OPENING.finditer(text, max(0, len(text) - _REACH)):
        rest = _REST.fullmatch(text, opening.end()) or _BUTTON.fullmatch(text, opening.end())
        start, end = line.prose.span(line.begin + opening.start(), line.begin + len(text))
        if rest and OBJECT not in rest[0] and not has_link(document, start, end):
            return opening.start(), len(text)
    return None
