"""The HTML elements that are open while an article is read.

Elements may begin in one block of raw HTML and end in another, with Markdown between them, and many
are never closed. Nothing is taken for unread because of a tag that is missing.
"""

import re
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from nato_lint.document.markup import Part, cut_markup
from nato_lint.document.model import Parts
from nato_lint.document.nesting import CONTAINERS, ENDS, HEADINGS, KINDS, OPTIONAL, WITHIN
from nato_lint.document.prose import Container, Prose, ProseKind
from nato_lint.document.tags import BLOCK_TAGS, VOID_TAGS, read_attributes
from nato_lint.pattern import Pattern

HIDDEN, UNREAD = "hidden ", "unread "
"""What the kinds of containers begin with whose text nobody sees, and is no text of the article."""

_NOTES = Pattern(r"\b(?:doc-)?(?:foot|end)-?notes?\b", re.IGNORECASE)
# How many open elements a tag is compared with; hostile text opens more than anybody closes.
_REACH = 100
# Deeper than this, containers are not told apart: everything that asks for the containers of a
# block goes through all of them.
_DEEPEST = 50


class Element(Container):
    """A container that an HTML tag opened; `is_closed` once its end is where it should be."""

    __slots__ = ("is_closed",)

    def __init__(self, kind: str, start: int, end: int, parent: Container | None) -> None:
        super().__init__(kind, start, end, parent)
        self.is_closed = False


class _Open(NamedTuple):
    """An element, the containers around and inside it, and what its text is.

    `base` is the nearest container around it that Markdown has opened.
    """

    name: str
    outer: Container | None
    inner: Container | None
    base: Container | None
    kind: ProseKind
    level: int


