"""Text of raw HTML as prose, and what its attributes say."""

import html as entities
import re

from nato_lint.document.lines import LineMap, StretchMap
from nato_lint.document.model import Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import Container, PieceList, Prose, ProseKind
from nato_lint.document.tags import Attribute
from nato_lint.pattern import Pattern
from nato_lint.source import Source

_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = Pattern(r"\s+")
_READABLE = Pattern(r"\w")
# One space is as good as it stands.
_SPECIAL_START = Pattern(r"&|\s{2,}|[^\S ]")

Places = LineMap | StretchMap


class HtmlText:
    """The pieces of prose that are gathered from `content`, which `places` maps to the source."""

    def __init__(self, source: Source, parts: Parts, content: str, places: Places) -> None:
        self.source = source
        self.parts = parts
        self.content = content
        self.places = places
        self.pieces = PieceList()

    def add(self, start: int, end: int) -> None:
        """Add text: white space collapses, entities are resolved, both mapped to their source."""
        at = start
        while at < end and self.content[at] == " " and self.pieces.ends_in_space():
            at += 1
        while at < end:
            special = _next_special(self.content, at, end)
            if special is None:
                self._literal(at, end)
                return
            self._literal(at, special.start())
            span = self.span(special.start(), special.end())
            if special[0].startswith("&"):
                self.pieces.replaced(entities.unescape(special[0]), *span)
            elif not self.pieces.ends_in_space():
                if "\n" in special[0] or "\r" in special[0]:
                    self.pieces.line_break(*span, hard=False)
                else:
                    self.pieces.replaced(" ", *span)
            at = special.end()

    def _literal(self, start: int, end: int) -> None:
        if end > start:
            first, last = self.span(start, end)
            text = self.source.text[first:last]
            add_text(text, first, self.content[start:end], self.pieces, self.parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the content stands in the source."""
        return self.places.offset(start), self.places.offset(end - 1) + 1

    def keep(
        self, kind: ProseKind, level: int, container: Container | None, kept: list[Prose]
    ) -> None:
        """Make a block of prose of the pieces, if there is anything to read in them."""
        pieces, self.pieces = self.pieces, PieceList()
        pieces.strip_end()
        if _READABLE.search(pieces.text):
            kept.append(Prose(kind, pieces, level=level, container=container))

    def add_alternative(self, alternative: Attribute, container: Container | None) -> None:
        """Add the alternative text of an image, while no other text is being gathered."""
        if alternative.value:
            self.add(alternative.start, alternative.end)
            self.keep(ProseKind.ALT, 0, container, self.parts.prose)


def written_value(attribute: Attribute, places: Places, source: Source) -> str:
    """What an attribute says, template syntax included."""
    value = attribute.value
    if value and "\n" not in value:
        value = source.text[places.offset(attribute.start) : places.offset(attribute.end - 1) + 1]
    return entities.unescape(value)


def _next_special(content: str, at: int, end: int) -> re.Match[str] | None:
    while match := _SPECIAL_START.search(content, at, end):
        found = (_ENTITY if match[0] == "&" else _SPACE).match(content, match.start(), end)
        if found:
            return found
        at = match.end()
    return None
