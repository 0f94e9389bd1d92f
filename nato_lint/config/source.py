"""One configuration file as it is written: its table, and the line of every key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nato_lint.config.error import ConfigError

PYPROJECT = "pyproject.toml"
_TOOL = ("tool", "nato-lint")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(eq=False)
class ConfigSource:
    """The table of nato-lint in the file `path`, an absolute path.

    `prefix` are the keys that lead to the table: `tool`, `nato-lint` in a pyproject.toml.
    """

    path: Path
    text: str
    table: Mapping[str, Any]
    prefix: tuple[str, ...] = ()

    @property
    def directory(self) -> Path:
        """What the paths and globs in the file are relative to."""
        return self.path.parent

    def error(self, keys: tuple[str, ...], sentence: str) -> ConfigError:
        """A ConfigError at the key that `keys` lead to; an element of a list is its index."""
        return ConfigError(self.path, self._line(self.prefix + keys), sentence)

    def _line(self, keys: tuple[str, ...]) -> int | None:
        from nato_lint.front_matter import toml_positions

        positions = toml_positions(self.text)
        while keys:
            below = [at.key_start for path, at in positions.items() if path[: len(keys)] == keys]
            if below:
                return self.text.count("\n", 0, min(below)) + 1
            keys = keys[:-1]
        return None


def read_source(path: Path) -> ConfigSource | None:
    """The table of nato-lint in a file; None for a pyproject.toml that has none.

    Raises ConfigError if the file cannot be read or is not TOML.
    """
    is_pyproject = path.name == PYPROJECT
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(path, None, f"this file cannot be read: {error.strerror}.") from None
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
    return ConfigSource(source.path, source.text, table, _TOOL)


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
    except RecursionError:
        raise ConfigError(path, None, "this file nests its values too deeply.") from None
