"""Reports in a terminal: messages break between words, excerpts stay as they are."""

from collections.abc import Iterable, Iterator

from nato_lint.pattern import Pattern
from nato_lint.report.terminal import cells

_INDENT = "  "
# What is narrower than this is no terminal that somebody reads in.
_NARROWEST = 20
_COLOUR = Pattern(r"\x1b\[[0-9;]{0,20}m")
# "12 | words", "   | ^^^^^" and "   = another place".
_EXCERPT = Pattern(r"[0-9 ]{1,20}[|=] ")


def wrapped(pieces: Iterable[str], width: int) -> Iterator[str]:
    """The text of `pieces` with long lines broken at spaces, so that they take `width` cells.

    What follows a break is indented by two. Excerpts are left alone, and so are words that no line
    has room for. Codes of colours take no room.
    """
    if width < _NARROWEST:
        yield from pieces
        return
    line: list[str] = []
    for piece in pieces:
        *ends, rest = piece.split("\n")
        for end in ends:
            yield f"{_broken(''.join((*line, end)), width)}\n"
            line.clear()
        line.append(rest)
    if last := "".join(line):
        yield _broken(last, width)


def _broken(line: str, width: int) -> str:
    """A line as several, where it is too long."""
    if _room(line) <= width or _EXCERPT.match(_COLOUR.sub("", line)):
        return line
    first, *words = line.split(" ")
    parts = [first]
    taken = _room(first)
    for word in words:
        room = _room(word)
        if taken + 1 + room > width:
            parts.append(f"\n{_INDENT}{word}")
            taken = len(_INDENT) + room
        else:
            parts.append(f" {word}")
            taken += 1 + room
    return "".join(parts)


def _room(text: str) -> int:
    return cells(_COLOUR.sub("", text) if "\x1b" in text else text)
