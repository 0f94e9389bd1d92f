"""`nato-lint baseline`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from nato_lint.baseline import Comparison
from nato_lint.cli import OK, TROUBLE, complain
from nato_lint.cli.articles import STDIN, shown
from nato_lint.cli.checking import Run
from nato_lint.problem import Problem
from nato_lint.report.summary import count


def run(options: argparse.Namespace) -> int:
    """Record the findings of today as known, or forget those that are no longer there."""
    if STDIN in options.paths:
        complain("a baseline holds the findings of files; standard input has no name.")
        return TROUBLE
    recording = Run(options, recording=True)
    try:
        outcome = recording.outcome()
        comparisons = recording.known.comparisons()
        if not outcome.files and not any(len(each.baseline) for each in comparisons):
            print("0 files checked: no article was found, so there is nothing to record.")
            comparisons = []
        for comparison in comparisons:
            _write(comparison, recording.articles.roots, prune=options.prune)
    except Problem as error:
        complain(str(error))
        return TROUBLE
    return TROUBLE if recording.trouble else OK


def _write(comparison: Comparison, roots: Sequence[Path], *, prune: bool) -> None:
    """Write what is known now, and say how it came about."""
    stale = sum(entry.times for entry in comparison.stale(roots))
    baseline = comparison.pruned(roots) if prune else comparison.recorded(roots)
    baseline.write()
    forgotten = f"{count(stale, 'finding')} forgotten" if stale else "nothing to forget"
    new = len(baseline) - (len(comparison.baseline) - stale)
    added = "" if prune else f"{count(new, 'new finding')}, "
    known = count(len(baseline), "known finding")
    print(f"{shown(baseline.path)}: {known} ({added}{forgotten}).")
