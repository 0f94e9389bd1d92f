"""What configuration files say, read and typed, but not yet applied to any rule."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from nato_lint.config.error import ConfigError
from nato_lint.config.source import ConfigSource
from nato_lint.globs import Globs
from nato_lint.selection import Selection

DEFAULT_FAIL_LEVEL = "warning"
DEFAULT_BASELINE = ".nato-lint-baseline.json"


@dataclass(eq=False)
class Layer:
    """The keys of one table: the top of a file, or one of its [[overrides]].

    `values` are typed; `rules` are the tables under `[rules]`, as TOML has them: their types are
    the rules' business. `at` are the keys that lead to the table.
    """

    source: ConfigSource
    at: tuple[str, ...]
    values: Mapping[str, Any]
    rules: Mapping[str, Mapping[str, Any]]

    def error(self, keys: tuple[str, ...], sentence: str) -> ConfigError:
        """A ConfigError at a key of this table."""
        return self.source.error(self.at + keys, sentence)


class Override(NamedTuple):
    """A layer for the files that one of `globs` covers."""

    layer: Layer
    globs: tuple[Globs, ...]

    def covers(self, path: str) -> bool:
        """Whether the layer applies to `path`, which has the form of `nato_lint.globs.absolute`."""
        return any(globs.covers(path) for globs in self.globs)


class Plugin(NamedTuple):
    """A Python file with rules that a configuration names; `path` is absolute."""

    path: Path
    layer: Layer

    def error(self, sentence: str) -> ConfigError:
        """A ConfigError at the key `plugins`."""
        return self.layer.error(("plugins",), sentence)


class Exclusion(NamedTuple):
    """What a layer says under `exclude`, relative to one of the places that it counts from."""

    layer: Layer
    globs: Globs


@dataclass(eq=False)
class Config:
    """The configuration of some articles; two articles with the same one share the object.

    `path` is the file that was found, None where there is none; `directory` is that of the file,
    else the working directory. The most general layer comes first.
    """

    path: Path | None
    directory: Path
    layers: tuple[Layer, ...] = ()
    overrides: tuple[Override, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    plugins: tuple[Plugin, ...] = ()

    @cached_property
    def exclude(self) -> tuple[Globs, ...]:
        """The patterns of what is not looked at, those that win last."""
        return tuple(exclusion.globs for exclusion in self.exclusions)

    @property
    def fail_level(self) -> str:
        """From which severity on findings fail the run: "error", "warning", "info" or "never"."""
        layer = self._last_with("fail-level")
        return str(layer.values["fail-level"]) if layer else DEFAULT_FAIL_LEVEL

    @property
    def baseline(self) -> Path:
        """The file of findings that are known already; it need not exist."""
        layer = self._last_with("baseline")
        if layer is None:
            return self.directory / DEFAULT_BASELINE
        return Path(os.path.normpath(layer.source.base / layer.values["baseline"]))

    def _last_with(self, key: str) -> Layer | None:
        return next((layer for layer in reversed(self.layers) if key in layer.values), None)


def selection_of(layer: Layer) -> Selection:
    """What a layer says about the rules to apply."""
    values = layer.values
    return Selection(
        values.get("select"), values.get("ignore", ()), values.get("extend-select", ())
    )


def fixable_of(layer: Layer) -> Selection:
    """What a layer says about the rules whose fixes may be applied."""
    return Selection(layer.values.get("fixable"), layer.values.get("unfixable", ()))
