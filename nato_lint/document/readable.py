"""From the inline content of a block to prose."""

from typing import Any

from markdown_it.token import Token

from nato_lint.document.blocks import markdown_parser
from nato_lint.document.inline import END, START
from nato_lint.document.lines import LineMap, StretchMap
from nato_lint.document.mask import unmasked
from nato_lint.document.model import Code, Footnote, Html, Image, Link, Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import OBJECT, Container, PieceList, Prose, ProseKind
from nato_lint.document.tags import BLOCK_TAGS, CODE_TAGS, read_tag
from nato_lint.pattern import Pattern
from nato_lint.source import Source

# Without one of these the content is text and soft breaks, and needs no inline parser.
_MARKUP = Pattern(r"[\\`*_~\[<&]")
# Bullets that Markdown does not know still begin a line of their own for a reader.
PSEUDO_BULLET = Pattern(r"[•‣◦▪▫●○■□⁃∙➢➤✓✔][ \t\u00a0]")
_READABLE = Pattern(r"\w")

Places = LineMap | StretchMap


class InlineReader:
    """Turns inline content into prose, and notes links, images, code, HTML and footnotes."""

    def __init__(self, source: Source, parts: Parts, env: dict[str, Any]) -> None:
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
                block = _Block(self._source, self._parts, content, 0, places, [])
                block.take_plain()
                pieces = block.pieces
            self._keep(pieces, kind, level, container)
            return
        md = markdown_parser()
        tokens = md.inline.parse(content, md, self._env, [])
        images: list[Token] = []
        self._add(content, 0, tokens, places, images, kind, level, container)
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
    ) -> None:
        block = _Block(self._source, self._parts, content, base, places, images)
        block.take(tokens)
        self._keep(block.pieces, kind, level, container)

    def _keep(
        self, pieces: PieceList, kind: ProseKind, level: int, container: Container | None
    ) -> None:
        pieces.strip_end()
        if _READABLE.search(pieces.text):
            self._parts.prose.append(Prose(kind, pieces, level=level, container=container))


