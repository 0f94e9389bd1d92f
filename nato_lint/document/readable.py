"""From the inline content of a block to prose."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nato_lint.document.html_text import HtmlText
from nato_lint.document.inline import END, START
from nato_lint.document.inline_pieces import InlinePieces, Places
from nato_lint.document.inline_rules import IN_NOTE
from nato_lint.document.mask import HIDDEN
from nato_lint.document.model import Footnote, Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import Container, PieceList, Prose, ProseKind
from nato_lint.document.tags import (
    Attribute,
)
from nato_lint.pattern import Pattern
from nato_lint.source import Source

# Without one of these the content is text and soft breaks, and needs no inline parser.
_MARKUP = Pattern(r"[\\`*_~\[<&]|==")
_READABLE = Pattern(r"\w")
_DESCRIPTION = Pattern(
    r"\{(?:[^{}\n]*?\s)?fig-alt=(?:\"\s*+([^\"\\{}\n]++)\"|'\s*+([^'\\{}\n]++)')"
)


class InlineReader:
    """Turns inline content into prose, and notes links, images, code, HTML and footnotes."""

    def __init__(self, md: MarkdownIt, source: Source, parts: Parts, env: dict[str, Any]) -> None:
        self._md = md
        self._source = source
        self._parts = parts
        self._env = env

    def read(
        self,
        content: str,
        places: Places,
        kind: ProseKind,
        level: int = 0,
        container: Container | None = None,
    ) -> None:
        """Read the content of one block; its prose is added to the parts."""
        if not _MARKUP.search(content):
            start = places.unbroken
            if start is not None:
                pieces = PieceList()
                text = self._source.text[start : start + len(content)]
                add_text(text, start, content, pieces, self._parts)
            else:
                block = InlinePieces(self._source, self._parts, content, 0, places, [])
                block.take_plain()
                pieces = block.pieces
            self._keep(pieces, kind, level, container)
            return
        tokens = self._md.inline.parse(content, self._md, self._env, [])
        images: list[Token] = []
        alternatives = self._add(content, 0, tokens, places, images, kind, level, container)
        for alternative in alternatives:
            html = HtmlText(self._source, self._parts, content, places)
            html.add_alternative(alternative, container)
        for image in images:
            # The tokens of the alternative text count from behind the "![".
            self._add(
                content,
                image.meta[START] + 2,
                image.children or [],
                places,
                [],
                ProseKind.ALT,
                0,
                container,
            )
            self._add_described(content, image, places, container)
        self._read_notes(content, places, tokens, container)

    def _add_described(
        self, content: str, image: Token, places: Places, container: Container | None
    ) -> None:
        """Add the alternative text that stands in the attributes behind an image, as Quarto's do."""
        if not content.startswith(HIDDEN, image.meta[END]):
            return
        end = places.offset(image.meta[END] - 1) + 1
        if found := _DESCRIPTION.match(self._source.text, end):
            pieces = PieceList()
            group = found.lastindex or 1
            pieces.literal_text(found[group], found.start(group))
            self._keep(pieces, ProseKind.ALT, 0, container)

    def _read_notes(
        self, content: str, places: Places, tokens: list[Token], container: Container | None
    ) -> None:
        """Read the notes that stand in the text: `^[A note.]`."""
        for token in tokens:
            if token.type != "inline_note":
                continue
            at = token.meta[START] + len("^[")
            start = places.offset(token.meta[START])
            end = places.offset(token.meta[END] - 1) + 1
            self._parts.footnotes.append(Footnote("", start, end))
            self._env[IN_NOTE] = True
            read = self._md.inline.parse(token.content, self._md, self._env, [])
            self._env[IN_NOTE] = False
            note = Container("footnote", start, end, container)
            self._add(content, at, read, places, [], ProseKind.FOOTNOTE, 0, note)

    def _add(
        self,
        content: str,
        base: int,
        tokens: list[Token],
        places: Places,
        images: list[Token],
        kind: ProseKind,
        level: int,
        container: Container | None,
    ) -> list[Attribute]:
        """Add the prose of the tokens; returns the alternative texts of the HTML among them."""
        block = InlinePieces(self._source, self._parts, content, base, places, images)
        block.take(tokens)
        self._keep(block.pieces, kind, level, container)
        return block.alternatives

    def _keep(
        self, pieces: PieceList, kind: ProseKind, level: int, container: Container | None
    ) -> None:
        pieces.strip_end()
        if _READABLE.search(pieces.text):
            self._parts.prose.append(Prose(kind, pieces, level=level, container=container))
