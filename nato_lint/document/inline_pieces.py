"""From the inline tokens of a block to the pieces of its prose."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from nato_lint.document.html import Anchor
from nato_lint.document.html_text import written_value
from nato_lint.document.inline import END, START
from nato_lint.document.inline_rules import SHOWN, TARGET
from nato_lint.document.lines import LineMap, StretchMap
from nato_lint.document.mask import MASKED, unmasked
from nato_lint.document.model import Code, Footnote, Html, Image, Link, Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import OBJECT, PieceList
from nato_lint.document.tags import (
    BLOCK_TAGS,
    CODE_TAGS,
    SPOKEN_TAGS,
    Attribute,
    Tag,
    footnote_mark,
    read_attributes,
    read_tag,
)
from nato_lint.pattern import Pattern
from nato_lint.source import Source

# Bullets that Markdown does not know still begin a line of their own for a reader.
PSEUDO_BULLET = Pattern(r"[•‣◦▪▫●○■□⁃∙➢➤✓✔][ \t\u00a0]")
_PICTURE = Pattern(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)

Places = LineMap | StretchMap


class InlinePieces:
    """The pieces of one block while its tokens are read; its links and the like go to `parts`.

    `images` gets the tokens of images, `alternatives` the alternative texts of HTML.
    """

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
        self.alternatives: list[Attribute] = []
        self._links: list[Token] = []
        self._anchor: Anchor | None = None
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
        self._end_anchor()

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

    def _hidden(self, first: int, last: int) -> Iterator[str]:
        """What was masked between two positions, as the source has it."""
        first += self.base
        for match in MASKED.finditer(self.content[first : self.base + last]):
            start = self.places.offset(first + match.start())
            yield self.source.text[start : self.places.offset(first + match.end() - 1) + 1]

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
            behind = token.meta[START] + 2 + len(token.content)
            alt = unmasked(token.content, self._hidden(token.meta[START], behind))
            address = str(token.attrs.get("src", ""))
            target = unmasked(address, self._hidden(behind, token.meta[END]))
            self.parts.images.append(Image(start, end, target, alt))
            self.images.append(token)
        elif kind == "footnote_ref":
            start, end = self._stretch(token)
            label = str(token.meta.get("label", ""))
            self.parts.footnote_references.append(Footnote(label, start, end))
        elif kind == "inline_note":
            self.parts.footnote_references.append(Footnote("", *self._stretch(token)))
        elif kind in ("wiki_link", "wiki_embed"):
            self._wiki(token)
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
        names = (tag.name, "ruby") if tag.name in SPOKEN_TAGS else (tag.name,)
        closing = self._closing(tokens, index, names) if tag.hides else None
        if closing is not None:
            first, last = self._stretch(tokens[closing])
            self.parts.html.append(Html(first, last, block=False))
            if tag.name in CODE_TAGS:
                self.pieces.replaced(OBJECT, start, last)
                self.parts.code.append(Code(start, last, block=False))
            return closing + 1
        if tag.name == "sup" and not tag.closing:
            position = self.base + tokens[index].meta[START]
            if mark := footnote_mark(self.content, position):
                return self._skip_mark(tokens, index, mark.end())
        elif tag.name == "a":
            self._end_anchor(start, end)
            self._begin_anchor(tokens[index], tag, start, end)
        elif tag.name == "img":
            self._html_image(tokens[index], tag, start, end)
        elif tag.name == "br" or (tag.name in BLOCK_TAGS and not self.pieces.ends_in_break()):
            self.pieces.line_break(start, end, hard=True)
        return index + 1

    def _skip_mark(self, tokens: list[Token], index: int, end: int) -> int:
        """Pass over the mark of a footnote, but for its link; returns where to read on."""
        index += 1
        while index < len(tokens) and self.base + tokens[index].meta[START] < end:
            if tokens[index].type == "html_inline":
                index = self._html(tokens, index)
                continue
            if tokens[index].type in ("link_open", "link_close"):
                self._markup(tokens[index])
            index += 1
        return index

    def _attributes(self, token: Token, tag: Tag) -> dict[str, Attribute]:
        position = self.base + int(token.meta[START]) + tag.attributes_start
        return read_attributes(tag.attributes, position)

    def _begin_anchor(self, token: Token, tag: Tag, start: int, end: int) -> None:
        address = None if tag.closing else self._attributes(token, tag).get("href")
        if address:
            self._anchor = Anchor(start, end, written_value(address, self.places, self.source))

    def _end_anchor(self, text_end: int | None = None, end: int | None = None) -> None:
        if self._anchor:
            self.parts.links.append(self._anchor.link(text_end, end))
            self._anchor = None

    def _html_image(self, token: Token, tag: Tag, start: int, end: int) -> None:
        known = self._attributes(token, tag)
        alternative, address = known.get("alt"), known.get("src")
        target = written_value(address, self.places, self.source) if address else ""
        alt = written_value(alternative, self.places, self.source) if alternative else ""
        self.pieces.replaced(OBJECT, start, end)
        self.parts.images.append(Image(start, end, target, alt))
        if alternative:
            self.alternatives.append(alternative)

    def _closing(self, tokens: list[Token], index: int, names: Iterable[str]) -> int | None:
        """The index of the tag of one of these names that closes what token `index` opens."""
        if self._last_closing is None:
            self._last_closing = {
                (token.content[2:].rstrip("> \t\n").lower(), token.level): at
                for at, token in enumerate(tokens)
                if token.type == "html_inline" and token.content.startswith("</")
            }
        level = tokens[index].level
        # Only looked for where there is one, so that every token is passed once.
        if all(self._last_closing.get((name, level), -1) < index for name in names):
            return None
        tags = tuple(f"</{name}" for name in names)
        while not (
            tokens[index].type == "html_inline"
            and tokens[index].level == level
            and tokens[index].content.lower().startswith(tags)
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
        text_start = self._offset(opening.meta.get(SHOWN, opening.meta[START] + 1))
        text_end = self._offset(closing.meta[START])
        if TARGET in opening.meta:
            target = self._wiki_target(opening)
            self.parts.links.append(Link(start, end, text_start, text_end, target, "wiki"))
            return
        address = str(opening.attrs.get("href", ""))
        target = unmasked(address, self._hidden(closing.meta[START], opening.meta[END]))
        self.parts.links.append(Link(start, end, text_start, text_end, target, "link"))

    def _wiki(self, token: Token) -> None:
        """A page that is named by its address, a picture, or a page that is shown here."""
        start, end = self._stretch(token)
        target = self._wiki_target(token)
        self.pieces.replaced(OBJECT, start, end)
        if token.type == "wiki_embed" and _PICTURE.search(target):
            self.parts.images.append(Image(start, end, target, ""))
        else:
            self.parts.links.append(Link(start, end, start, start, target, "wiki"))

    def _wiki_target(self, token: Token) -> str:
        start, end = token.meta[TARGET]
        # In a table, a backslash stands before the bar.
        target = self.source.text[self._offset(start) : self._offset(end - 1) + 1]
        return target.rstrip("\\").strip()

    def _autolink(self, token: Token) -> None:
        self._end_run()
        start, end = self._stretch(token)
        self.pieces.replaced(OBJECT, start, end)
        target = str(token.attrs.get("href", ""))
        self.parts.links.append(Link(start, end, start, start, target, "autolink"))