class OpenElements:
    """The elements that are open at one place of the article; `container` is the innermost one."""

    def __init__(self) -> None:
        self.container: Container | None = None
        self._base: Container | None = None
        self._outer_kind = ProseKind.PARAGRAPH
        self._stack: list[_Open] = []
        self._concealed: list[tuple[int, int]] = []

    def enter(self, container: Container | None, kind: ProseKind) -> None:
        """Go on in what Markdown has opened since: a container, and the kind of text in it."""
        while self._stack and not _holds(self._stack[-1].inner, container):
            cut_off = self._stack.pop()
            self._end(cut_off, cut_off.base.end if cut_off.base else 0, closed=False)
        self.container = container
        self._outer_kind = kind
        while isinstance(container, Element):
            container = container.parent
        self._base = container

    @property
    def kind(self) -> ProseKind:
        """What text is here."""
        return self._top.kind if self._top else self._outer_kind

    @property
    def level(self) -> int:
        """The level of the heading here; 0 where there is none."""
        return self._top.level if self._top else 0

    @property
    def _top(self) -> _Open | None:
        if self._stack and self._stack[-1].base is self._base:
            return self._stack[-1]
        return None

    def has(self, *names: str) -> bool:
        """Whether an element of one of these names is open."""
        return any(element.name in names for element in self._stack[-_REACH:])

    def open(self, tag: Part, span: tuple[int, int], concealing: str = "") -> None:
        """Take in a tag that opens an element and stands at `span` in the source.

        `concealing` is HIDDEN or UNREAD for an element whose text is no prose.
        """
        self._end_implied(tag.name, span[0])
        if tag.name in VOID_TAGS or tag.is_empty:
            return
        outer, kind, level = self.container, self.kind, 0
        if tag.name in HEADINGS:
            kind, level = ProseKind.HEADING, HEADINGS[tag.name]
        elif kind is not ProseKind.FOOTNOTE:
            kind = ProseKind.FOOTNOTE if _is_note(tag) else KINDS.get(tag.name, kind)
        contains = f"{concealing}{tag.name}" if concealing else CONTAINERS.get(tag.name)
        if contains and _depth(outer) < _DEEPEST:
            self.container = Element(contains, *span, outer)
            self.container.ordered = tag.name == "ol"
        self._stack.append(_Open(tag.name, outer, self.container, self._base, kind, level))

    def close(self, name: str, start: int, end: int) -> None:
        """Take in a tag that closes an element; one that is not open does nothing."""
        heading = name in HEADINGS
        barriers = WITHIN.get(name, frozenset())
        for element in reversed(self._stack[-_REACH:]):
            if element.base is not self._base:
                return  # what Markdown has opened since ends by itself
            if element.name == name or (heading and element.name in HEADINGS):
                while (inner := self._stack.pop()) is not element:
                    self._end(inner, start, closed=inner.name in OPTIONAL)
                self._end(element, end, closed=True)
                return
            if element.name in barriers:
                return

    def close_within(self, text: str) -> bool:
        """Take in Markdown text in which tags may close what is concealed.

        Returns whether there is text behind such a tag.
        """
        concealing = self.container
        shown = False
        for part in cut_markup(text):
            if part.closing and self.container:
                self.close(part.name, self.container.start, self.container.end)
            elif not part.name and self.container is not concealing:
                shown = shown or bool(text[part.start : part.end].strip())
        return shown

    def end_paragraph(self, at: int) -> None:
        """A paragraph ends with the block that it stands in, whether it is closed or not."""
        if self._top and self._top.name == "p":
            self._end(self._stack.pop(), at, closed=True)

    def _end_implied(self, name: str, at: int) -> None:
        if name in BLOCK_TAGS:
            self.end_paragraph(at)
        if name not in ENDS:
            return
        ended, barriers = ENDS[name]
        found: _Open | None = None
        for element in reversed(self._stack[-_REACH:]):
            if element.base is not self._base or element.name in barriers:
                break
            if element.name in ended:
                found = element
        while found and self._stack:
            element = self._stack.pop()
            self._end(element, at, closed=element.name in OPTIONAL)
            if element is found:
                return

    def _end(self, element: _Open, at: int, *, closed: bool) -> None:
        if isinstance(element.inner, Element) and element.inner is not element.outer:
            element.inner.is_closed = closed
            element.inner.end = max(element.inner.end, at)
            if closed and element.inner.kind.startswith((HIDDEN, UNREAD)):
                self._conceal(element.inner.start, element.inner.end)
        self.container = element.outer

    def _conceal(self, start: int, end: int) -> None:
        """Note a stretch that nobody reads; it may hold those that are noted already."""
        while self._concealed and self._concealed[-1][0] >= start:
            self._concealed.pop()
        self._concealed.append((start, end))

    def finish(self, parts: Parts, end: int) -> None:
        """Take the text that nobody sees out of the prose, and end what nothing has closed."""
        while self._stack:
            self._end(self._stack.pop(), end, closed=False)
        if not self._concealed:
            return
        prose = parts.prose
        parts.prose = []
        for block in prose:
            concealed = _concealed(block)
            if not concealed:
                parts.prose.append(block)
            elif concealed == HIDDEN:
                parts.hidden.append(block)
        parts.links = [link for link in parts.links if not self._is_concealed(link.start)]
        parts.images = [image for image in parts.images if not self._is_concealed(image.start)]

    def _is_concealed(self, offset: int) -> bool:
        after = bisect_right(self._concealed, offset, key=itemgetter(0))
        return after > 0 and offset < self._concealed[after - 1][1]


def _is_note(tag: Part) -> bool:
    """Whether an element holds footnotes."""
    if "note" not in tag.attributes.lower():
        return False
    known = read_attributes(tag.attributes)
    return any(key in known and _NOTES.search(known[key].value) for key in ("class", "role"))


def _concealed(prose: Prose) -> str:
    """Why nobody reads the block: UNREAD, HIDDEN, or "" where readers see it."""
    found = ""
    container = prose.container
    while container is not None:
        if isinstance(container, Element) and container.is_closed:
            if container.kind.startswith(UNREAD):
                return UNREAD
            if container.kind.startswith(HIDDEN):
                found = HIDDEN
        container = container.parent
    return found


def _holds(inner: Container | None, container: Container | None) -> bool:
    """Whether `container` stands in `inner`, or is it."""
    if inner is None:
        return True
    while container is not None and container is not inner:
        container = container.parent
    return container is inner


def _depth(container: Container | None) -> int:
    depth = 0
    while container is not None:
        depth += 1
        container = container.parent
    return depth
