"""Reading a configuration file with all that it extends."""

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from nato_lint.config.model import Config, Exclusion, Layer, Override, Plugin
from nato_lint.config.presets import Presets, UnknownPreset
from nato_lint.config.schema import KEYS, OVERRIDE_KEYS, Key
from nato_lint.config.source import PRESET, ConfigSource, read_source
from nato_lint.config.values import WrongValue, convert
from nato_lint.globs import Globs
from nato_lint.problem import shown
from nato_lint.repository import is_in_tree
from nato_lint.selection import suggestion


def load(
    path: Path, *, presets: Presets | None = None, working_directory: Path | None = None
) -> Config | None:
    """The configuration in the file `path`; None for a pyproject.toml without our table.

    `presets` are what `extend` may name. A `working_directory` is a second place that globs are
    relative to: a file that the command line names need not lie above the articles. Raises
    ConfigError.
    """
    source = read_source(path)
    if source is None:
        return None
    layers = _Extending(path.parent, presets or Presets()).layers(source)
    overrides = [
        override for layer in layers for override in _overrides(layer.source, working_directory)
    ]
    exclusions = [
        Exclusion(layer, globs)
        for layer in layers
        if "exclude" in layer.values
        for globs in _globs(layer.values["exclude"], layer.source, working_directory)
    ]
    plugins = {
        plugin: Plugin(plugin, layer)
        for layer in layers
        for plugin in (_path(layer.source, name) for name in layer.values.get("plugins", ()))
    }
    return Config(
        path,
        path.parent,
        tuple(layers),
        tuple(overrides),
        tuple(exclusions),
        tuple(plugins.values()),
    )


class _Extending:
    """Follows `extend`; `home` is the directory of the configuration that was found."""

    def __init__(self, home: Path, presets: Presets) -> None:
        self._home = home
        self._presets = presets
        self._read: dict[Path, Layer] = {}

    def layers(self, source: ConfigSource) -> list[Layer]:
        """The layers of a file and of what it extends, the most general first, each once."""
        self._add(source, ())
        return list(self._read.values())

    def _add(self, source: ConfigSource, extending: tuple[ConfigSource, ...]) -> None:
        layer = _layer(source, (), source.table, KEYS)
        extending = (*extending, source)
        extend = layer.values.get("extend", ())
        is_list = not isinstance(extend, str)
        for index, name in enumerate(extend if is_list else (extend,)):
            at = ("extend", str(index)) if is_list else ("extend",)
            path = self._path(layer, at, name)
            if any(path == before.path for before in extending):
                chain = " -> ".join([*(before.name for before in extending), _name(name, path)])
                raise layer.error(at, f"`extend` leads back to a file that it came from: {chain}.")
            if path not in self._read:
                self._add(self._source(layer, at, name, path), extending)
        self._read[source.path] = layer

    def _path(self, layer: Layer, at: tuple[str, ...], name: str) -> Path:
        if not name.startswith(PRESET):
            return _path(layer.source, name)
        try:
            return self._presets.path(name.removeprefix(PRESET))
        except UnknownPreset as error:
            raise layer.error(at, f"`extend`: {error}") from None

    def _source(self, layer: Layer, at: tuple[str, ...], name: str, path: Path) -> ConfigSource:
        if not path.is_file():
            meant = f' (did you mean "{PRESET}{name}"?)' if name in self._presets.names() else ""
            raise layer.error(at, f'`extend` names "{name}", which is not a file{meant}.')
        if not name.startswith(PRESET) and not _may_extend(path, layer.source.directory):
            raise layer.error(
                at,
                f'`extend` names "{name}", which lies outside of the tree that this configuration '
                "is in. There it has to be a file whose name ends in .toml.",
            )
        source = read_source(path)
        if source is None:
            raise layer.error(at, f'`extend` names "{name}", which has no table [tool.nato-lint].')
        if name.startswith(PRESET):
            return replace(source, preset=name.removeprefix(PRESET), home=self._home)
        return source


def _may_extend(path: Path, directory: Path) -> bool:
    """Whether a configuration in `directory` may extend the file `path`.

    Houses keep what all their sites share outside of them. It is TOML, of which no message quotes
    more than keys; nothing else outside of the tree is read.
    """
    return is_in_tree(path, directory) or os.path.realpath(path).endswith(".toml")


def _name(name: str, path: Path) -> str:
    return name if name.startswith(PRESET) else shown(path)


def _layer(
    source: ConfigSource, at: tuple[str, ...], table: Mapping[str, Any], keys: Mapping[str, Key]
) -> Layer:
    values = {}
    for name, value in table.items():
        key = keys.get(name)
        if key is None:
            raise source.error((*at, name), _unknown_key(name, at, keys))
        if name not in ("rules", "overrides"):
            values[name] = _typed(source, at, key, value)
    rules = table.get("rules", {})
    if not isinstance(rules, dict):
        raise source.error(
            (*at, "rules"), "`rules` takes tables, for example [rules.repeated-word]."
        )
    for name, options in rules.items():
        if not isinstance(options, dict):
            raise source.error(
                (*at, "rules", name), f"`rules.{name}` takes a table: [rules.{name}]."
            )
    return Layer(source, at, values, rules)


def _typed(source: ConfigSource, at: tuple[str, ...], key: Key, value: Any) -> Any:
    try:
        converted = convert(value, key.type, (key.name,), source.directory, key.takes)
    except WrongValue as error:
        raise source.error(at + error.keys, str(error)) from None
    if key.pattern and not re.fullmatch(key.pattern, converted):
        raise source.error((*at, key.name), f"`{key.name}` takes {key.takes}.")
    if key.name == "baseline" and not is_in_tree(source.base / converted, source.base):
        raise source.error(
            (*at, key.name),
            f'`baseline` names "{converted}", which lies outside of the tree that the '
            "configuration is in. Name it on the command line: --baseline.",
        )
    return converted


def _unknown_key(name: str, at: tuple[str, ...], keys: Mapping[str, Key]) -> str:
    if at and name in KEYS:
        return f"`{name}` holds for a whole run and cannot stand in [[overrides]]."
    if not at and name in OVERRIDE_KEYS:
        return f"`{name}` can only stand in [[overrides]]."
    return f"there is no key `{name}`{suggestion(name, keys)}."


def _overrides(source: ConfigSource, working_directory: Path | None) -> list[Override]:
    tables = source.table.get("overrides", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise source.error(
            ("overrides",), "`overrides` takes tables that begin with [[overrides]]."
        )
    overrides = []
    for index, table in enumerate(tables):
        at = ("overrides", str(index))
        layer = _layer(source, at, table, OVERRIDE_KEYS)
        if "files" not in layer.values:
            raise source.error(at, '[[overrides]] needs `files`, for example files = ["news/**"].')
        globs = _globs(layer.values["files"], source, working_directory)
        overrides.append(Override(layer, tuple(globs)))
    return overrides


def _globs(
    patterns: tuple[str, ...], source: ConfigSource, working_directory: Path | None
) -> list[Globs]:
    bases = dict.fromkeys((working_directory or source.base, source.base))
    return [Globs(patterns, base) for base in bases]


def _path(source: ConfigSource, name: str) -> Path:
    # normpath and not resolve(): a symlink to a configuration keeps the name that the user knows.
    return Path(os.path.normpath(source.directory / name))
