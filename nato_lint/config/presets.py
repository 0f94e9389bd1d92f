"""Presets: configurations that plugins bring along, for `extend = "preset:news"`."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.selection import suggestion

if TYPE_CHECKING:
    from nato_lint.plugins import PluginPresets


class UnknownPreset(Exception):
    """A preset that no plugin has, or that two have; `str(error)` is one sentence for the user."""


class Presets:
    """The presets of the built-in rules and of all installed plugins.

    The plugins are asked when the first preset is named. Python files that a configuration names
    under `plugins` have none: the configuration is read before they run.
    """

    def path(self, name: str) -> Path:
        """The file of a preset, an absolute path. Raises UnknownPreset."""
        found = [(plugin, paths[name]) for plugin, paths in self._plugins.paths if name in paths]
        if not found:
            raise UnknownPreset(self._unknown(name))
        if len(found) > 1:
            plugins = " and ".join(plugin for plugin, _ in found)
            raise UnknownPreset(f'the plugins {plugins} both have a preset "{name}".')
        return found[0][1]

    def names(self) -> list[str]:
        """The names of all presets, sorted."""
        return sorted({name for _, paths in self._plugins.paths for name in paths})

    def summary(self, name: str) -> str:
        """What a preset is for: the comment in its first line, without its name."""
        first = self.path(name).read_text(encoding="utf-8").partition("\n")[0]
        if not first.startswith("# "):
            return ""
        text = first.removeprefix("# ").removesuffix(".")
        title, colon, rest = text.partition(": ")
        return rest if colon and title.casefold() == name.casefold() else text

    @cached_property
    def _plugins(self) -> "PluginPresets":
        # Imported late: most configurations name no preset.
        from nato_lint.plugins import load_presets

        return load_presets()

    def _unknown(self, name: str) -> str:
        names = self.names()
        message = (
            f'there is no preset "{name}"{suggestion(name, names)}. There are {", ".join(names)}.'
        )
        return " ".join([message, *(problem.message for problem in self._plugins.problems)])
