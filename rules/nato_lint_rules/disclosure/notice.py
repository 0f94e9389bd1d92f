"""The places of an article that tell readers whether AI made it."""

from dataclasses import dataclass
from enum import Enum

from nato_lint import Prose


class Place(Enum):
    """Where a notice stands, in words that follow "stands"."""

    BODY = "in the text"
    FOOTNOTE = "in a footnote"
    COLLAPSED = "in a collapsed section"
    HIDDEN = "in a hidden element"
    ALT = "in the alternative text of an image"


@dataclass(frozen=True, slots=True)
class Notice:
    """A statement about AI in this article; `denies` where it says that none was used.

    `start` and `end` are offsets of the document; `block` is the index of the prose it stands in,
    or of the prose that follows it.
    """

    start: int
    end: int
    place: Place
    block: int
    denies: bool = False

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
