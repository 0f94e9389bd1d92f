"""Paths as code hosts want them: relative to the root of the repository, not to where we run."""

import os
from collections.abc import Iterator
from pathlib import Path


class Checkout:
    """The working copy that the current folder lies in.

    Its root is where the CI server says that it is, else where the repository of git begins. Where
    neither is known, it is the current folder.
    """

    def __init__(self) -> None:
        self._here = Path.cwd()
        self._root = next(_roots(self._here), self._here)
        inside = self._here.relative_to(self._root)
        self._prefix = f"{inside.as_posix()}/" if inside.parts else ""

    def relative(self, path: str) -> str | None:
        """`path`, relative to the current folder or absolute, seen from the root.

        None for what lies outside.
        """
        if not Path(path).is_absolute() and not path.startswith("../"):
            return self._prefix + path
        absolute = Path(self.absolute(path))
        if not absolute.is_relative_to(self._root):
            # The folder may have two names, as /tmp has on macOS.
            absolute = Path(os.path.realpath(absolute.parent), absolute.name)
        if not absolute.is_relative_to(self._root):
            return None
        return absolute.relative_to(self._root).as_posix()

    def absolute(self, path: str) -> str:
        """`path` from the top of the file system, with forward slashes."""
        return Path(os.path.normpath(self._here / path)).as_posix()


def _roots(here: Path) -> Iterator[Path]:
    """The folders that may be the root, the best first."""
    yield from _named(here, "CI_PROJECT_DIR")  # GitLab
    yield from (folder for folder in (here, *here.parents) if (folder / ".git").exists())
    yield from _named(here, "GITHUB_WORKSPACE")


def _named(here: Path, variable: str) -> Iterator[Path]:
    """The folder that an environment variable names, if it is one that we are in."""
    named = os.environ.get(variable)
    if named and here.is_relative_to(root := Path(os.path.realpath(named))):
        yield root
