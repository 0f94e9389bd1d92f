"""The tree that a folder is part of, and what git ignores in it, found without running git."""

import os
from collections.abc import Sequence
from pathlib import Path

from nato_lint.contents import read_ordinary
from nato_lint.globs import Globs, absolute

# Of a file of patterns. No system has longer paths than a pattern may be.
_MOST_BYTES = 1024 * 1024
_LONGEST = 4_096


def home_of(directory: Path) -> Path:
    """The root of the repository that `directory` is in, else the directory itself; absolute."""
    here = Path(absolute(directory))
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def is_in_tree(path: Path, directory: Path) -> bool:
    """Whether `path` lies in the tree that `directory` is part of, links followed.

    That is the repository around the directory, where there is none the directory itself, and the
    working directory. A repository is not always one's own: what is in it may not name, by a
    configuration or a link, what else the machine holds.
    """
    real = Path(os.path.realpath(path))
    trees = [home_of(directory)]
    here = Path.cwd()
    if here != here.parent:  # in containers it is often the root of the file system
        trees.append(here)
    return any(real.is_relative_to(os.path.realpath(tree)) for tree in trees)


def ignored_above(directory: Path) -> Sequence[Globs]:
    """The patterns that hold in `directory` from above it, those that win last.

    They come from .git/info/exclude and from the .gitignore files between the root of the
    repository and the directory, its own left out. Outside a repository there are none.
    """
    above = list(Path(absolute(directory)).parents)
    for depth, candidate in enumerate(above):
        if (candidate / ".git").exists():
            patterns = repository_excludes(candidate)
            for parent in reversed(above[: depth + 1]):
                patterns += read_gitignore(parent)
            return patterns
    return []


def repository_excludes(root: Path) -> list[Globs]:
    """The patterns of .git/info/exclude of the repository in `root`."""
    git = root / ".git"
    if git.is_file():
        # Worktrees and submodules keep their data elsewhere and say where in a file.
        git = _named_in(git, "gitdir: ")
        common = git / "commondir"
        if common.is_file():
            git = _named_in(common, "")
    return _read(git / "info" / "exclude", root)


def read_gitignore(directory: Path) -> list[Globs]:
    """The patterns of the .gitignore in `directory`; none if it is a symlink, as with git."""
    path = directory / ".gitignore"
    return [] if path.is_symlink() else _read(path, directory)


def _read(path: Path, base: Path) -> list[Globs]:
    try:
        # Never a named pipe, which would be waited for without end.
        if not path.is_file():
            return []
        # Names need not be UTF-8: what is not is kept, as in the names the system reports.
        text = read_ordinary(path, _MOST_BYTES).decode("utf-8-sig", "surrogateescape")
    except OSError:
        return []
    lines = [line.removesuffix("\r") for line in text.split("\n") if len(line) <= _LONGEST]
    return [Globs(lines, base)]


def _named_in(pointer: Path, prefix: str) -> Path:
    """The path that the first line of `pointer` names, relative to where the file lies."""
    try:
        line = read_ordinary(pointer).decode("utf-8", "surrogateescape").partition("\n")[0]
    except OSError:
        return pointer
    return pointer.parent / line.strip().removeprefix(prefix)
