"""`nato-lint check`."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.cli import FINDINGS, OK, TROUBLE, complain
from nato_lint.cli.workspace import workspace_for
from nato_lint.config import ConfigError
from nato_lint.discover import Found, Missing, discover
from nato_lint.finding import Severity
from nato_lint.report import reporter
from nato_lint.report.terminal import wants_colour
from nato_lint.run import FileResult, Outcome, check, skipped, unreadable
from nato_lint.selection import UnknownSelector

if TYPE_CHECKING:
    from nato_lint.workspace import Workspace

STDIN = "-"
NEVER = "never"


def run(options: argparse.Namespace) -> int:
    """Check the articles that `options` name, write the report, and return the exit code."""
    checking = _Checking(options)
    try:
        outcome = Outcome(sorted(checking.results(), key=lambda result: result.path))
        if not outcome.files:
            # Flags and configuration are wrong also where there is nothing to check.
            checking.workspace.settings(Path(STDIN))
    except (ConfigError, UnknownSelector) as error:
        complain(str(error))
        return TROUBLE
    for problem in checking.workspace.problems:
        complain(problem)
    if options.fix:
        complain("this version applies no fixes yet; no file was changed.")
    if options.quiet:
        outcome = outcome.only(Severity.ERROR)
    if not _write(outcome, options):
        return TROUBLE
    if checking.trouble or checking.workspace.problems:
        return TROUBLE
    return FINDINGS if checking.failed and not options.exit_zero else OK


class _Checking:
    """One run over the named paths; `trouble` and `failed` are known when it is done."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.workspace: Workspace = workspace_for(options)
        self.trouble = False
        self.failed = False

    def results(self) -> Iterator[FileResult]:
        """The results of all files, in the order in which they are found."""
        paths = self.options.paths or ["."]
        if STDIN in paths:
            name = self.options.stdin_filename
            path = Path(name or STDIN)
            yield self._checked(path, _shown(path) if name else "<stdin>", _read_stdin)
        named = [Path(path) for path in paths if path != STDIN]
        for found in discover(
            named,
            excludes=self.workspace.excludes,
            force_exclude=self.options.force_exclude,
        ):
            if isinstance(found, Found):
                yield self._checked(found.path, _shown(found.path), found.path.read_bytes)
            elif isinstance(found, Missing):
                self.trouble = True
                complain(f"{_shown(found.path)}: there is no such file or folder.")
            else:
                settings = self.workspace.settings(found.path)
                result = unreadable(_shown(found.path), found.message, settings)
                yield self._judged(result, found.path)

    def _checked(self, path: Path, shown: str, read: Callable[[], bytes]) -> FileResult:
        settings = self.workspace.settings(path)
        try:
            result = check(read, shown, settings)
        except Exception as error:  # noqa: BLE001 (a bug must not keep the other files from being checked)
            self.trouble = True
            complain(
                f"{shown}: nato-lint broke on this file ({type(error).__name__}: {error}). The "
                "other files were checked. This is a bug; please report it."
            )
            return skipped(shown)
        return self._judged(result, path)

    def _judged(self, result: FileResult, path: Path) -> FileResult:
        level = self.options.fail_level or self.workspace.config(path).fail_level
        if level != NEVER and result.worst() >= Severity(level).rank:
            self.failed = True
        return result


def _shown(path: Path) -> str:
    """The path as reports show it: relative below the working directory, forward slashes."""
    try:
        relative = Path(os.path.relpath(path) if path.is_absolute() else os.path.normpath(path))
    except ValueError:
        return path.as_posix()  # on another drive of Windows
    return (path if relative.parts[:1] == ("..",) else relative).as_posix()


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()


def _write(outcome: Outcome, options: argparse.Namespace) -> bool:
    write = reporter(options.output_format)
    if options.output_file:
        try:
            Path(options.output_file).write_text(
                write(outcome, False), encoding="utf-8", newline="\n"
            )
        except OSError as error:
            complain(f"the report cannot be written to {options.output_file}: {error.strerror}.")
            return False
        return True
    sys.stdout.write(write(outcome, wants_colour(options.color, sys.stdout)))
    return True
