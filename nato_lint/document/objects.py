"""What stands in text and is no prose: bare URLs and everything masked."""

import re

from nato_lint.document.mask import CITED, HIDDEN, MASK, MASKED
from nato_lint.document.model import Citation, Link, Parts
from nato_lint.document.prose import OBJECT, PieceList
from nato_lint.pattern import Pattern

# A URL that stands in the text for itself; sentence punctuation at its end is not part of it.
_BARE_URL = Pattern(r"(?:https?://|www\.)[^\s<>\"\u3000-\u9fff\uff00-\uffef]+", re.IGNORECASE)
_URL_TAIL = ".,:;!?'\"*_~)]}’”"


def may_hold_objects(text: str) -> bool:
    """Whether it is worth looking for URLs and masks in `text`."""
    return (
        MASK in text or HIDDEN in text or CITED in text or "://" in text or "www." in text.lower()
    )


def add_text(text: str, start: int, read: str, pieces: PieceList, parts: Parts) -> None:
    """Add `text`, which stands at `start` in the source, with the objects in it replaced.

    `read` is the same text as the parser saw it, with masks.
    """
    if not may_hold_objects(read):
        pieces.literal_text(text, start)
        return
    objects = [(match.start(), match.end(), "") for match in MASKED.finditer(read)]
    for match in _BARE_URL.finditer(read):
        url = match[0].rstrip(_URL_TAIL)
        objects.append((match.start(), match.start() + len(url), url))
    at = 0
    for first, last, url in sorted(objects):
        if first < at:
            continue
        pieces.literal_text(text[at:first], start + at)
        if read[first] == HIDDEN:
            # No white space stands at the start of prose, or twice where something was hidden.
            while pieces.ends_in_space() and text[last : last + 1] in (" ", "\t"):
                last += 1
        else:
            pieces.replaced(OBJECT, start + first, start + last)
        if url:
            parts.links.append(
                Link(start + first, start + last, start + first, start + first, url, "bare")
            )
        elif read[first] == CITED:
            parts.citations.append(_citation(text[first:last], start + first))
        at = last
    pieces.literal_text(text[at:], start + at)


def _citation(text: str, start: int) -> Citation:
    from nato_lint.document.masking.citations import citation_label

    return Citation(citation_label(text), start, start + len(text))
