"""Finding the configuration of an article."""

from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.config.error import ConfigError
from nato_lint.config.model import Config
from nato_lint.config.source import PYPROJECT
from nato_lint.globs import absolute

if TYPE_CHECKING:
    from nato_lint.config.presets import Presets

FILE_NAMES = ("nato-lint.toml", ".nato-lint.toml", PYPROJECT)
"""In this order; a pyproject.toml counts only if it has the table [tool.nato-lint]."""


class ConfigFinder:
    """Finds configurations and remembers them, so that each file is read once.

    `explicit` is the one configuration of all articles, `isolated` says that there is none.
    Otherwise it is the first file of FILE_NAMES in the article's directory or the nearest one
    above it, up to the root of the file system; nothing is inherited but by `extend`.
    """

    def __init__(self, explicit: Path | None = None, *, isolated: bool = False) -> None:
        self._working_directory = Path.cwd()
        self._none = Config(None, self._working_directory)
        self._explicit = explicit
        self._isolated = isolated
        self._for_all: Config | None = None
        self._by_directory: dict[Path, Config] = {}
        self._presets: Presets | None = None

    def for_file(self, path: Path) -> Config:
        """The configuration of an article, which need not exist. Raises ConfigError."""
        return self.for_directory(path.parent)

    def for_directory(self, directory: Path) -> Config:
        """The configuration of the articles that lie in a directory. Raises ConfigError."""
        if self._isolated:
            return self._none
        if self._explicit is not None:
            if self._for_all is None:
                self._for_all = self._load_explicit(self._explicit)
            return self._for_all
        config = self._by_directory.get(directory)
        if config is None:
            config = self._by_directory[directory] = self._upward(Path(absolute(directory)))
        return config

    def _load_explicit(self, path: Path) -> Config:
        path = Path(absolute(path))
        if not path.is_file():
            raise ConfigError(path, None, "there is no such configuration file.")
        config = self._load(path, self._working_directory)
        if config is None:
            raise ConfigError(path, None, "this file has no table [tool.nato-lint].")
        return config

    def _upward(self, start: Path) -> Config:
        visited = []
        config = None
        for directory in (start, *start.parents):
            config = self._by_directory.get(directory)
            if config is None:
                visited.append(directory)
                config = self._in_directory(directory)
            if config is not None:
                break
        found = config or self._none
        self._by_directory.update(dict.fromkeys(visited, found))
        return found

    def _in_directory(self, directory: Path) -> Config | None:
        for name in FILE_NAMES:
            path = directory / name
            if path.is_file():
                config = self._load(path)
                if config is not None:
                    return config
        return None

    def _load(self, path: Path, working_directory: Path | None = None) -> Config | None:
        # Imported late: many a run has no configuration.
        from nato_lint.config.load import load
        from nato_lint.config.presets import Presets

        self._presets = self._presets or Presets()
        return load(path, presets=self._presets, working_directory=working_directory)
