"""The articles that a command names, and what of them the run is about."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.checker import Checker, Task
from nato_lint.cli.arguments import COMMANDS
from nato_lint.cli.mistyped import command_meant
from nato_lint.discover import Found, Missing, discover
from nato_lint.problem import Problem
from nato_lint.run import FileResult, unreadable

if TYPE_CHECKING:
    from nato_lint.changes import ChangedLines, Changes

STDIN = "-"
_ABOVE = (f"..{os.sep}", "../")


class Articles:
    """The articles below the paths of a command line.

    `roots` are the files and folders that it names. `by_name` are the articles that were found, by
    their names in reports; `lines` what changed in them, where only that is asked for. `stdin` is
    what standard input holds, and `stdin_task` that article.
    """

    def __init__(
        self, options: argparse.Namespace, checker: Checker, complain: Callable[[str], None]
    ) -> None:
        self.roots = [Path(path) for path in options.paths or ["."] if path != STDIN]
        self.by_name: dict[str, Task] = {}
        self.lines: dict[str, ChangedLines] = {}
        self.since: str | None = getattr(options, "changed_since", None)
        self.stdin = b""
        self.stdin_task: Task | None = None
        self._options = options
        self._checker = checker
        self._complain = complain

    def found(self) -> Iterator[Task | FileResult]:
        """What is to be checked, and results where nothing can be. Raises Problem."""
        if STDIN in (self._options.paths or ()):
            yield self._standard_input()
        elif getattr(self._options, "stdin_filename", None):
            raise Problem("--stdin-filename names standard input: add `-` to have it checked.")
        changes = self._changes()
        for each in self._discovered():
            if changes and isinstance(each, Task):
                lines = changes.lines(each.path)
                if lines is None:
                    continue
                self.lines[each.shown] = lines
            yield each

    def _discovered(self) -> Iterator[Task | FileResult]:
        workspace = self._checker.workspace
        for found in discover(
            self.roots,
            excludes=workspace.excludes,
            force_exclude=self._options.force_exclude,
        ):
            name = shown(found.path)
            if isinstance(found, Missing):
                hint = command_meant(name, COMMANDS)
                self._complain(f"{name}: there is no such file or folder{hint}.")
            elif name not in self.by_name:  # else standard input goes by the name
                task = self.by_name[name] = Task(found.path, name)
                if isinstance(found, Found):
                    yield task
                else:
                    yield unreadable(name, found.message, workspace.settings(found.path))

    def _changes(self) -> "Changes | None":
        if self.since is None:
            return None
        from nato_lint.changes import changes_since

        return changes_since(self.since, self.roots)

    def _standard_input(self) -> FileResult:
        if self.since is not None:
            raise Problem("--changed-since is about files: standard input has no history.")
        name = self._options.stdin_filename
        path = Path(name or STDIN)
        task = self.stdin_task = Task(path, shown(path) if name else "<stdin>")
        self.by_name[task.shown] = task
        return self._checker.check_text(task, self._read_stdin)

    def _read_stdin(self) -> bytes:
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        self.stdin = sys.stdin.buffer.read()
        return self.stdin


def shown(path: Path) -> str:
    """The path as reports show it: relative below the working directory, forward slashes."""
    try:
        relative = os.path.relpath(path) if path.is_absolute() else os.path.normpath(path)
    except ValueError:
        return path.as_posix()  # on another drive of Windows
    return path.as_posix() if relative.startswith(_ABOVE) else relative.replace(os.sep, "/")
