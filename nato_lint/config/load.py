"""Reading a configuration file with all that it extends."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nato_lint.config.error import shown
from nato_lint.config.model import Config, Layer, Override, Plugin
from nato_lint.config.schema import KEYS, OVERRIDE_KEYS, Key
from nato_lint.config.source import ConfigSource, read_source
from nato_lint.config.values import WrongValue, convert
from nato_lint.globs import Globs
from nato_lint.selection import suggestion


def load(path: Path, *, working_directory: Path | None = None) -> Config | None:
    """The configuration in the file `path`; None for a pyproject.toml without our table.

    A `working_directory` is a second place that globs are relative to: a file that the command
    line names need not lie above the articles. Raises ConfigError.
    """
    source = read_source(path)
    if source is None:
        return None
    layers = _with_extended(source, (), {})
    overrides = [
        override for layer in layers for override in _overrides(layer.source, working_directory)
    ]
    exclude = [
        globs
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
        tuple(exclude),
        tuple(plugins.values()),
    )


def _with_extended(
    source: ConfigSource, extending: tuple[Path, ...], read: dict[Path, Layer]
) -> list[Layer]:
    """The layers of a file and of what it extends, the most general first, each once."""
    layer = _layer(source, (), source.table, KEYS)
    extending = (*extending, source.path)
    extend = layer.values.get("extend", ())
    for name in (extend,) if isinstance(extend, str) else extend:
        path = _path(source, name)
        if path in extending:
            chain = " -> ".join(shown(step) for step in (*extending, path))
            raise layer.error(
                ("extend",), f"`extend` leads back to a file that it came from: {chain}."
            )
        if path not in read:
            _with_extended(_extended(layer, name, path), extending, read)
    read[source.path] = layer
    return list(read.values())


def _extended(layer: Layer, name: str, path: Path) -> ConfigSource:
    if not path.is_file():
        raise layer.error(("extend",), f'`extend` names "{name}", which is not a file.')
    source = read_source(path)
    if source is None:
        raise layer.error(
            ("extend",), f'`extend` names "{name}", which has no table [tool.nato-lint].'
        )
    return source


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
        return convert(value, key.type, (key.name,), source.directory, key.takes)
    except WrongValue as error:
        raise source.error(at + error.keys, str(error)) from None


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
    bases = dict.fromkeys((working_directory or source.directory, source.directory))
    return [Globs(patterns, base) for base in bases]


def _path(source: ConfigSource, name: str) -> Path:
    # normpath and not resolve(): a symlink to a configuration keeps the name that the user knows.
    return Path(os.path.normpath(source.directory / name))
