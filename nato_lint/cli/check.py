"""`nato-lint check`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from nato_lint.cli import FINDINGS, OK, TROUBLE, complain, count
from nato_lint.cli.checking import STDIN, Run, shown
from nato_lint.cli.outputs import outputs, write
from nato_lint.finding import Severity
from nato_lint.problem import Problem
from nato_lint.report.terminal import wants_colour
from nato_lint.run import FileResult, Outcome

if TYPE_CHECKING:
    from nato_lint.fixing import Fixing

NEVER = "never"


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
    stream = _beside_results(checking, outcome)
    if not write(reports, outcome, options.color, stream) or checking.trouble:
        return TROUBLE
    failed |= any(result.diff for result in outcome.files)
    return FINDINGS if failed and not options.exit_zero else OK


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
    return level != NEVER and result.worst() >= Severity(level).rank


def _tell_stale(checking: Run) -> None:
    """Say where the baseline holds what is no longer there; it is no problem."""
    if checking.options.quiet or checking.options.diff:
        return
    for path, entries in checking.known.stale(checking.roots):
        number = sum(entry.times for entry in entries)
        complain(
            f"{shown(path)}: {count(number, 'known finding')} no longer there. "
            "`nato-lint baseline --prune` forgets them."
        )


def _beside_results(checking: Run, outcome: Outcome) -> TextIO | None:
    """Where a report without a file goes: not between the articles or diffs on standard output."""
    if checking.options.diff:
        _write_exactly("".join(result.diff for result in outcome.files))
        changed = sum(bool(result.diff) for result in outcome.files)
        print(f"{count(changed, 'file')} would be changed.", file=sys.stderr)
        return None
    if checking.options.fix and STDIN in checking.options.paths:
        sys.stdout.flush()
        sys.stdout.buffer.write(checking.stdin)
        return sys.stderr
    return sys.stdout


def _write_exactly(text: str) -> None:
    """Write what programs read: UTF-8, and line ends as they are."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
