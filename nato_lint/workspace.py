"""The settings of every article of a run: configuration files, plugins and command line together."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nato_lint.config import Config, ConfigFinder, Resolver
from nato_lint.dialect_detection import DialectFinder
from nato_lint.globs import Globs
from nato_lint.plugins import Registry, load_plugins
from nato_lint.rule import Rule
from nato_lint.selection import Selection
from nato_lint.settings import Settings


class Workspace:
    """Loads each configuration and each plugin once, and tells what holds for an article.

    `problems` are sentences about plugins that could not be loaded, each once, in the order in
    which they were met. `command_line` is the choice of rules that it makes. With
    `local_plugins=False` no Python file of a repository is run.
    """

    def __init__(
        self,
        finder: ConfigFinder,
        command_line: Selection | None = None,
        *,
        exclude: Sequence[str] = (),
        local_plugins: bool = True,
    ) -> None:
        self.problems: list[str] = []
        self._finder = finder
        self.command_line = command_line or Selection()
        self._exclude = [Globs(exclude, Path.cwd())] if exclude else []
        self._local_plugins = local_plugins
        self._registries: dict[tuple[Path, ...], Registry] = {}
        self._resolvers: dict[Config, Resolver] = {}
        self._by_folder: dict[str, Config] = {}
        self._dialects = DialectFinder()
        self._read_as: dict[tuple[int, str], tuple[Settings, Settings]] = {}

    def config(self, path: Path) -> Config:
        """The configuration of the article `path`. Raises ConfigError."""
        # Strings, for there may be thousands of articles, and paths are slow to compare.
        folder = os.path.dirname(path)  # noqa: PTH120
        config = self._by_folder.get(folder)
        if config is None:
            config = self._by_folder[folder] = self._finder.for_file(path)
        return config

    def settings(self, path: Path) -> Settings:
        """The settings of the article `path`; one object for all that have the same.

        Where the configuration names no dialect, it is that of the site which the article is part
        of. Raises ConfigError and UnknownSelector.
        """
        stated = self._resolver(path).settings(path)
        dialect = stated.dialect or self._dialects.for_file(path)
        if dialect == stated.dialect or dialect is None:
            return stated
        key = id(stated), dialect
        if key not in self._read_as:
            # What was stated is kept as well, so that its id stays its own.
            self._read_as[key] = stated, replace(stated, dialect=dialect)
        return self._read_as[key][1]

    def fixable(self, path: Path) -> frozenset[str]:
        """The codes of the rules whose fixes may be applied to the article `path`.

        Raises ConfigError and UnknownSelector.
        """
        return self._resolver(path).fixable(path)

    def registry(self, config: Config) -> Registry:
        """The rules that a configuration has at hand."""
        local = () if self._forbids_plugins(config) else tuple(p.path for p in config.plugins)
        if local not in self._registries:
            self._registries[local] = registry = load_plugins(local)
            named = {str(plugin.path): plugin for plugin in config.plugins}
            for problem in registry.problems:
                plugin = named.get(problem.plugin)
                message = str(plugin.error(problem.message)) if plugin else problem.message
                if message not in self.problems:
                    self.problems.append(message)
        return self._registries[local]

    @property
    def rules(self) -> list[Rule]:
        """All rules that the configurations so far have at hand, each code once."""
        found = {rule.code: rule for each in self._registries.values() for rule in each.rules}
        return [found[code] for code in sorted(found)]

    def excludes(self, directory: Path) -> Sequence[Globs]:
        """The patterns of what is not looked at in `directory`."""
        return (*self._finder.for_directory(directory).exclude, *self._exclude)

    def _resolver(self, path: Path) -> Resolver:
        config = self.config(path)
        if config not in self._resolvers:
            registry = self.registry(config)
            self._resolvers[config] = Resolver(
                config,
                registry.rules,
                self.command_line,
                plugin_failed=bool(registry.problems) or self._forbids_plugins(config),
            )
        return self._resolvers[config]

    def _forbids_plugins(self, config: Config) -> bool:
        return bool(config.plugins) and not self._local_plugins
