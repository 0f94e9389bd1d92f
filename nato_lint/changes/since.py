"""What changed since a revision in the files that a user names."""

import os
from collections.abc import Sequence
from pathlib import Path

from nato_lint.changes.comparison import Comparison
from nato_lint.changes.lines import ALL_LINES, ChangedLines
from nato_lint.changes.problem import GitProblem
from nato_lint.changes.repositories import Repositories, Repository
from nato_lint.changes.revision import empty_tree, merge_base
from nato_lint.contents import read_ordinary

STAGED = "staged"
"""The revision that stands for what is about to be committed."""


def changes_since(rev: str, paths: Sequence[Path]) -> "Changes":
    """What changed since `rev` in `paths`: files and folders, in any repositories.

    `rev` is anything that git takes for a commit, or STAGED. Paths that do not exist are left out.
    Raises GitProblem.
    """
    return Changes(rev, paths)


class Changes:
    """What changed since a revision, file by file."""

    def __init__(self, revision: str, paths: Sequence[Path]) -> None:
        self._revision = revision
        self._repositories = Repositories()
        self._comparisons: dict[Path, Comparison] = {}
        self._folders: dict[Path, tuple[Repository, str]] = {}
        # All at once, which is much faster than file by file.
        self._cover(paths)

    def _cover(self, paths: Sequence[Path]) -> None:
        named: dict[Repository, tuple[set[str], set[str]]] = {}
        for path in filter(os.path.exists, paths):
            is_folder = path.is_dir()
            repository, name = self._locate(path if is_folder else path.parent)
            files, folders = named.setdefault(repository, (set(), set()))
            if is_folder:
                folders.add(name)
            else:
                files.add(f"{name}{path.name}")
        for repository, (files, folders) in named.items():
            comparison = Comparison(repository, self._own_base(repository))
            self._comparisons[repository.top] = comparison
            comparison.cover(files, folders)

    def lines(self, path: Path) -> ChangedLines | None:
        """What changed in a file; None where nothing did.

        A file that is new, or that git does not track, has changed as a whole; where the revision
        is STAGED, what is not tracked has not changed. For a symlink that leads where it led, the
        file counts that it leads to, if that is in the same repository.
        Raises GitProblem where a folder holds another repository that cannot answer.
        """
        repository, folder = self._locate(path.parent)
        comparison = self._comparisons.get(repository.top) or self._inside(repository)
        lines = comparison.lines(folder + path.name)
        if lines is None and path.is_symlink():
            target = Path(os.path.realpath(path))
            where = self._find(target.parent)
            if where and where[0] is repository:
                lines = comparison.lines(where[1] + target.name)
        if lines is None or lines is ALL_LINES:
            return lines
        try:
            return lines.in_markdown(read_ordinary(path))
        except OSError:
            return lines

    def _locate(self, folder: Path) -> tuple[Repository, str]:
        """The repository of a folder, and what stands before the names of its files there."""
        where = self._find(folder)
        if where is None:
            raise GitProblem(
                f"“{folder.as_posix()}” is not in the working tree of a git repository, so nothing "
                "tells what has changed there: name files that are, or leave --changed-since out."
            )
        return where

    def _find(self, folder: Path) -> tuple[Repository, str] | None:
        if folder not in self._folders:
            real = Path(os.path.realpath(folder))
            repository = self._repositories.at(real)
            if repository is None:
                return None
            name = real.relative_to(repository.top).as_posix()
            self._folders[folder] = repository, "" if name == "." else f"{name}/"
        return self._folders[folder]

    def _inside(self, repository: Repository) -> Comparison:
        """The comparison of a repository that no path names, which lies in the folder of another."""
        comparison = Comparison(repository, self._base_inside(repository))
        comparison.cover([], [""])
        self._comparisons[repository.top] = comparison
        return comparison

    def _base_inside(self, repository: Repository) -> str | None:
        above = (self._comparisons.get(folder) for folder in repository.top.parents)
        around = next(filter(None, above), None)
        if around is None or self._revision == STAGED:
            return self._own_base(repository)
        name = repository.top.relative_to(around.repository.top).as_posix()
        before, now = around.recorded(name)
        if now and not before:
            return empty_tree(repository.git)
        # What is no submodule is a repository of its own.
        return before or self._own_base(repository)

    def _own_base(self, repository: Repository) -> str | None:
        return None if self._revision == STAGED else merge_base(repository.git, self._revision)
