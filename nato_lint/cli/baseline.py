"""`nato-lint baseline`."""

import argparse

from nato_lint.cli import OK, TROUBLE, complain, count
from nato_lint.cli.checking import STDIN, Run, shown
from nato_lint.problem import Problem


def run(options: argparse.Namespace) -> int:
    """Record the findings of today as known, or forget those that are no longer there."""
    if STDIN in options.paths:
        complain("a baseline holds the findings of files; standard input has no name.")
        return TROUBLE
    recording = Run(options, recording=True)
    try:
        outcome = recording.outcome()
        for comparison in recording.known.comparisons():
            roots = recording.roots
            stale = sum(entry.times for entry in comparison.stale(roots))
            baseline = comparison.pruned(roots) if options.prune else comparison.recorded(roots)
            baseline.write()
            name = shown(baseline.path)
            forgotten = f"{count(stale, 'finding')} forgotten" if stale else "nothing to forget"
            added = "" if options.prune else f"{count(len(outcome.findings), 'new finding')}, "
            print(f"{name}: {count(len(baseline), 'known finding')} ({added}{forgotten}).")
    except Problem as error:
        complain(str(error))
        return TROUBLE
    if not recording.known.comparisons():
        print("0 files checked: no article was found, so there is nothing to record.")
    return TROUBLE if recording.trouble else OK
