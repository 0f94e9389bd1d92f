"""Characters that readers do not see: soft hyphens, zero-width characters, marks of direction."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import OBJECT, Pattern

_RUN = Pattern(
    "(?P<replaced>\ufffd+)|(?P<soft>\u00ad+)"
    "|(?P<zero>[\u200b\u2060\u180e\ufeff]+)|(?P<joiner>[\u200c\u200d]+)"
    "|(?P<direction>[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+)"
)
# A signed manifest (C2PA) is a byte order mark and a long row of variation selectors.
_SELECTORS = Pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_RIGHT_TO_LEFT = Pattern(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Scripts without spaces between words mark with a zero-width space where a line may break.
_UNSPACED = Pattern(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u3000-\u9fff\uf900-\ufaff]"
)
_PLAIN = ("LATIN", "GREEK", "CYRILLIC", "DIGIT", "FULLWIDTH")


class Invisible(NamedTuple):
    """A run of such characters, `text[start:end]`: "replaced", "soft", "zero" or "direction"."""

    start: int
    end: int
    kind: str


def invisible(text: str) -> Iterator[Invisible]:
    """The runs that have no business in `text`, in order."""
    directed = bool(_RIGHT_TO_LEFT.search(text))
    for match in _RUN.finditer(text):
        kind = match.lastgroup or ""
        before, behind = (
            text[match.start() - 1 : match.start()],
            text[match.end() : match.end() + 1],
        )
        if kind == "direction" and directed:
            continue
        if kind == "zero" and (
            _SELECTORS.match(behind) or _UNSPACED.match(before) or _UNSPACED.match(behind)
        ):
            continue
        if kind == "joiner":
            if not (_is_plain(before) and _is_plain(behind)):
                continue
            kind = "zero"
        yield Invisible(match.start(), match.end(), kind)


def _is_plain(character: str) -> bool:
    """Whether a joiner next to this character joins nothing: no emoji, no script that has joiners."""
    if not character or character.isspace() or character.isascii() or character == OBJECT:
        return True
    if unicodedata.category(character).startswith("P"):
        return True
    return unicodedata.name(character, "").startswith(_PLAIN)
