"""The readable text of raw HTML."""

import html as entities
from collections.abc import Callable
from typing import NamedTuple

from nato_lint.document.elements import HIDDEN, UNREAD, OpenElements
from nato_lint.document.html_text import HtmlText, Places, written_value
from nato_lint.document.markup import Part, cut_markup
from nato_lint.document.model import Code, Html, Image, Link, Parts
from nato_lint.document.prose import OBJECT, Container, PieceList, Prose, ProseKind
from nato_lint.document.tags import (
    CODE_TAGS,
    OPAQUE_TAGS,
    SPOKEN_TAGS,
    VOID_TAGS,
    Attribute,
    footnote_mark,
    is_hidden,
    is_inline,
    read_attributes,
)
from nato_lint.pattern import Pattern
from nato_lint.source import Source

LeavesOut = Callable[[Part], bool]

# Behind the tag of a link to a place in the page: a sign for the mouse, and no text.
_SIGN = Pattern(
    r"\s{0,9}(?:<span\b[^<>]{0,200}>)?([^<>]{0,60})(?:</span\s{0,9}>)?\s{0,9}</a\s{0,9}>"
)
_SIGNS = frozenset("#¶§^↑↩↵⤴⏎🔗\u200b\u2060\ufe0e\ufe0f")


class HtmlReader:
    """Turns raw HTML into prose, and notes the links, images and code in it.

    `leaves_out` says of a tag whether the element that it opens is no part of the article. With
    `notes_tags` every tag is noted, which is for Markdown to decide where it holds the HTML.
    """

    def __init__(
        self,
        source: Source,
        parts: Parts,
        leaves_out: LeavesOut | None = None,
        *,
        notes_tags: bool = False,
    ) -> None:
        self._source = source
        self._parts = parts
        self._leaves_out = leaves_out
        self._notes_tags = notes_tags
        self.elements = OpenElements()

    def read(
        self,
        content: str,
        places: Places,
        kind: ProseKind = ProseKind.PARAGRAPH,
        container: Container | None = None,
        within: tuple[int, int] | None = None,
    ) -> Container | None:
        """Read one block of HTML, or the part of `content` that is `within`.

        Returns the container that what follows stands in: a `<details>` or `<blockquote>` that the
        block leaves open goes on over the Markdown behind it.
        """
        self.elements.enter(container, kind)
        block = _HtmlBlock(self._source, self._parts, content, places, self.elements)
        block.leaves_out = self._leaves_out
        block.read(*(within or (0, len(content))), notes_tags=self._notes_tags)
        return self.elements.container

    def read_on(self, markdown: str, container: Container | None, first: int) -> Container | None:
        """Take in a paragraph of Markdown, in which a hidden element may end.

        Its prose is that from index `first` on. Returns the container that what follows stands in.
        """
        if container is None or "</" not in markdown:
            return container
        if not container.kind.startswith((HIDDEN, UNREAD)):
            return container
        self.elements.enter(container, ProseKind.PARAGRAPH)
        if self.elements.close_within(markdown):
            # Readers see a part of the paragraph, and had better be told of too much.
            for prose in self._parts.prose[first:]:
                prose.container = self.elements.container
        return self.elements.container

    def finish(self) -> None:
        """Take what nobody sees out of the prose: now all is known that closes."""
        self.elements.finish(self._parts, len(self._source.text))


class Anchor(NamedTuple):
    """A link that is open: where its tag stands in the source, and where it leads."""

    start: int
    end: int
    target: str

    def link(self, text_end: int | None = None, end: int | None = None) -> Link:
        """The link up to its closing tag; only the tag itself where there is none."""
        if text_end is None or end is None:
            text_end = end = self.end
        return Link(self.start, end, self.end, text_end, self.target, "html")


class _Muted(NamedTuple):
    """An element inside a sentence that is not read, and the text around it.

    `unread` says that it is no part of the article; else it is hidden.
    """

    tag: Part
    outer: PieceList
    unread: bool
    depth: int = 1


