"""The settings of every article of a run: configuration files, plugins and command line together."""

from collections.abc import Sequence
from pathlib import Path

from nato_lint.config import Config, ConfigFinder, Resolver
from nato_lint.globs import Globs
from nato_lint.plugins import Registry, load_plugins
from nato_lint.selection import Selection
from nato_lint.settings import Settings


class Workspace:
    """Loads each configuration and each plugin once, and tells what holds for an article.

    `problems` are sentences about plugins that could not be loaded, each once, in the order in
    which they were met. With `local_plugins=False` no Python file of a repository is run.
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
        self._command_line = command_line or Selection()
        self._exclude = [Globs(exclude, Path.cwd())] if exclude else []
        self._local_plugins = local_plugins
        self._registries: dict[tuple[Path, ...], Registry] = {}
        self._resolvers: dict[Config, Resolver] = {}

    def config(self, path: Path) -> Config:
        """The configuration of the article `path`. Raises ConfigError."""
        return self._finder.for_file(path)

    def settings(self, path: Path) -> Settings:
        """The settings of the article `path`. Raises ConfigError and UnknownSelector."""
        config = self.config(path)
        if config not in self._resolvers:
            registry = self.registry(config)
            self._resolvers[config] = Resolver(
                config,
                registry.rules,
                self._command_line,
                plugin_failed=bool(registry.problems) or self._forbids_plugins(config),
            )
        return self._resolvers[config].settings(path)

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

    def excludes(self, directory: Path) -> Sequence[Globs]:
        """The patterns of what is not looked at in `directory`."""
        return (*self._finder.for_directory(directory).exclude, *self._exclude)

    def _forbids_plugins(self, config: Config) -> bool:
        return bool(config.plugins) and not self._local_plugins
