"""The places of an article that tell readers whether AI made it."""

from enum import Enum
from typing import NamedTuple

from nato_lint import Document, Pattern, Prose
from nato_lint_rules.disclosure.options import Level

_OPENING = Pattern(
    r"[> \t]{0,20}(?:\[!\w{1,20}\]|:{3,}\s?\{?\.?\w|(?:!!!|\?\?\?)\+?\s|(?:`{3,}|~{3,})\{\w)"
)
_CLOSING = Pattern(r"[> \t]{0,20}(?::{3,}|`{3,}|~{3,})[ \t]*(?=[\r\n]|\Z)")


class Place(Enum):
    """Where a notice stands, in words that follow "stands"."""

    BODY = "in the text"
    FOOTNOTE = "in a footnote"
    COLLAPSED = "in a collapsed section"
    HIDDEN = "in a hidden element"
    ALT = "in the alternative text of an image"


class Words(NamedTuple):
    """What a notice in words says: in which block and language, and how much of it was understood.

    `said` is the span, in the text of the block, that says that AI made the article; None where
    only a heading or label makes the block a notice.
    """

    prose: Prose
    language: str
    said: tuple[int, int] | None


class Notice(NamedTuple):
    """A statement about AI in this article; `denies` where it says that none was used.

    `start` and `end` are offsets of the document; `block` is the index of the prose it stands in,
    or of the prose that follows it. `apart` tells a block that is nothing but a notice from a
    sentence in running text. `level` is how far it says that AI made the article, if that is clear;
    `words` is None for a mark that the site turns into a notice.
    """

    start: int
    end: int
    place: Place
    block: int
    denies: bool = False
    apart: bool = True
    level: Level | None = None
    words: Words | None = None

    @property
    def is_in_text(self) -> bool:
        """Whether it stands where readers cannot miss it."""
        return self.place is Place.BODY

    @property
    def answers(self) -> bool:
        """Whether it tells readers what they ask; a denial does so anywhere."""
        return self.denies or self.place in (Place.BODY, Place.FOOTNOTE)


def place_of(prose: Prose) -> Place:
    """Where a block of prose stands for readers."""
    if prose.kind is prose.kind.ALT:
        return Place.ALT
    container = prose.container
    while container is not None:
        if container.kind == "details":
            return Place.COLLAPSED
        if container.kind.startswith("hidden "):
            return Place.HIDDEN
        container = container.parent
    if prose.kind is prose.kind.FOOTNOTE or prose.inside("footnote"):
        return Place.FOOTNOTE
    return Place.BODY


def note_span(document: Document, notice: Notice) -> tuple[int, int]:
    """What of the text is the notice, for a review that does not cover it: whole lines if it can.

    The lines that open and close an alert, an admonition or a directive belong to it.
    """
    if not notice.apart:
        return notice.start, notice.end
    block = notice.words.prose if notice.words else notice
    source = document.source
    first = source.line_number(block.start)
    last = source.line_number(max(block.start, block.end - 1))
    above = _beyond(document, first, -1)
    if above and _OPENING.match(document.text, source.line_span(above)[0]):
        first = above
    below = _beyond(document, last, 1)
    if below and _CLOSING.match(document.text, source.line_span(below)[0]):
        last = below
    return source.line_span(first)[0], source.line_span(last)[1]


def _beyond(document: Document, line: int, step: int) -> int | None:
    """The number of the next line above or below that says something, over one blank line."""
    for number in (line + step, line + 2 * step):
        if not 1 <= number <= len(document.source.line_starts):
            return None
        start, end = document.source.line_span(number)
        if start >= document.body_start and document.text[start:end].strip("> \t"):
            return number
    return None