class _HtmlBlock(HtmlText):
    """The pieces of prose while a block of HTML is read."""

    def __init__(
        self, source: Source, parts: Parts, content: str, places: Places, elements: OpenElements
    ) -> None:
        super().__init__(source, parts, content, places)
        self.elements = elements
        self.alternatives: list[Attribute] = []
        self.anchor: Anchor | None = None
        self.muted: _Muted | None = None
        self.leaves_out: LeavesOut | None = None

    def read(self, start: int, end: int, *, notes_tags: bool) -> None:
        """Read the content between two offsets."""
        behind = start
        for part in cut_markup(self.content, start, end):
            if part.name and notes_tags:
                span = self.span(part.start, part.end)
                self.parts.html.append(Html(*span, block=False))
            if part.start < behind:
                continue
            if not part.name:
                self.add(part.start, part.end)
            elif part.whole:
                if part.name in CODE_TAGS or part.name == "pre":
                    self._code(part)
            elif is_inline(part.name):
                behind = self._inline(part)
            elif part.name == "br":
                self._line_break(part)
            elif part.name == "img":
                self._image(part)
            elif part.name not in VOID_TAGS or part.name == "hr":
                self._flush()
                self._block(part)
        self._flush()
        self._end_anchor(None)
        last = self.places.offset(max(start, end - 1))
        self.elements.end_paragraph(last)

    def _line_break(self, part: Part) -> None:
        if not self.pieces:
            return
        if self.pieces.ends_in_break() and not self.muted:
            if self.elements.kind is not ProseKind.HEADING:
                self._flush()  # an empty line: what follows is a paragraph of its own
            return
        self.pieces.line_break(*self.span(part.start, part.end), hard=True)

    def _leaves_out(self, part: Part) -> bool:
        return self.leaves_out is not None and self.leaves_out(part)

    def _block(self, part: Part) -> None:
        span = self.span(part.start, part.end)
        if part.closing:
            self.elements.close(part.name, *span)
        elif part.name in OPAQUE_TAGS or self._leaves_out(part):
            self.elements.open(part, span, UNREAD)
        else:
            hidden = is_hidden(part.name, part.attributes)
            self.elements.open(part, span, HIDDEN if hidden else "")

    def _inline(self, part: Part) -> int:
        """Take in the tag of an inline element; returns where to read on."""
        if self.muted:
            self._in_muted(part, self.muted)
        elif not part.closing and not part.is_empty and self._mutes(part):
            pass
        elif part.name == "a":
            return self._anchor(part)
        elif part.name == "sup" and not part.closing:
            return self._raised(part)
        return part.end

    def _mutes(self, part: Part) -> bool:
        """Whether an inline element is not read, which it begins to be."""
        unread = part.name in SPOKEN_TAGS or self._leaves_out(part)
        if not unread and not is_hidden(part.name, part.attributes):
            return False
        self.muted = _Muted(part, self.pieces, unread)
        self.pieces = PieceList()
        return True

    def _in_muted(self, part: Part, muted: _Muted) -> None:
        ends_with = SPOKEN_TAGS if not part.closing else ("ruby",)
        if muted.tag.name in SPOKEN_TAGS and part.name in ends_with:
            # Its own closing tag may be left out.
            self._end_muted(muted, part.start)
            if not part.closing:
                self._mutes(part)
            return
        if part.name != muted.tag.name or part.is_empty:
            return
        depth = muted.depth + (-1 if part.closing else 1)
        self.muted = muted._replace(depth=depth)
        if depth == 0:
            self._end_muted(muted, part.end)

    def _end_muted(self, muted: _Muted, behind: int) -> None:
        start, end = self.span(muted.tag.start, behind)
        hidden = Container(f"{HIDDEN}{muted.tag.name}", start, end, self.elements.container)
        self._keep(self.elements.kind, hidden, [] if muted.unread else self.parts.hidden)
        self.pieces, self.muted = muted.outer, None

    def _raised(self, part: Part) -> int:
        mark = footnote_mark(self.content, part.start)
        if mark is None:
            return part.end
        if mark["link"] is not None:
            link = self.content.rfind("<a", part.start, mark.start("link"))
            known = read_attributes(mark["link"], mark.start("link"))
            if "href" in known:
                target = written_value(known["href"], self.places, self.source)
                span = self.span(link, self.content.rfind("</", link, mark.end()))
                text = self.span(*mark.span("label"))
                self.parts.links.append(Link(*span, *text, target, "html"))
        return mark.end()

    def _anchor(self, part: Part) -> int:
        """Take in the tag of a link; returns where to read on."""
        self._end_anchor(part if part.closing else None)
        if part.closing:
            return part.end
        known = read_attributes(part.attributes, part.attributes_start)
        if "href" in known:
            target = written_value(known["href"], self.places, self.source)
            sign = _SIGN.match(self.content, part.end) if "#" in target else None
            if sign and sign[1] and _SIGNS.issuperset(entities.unescape(sign[1]).strip()):
                return sign.end()
            self.anchor = Anchor(*self.span(part.start, part.end), target)
        return part.end

    def _end_anchor(self, closing: Part | None) -> None:
        if self.anchor:
            span = self.span(closing.start, closing.end) if closing else ()
            self.parts.links.append(self.anchor.link(*span))
            self.anchor = None

    def _code(self, part: Part) -> None:
        span = self.span(part.start, part.end)
        block = part.name == "pre"
        if block:
            self._flush()
        else:
            self.pieces.replaced(OBJECT, *span)
        self.parts.code.append(Code(*span, block=block))

    def _image(self, part: Part) -> None:
        span = self.span(part.start, part.end)
        self.pieces.replaced(OBJECT, *span)
        known = read_attributes(part.attributes, part.attributes_start)
        alternative, address = known.get("alt"), known.get("src")
        target = written_value(address, self.places, self.source) if address else ""
        text = written_value(alternative, self.places, self.source) if alternative else ""
        self.parts.images.append(Image(*span, target, text))
        if alternative and not self.muted:
            self.alternatives.append(alternative)

    def _flush(self) -> None:
        """The block of text ends here."""
        elements = self.elements
        if self.muted:
            # Nothing closes what hides the text: readers see it.
            inner, self.pieces = self.pieces, self.muted.outer
            self.muted = None
            self._keep(elements.kind, elements.container, self.parts.prose)
            self.pieces = inner
        self._keep(elements.kind, elements.container, self.parts.prose)
        alternatives, self.alternatives = self.alternatives, []
        for alternative in alternatives:
            self.add_alternative(alternative, elements.container)

    def _keep(self, kind: ProseKind, container: Container | None, kept: list[Prose]) -> None:
        level = self.elements.level if kind is ProseKind.HEADING else 0
        self.keep(kind, level, container, kept)
