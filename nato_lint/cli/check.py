"""`nato-lint check`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.cli import FINDINGS, OK, TROUBLE, close_output, complain
from nato_lint.cli.articles import STDIN, shown
from nato_lint.cli.checking import Run
from nato_lint.cli.outputs import Output, outputs, print_report, write_files
from nato_lint.finding import Severity
from nato_lint.problem import Problem
from nato_lint.report.summary import count
from nato_lint.report.terminal import wants_colour
from nato_lint.run import FileResult, Outcome

if TYPE_CHECKING:
    from nato_lint.fixing import Fixing


def run(options: argparse.Namespace) -> int:
    """Check the articles that `options` name, write the report, and return the exit code."""
    try:
        checking = Run(options, fixing=_fixing(options))
        reports = outputs(options, checking.registry())
        outcome = checking.outcome()
        failed = any(_fails(result, checking) for result in outcome.files)
        _tell_stale(checking)
    except Problem as error:
        complain(str(error))
        return TROUBLE
    if options.quiet:
        outcome = outcome.only(Severity.ERROR)
    failed |= any(result.diff for result in outcome.files)
    code = FINDINGS if failed and not options.exit_zero else OK
    # Files first: whoever reads standard output may stop reading.
    if not write_files(reports, outcome) or checking.trouble:
        code = TROUBLE
    try:
        _print(reports, outcome, checking)
        sys.stdout.flush()
    except BrokenPipeError:
        close_output()
    return code


def _fixing(options: argparse.Namespace) -> "Fixing | None":
    if not options.fix and not options.diff:
        if options.unsafe_fixes:
            raise Problem(
                "--unsafe-fixes says which fixes: add --fix to apply them, or --diff to see them."
            )
        return None
    from nato_lint.fixing import Fixing
    from nato_lint.repository import home_of

    return Fixing(
        unsafe=options.unsafe_fixes,
        write=not options.diff,
        within=home_of(Path()),
        for_terminal=sys.stdout.isatty(),
        colour=wants_colour(options.color, sys.stdout),
    )


def _fails(result: FileResult, checking: Run) -> bool:
    if not result.findings:
        return False
    level = checking.options.fail_level
    level = level or checking.workspace.config(checking.path(result)).fail_level
    return result.fails(level)


def _tell_stale(checking: Run) -> None:
    """Say where the baseline holds what is no longer there; it is no problem."""
    if checking.options.quiet or checking.options.diff:
        return
    for path, entries in checking.known.stale(checking.articles.roots):
        number = sum(entry.times for entry in entries)
        are = "is" if number == 1 else "are"
        complain(
            f"{shown(path)}: {count(number, 'known finding')} {are} no longer there. "
            f"`nato-lint baseline --prune` forgets {_them(number)}."
        )


def _print(reports: Sequence[Output], outcome: Outcome, checking: Run) -> None:
    """Print diffs, the article on standard input, or the report that has no file."""
    options = checking.options
    if options.diff:
        _write_exactly("".join(result.diff for result in outcome.files))
        changed = sum(bool(result.diff) for result in outcome.files)
        print(_would_change(changed, options), file=sys.stderr)
        return
    stream = sys.stdout
    if options.fix and STDIN in options.paths:
        sys.stdout.flush()
        sys.stdout.buffer.write(checking.articles.stdin)
        stream = sys.stderr
    print_report(reports, outcome, options.color, stream)


def _would_change(files: int, options: argparse.Namespace) -> str:
    if not files:
        return "0 files would be changed."
    flags = "--fix --unsafe-fixes" if options.unsafe_fixes else "--fix"
    return f"{count(files, 'file')} would be changed; `nato-lint {flags}` changes {_them(files)}."


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _write_exactly(text: str) -> None:
    """Write what programs read: UTF-8, and line ends as they are."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
