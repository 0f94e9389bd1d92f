"""From the inline content of a block to prose."""

import re
from typing import Any

from markdown_it.token import Token

from nato_lint.document.blocks import markdown_parser
from nato_lint.document.inline import END, START
from nato_lint.document.lines import LineMap, StretchMap
from nato_lint.document.mask import MASK, MASKED
from nato_lint.document.model import Code, Footnote, Html, Image, Link, Parts
from nato_lint.document.prose import OBJECT, Container, PieceList, Prose, ProseKind
from nato_lint.pattern import Pattern
from nato_lint.source import Source

# Without one of these the content is text and soft breaks, and needs no inline parser.
_MARKUP = Pattern(r"[\\`*_~\[<&]")
# A URL that stands in the text for itself; sentence punctuation at its end is not part of it.
BARE_URL = Pattern(r"(?:https?://|www\.)[^\s<>\"\u3000-\u9fff\uff00-\uffef]+", re.IGNORECASE)
URL_TAIL = ".,:;!?'\"*_~)]}’”"
# Bullets that Markdown does not know still begin a line of their own for a reader.
PSEUDO_BULLET = Pattern(r"[•‣◦▪▫●○■□⁃∙➢➤✓✔][ \t\u00a0]")
_BREAK_TAG = Pattern(r"<br\s*/?>", re.IGNORECASE)
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
        if _MARKUP.search(content):
            md = markdown_parser()
            tokens = md.inline.parse(content, md, self._env, [])
        else:
            tokens = _plain_tokens(content)
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
        if block.pieces and _READABLE.search("".join(block.pieces.texts)):
            self._parts.prose.append(Prose(kind, block.pieces, level=level, container=container))


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

    def take(self, tokens: list[Token]) -> None:
        """Read the tokens in order."""
        in_autolink = False
        for token in tokens:
            if in_autolink:
                in_autolink = token.type != "link_close"
            elif token.type == "text":
                self._text(token)
            elif token.type == "link_open" and token.markup == "autolink":
                in_autolink = True
                self._autolink(token)
            else:
                self._markup(token)
        self._end_run()

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
        """Add the text gathered so far; URLs and masks in it are objects, not prose."""
        if not self._run:
            return
        text = "".join(self._run)
        self._run = []
        if MASK in text or "://" in text or "www." in text.lower():
            self._split(text, self._run_start)
        else:
            self._literal(self._run_start, self._run_start + len(text))

    def _split(self, text: str, base: int) -> None:
        objects = [(match.start(), match.end(), "") for match in MASKED.finditer(text)]
        for match in BARE_URL.finditer(text):
            url = match[0].rstrip(URL_TAIL)
            objects.append((match.start(), match.start() + len(url), url))
        at = 0
        for start, end, url in sorted(objects):
            if start < at:
                continue
            self._literal(base + at, base + start)
            self.pieces.replaced(OBJECT, base + start, base + end)
            if url:
                self.parts.links.append(
                    Link(base + start, base + end, base + start, base + start, url, "bare")
                )
            at = end
        self._literal(base + at, base + len(text))

    def _literal(self, start: int, end: int) -> None:
        # The source, not the token, is the text: the parser was given masks and no NUL.
        self.pieces.literal_text(self.source.text[start:end], start)

    def _markup(self, token: Token) -> None:
        kind = token.type
        self._end_run()
        if kind == "text_special":
            start = self._offset(token.meta[START])
            self.pieces.replaced(token.content, start, start + len(token.markup))
        elif kind in ("softbreak", "hardbreak"):
            self._break(token)
        elif kind == "code_inline":
            start, end = self._stretch(token)
            self.pieces.replaced(OBJECT, start, end)
            self.parts.code.append(Code(start, end, block=False))
        elif kind == "image":
            start, end = self._stretch(token)
            self.pieces.replaced(OBJECT, start, end)
            target = str(token.attrs.get("src", ""))
            self.parts.images.append(Image(start, end, target, token.content))
            self.images.append(token)
        elif kind == "html_inline":
            start, end = self._stretch(token)
            self.parts.html.append(Html(start, end, block=False))
            if _BREAK_TAG.fullmatch(token.content):
                self.pieces.line_break(start, end, hard=True)
        elif kind == "footnote_ref":
            start, end = self._stretch(token)
            label = str(token.meta.get("label", ""))
            self.parts.footnote_references.append(Footnote(label, start, end))
        elif kind == "link_open":
            self._links.append(token)
        elif kind == "link_close" and self._links:
            self._link(self._links.pop(), token)

    def _break(self, token: Token) -> None:
        newline = self.content.find("\n", self.base + token.meta[START])
        start = self.places.offset(newline)
        end = self.places.offset(newline + 1)
        hard = token.type == "hardbreak" or bool(PSEUDO_BULLET.match(self.source.text, end))
        self.pieces.line_break(start, end, hard=hard)

    def _link(self, opening: Token, closing: Token) -> None:
        start, end = self._stretch(opening)
        text_start = self._offset(opening.meta[START] + 1)
        text_end = self._offset(closing.meta[START])
        target = str(opening.attrs.get("href", ""))
        self.parts.links.append(Link(start, end, text_start, text_end, target, "link"))

    def _autolink(self, token: Token) -> None:
        self._end_run()
        start, end = self._stretch(token)
        self.pieces.replaced(OBJECT, start, end)
        target = str(token.attrs.get("href", ""))
        self.parts.links.append(Link(start, end, start, start, target, "autolink"))


def _plain_tokens(content: str) -> list[Token]:
    """The tokens of content that holds no markup, as the inline parser would make them."""
    tokens: list[Token] = []
    at = 0
    lines = content.split("\n")
    for number, line in enumerate(lines):
        text = line.lstrip(" \t") if number else line
        trimmed = text.rstrip(" ") if number < len(lines) - 1 else text
        start = at + len(line) - len(text)
        if trimmed:
            tokens.append(Token("text", "", 0, content=trimmed, meta={START: start}))
        at += len(line) + 1
        if number < len(lines) - 1:
            kind = "hardbreak" if len(text) - len(trimmed) >= 2 else "softbreak"
            tokens.append(Token(kind, "br", 0, meta={START: at - 1}))
    return tokens
