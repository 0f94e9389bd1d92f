"""JSON front matter, read with the position of every key.

The standard parser gives no positions, and recurses as deep as the text says.
"""

import re
from json import JSONDecodeError, JSONDecoder

from nato_lint.front_matter.model import (
    MAX_DEPTH,
    BrokenBlockError,
    Entry,
    Reading,
    error_at,
    text_span,
)
from nato_lint.front_matter.template_mask import Mask, mask_templates

_SPACE = re.compile(r"[ \t\r\n]*+")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*+))(\.[0-9]++)?([eE][-+]?[0-9]++)?")
_DECODER = JSONDecoder()
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile("true|false|null")


def read_json(text: str, start: int, end: int) -> Reading:
    """Read the object `text[start:end]`; offsets in the result are into `text`."""
    source = text[start:end]
    reading = _read(Mask(source, source), text, start, end)
    if reading.error is None:
        return reading
    mask = mask_templates(source)
    return _read(mask, text, start, end) if mask.tags else reading


def _read(mask: Mask, text: str, start: int, end: int) -> Reading:
    reader = _JsonReader(mask, start)
    try:
        reader.read()
    except BrokenBlockError as stop:
        reader.reading.error = error_at(text, stop.message, start + stop.offset, start, end)
    return reader.reading.finish()


class _JsonReader:
    def __init__(self, mask: Mask, shift: int) -> None:
        self.source = mask.source
        self.mask = mask
        self.text = mask.text
        self.shift = shift
        self.reading = Reading()

    def read(self) -> None:
        end = self._skip_space(self._object(0, self.reading.data, (), 1))
        if end < len(self.text):
            raise BrokenBlockError("Nothing may follow the closing } of the front matter.", end)

    def _skip_space(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def _object(
        self, start: int, data: dict[str, object], path: tuple[str, ...] | None, depth: int
    ) -> int:
        """Read the object at `start` into `data`; its keys get entries unless `path` is None."""
        position = self._skip_space(start + 1)
        if self.text.startswith("}", position):
            return position + 1
        while True:
            key_start = position
            if not self.text.startswith('"', key_start):
                raise BrokenBlockError("A key in double quotes is expected here.", key_start)
            key, key_end = self._string(key_start)
            position = self._skip_space(key_end)
            if not self.text.startswith(":", position):
                raise BrokenBlockError("A colon is missing after this key.", key_start)
            position = self._skip_space(position + 1)
            repeated = key in data
            here = None if path is None or repeated else (*path, key)
            value, end = self._value(position, here, depth)
            if path is not None:
                self._record((*path, key), value, (key_start, key_end), (position, end), repeated)
            data.setdefault(key, value)
            position, closed = self._next(end, "}")
            if closed:
                return position

    def _array(self, start: int, path: tuple[str, ...] | None, depth: int) -> tuple[object, int]:
        items: list[object] = []
        position = self._skip_space(start + 1)
        if self.text.startswith("]", position):
            return items, position + 1
        while True:
            here = None if path is None else (*path, str(len(items)))
            value, end = self._value(position, here, depth)
            items.append(value)
            position, closed = self._next(end, "]")
            if closed:
                return items, position

    def _next(self, end: int, closer: str) -> tuple[int, bool]:
        """What follows a value: the next member's position, or the end of the collection."""
        position = self._skip_space(end)
        if self.text.startswith(closer, position):
            return position + 1, True
        if not self.text.startswith(",", position):
            raise BrokenBlockError(f"A comma or {closer} is missing after this value.", end - 1)
        following = self._skip_space(position + 1)
        if self.text.startswith(closer, following):
            raise BrokenBlockError("Remove this comma: nothing follows it.", position)
        return following, False

    def _value(self, start: int, path: tuple[str, ...] | None, depth: int) -> tuple[object, int]:
        if depth > MAX_DEPTH:
            raise BrokenBlockError(
                f"The front matter is nested more than {MAX_DEPTH} levels deep.", start
            )
        first = self.text[start : start + 1]
        if first == '"':
            return self._string(start)
        if first == "{":
            data: dict[str, object] = {}
            end = self._object(start, data, path, depth + 1)
            return data, end
        if first == "[":
            return self._array(start, path, depth + 1)
        if start in self.mask.tags:
            end = self.mask.tags[start]
            return self.source[start:end], end
        if word := _WORD.match(self.text, start):
            return _WORDS[word[0]], word.end()
        if number := _NUMBER.match(self.text, start):
            return _number(number), number.end()
        raise BrokenBlockError("A value is missing here, or a text without double quotes.", start)

    def _string(self, start: int) -> tuple[str, int]:
        try:
            value, end = _DECODER.raw_decode(self.text, start)
        except JSONDecodeError as error:
            place = error.pos
            message = "A backslash means nothing here; write two."
            if error.msg.startswith("Unterminated") or self.text[place : place + 1] in "\r\n":
                message, place = "The closing quotation mark of this text is missing.", start
            elif error.msg.startswith("Invalid control"):
                message = "A tab or control character stands here; JSON does not allow it in text."
            raise BrokenBlockError(message, place) from None
        return self.mask.restore(value), end

    def _record(
        self,
        path: tuple[str, ...],
        value: object,
        key: tuple[int, int],
        span: tuple[int, int],
        repeated: bool,
    ) -> None:
        inner = text_span(self.source, *span, value)
        entry = Entry(
            path[-1],
            path,
            value,
            key[0] + self.shift,
            key[1] + self.shift,
            span[0] + self.shift,
            span[1] + self.shift,
            (inner[0] + self.shift, inner[1] + self.shift) if inner else None,
        )
        if repeated:
            self.reading.duplicates.append(entry)
        else:
            self.reading.entries[path] = entry


def _number(match: re.Match[str]) -> object:
    if match[2] or match[3]:
        return float(match[0])
    try:
        return int(match[0])
    except ValueError:  # more digits than Python converts
        return match[0]
