"""Where the keys of a TOML text stand, which `tomllib` does not say."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from nato_lint.front_matter.model import MAX_DEPTH

Path = tuple[str, ...]

_SPACE = re.compile(r"[ \t]*+")
_SPACE_AND_COMMENTS = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_END_OF_STATEMENT = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_BARE_VALUE = re.compile(r"[^,\]}#=\r\n]++")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}', re.DOTALL),
    re.compile(r"'''(?:[^']|'(?!''))*+'{3,5}"),
    re.compile(r'(?!""")"[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"'),
    re.compile(r"(?!''')'[^'\r\n]*+'"),
)


class KeyPosition(NamedTuple):
    """The spans of a key and its value, in 0-based code points.

    An element of an array is its own key and value. A table's value runs from its header to
    the last value below that header; that of a dotted key's first part, from the next part.
    """

    key_start: int
    key_end: int
    value_start: int
    value_end: int


def toml_positions(text: str) -> Mapping[Path, KeyPosition]:
    """The position of every key of `text`; of what precedes the break where it is no TOML.

    Elements of arrays, and of arrays of tables, have their index as a part of the path:
    `("overrides", "0", "files")`.
    """
    return scan_toml(text).positions


@dataclass(slots=True)
class TomlScan:
    """Positions as far as the scan got; `too_deep` is where nesting went past the limit."""

    positions: dict[Path, KeyPosition] = field(default_factory=dict)
    duplicates: list[tuple[Path, KeyPosition]] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    too_deep: int | None = None


class _NotTomlError(Exception):
    """The text is no TOML any more."""


