"""What a terminal needs to know: colours, cell widths, and what article text must not say to it."""

import os
import unicodedata
from functools import cache
from typing import TextIO

from nato_lint.pattern import Pattern

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "code": "1", "dim": "2"}

# Bidirectional controls reorder what the reader of a terminal sees.
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}

# GitHub, Azure and TeamCity take "##[error]" or "##vso[...]" for a command anywhere on a line.
_LOG_COMMAND = Pattern(r"##(?=[A-Za-z]*\[)")
_NO_LOG_COMMAND = "#♯"

# Latin letters, typographic quotes and dashes, and the signs of money take one cell each.
_MAYBE_NOT_ONE_CELL = Pattern("[^ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]")


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: the flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(
        os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return True
    if os.name == "nt" and not any(
        name in os.environ for name in ("WT_SESSION", "TERM", "ANSICON")
    ):
        return False  # an old console, which shows the codes of colours as they are
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def styled(text: str, style: str, colour: bool) -> str:
    """`text` in one of the named styles, where colour is wanted."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text


def visible(text: str) -> str:
    """`text` with everything that a terminal or a build log would obey made visible or harmless.

    The length in code points stays. Control characters become their pictures, tabs and line ends
    a space, bidirectional controls and lone surrogates U+FFFD.
    """
    if "##" in text:
        text = _LOG_COMMAND.sub(_NO_LOG_COMMAND, text)
    # Nothing that is printable is a control, a separator or a surrogate.
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def visible_path(path: str) -> str:
    """The same for a path that stands at the start of a line, with a colon behind it.

    GitHub takes a line that begins with "::" for a command.
    """
    return visible(f"./{path}" if path.lstrip().startswith(":") else path)


@cache
def _visible(character: str) -> str:
    number = ord(character)
    if character in "\t\n\r":
        return " "
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\u2421"
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp") or number in _BIDI:
        return "\ufffd"
    return character


def cells(text: str) -> int:
    """How many terminal cells `text` (made visible) takes."""
    if text.isascii() or not _MAYBE_NOT_ONE_CELL.search(text):
        return len(text)
    from wcwidth import wcswidth  # the tables take long to load, and most lines do without

    return max(int(wcswidth(text)), 0)


def fitting(text: str, room: int) -> int:
    """How many characters from the start of `text` (made visible) fit in `room` cells."""
    if text.isascii() or not _MAYBE_NOT_ONE_CELL.search(text):
        return min(len(text), room)
    taken = 0
    for count, character in enumerate(text):
        taken += cells(character)
        if taken > room:
            return count
    return len(text)
