"""Where the files of a baseline are: from the paths of a run to those that it holds, and back."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from nato_lint.globs import absolute

_INDEX_PAGES = frozenset(("index", "_index", "readme"))


class Places:
    """The file system around the folder of a baseline.

    Paths of a baseline are relative to that folder, `../` included, with forward slashes; on
    another drive of Windows they are absolute.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = absolute(directory)
        self._real: dict[Path, str] = {}

    def path_of(self, article: Path) -> str:
        """The path that a baseline has for an article."""
        place = absolute(article)
        below = self._directory.rstrip("/") + "/"
        if place.startswith(below):
            return place[len(below) :]
        # Links, and capitals on systems where they mean nothing, may hide that it is below.
        folder = self._resolved(Path(place).parent)
        try:
            relative = os.path.relpath(
                Path(folder, Path(place).name), self._resolved(Path(self._directory))
            )
        except ValueError:
            return place
        return relative.replace(os.sep, "/")

    def exists(self, path: str) -> bool:
        """Whether there is such a file, or a link in its place."""
        return os.path.lexists(self._location(path))

    def is_same(self, path: str, article: Path) -> bool:
        """Whether both are the same file, as they may be where capitals mean nothing."""
        try:
            return self._location(path).samefile(article)
        except (OSError, ValueError):
            return False

    def covered_by(self, roots: Iterable[Path]) -> Callable[[str], bool]:
        """Whether a file is one of `roots`, or in one of them."""
        named = {os.path.normcase(self._location(self.path_of(root))) for root in roots}

        def covers(path: str) -> bool:
            location = self._location(path)
            return any(os.path.normcase(at) in named for at in (location, *location.parents))

        return covers

    def _location(self, path: str) -> Path:
        return Path(os.path.normpath(Path(self._directory, path)))

    def _resolved(self, folder: Path) -> str:
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]


def folded(path: str) -> str:
    """The path as file systems see it that do not tell capitals or composed letters apart."""
    if not path.isascii():
        from unicodedata import normalize

        path = normalize("NFC", path)
    return path.casefold()


def own_name(path: str) -> str:
    """What an article is called wherever it stands: its file without the ending.

    For an index page that is the name of its folder.
    """
    pure = PurePosixPath(folded(path))
    return pure.parent.name if pure.stem in _INDEX_PAGES and pure.parent.name else pure.stem