def scan_toml(text: str) -> TomlScan:
    """Scan `text` statement by statement until it ends or breaks."""
    scanner = _Scanner(text)
    with suppress(_NotTomlError):
        scanner.document()
    scanner.close_table()
    return scanner.scan


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.scan = TomlScan()
        self.table: Path = ()
        self.last_value_end = 0
        self.written: set[Path] = set()
        self.elements: dict[Path, int] = {}

    def document(self) -> None:
        position = self._skip(_SPACE_AND_COMMENTS, 0)
        while position < len(self.text):
            self.scan.statements.append(position)
            if self.text[position] == "[":
                position = self._header(position)
            else:
                position = self.last_value_end = self._assignment(
                    position, self.table, len(self.table)
                )
            if not _END_OF_STATEMENT.match(self.text, position):
                raise _NotTomlError
            position = self._skip(_SPACE_AND_COMMENTS, position)

    def close_table(self) -> None:
        """Let the spans of the open table and of those around it reach its last value."""
        for length in range(1, len(self.table) + 1):
            path = self.table[:length]
            at = self.scan.positions[path]
            if at.value_end < self.last_value_end:
                self.scan.positions[path] = KeyPosition(
                    at.key_start, at.key_end, at.value_start, self.last_value_end
                )

    def _header(self, start: int) -> int:
        self.close_table()
        brackets = 2 if self.text.startswith("[[", start) else 1
        parts, position = self._key(start + brackets, 0)
        if not self.text.startswith("]" * brackets, position):
            raise _NotTomlError
        end = self.last_value_end = position + brackets
        path: Path = ()
        for number, (part, key_start, key_end) in enumerate(parts, start=1):
            path = (*path, part)
            at = KeyPosition(key_start, key_end, start, end)
            if number == len(parts) and brackets == 1 and path not in self.elements:
                self._write(path, at)
            else:
                self.scan.positions.setdefault(path, at)
            if number == len(parts) and brackets == 2:
                self.elements[path] = self.elements.get(path, -1) + 1
            if path in self.elements:
                path = (*path, str(self.elements[path]))
                self.scan.positions.setdefault(path, at)
        self.table = path
        return end

    def _assignment(self, start: int, table: Path | None, depth: int) -> int:
        """Scan `key = value`; without a `table` (below a key defined again) note nothing."""
        parts, position = self._key(start, depth)
        if not self.text.startswith("=", position):
            raise _NotTomlError
        value_start = self._skip(_SPACE, position + 1)
        depth += len(parts)
        if table is None:
            return self._value(value_start, None, depth)
        path = (*table, *(part for part, _, _ in parts))
        end = self._value(value_start, None if path in self.written else path, depth)
        for number, (_, key_start, key_end) in enumerate(parts[:-1], start=1):
            at = KeyPosition(key_start, key_end, parts[number][1], end)
            self.scan.positions.setdefault(path[: len(table) + number], at)
        self._write(path, KeyPosition(parts[-1][1], parts[-1][2], value_start, end))
        return end

    def _write(self, path: Path, at: KeyPosition) -> None:
        if path in self.written:
            self.scan.duplicates.append((path, at))
        else:
            self.written.add(path)
            self.scan.positions[path] = at

    def _key(self, start: int, depth: int) -> tuple[list[tuple[str, int, int]], int]:
        """The parts of a dotted key with their spans, and where the key ends."""
        parts: list[tuple[str, int, int]] = []
        position = start
        while True:
            position = self._skip(_SPACE, position)
            part, end = self._key_part(position)
            parts.append((part, position, end))
            self._check_depth(position, depth + len(parts))
            position = self._skip(_SPACE, end)
            if not self.text.startswith(".", position):
                return parts, position
            position += 1

    def _key_part(self, start: int) -> tuple[str, int]:
        if bare := _BARE_KEY.match(self.text, start):
            return bare[0], bare.end()
        quoted = _STRINGS[2].match(self.text, start) or _STRINGS[3].match(self.text, start)
        if quoted is None:
            raise _NotTomlError
        if "\\" not in quoted[0] or quoted[0][0] == "'":
            return quoted[0][1:-1], quoted.end()
        import tomllib

        try:
            return str(tomllib.loads(f"key = {quoted[0]}")["key"]), quoted.end()
        except ValueError:
            raise _NotTomlError from None

    def _value(self, start: int, path: Path | None, depth: int) -> int:
        self._check_depth(start, depth)
        first = self.text[start : start + 1]
        if first == "[":
            return self._array(start, path, depth + 1)
        if first == "{":
            return self._inline_table(start, path, depth + 1)
        if first in ("'", '"'):
            for pattern in _STRINGS:
                if string := pattern.match(self.text, start):
                    return string.end()
            raise _NotTomlError
        bare = _BARE_VALUE.match(self.text, start)
        if bare is None:
            raise _NotTomlError
        return start + len(bare[0].rstrip(" \t"))

    def _array(self, start: int, path: Path | None, depth: int) -> int:
        position = self._skip(_SPACE_AND_COMMENTS, start + 1)
        index = 0
        while not self.text.startswith("]", position):
            element = None if path is None else (*path, str(index))
            end = self._value(position, element, depth)
            if element is not None:
                self.scan.positions[element] = KeyPosition(position, end, position, end)
            position = self._next(end, "]")
            index += 1
        return position + 1

    def _inline_table(self, start: int, path: Path | None, depth: int) -> int:
        position = self._skip(_SPACE_AND_COMMENTS, start + 1)
        while not self.text.startswith("}", position):
            position = self._next(self._assignment(position, path, depth - 1), "}")
        return position + 1

    def _next(self, end: int, closer: str) -> int:
        """Where the next member of a collection begins, or its closing bracket stands."""
        position = self._skip(_SPACE_AND_COMMENTS, end)
        if self.text.startswith(",", position):
            return self._skip(_SPACE_AND_COMMENTS, position + 1)
        if self.text.startswith(closer, position):
            return position
        raise _NotTomlError

    def _check_depth(self, position: int, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.scan.too_deep = position
            raise _NotTomlError

    def _skip(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self.text, position)
        return match.end() if match else position
