"""One run over the articles that a command names."""

import argparse
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from nato_lint.batch import check_all
from nato_lint.checker import Checker, Task
from nato_lint.cli import complain
from nato_lint.cli.progress import Progress
from nato_lint.cli.workspace import plan_of
from nato_lint.discover import Found, Missing, discover
from nato_lint.run import FileResult, unreadable

STDIN = "-"


class Run:
    """A run over the named paths; `trouble` is known when it is done.

    There is trouble where a path does not exist, a plugin cannot be loaded, or the linter broke on
    a file; each is said on stderr.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.plan = plan_of(options)
        self.workspace = self.plan.workspace()
        self.trouble = False
        self.paths: dict[str, Path] = {}

    def results(self) -> list[FileResult]:
        """The results of all articles, by path. Raises ConfigError and UnknownSelector."""
        tasks: list[Task] = []
        results: list[FileResult] = []
        paths = self.options.paths or ["."]
        if STDIN in paths:
            results.append(self._stdin())
        for found in self._discovered(paths):
            if isinstance(found, Task):
                tasks.append(found)
                self.paths[found.shown] = found.path
            else:
                results.append(found)
        if not tasks and not results:
            # Flags and configuration are wrong also where there is nothing to check.
            self.workspace.settings(Path(STDIN))
        results += self._checked(tasks)
        for problem in self.workspace.problems:
            self._say(problem)
        results.sort(key=lambda result: result.path)
        for result in results:
            if result.problem:
                self._say(f"{result.path}: {result.problem}")
        return results

    def path(self, result: FileResult) -> Path:
        """The path of the article that a result is about, as it was named."""
        return self.paths.get(result.path, Path(STDIN))

    def _checked(self, tasks: list[Task]) -> list[FileResult]:
        with Progress(len(tasks)) as progress:
            return list(
                check_all(
                    tasks,
                    self.plan,
                    self.workspace,
                    jobs=self.options.jobs,
                    cached=not self.options.no_cache,
                    advance=progress.advance,
                )
            )

    def _discovered(self, paths: list[str]) -> Iterator[Task | FileResult]:
        for found in discover(
            [Path(path) for path in paths if path != STDIN],
            excludes=self.workspace.excludes,
            force_exclude=self.options.force_exclude,
        ):
            name = shown(found.path)
            if isinstance(found, Found):
                yield Task(found.path, name)
            elif isinstance(found, Missing):
                self._say(f"{name}: there is no such file or folder.")
            else:
                self.paths[name] = found.path
                yield unreadable(name, found.message, self.workspace.settings(found.path))

    def _stdin(self) -> FileResult:
        name = self.options.stdin_filename
        path = Path(name or STDIN)
        task = Task(path, shown(path) if name else "<stdin>")
        self.paths[task.shown] = path
        return Checker(self.workspace).check_text(task, read_stdin)

    def _say(self, problem: str) -> None:
        self.trouble = True
        complain(problem)


def shown(path: Path) -> str:
    """The path as reports show it: relative below the working directory, forward slashes."""
    try:
        relative = Path(os.path.relpath(path) if path.is_absolute() else os.path.normpath(path))
    except ValueError:
        return path.as_posix()  # on another drive of Windows
    return (path if relative.parts[:1] == ("..",) else relative).as_posix()


def read_stdin() -> bytes:
    """All of standard input. Raises OSError."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()
