"""The readable text of a block of raw HTML."""

import html as entities
import re
from collections.abc import Iterator
from typing import NamedTuple

from nato_lint.document.lines import LineMap
from nato_lint.document.model import Parts
from nato_lint.document.prose import Container, PieceList, Prose, ProseKind
from nato_lint.pattern import Pattern
from nato_lint.source import Source

_TAG = Pattern(r"<(/?)([A-Za-z][A-Za-z0-9.:-]*)([^<>]*)>")
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = Pattern(r"\s+")
_HIDDEN = Pattern(r"(?:^|\s)hidden(?=[\s=/]|$)|display\s*:\s*none", re.IGNORECASE)

# Their text is no prose.
_OPAQUE = {"script", "style", "pre", "textarea", "svg", "math", "template", "code", "kbd", "samp"}
# Their text belongs to the sentence around them; every other element is a block of its own.
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label",
        "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
_CONTAINERS = {"details": "details", "blockquote": "quote", "tr": "row", "table": "table"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "col", "embed"}
_KINDS = {
    "li": ProseKind.LIST_ITEM,
    "td": ProseKind.TABLE_CELL,
    "th": ProseKind.TABLE_CELL,
    "figcaption": ProseKind.CAPTION,
    "caption": ProseKind.CAPTION,
    "blockquote": ProseKind.QUOTE,
}
_HEADING = Pattern(r"h([1-6])")


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
            elif part.name not in _INLINE:
                self._flush()
                self._tag(part)
        self._flush()
        return self.container

    def _tag(self, part: _Part) -> None:
        heading = _HEADING.fullmatch(part.name)
        if part.closing:
            self.kind, self.level = self.outer_kind, 0
        elif heading:
            self.kind, self.level = ProseKind.HEADING, int(heading[1])
        else:
            self.kind, self.level = _KINDS.get(part.name, self.kind), 0
        kind = _CONTAINERS.get(part.name)
        if _HIDDEN.search(part.attributes) and part.name not in _VOID and not part.closing:
            kind = f"hidden {part.name}"
        if not kind and part.closing:
            kind = f"hidden {part.name}"
        if not kind:
            return
        if not part.closing:
            start, end = self._span(part.start, part.end)
            self.container = Container(kind, start, end, self.container)
        elif self.container and self.container.kind in (kind, f"hidden {part.name}"):
            self.container = self.container.parent

    def _text(self, start: int, end: int) -> None:
        """Add text: white space collapses, entities are resolved, both mapped to their source."""
        at = start
        while at < end:
            special = _next_special(self.content, at, end)
            if special is None:
                self._literal(at, end)
                return
            self._literal(at, special.start())
            span = self._span(special.start(), special.end())
            if special[0].startswith("&"):
                self.pieces.replaced(entities.unescape(special[0]), *span)
            elif self.pieces:
                if "\n" in special[0]:
                    self.pieces.line_break(*span, hard=False)
                elif special[0] == " ":
                    self._literal(special.start(), special.end())
                else:
                    self.pieces.replaced(" ", *span)
            at = special.end()

    def _literal(self, start: int, end: int) -> None:
        if end > start:
            first, last = self._span(start, end)
            self.pieces.literal_text(self.source.text[first:last], first)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.places.offset(start), self.places.offset(end - 1) + 1

    def _flush(self) -> None:
        pieces, self.pieces = self.pieces, PieceList()
        if any(re.search(r"\w", text) for text in pieces.texts):
            self.parts.prose.append(
                Prose(self.kind, pieces, level=self.level, container=self.container)
            )


_SPECIAL_START = Pattern(r"[\s&]")


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
        elif content.startswith(("<!", "<?"), at):
            at = _behind(content, ">", at + 2)
        elif match := _TAG.match(content, at):
            name = match[2].lower()
            at = match.end()
            if name in _OPAQUE and not match[1] and not match[3].endswith("/"):
                at = _behind_element(content, name, at)
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
