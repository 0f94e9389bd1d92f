"""Hiding syntax from the parser without moving anything.

A mask has the length of what it hides, so that every offset stays true. It consists of private-use
characters: spaces would make code blocks and split paragraphs. Only lines that end a paragraph
wherever they stand become blank. Where a dialect has a mark of its own for what CommonMark writes
otherwise (Pandoc's `% Title` and `(@label)`), that of CommonMark is put in its place.
"""

from collections.abc import Callable, Iterable, Iterator
from re import Match

from nato_lint.pattern import Pattern

MASK = "\U000f0000"
"""Stands for something that readers see in its place: a value, a formula."""
HIDDEN = "\U000f0001"
"""Stands for something of which readers see nothing: a comment, attributes."""
CITED = "\U000f0002"
"""Stands for the citation of a work."""
BLANK = " "
"""Stands for whole lines that are no part of a paragraph."""

MASKS = frozenset((MASK, HIDDEN, CITED))
MASKED = Pattern(f"{MASK}+|{HIDDEN}+|{CITED}+")
# What the parser sees of a mask's character that stands in the text itself.
_NO_MASK = dict.fromkeys(map(ord, MASKS), "\U000f0003")

Span = tuple[int, int, str]
"""Where something begins and ends, and the character that hides it."""

_NOT_LINE_END = Pattern(r"[^\r\n]")
SOFT_LINE_END = r"\n(?![ \t>]*(?:\n|\Z))"
"""Matches a line end inside a paragraph."""

# How far a construct may be indented that has its lines for itself.
_INDENT = 80
_REST_OF_LINE = Pattern(r"[ \t]*+(?:\n|\Z)")


def without_masks(text: str) -> str:
    """`text` in which nothing looks like a mask: such characters are replaced by another one."""
    return text if MASKS.isdisjoint(text) else text.translate(_NO_MASK)


def covered(text: str, spans: Iterable[Span]) -> str:
    """`text` with `spans`, which are sorted, masked; what begins inside another one is passed over."""
    parts: list[str] = []
    at = 0
    for start, end, mask in spans:
        if start >= at:
            parts += (text[at:start], cover(text[start:end], mask))
            at = end
    return "".join((*parts, text[at:])) if parts else text


def cover(text: str, mask: str) -> str:
    """A mask for all of `text`; line ends stay."""
    return _NOT_LINE_END.sub(mask, text) if "\n" in text or "\r" in text else mask * len(text)


def covering(mask: str) -> Callable[[Match[str]], str]:
    """What puts a mask in place of a match."""
    return lambda match: cover(match[0], mask)


def unmasked(read: str, hidden: Iterator[str]) -> str:
    """What the parser read in masked text, with the syntax that is `hidden` there put back."""
    return MASKED.sub(lambda match: next(hidden, match[0]), read)


def begins_line(text: str, at: int) -> bool:
    """Whether nothing but white space and quote marks stand before an offset on its line."""
    before = text[max(0, at - _INDENT) : at].rpartition("\n")[2]
    return len(before) < _INDENT and not before.strip(" \t>")


def line_mask(
    text: str, start: int, end: int, otherwise: str, *, indented_code: bool = True
) -> str:
    """The mask for a construct: BLANK where the lines from `start` to `end` hold nothing else.

    What is indented behind a blank line would be code; there, it is HIDDEN, unless the dialect has
    no `indented_code`.
    """
    before = text[max(0, start - _INDENT) : start].rpartition("\n")[2]
    behind = _REST_OF_LINE.match(text, end)
    if len(before) >= _INDENT or before.strip(" \t") or not behind:
        return otherwise
    would_be_code = indented_code and text.startswith(("    ", "\t"), behind.end())
    return HIDDEN if would_be_code else BLANK
