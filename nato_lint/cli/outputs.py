"""Where the reports of a run go: `--output-format` and `--output-file`."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from nato_lint.cli import complain
from nato_lint.plugins import Registry
from nato_lint.problem import Problem
from nato_lint.report import Reporter, reporter
from nato_lint.report.terminal import wants_colour
from nato_lint.run import Outcome

_DEFAULT = "full"
_COUNTED = ("full", "concise")


class WrongOutput(Problem):
    """Flags that do not go together; `str(error)` is one sentence for the user."""


class Output(NamedTuple):
    """A report, and the file that it goes to; None is the standard output."""

    report: Reporter
    path: Path | None


def outputs(options: argparse.Namespace, registry: Registry) -> list[Output]:
    """The reports that the flags ask for.

    Raises UnknownFormat, and WrongOutput when two would be mixed in one place.
    """
    chosen = []
    for stated in options.output_format or [_DEFAULT]:
        name, equals, path = stated.partition("=")
        if equals and not path:
            raise WrongOutput(f"--output-format {name}= names no file.")
        report = reporter(name, registry)
        if options.statistics and name in _COUNTED:
            from nato_lint.report.statistics import statistics as report
        file = path or options.output_file
        chosen.append(Output(report, Path(file) if file else None))
    return _apart(chosen)


def _apart(chosen: Sequence[Output]) -> list[Output]:
    places = [output.path for output in chosen]
    for place in places:
        if places.count(place) > 1:
            where = "standard output" if place is None else str(place)
            raise WrongOutput(
                f"two reports cannot both go to {where}: give all but one a file of its own, "
                "as in --output-format sarif=report.sarif."
            )
    return list(chosen)


def write(chosen: Sequence[Output], outcome: Outcome, color: str, stream: TextIO | None) -> bool:
    """Write all reports, those without a file to `stream` (None: nowhere); whether all could be."""
    written = True
    for output in chosen:
        if output.path:
            written &= _write_file(output.path, output.report, outcome)
        elif stream:
            stream.writelines(output.report(outcome, wants_colour(color, stream)))
    return written


def _write_file(path: Path, report: Reporter, outcome: Outcome) -> bool:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(report(outcome, False))
    except OSError as error:
        complain(f"the report cannot be written to {path}: {error.strerror}.")
        return False
    return True
