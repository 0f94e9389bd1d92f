"""`nato-lint check`."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from nato_lint.cli import FINDINGS, OK, TROUBLE, complain
from nato_lint.cli.workspace import workspace_for
from nato_lint.config import ConfigError
from nato_lint.discover import Found, Missing, discover
from nato_lint.finding import Severity
from nato_lint.report import reporter
from nato_lint.report.terminal import wants_colour
from nato_lint.run import FileResult, Outcome, check_bytes, check_file, unreadable
from nato_lint.selection import UnknownSelector
from nato_lint.workspace import Workspace

STDIN = "-"
NEVER = "never"


def run(options: argparse.Namespace) -> int:
    """Check the articles that `options` name, write the report, and return the exit code."""
    checking = _Checking(options)
    try:
        outcome = Outcome(sorted(checking.results(), key=lambda result: result.path))
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
            yield self._judged(self._stdin(), Path(self.options.stdin_filename or STDIN))
        named = [Path(path) for path in paths if path != STDIN]
        for found in discover(
            named,
            excludes=self.workspace.excludes,
            force_exclude=self.options.force_exclude,
        ):
            if isinstance(found, Found):
                settings = self.workspace.settings(found.path)
                yield self._judged(check_file(found.path, _shown(found.path), settings), found.path)
            elif isinstance(found, Missing):
                self.trouble = True
                complain(f"{_shown(found.path)}: there is no such file or folder.")
            else:
                yield self._judged(unreadable(_shown(found.path), found.message), found.path)

    def _stdin(self) -> FileResult:
        name = self.options.stdin_filename or STDIN
        settings = self.workspace.settings(Path(name))
        shown = _shown(Path(name)) if self.options.stdin_filename else "<stdin>"
        return check_bytes(sys.stdin.buffer.read(), shown, settings)

    def _judged(self, result: FileResult, path: Path) -> FileResult:
        level = self.options.fail_level or self.workspace.config(path).fail_level
        if level != NEVER and result.worst() >= Severity(level).rank:
            self.failed = True
        return result


def _shown(path: Path) -> str:
    """The path as reports show it: relative below the working directory, forward slashes."""
    relative = os.path.relpath(path) if path.is_absolute() else os.path.normpath(path)
    return (path if relative.startswith("..") else Path(relative)).as_posix()


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
    if hasattr(sys.stdout, "reconfigure"):
        # Reports hold the words of articles, which the code page of a console may not have.
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write(write(outcome, wants_colour(options.color, sys.stdout)))
    return True
