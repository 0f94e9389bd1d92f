"""One configuration file as it is written: its table, and the line of every key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nato_lint.config.error import ConfigError
from nato_lint.contents import read_ordinary
from nato_lint.limits import MOST_BYTES
from nato_lint.problem import shown

if TYPE_CHECKING:
    from nato_lint.front_matter.toml_scan import KeyPosition

PYPROJECT = "pyproject.toml"
PRESET = "preset:"
"""What the name of a preset begins with under `extend`."""

_TOOL = ("tool", "nato-lint")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(eq=False)
class ConfigSource:
    """The table of nato-lint in the file `path`, an absolute path.

    `prefix` are the keys that lead to the table: `tool`, `nato-lint` in a pyproject.toml. Of a
    preset, `preset` is the name and `home` the directory of the configuration that asks for it.
    """

    path: Path
    text: str
    table: Mapping[str, Any]
    prefix: tuple[str, ...] = ()
    preset: str = ""
    home: Path | None = None

    @property
    def directory(self) -> Path:
        """What the files that the source names are relative to."""
        return self.path.parent

    @property
    def base(self) -> Path:
        """What the patterns and the baseline of the source are relative to."""
        return self.home or self.directory

    @property
    def name(self) -> str:
        """What users call the source: `../house.toml`, `preset:news`."""
        return f"{PRESET}{self.preset}" if self.preset else shown(self.path)

    def error(self, keys: tuple[str, ...], sentence: str) -> ConfigError:
        """A ConfigError at the key that `keys` lead to; an element of a list is its index."""
        return ConfigError(self.path, self.line(keys), sentence)

    def place(self, keys: tuple[str, ...]) -> str:
        """`nato-lint.toml:3`, or `preset:news`: where the key that `keys` lead to stands."""
        line = None if self.preset else self.line(keys)
        return self.name if line is None else f"{self.name}:{line}"

    def line(self, keys: tuple[str, ...]) -> int | None:
        """The line of a key, counted from 1, or of the nearest key above it that is written."""
        keys = self.prefix + keys
        while keys:
            below = [
                at.key_start for path, at in self._positions.items() if path[: len(keys)] == keys
            ]
            if below:
                return self.text.count("\n", 0, min(below)) + 1
            keys = keys[:-1]
        return None

    @cached_property
    def _positions(self) -> "Mapping[tuple[str, ...], KeyPosition]":
        from nato_lint.front_matter import toml_positions

        return toml_positions(self.text)


def read_source(path: Path) -> ConfigSource | None:
    """The table of nato-lint in a file; None for a pyproject.toml that has none.

    Raises ConfigError if the file cannot be read or is not TOML.
    """
    is_pyproject = path.name == PYPROJECT
    try:
        data = read_ordinary(path, MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(path, None, f"this file cannot be read: {error.strerror}.") from None
    if len(data) > MOST_BYTES:
        raise ConfigError(path, None, f"this file is larger than {MOST_BYTES >> 20} MB.")
    if is_pyproject and b"nato-lint" not in data:
        # Most projects' files are not ours; finding that out needs no TOML parser.
        return None
    text = _decode(path, data)
    source = ConfigSource(path, text, _parse(path, text))
    return _tool_table(source) if is_pyproject else source


def _tool_table(source: ConfigSource) -> ConfigSource | None:
    table: Any = source.table
    for depth, key in enumerate(_TOOL, 1):
        if key not in table:
            return None
        table = table[key]
        if not isinstance(table, dict):
            name = ".".join(_TOOL[:depth])
            raise source.error(_TOOL[:depth], f"`{name}` takes a table: [{name}].")
    return replace(source, table=table, prefix=_TOOL)


def _decode(path: Path, data: bytes) -> str:
    try:
        # Editors on Windows may begin the file with a byte order mark.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(path, line, "this file is not UTF-8; save it as UTF-8.") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        reason = str(error)[: place.start()] if place else str(error)
        last = max(text.rstrip().count("\n") + 1, 1)
        line = int(place[1]) if place and place[1] else last
        raise ConfigError(path, line, f"this is not valid TOML: {reason}.") from None
    except ValueError:
        # Python converts no number of more than 4,300 digits.
        raise ConfigError(path, None, "this file holds a number that is too long.") from None
    except RecursionError:
        raise ConfigError(path, None, "this file nests its values too deeply.") from None
