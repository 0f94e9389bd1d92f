"""`nato-lint check`."""

import argparse
import sys
from pathlib import Path

from nato_lint.cli import FINDINGS, OK, TROUBLE, complain
from nato_lint.cli.checking import Run
from nato_lint.config import ConfigError
from nato_lint.finding import Severity
from nato_lint.report import reporter
from nato_lint.report.terminal import wants_colour
from nato_lint.run import FileResult, Outcome
from nato_lint.selection import UnknownSelector

NEVER = "never"


def run(options: argparse.Namespace) -> int:
    """Check the articles that `options` name, write the report, and return the exit code."""
    checking = Run(options)
    try:
        outcome = Outcome(checking.results())
        failed = any(_fails(result, checking) for result in outcome.files)
    except (ConfigError, UnknownSelector) as error:
        complain(str(error))
        return TROUBLE
    if options.quiet:
        outcome = outcome.only(Severity.ERROR)
    if not _write(outcome, options) or checking.trouble:
        return TROUBLE
    return FINDINGS if failed and not options.exit_zero else OK


def _fails(result: FileResult, checking: Run) -> bool:
    level = checking.options.fail_level
    level = level or checking.workspace.config(checking.path(result)).fail_level
    return level != NEVER and result.worst() >= Severity(level).rank


def _write(outcome: Outcome, options: argparse.Namespace) -> bool:
    written = True
    for each in options.output_format or ["full"]:
        name, _, path = each.partition("=")
        written &= _write_one(outcome, name, path or options.output_file, options)
    return written


def _write_one(outcome: Outcome, name: str, path: str | None, options: argparse.Namespace) -> bool:
    report = reporter(name)
    if path is None:
        sys.stdout.writelines(report(outcome, wants_colour(options.color, sys.stdout)))
        return True
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(report(outcome, False))
    except OSError as error:
        complain(f"the report cannot be written to {path}: {error.strerror}.")
        return False
    return True
