"""One file as text: decoding, and the conversions between the units of a position.

Inside the linter a position is a *code-point offset* into the decoded text. Lines, columns, UTF-16
and UTF-8 counts are computed here, at the edge, for whoever prints them.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

# CommonMark, section 2.1: a line ends at LF, CR LF or CR; str.splitlines() knows eight more.
LINE_END = re.compile(r"\r\n?|\n")

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"

_SAVE_AS_UTF8 = "Save it as UTF-8: in Word and Notepad, choose Save as and the encoding UTF-8."
_NO_TEXT = (
    "This is no text file (a Word document?). Save it as Markdown or plain text, with the encoding "
    "UTF-8."
)


class UnreadableSource(Exception):
    """The bytes are not text that can be linted; `str(error)` is a sentence for the user."""


class Position(NamedTuple):
    """A place in a file: `offset` in code points from 0; `line` and `column` in code points from 1."""

    offset: int
    line: int
    column: int


class Source:
    """The decoded text of one file, and where its lines are.

    `path` is the name that reports use (relative, forward slashes). `text` has no byte order mark
    and keeps the line ends of the file.
    """

    def __init__(self, text: str, path: str = "<text>", *, has_bom: bool = False) -> None:
        self.text = text
        self.path = path
        self.has_bom = has_bom

    @classmethod
    def from_bytes(cls, data: bytes, path: str) -> "Source":
        """Decode `data` as UTF-8.

        Raises UnreadableSource for anything else: UTF-16, binary data, other encodings.
        """
        if data.startswith(_UTF16_MARKS):
            raise UnreadableSource(f"This file is saved as UTF-16. {_SAVE_AS_UTF8}")
        # UTF-16 without a mark and binary formats are valid UTF-8 surprisingly often, but full of NUL.
        if data.count(0) * 10 > len(data):
            raise UnreadableSource(_NO_TEXT)
        has_bom = data.startswith(_BOM)
        try:
            text = data[len(_BOM) * has_bom :].decode("utf-8")
        except UnicodeDecodeError as error:
            # No old encoding of text has NUL, and hardly any format of documents is without.
            if 0 in data:
                raise UnreadableSource(_NO_TEXT) from None
            at = error.start + len(_BOM) * has_bom
            line = len(re.findall(rb"\r\n?|\n", data[:at])) + 1
            raise UnreadableSource(
                f"This file is saved in an old encoding (line {line} holds the byte "
                f"0x{data[at]:02X}). {_SAVE_AS_UTF8}"
            ) from None
        return cls(text, path, has_bom=has_bom)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which every line begins; a final line end starts no further line."""
        starts = [0, *(match.end() for match in LINE_END.finditer(self.text))]
        if len(starts) > 1 and starts[-1] == len(self.text):
            starts.pop()
        return starts

    def line_number(self, offset: int) -> int:
        """The line, from 1, that `offset` is on."""
        return bisect_right(self.line_starts, offset)

    def line_span(self, line: int) -> tuple[int, int]:
        """Where line number `line` (from 1) begins and ends, its line end left out."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        if end > start and self.text[end - 1] == "\r":
            end -= 1
        return start, end

    def position(self, offset: int) -> Position:
        """Line and column of `offset`, which may be the end of the text."""
        line = self.line_number(offset)
        return Position(offset, line, offset - self.line_starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """UTF-16 code units before `offset` on its line, from 0 (editors)."""
        before = self._before(offset)
        return len(before) + sum(character > "\uffff" for character in before)

    def utf8_column(self, offset: int) -> int:
        """UTF-8 bytes before `offset` on its line, from 0 (reviewdog)."""
        # A lone surrogate cannot come from a decoded file, but text may be handed in directly.
        return len(self._before(offset).encode("utf-8", "surrogatepass"))

    def _before(self, offset: int) -> str:
        return self.text[self.line_starts[self.line_number(offset) - 1] : offset]


class RecalledSource(Source):
    """A file that was read before, whose text is read again only if somebody asks for it.

    `places` are positions known already: offset, line and column in turn, by offset. `read` gives
    the file again, or None where it is no longer what it was; then the text is empty. Only the text
    that was asked for last is kept, for there may be thousands of files.
    """

    _latest: "ClassVar[tuple[RecalledSource, Source] | None]" = None

    def __init__(self, path: str, places: Sequence[int], read: Callable[[], Source | None]) -> None:
        self.path = path
        self._offsets = array("Q", places[::3])
        self._lines = array("Q", places[1::3])
        self._columns = array("Q", places[2::3])
        self._read = read

    @property
    def text(self) -> str:  # type: ignore[override]
        """The text of the file."""
        return self._again().text

    @property
    def has_bom(self) -> bool:  # type: ignore[override]
        """Whether the file begins with a byte order mark."""
        return self._again().has_bom

    @property
    def line_starts(self) -> list[int]:
        """The offset at which every line begins."""
        return self._again().line_starts

    def position(self, offset: int) -> Position:
        """Line and column of `offset`, without reading the file where they are known."""
        at = bisect_left(self._offsets, offset)
        if at < len(self._offsets) and self._offsets[at] == offset:
            return Position(offset, self._lines[at], self._columns[at])
        return super().position(offset)

    def _again(self) -> Source:
        latest = RecalledSource._latest
        if latest is None or latest[0] is not self:
            latest = self, self._read() or Source("", self.path)
            RecalledSource._latest = latest
        return latest[1]
