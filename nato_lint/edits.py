"""Edits of a text: applying them, joining them, and finding places again across them.

Every list of edits here is in the order of the text, and no two edits in it overlap. Offsets count
code points.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nato_lint.finding import Edit


class OverlappingEdits(Exception):
    """Two edits change the same characters, so that their result would depend on their order."""


def ordered(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in the order of the text. Raises OverlappingEdits."""
    found = sorted(edits, key=lambda edit: (edit.start, edit.end))
    for before, edit in pairwise(found):
        if edit.start < before.end:
            raise OverlappingEdits(f"two edits change the text at {edit.start}")
    return found


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits applied; offsets count code points of `text`.

    Raises OverlappingEdits when two edits touch the same characters.
    """
    parts: list[str] = []
    at = 0
    for edit in ordered(edits):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


class Trace:
    """What became of the places of a text when `edits` were applied to it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self.images: list[tuple[int, int]] = []
        """Where the text of each edit stands in the edited text."""
        grown = 0
        for edit in edits:
            start = edit.start + grown
            self.images.append((start, start + len(edit.text)))
            grown += len(edit.text) - (edit.end - edit.start)
        self._starts = [start for start, _ in self.images]

    def origin(self, offset: int) -> int:
        """Where the character at `offset` of the edited text was before.

        For one that an edit brought, that is where this edit begins.
        """
        return self._stood(offset)[0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the edited text was before, with all that its edits replaced."""
        first, _ = self._stood(start)
        return (first, self._stood(end - 1)[1]) if end > start else (first, first)

    def _stood(self, offset: int) -> tuple[int, int]:
        last = bisect_right(self._starts, offset) - 1
        if last < 0:
            return offset, offset + 1
        edit = self._edits[last]
        behind = offset - self.images[last][1]
        if behind < 0:
            return edit.start, edit.end
        return edit.end + behind, edit.end + behind + 1


class _Piece(NamedTuple):
    """A stretch of the text between two lists of edits.

    `length` characters that are kept, from `start` of the first text on; or, where `start` is
    None, the new `text`.
    """

    length: int
    start: int | None
    text: str = ""

    def cut(self, at: int) -> "tuple[_Piece, _Piece]":
        start = None if self.start is None else self.start + at
        return (
            _Piece(at, self.start, self.text[:at]),
            _Piece(self.length - at, start, self.text[at:]),
        )


def joined(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """The edits that do at once what `first` does to a text and `second` to the result."""
    end = max((edit.end for edit in first), default=0)
    reach = max((edit.end for edit in second), default=0)
    pieces = list(_pieces(first))
    pieces.append(_Piece(reach + 1, end))
    pieces.reverse()
    done: list[_Piece] = []
    at = 0
    for edit in second:
        done += _taken(pieces, edit.start - at)
        _taken(pieces, edit.end - edit.start)
        done.append(_Piece(len(edit.text), None, edit.text))
        at = edit.end
    return list(_edits([*done, *reversed(pieces)]))


def _pieces(edits: Sequence[Edit]) -> Iterator[_Piece]:
    at = 0
    for edit in edits:
        yield _Piece(edit.start - at, at)
        yield _Piece(len(edit.text), None, edit.text)
        at = edit.end


def _taken(pieces: list[_Piece], length: int) -> list[_Piece]:
    """Take `length` characters off the end of the list, which is the front of the text."""
    taken = []
    while length:
        piece = pieces.pop()
        if piece.length > length:
            piece, rest = piece.cut(length)
            pieces.append(rest)
        taken.append(piece)
        length -= piece.length
    return taken


def _edits(pieces: Iterable[_Piece]) -> Iterator[Edit]:
    """What leads from the first text to `pieces`, the last of which is kept text."""
    at = 0
    new: list[str] = []
    for piece in pieces:
        if piece.start is None:
            new.append(piece.text)
        elif piece.length:
            text = "".join(new)
            if text or piece.start > at:
                yield Edit(at, piece.start, text)
            at = piece.start + piece.length
            new = []
