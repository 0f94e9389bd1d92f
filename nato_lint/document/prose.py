"""Readable text and the map from each of its characters to the source."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from nato_lint.document.sentences import sentence_spans
from nato_lint.document.words import word_spans

# Stands in prose for what is no prose but occupies a place in the sentence: a code span, an image,
# a URL, template syntax. U+FFFC OBJECT REPLACEMENT CHARACTER exists for exactly this.
OBJECT = "\ufffc"


class ProseKind(StrEnum):
    """What kind of block a piece of prose is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    QUOTE = "quote"
    CAPTION = "caption"
    ALT = "alt text"
    FOOTNOTE = "footnote"


class Container:
    """A block that holds blocks.

    Its kind is "list", "list item", "quote", "table", "row", "footnote", "details" (readers have to
    open it), "admonition", "callout", "tab", "figure", "definition list", "definition", or
    "container" for a part of the layout.

    Two pieces of prose stand in the same list, row or quote when they share the object.
    """

    __slots__ = ("end", "kind", "ordered", "parent", "start")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        parent: "Container | None" = None,
        ordered: bool = False,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.parent = parent
        self.ordered = ordered


class Run(NamedTuple):
    """A stretch of prose that stands in the source character by character."""

    text: str
    start: int
    end: int


class Prose:
    """The readable text of one block.

    `text` has emphasis, links, entities, escapes and soft line breaks (one space) resolved; a hard
    line break is "\\n", anything unreadable in the sentence is U+FFFC. `start` and `end` are the
    offsets of the block's text in the source; `index` is its place in `document.prose`.
    """

    def __init__(
        self,
        kind: ProseKind,
        pieces: "PieceList",
        *,
        level: int = 0,
        container: Container | None = None,
    ) -> None:
        self.kind = kind
        self.text = pieces.text
        self.level = level
        self.container = container
        self.index = -1
        self.start = pieces.starts[0]
        self.end = pieces.ends[-1]
        self.breaks = tuple(pieces.breaks)
        self._starts = pieces.starts
        self._ends = pieces.ends
        self._literal = pieces.literal
        self._at = pieces.at

    def __repr__(self) -> str:
        return f"<Prose {self.kind} {self.text[:40]!r}>"

    def offset(self, index: int) -> int:
        """The source offset of character `index` of the text; its length gives the end."""
        if index >= len(self.text):
            return self.end
        piece = bisect_right(self._at, index) - 1
        start = self._starts[piece]
        return start + index - self._at[piece] if self._literal[piece] else start

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of `text[start:end]`; escapes and entities are covered whole."""
        if end <= start:
            return self.offset(start), self.offset(start)
        piece = bisect_right(self._at, end - 1) - 1
        if self._literal[piece]:
            return self.offset(start), self._starts[piece] + end - self._at[piece]
        return self.offset(start), self._ends[piece]

    def is_literal(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` stands in the source as it is, with no markup inside."""
        first = bisect_right(self._at, start) - 1
        last = bisect_right(self._at, max(start, end - 1)) - 1
        return first == last and self._literal[first]

    @property
    def runs(self) -> Iterator[Run]:
        """The stretches that equal their source slice, in order."""
        for at, start, end, literal in zip(
            self._at, self._starts, self._ends, self._literal, strict=True
        ):
            if literal:
                yield Run(self.text[at : at + end - start], start, end)

    @property
    def lines(self) -> Iterator[tuple[int, int]]:
        """The spans, in `text`, of the source lines that the block consists of."""
        start = 0
        for at in self.breaks:
            yield start, at
            start = at + 1
        yield start, len(self.text)

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """The spans of the words, in `text`."""
        return word_spans(self.text)

    @cached_property
    def sentences(self) -> list["Sentence"]:
        """The sentences of the block, in order."""
        return [Sentence(self, start, end) for start, end in sentence_spans(self.text)]

    def inside(self, kind: str) -> Container | None:
        """The nearest container of this kind that the block stands in."""
        container = self.container
        while container is not None and container.kind != kind:
            container = container.parent
        return container


class Sentence(NamedTuple):
    """One sentence: `text[start:end]` of its block."""

    prose: Prose
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence, without the space around it."""
        return self.prose.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets in the source."""
        return self.prose.span(self.start, self.end)


class PieceList:
    """The pieces of one block of prose while it is put together."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.literal: list[bool] = []
        self.breaks: list[int] = []
        # Joined only at the end: to extend the text of a piece again and again is quadratic.
        self._texts: list[str] = []
        self._length = 0

    def __bool__(self) -> bool:
        return bool(self.at)

    @property
    def text(self) -> str:
        """All of the text."""
        return self._texts[0] if len(self._texts) == 1 else "".join(self._texts)

    def ends_in_space(self) -> bool:
        """Whether what was added last ends in white space; true of nothing."""
        return not self._texts or self._texts[-1][-1:].isspace()

    def ends_in_break(self) -> bool:
        """Whether what was added last is a hard line break; true of nothing."""
        return not self._texts or self._texts[-1] == "\n"

    def strip_end(self) -> None:
        """Drop the white space at the end."""
        while self.ends_in_space() and self._texts:
            text = self._texts.pop()
            kept = text.rstrip()
            self._length -= len(text) - len(kept)
            if self.literal[-1]:
                self.ends[-1] -= len(text) - len(kept)
            if kept:
                self._texts.append(kept)
            elif self._length == self.at[-1]:
                for column in (self.at, self.starts, self.ends, self.literal):
                    column.pop()
            if self.breaks and self.breaks[-1] >= self._length:
                self.breaks.pop()

    def literal_text(self, text: str, start: int) -> None:
        """Add text that stands at `start` in the source, joined to the piece before if adjacent."""
        if self.literal and self.literal[-1] and self.ends[-1] == start:
            self._texts.append(text)
            self.ends[-1] += len(text)
            self._length += len(text)
        elif text:
            self._add(text, start, start + len(text), literal=True)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Add text that the source spells otherwise: an entity, an escape, an object."""
        self._add(text, start, end, literal=False)

    def line_break(self, start: int, end: int, *, hard: bool) -> None:
        """Add a line break; `start` to `end` is the white space and markup that make it.

        A line on which readers see nothing is none.
        """
        if not hard and (not self._texts or self.breaks[-1:] == [self._length - 1]):
            return
        self.breaks.append(self._length)
        self._add("\n" if hard else " ", start, end, literal=False)

    def _add(self, text: str, start: int, end: int, *, literal: bool) -> None:
        self._texts.append(text)
        self.at.append(self._length)
        self.starts.append(start)
        self.ends.append(end)
        self.literal.append(literal)
        self._length += len(text)