class _Block:
    """The pieces of one block while its tokens are read."""

    def __init__(
        self,
        source: Source,
        parts: Parts,
        content: str,
        base: int,
        places: Places,
        images: list[Token],
    ) -> None:
        self.source = source
        self.parts = parts
        self.content = content
        self.base = base
        self.places = places
        self.images = images
        self.pieces = PieceList()
        self._run: list[str] = []
        self._run_start = self._run_end = 0
        self._links: list[Token] = []
        self._last_closing: dict[tuple[str, int], int] | None = None

    def take(self, tokens: list[Token]) -> None:
        """Read the tokens in order."""
        in_autolink = False
        behind = 0
        for index, token in enumerate(tokens):
            if index < behind:
                continue
            if in_autolink:
                in_autolink = token.type != "link_close"
            elif token.type == "text":
                self._text(token)
            elif token.type == "link_open" and token.markup == "autolink":
                in_autolink = True
                self._autolink(token)
            elif token.type == "html_inline":
                behind = self._html(tokens, index)
            else:
                self._markup(token)
        self._end_run()

    def take_plain(self) -> None:
        """Read content that holds no markup, as the inline parser would."""
        lines = self.content.split("\n")
        last = len(lines) - 1
        at = 0
        for number, line in enumerate(lines):
            text = line.lstrip(" \t") if number else line
            trimmed = text.rstrip(" ") if number < last else text
            hard = len(text) - len(trimmed) >= 2
            begin = at + len(line) - len(text)
            for start, end in self.places.stretches(begin, begin + len(trimmed)):
                self._add_text(start, trimmed[: end - start])
                trimmed = trimmed[end - start :]
            at += len(line) + 1
            if number < last:
                self._break(at - 1, hard=hard)

    def _offset(self, position: int) -> int:
        return self.places.offset(self.base + position)

    def _stretch(self, token: Token) -> tuple[int, int]:
        start, end = token.meta[START], token.meta[END]
        # The end is that of the last character: a position behind it may be on the next line.
        return self._offset(start), self._offset(end - 1) + 1

    def _text(self, token: Token) -> None:
        if not token.content:
            return  # what remains of a delimiter that became emphasis
        at = 0
        position = self.base + int(token.meta[START])
        for start, end in self.places.stretches(position, position + len(token.content)):
            if start != self._run_end or not self._run:
                self._end_run()
                self._run_start = start
            self._run.append(token.content[at : at + end - start])
            self._run_end = end
            at += end - start

    def _end_run(self) -> None:
        """Add the text gathered so far."""
        if self._run:
            read = "".join(self._run)
            self._run = []
            self._add_text(self._run_start, read)

    def _add_text(self, start: int, read: str) -> None:
        # The source, not the token, is the text: the parser was given masks and no NUL.
        text = self.source.text[start : start + len(read)]
        add_text(text, start, read, self.pieces, self.parts)

    def _markup(self, token: Token) -> None:
        kind = token.type
        if kind == "text_special" and token.content == token.markup:
            self._text(token)  # a backslash that escapes nothing
            return
        self._end_run()
        if kind == "text_special":
            start = self._offset(token.meta[START])
            self.pieces.replaced(token.content, start, start + len(token.markup))
        elif kind in ("softbreak", "hardbreak"):
            newline = self.content.find("\n", self.base + token.meta[START])
            self._break(newline, hard=kind == "hardbreak")
        elif kind == "code_inline":
            start, end = self._stretch(token)
            self.pieces.replaced(OBJECT, start, end)
            self.parts.code.append(Code(start, end, block=False))
        elif kind == "image":
            start, end = self._stretch(token)
            self.pieces.replaced(OBJECT, start, end)
            alt = unmasked(token.content, self.source.text[start:end])
            address = str(token.attrs.get("src", ""))
            behind = self._offset(token.meta[START] + 2 + len(token.content))
            target = unmasked(address, self.source.text[behind:end])
            self.parts.images.append(Image(start, end, target, alt))
            self.images.append(token)
        elif kind == "footnote_ref":
            start, end = self._stretch(token)
            label = str(token.meta.get("label", ""))
            self.parts.footnote_references.append(Footnote(label, start, end))
        elif kind == "link_open":
            self._links.append(token)
        elif kind == "link_close" and self._links:
            self._link(self._links.pop(), token)

    def _html(self, tokens: list[Token], index: int) -> int:
        """Read a tag or comment; returns the index of the first token behind what it hides."""
        self._end_run()
        start, end = self._stretch(tokens[index])
        self.parts.html.append(Html(start, end, block=False))
        tag = read_tag(tokens[index].content)
        if tag is None:
            return index + 1
        closing = self._closing(tokens, index, tag.name) if tag.hides else None
        if closing is not None:
            first, last = self._stretch(tokens[closing])
            self.parts.html.append(Html(first, last, block=False))
            if tag.name in CODE_TAGS:
                self.pieces.replaced(OBJECT, start, last)
                self.parts.code.append(Code(start, last, block=False))
            return closing + 1
        if tag.name == "br" or (tag.name in BLOCK_TAGS and not self.pieces.ends_in_break()):
            self.pieces.line_break(start, end, hard=True)
        return index + 1

    def _closing(self, tokens: list[Token], index: int, name: str) -> int | None:
        """The index of the tag that closes the element which token `index` opens."""
        if self._last_closing is None:
            self._last_closing = {
                (token.content[2:].rstrip("> \t\n").lower(), token.level): at
                for at, token in enumerate(tokens)
                if token.type == "html_inline" and token.content.startswith("</")
            }
        level = tokens[index].level
        # Only looked for where there is one, so that every token is passed once.
        if self._last_closing.get((name, level), -1) < index:
            return None
        while not (
            tokens[index].type == "html_inline"
            and tokens[index].level == level
            and tokens[index].content.lower().startswith(f"</{name}")
        ):
            index += 1
        return index

    def _break(self, newline: int, *, hard: bool) -> None:
        start = self.places.offset(newline)
        end = self.places.offset(newline + 1)
        hard = hard or bool(PSEUDO_BULLET.match(self.source.text, end))
        self.pieces.line_break(start, end, hard=hard)

    def _link(self, opening: Token, closing: Token) -> None:
        start, end = self._stretch(opening)
        text_start = self._offset(opening.meta[START] + 1)
        text_end = self._offset(closing.meta[START])
        address = str(opening.attrs.get("href", ""))
        target = unmasked(address, self.source.text[text_end:end])
        self.parts.links.append(Link(start, end, text_start, text_end, target, "link"))

    def _autolink(self, token: Token) -> None:
        self._end_run()
        start, end = self._stretch(token)
        self.pieces.replaced(OBJECT, start, end)
        target = str(token.attrs.get("href", ""))
        self.parts.links.append(Link(start, end, start, start, target, "autolink"))
