"""How far an article is read: so far that what is made of it takes no more memory than it may.

A kilobyte or two is made of every line, cell, emphasis or link, of every word some hundred bytes. An
ordinary article of the largest size that is read stays below the limit; a file that consists of
nothing but marks, a table of a million cells, takes many times the memory of such an article.
"""

from typing import TYPE_CHECKING

from nato_lint.limits import MOST_PARTS

if TYPE_CHECKING:
    from nato_lint.source import Source

# Shorter texts never reach the limit.
_SHORT = MOST_PARTS // 3
_CHUNK = 1 << 16

# How many parts a character stands for, in halves; a word is half a part.
_HALVES = {4: "\n\r|", 2: "*_[<", 1: "\\-@`~{"}


def readable_part(source: "Source", start: int) -> "Source":
    """The source up to where it is read, from `start` on; nearly always that is all of it."""
    end = _readable_end(source.text, start)
    if end == len(source.text):
        return source
    return type(source)(source.text[:end], source.path, has_bom=source.has_bom)


def _readable_end(text: str, start: int) -> int:
    """Where the part that is read ends; at the start of a line if possible."""
    if len(text) - start <= _SHORT:
        return len(text)
    parts = 0
    for at in range(start, len(text), _CHUNK):
        end = min(at + _CHUNK, len(text))
        for halves, characters in _HALVES.items():
            parts += halves * sum(text.count(each, at, end) for each in characters)
        parts += len(text[at:end].split())
        if parts > 2 * MOST_PARTS:
            return max(at, text.rfind("\n", at, end) + 1)
    return len(text)
