"""The readable text of a block of raw HTML."""

import html as entities
import re
from collections.abc import Iterator
from typing import NamedTuple

from nato_lint.document.lines import LineMap
from nato_lint.document.model import Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import OBJECT, Container, PieceList, Prose, ProseKind
from nato_lint.document.tags import (
    BLOCK_TAGS,
    CODE_TAGS,
    INLINE_TAGS,
    OPAQUE_TAGS,
    TAG,
    is_hidden,
)
from nato_lint.pattern import Pattern
from nato_lint.source import Source

_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = Pattern(r"\s+")
_READABLE = Pattern(r"\w")

_OBJECTS = CODE_TAGS | {"img"}
_CONTAINERS = {"details": "details", "blockquote": "quote", "tr": "row", "table": "table"}
_KINDS = {
    "li": ProseKind.LIST_ITEM,
    "td": ProseKind.TABLE_CELL,
    "th": ProseKind.TABLE_CELL,
    "figcaption": ProseKind.CAPTION,
    "caption": ProseKind.CAPTION,
    "blockquote": ProseKind.QUOTE,
}
_HEADING = Pattern(r"h([1-6])")
# Deeper than this, elements are not told apart: everything that asks for the containers of a block
# goes through all of them.
_DEEPEST = 50


class _Part(NamedTuple):
    """A tag (`name`), or a stretch of text (`name` "")."""

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: str = ""


class HtmlReader:
    """Turns blocks of raw HTML into prose."""

    def __init__(self, source: Source, parts: Parts) -> None:
        self._source = source
        self._parts = parts

    def read(
        self, content: str, places: LineMap, kind: ProseKind, container: Container | None
    ) -> Container | None:
        """Read one block of HTML.

        Returns the container that what follows stands in: a `<details>` or `<blockquote>` that the
        block leaves open goes on over the Markdown behind it.
        """
        block = _HtmlBlock(self._source, self._parts, content, places, kind, container)
        return block.read()


class _HtmlBlock:
    def __init__(
        self,
        source: Source,
        parts: Parts,
        content: str,
        places: LineMap,
        kind: ProseKind,
        container: Container | None,
    ) -> None:
        self.source = source
        self.parts = parts
        self.content = content
        self.places = places
        self.outer_kind = self.kind = kind
        self.level = 0
        self.container = container
        self.pieces = PieceList()

    def read(self) -> Container | None:
        for part in _parts(self.content):
            if not part.name:
                self._text(part.start, part.end)
            elif part.name == "br":
                if self.pieces:
                    self.pieces.line_break(*self._span(part.start, part.end), hard=True)
            elif part.name in _OBJECTS:
                self.pieces.replaced(OBJECT, *self._span(part.start, part.end))
            elif part.name not in INLINE_TAGS or self._hides(part):
                self._flush()
                self._tag(part)
        self._flush()
        self._end_paragraph()
        return self.container

    def _hides(self, part: _Part) -> bool:
        """Whether hidden text begins or ends with this tag of an inline element."""
        if part.closing:
            return self.container is not None and self.container.kind == f"hidden {part.name}"
        return is_hidden(part.name, part.attributes)

    def _end_paragraph(self) -> None:
        """A paragraph ends at the next block, whether it is closed or not."""
        if self.container and self.container.kind == "hidden p":
            self.container = self.container.parent

    def _tag(self, part: _Part) -> None:
        if not part.closing and part.name in BLOCK_TAGS:
            self._end_paragraph()
        heading = _HEADING.fullmatch(part.name)
        if part.closing:
            self.kind, self.level = self.outer_kind, 0
        elif heading:
            self.kind, self.level = ProseKind.HEADING, int(heading[1])
        else:
            self.kind, self.level = _KINDS.get(part.name, self.kind), 0
        kind = _CONTAINERS.get(part.name)
        hidden = f"hidden {part.name}"
        # Elements of the same name inside a hidden one count, to know which end is its own.
        inside = self.container is not None and self.container.kind == hidden
        if not part.closing and (inside or is_hidden(part.name, part.attributes)):
            kind = hidden
        if not kind and part.closing:
            kind = hidden
        if not kind:
            return
        if not part.closing:
            if _depth(self.container) >= _DEEPEST:
                return
            start, end = self._span(part.start, part.end)
            self.container = Container(kind, start, end, self.container)
        elif self.container and self.container.kind in (kind, hidden):
            self.container = self.container.parent

    def _text(self, start: int, end: int) -> None:
        """Add text: white space collapses, entities are resolved, both mapped to their source."""
        at = start
        if self.content[at] == " " and self.pieces.ends_in_space():
            at += 1
        while at < end:
            special = _next_special(self.content, at, end)
            if special is None:
                self._literal(at, end)
                return
            self._literal(at, special.start())
            span = self._span(special.start(), special.end())
            if special[0].startswith("&"):
                self.pieces.replaced(entities.unescape(special[0]), *span)
            elif not self.pieces.ends_in_space():
                if "\n" in special[0]:
                    self.pieces.line_break(*span, hard=False)
                else:
                    self.pieces.replaced(" ", *span)
            at = special.end()

    def _literal(self, start: int, end: int) -> None:
        if end > start:
            first, last = self._span(start, end)
            text = self.source.text[first:last]
            add_text(text, first, self.content[start:end], self.pieces, self.parts)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.places.offset(start), self.places.offset(end - 1) + 1

    def _flush(self) -> None:
        pieces, self.pieces = self.pieces, PieceList()
        pieces.strip_end()
        if _READABLE.search(pieces.text):
            self.parts.prose.append(
                Prose(self.kind, pieces, level=self.level, container=self.container)
            )


def _depth(container: Container | None) -> int:
    depth = 0
    while container is not None:
        depth += 1
        container = container.parent
    return depth


# One space is as good as it stands.
_SPECIAL_START = Pattern(r"&|\s{2,}|[^\S ]")


def _next_special(content: str, at: int, end: int) -> re.Match[str] | None:
    while match := _SPECIAL_START.search(content, at, end):
        found = (_ENTITY if match[0] == "&" else _SPACE).match(content, match.start(), end)
        if found:
            return found
        at = match.end()
    return None


def _parts(content: str) -> Iterator[_Part]:
    """Tags and text in order; comments, declarations and the content of scripts are left out."""
    at = 0
    while True:
        opening = content.find("<", at)
        if opening < 0:
            break
        if opening > at:
            yield _Part(at, opening)
        at = opening
        if content.startswith("<!--", at):
            at = _behind(content, "-->", at + 4)
        elif content.startswith("<![CDATA[", at):
            at = _behind(content, "]]>", at + 9)
        elif content.startswith("<?", at):
            at = _behind(content, "?>", at + 2)
        elif content.startswith("<!", at):
            at = _behind(content, ">", at + 2)
        elif match := TAG.match(content, at):
            name = match[2].lower()
            at = match.end()
            if name in OPAQUE_TAGS and not match[1] and not match[3].endswith("/"):
                at = _behind_element(content, name, at)
                if name in CODE_TAGS:
                    yield _Part(match.start(), at, name)
            else:
                yield _Part(match.start(), match.end(), name, bool(match[1]), match[3])
        else:
            yield _Part(at, at + 1)
            at += 1
    if at < len(content):
        yield _Part(at, len(content))


def _behind(content: str, mark: str, at: int) -> int:
    found = content.find(mark, at)
    return len(content) if found < 0 else found + len(mark)


def _behind_element(content: str, name: str, at: int) -> int:
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(content, at)
    return closing.end() if closing else len(content)
