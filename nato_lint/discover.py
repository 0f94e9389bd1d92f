"""Finding the articles below the paths that a user names."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from nato_lint.globs import Globs, absolute
from nato_lint.repository import (
    ignored_above,
    is_in_tree,
    read_gitignore,
    repository_excludes,
)

SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
"""The files that walking finds, in capitals or not; any other is taken only when it is named."""

SKIPPED_DIRECTORIES = frozenset(
    (
        ".git",
        ".hg",
        ".jj",
        ".nox",
        ".svn",
        ".tox",
        ".venv",
        "__pycache__",
        "_site",
        "node_modules",
        "site-packages",
        "venv",
    )
)
"""Directories of version control, of installed packages and of generated sites: never walked into
unless they are named."""


_LEADS_OUT = (
    "This is a link to a file outside of the folder that is being checked, and is not followed. "
    "Name the file itself to have it checked, or leave the link out with `exclude`."
)


class Found(NamedTuple):
    """A file to lint; `path` is spelled as the user would: below the path that was named.

    `named` says that the user named the file itself.
    """

    path: Path
    named: bool = False


class Missing(NamedTuple):
    """A path that was named and does not exist."""

    path: Path


class Unreadable(NamedTuple):
    """A directory that cannot be listed, a link that leads out of the tree that is walked, or what was
    named and is neither file nor directory.

    `message` is one sentence for the user.
    """

    path: Path
    message: str


Discovery = Found | Missing | Unreadable
Excludes = Callable[[Path], Sequence[Globs]]


def _no_excludes(directory: Path) -> Sequence[Globs]:
    return ()


def discover(
    paths: Sequence[Path], *, excludes: Excludes = _no_excludes, force_exclude: bool = False
) -> Iterator[Discovery]:
    """The articles in `paths`: in the order named, each directory by name, each file once.

    Named files are taken whatever they are called, named directories are walked, also where they
    are ignored or excluded. Walking takes files with one of SUFFIXES, and symlinks to such files;
    of which none leads out of the repository or the folder that is walked; it respects .gitignore (in every directory and above, up to the root of the repository) and
    .git/info/exclude but no settings of the user, follows no symlinked directory, enters none of
    SKIPPED_DIRECTORIES and opens nothing but .gitignore. `excludes` gives the patterns that hold
    in a directory, those that win last; with `force_exclude` they also hold for what is named.
    """
    seen: set[str] = set()
    for path in paths:
        for key, discovery in _at(path, excludes, force_exclude):
            if key not in seen:
                seen.add(key)
                yield discovery


def _at(path: Path, excludes: Excludes, force_exclude: bool) -> Iterator[tuple[str, Discovery]]:
    """What is found at and below a path, each with its absolute path."""
    key = absolute(path)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield key, Missing(path)
        return
    except (OSError, ValueError) as error:
        yield key, Unreadable(path, _reason(error))
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        yield key, Unreadable(path, "This is neither a file nor a directory.")
    elif force_exclude and _is_excluded(key, stat.S_ISDIR(mode), excludes):
        return
    elif stat.S_ISREG(mode):
        yield key, Found(path, named=True)
    else:
        yield from _walk(path, excludes)


def _is_excluded(path: str, is_directory: bool, excludes: Excludes) -> bool:
    """Whether walking from the root of the file system would not reach `path`."""
    patterns = excludes(Path(path).parent)
    return _decides(patterns, path, is_directory) or any(
        _decides(patterns, above.as_posix(), True) for above in Path(path).parents
    )


class _Directory(NamedTuple):
    """A directory on the way: its entries that are left, and what is ignored in it."""

    path: Path
    absolute: str
    entries: Iterator[os.DirEntry[str]]
    ignored: Sequence[Globs]
    excluded: Sequence[Globs]

    def leaves_out(self, entry: os.DirEntry[str], is_directory: bool) -> bool:
        path = f"{self.absolute}/{entry.name}"
        return _decides(self.excluded, path, is_directory) or _decides(
            self.ignored, path, is_directory
        )


def _walk(root: Path, excludes: Excludes) -> Iterator[tuple[str, Discovery]]:
    # A stack and not recursion: a path may have more directories than Python has stack frames.
    stack: list[_Directory] = []
    opened: _Directory | Unreadable | None = _open(root, ignored_above(root), excludes)
    while True:
        if isinstance(opened, Unreadable):
            yield absolute(opened.path), opened
        elif opened:
            stack.append(opened)
        opened = None
        if not stack:
            return
        directory = stack[-1]
        for entry in directory.entries:
            if _is_directory(entry):
                if entry.name not in SKIPPED_DIRECTORIES and not directory.leaves_out(entry, True):
                    opened = _open(directory.path / entry.name, directory.ignored, excludes)
                    break
            elif _is_article(entry) and not directory.leaves_out(entry, False):
                path = directory.path / entry.name
                leads_out = entry.is_symlink() and not is_in_tree(path, root)
                found = Unreadable(path, _LEADS_OUT) if leads_out else Found(path)
                yield f"{directory.absolute}/{entry.name}", found
        else:
            stack.pop()


def _open(path: Path, ignored: Sequence[Globs], excludes: Excludes) -> _Directory | Unreadable:
    try:
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        return Unreadable(path, _reason(error))
    here = absolute(path)
    names = {entry.name: entry for entry in entries}
    if ".git" in names:
        # A repository within the repository: what is ignored around it does not concern it.
        ignored = repository_excludes(Path(here))
    if ".gitignore" in names:
        ignored = [*ignored, *read_gitignore(Path(here))]
    return _Directory(path, here.rstrip("/"), iter(entries), ignored, excludes(Path(here)))


def _decides(patterns: Sequence[Globs], path: str, is_directory: bool) -> bool:
    for globs in reversed(patterns):
        decision = globs.decide(path, is_directory=is_directory)
        if decision is not None:
            return decision
    return False


def _is_directory(entry: os.DirEntry[str]) -> bool:
    """Whether to walk into the entry; links could lead round in circles."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    if os.name == "nt":
        # A junction is a link that Windows does not call a symlink.
        tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
        return bool(tag != getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None))
    return True


def _is_article(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name.lower().endswith(SUFFIXES) and entry.is_file()
    except OSError:
        # A symlink to itself, or into a directory that may not be entered.
        return False


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"This cannot be read: {reason}."
