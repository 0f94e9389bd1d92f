"""Where the reports of a run go: `--output-format` and `--output-file`."""

import argparse
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple, TextIO

from nato_lint.cli import complain
from nato_lint.cli.articles import shown
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
    path: str | None


def outputs(options: argparse.Namespace, registry: Registry) -> list[Output]:
    """The reports that the flags ask for.

    Raises UnknownFormat, and WrongOutput for flags that do not go together.
    """
    chosen = [_output(stated, options, registry) for stated in options.output_format or [_DEFAULT]]
    if options.output_file and not any(output.path is options.output_file for output in chosen):
        raise WrongOutput(
            "--output-file is for a report without a file, but each --output-format names one."
        )
    if options.diff and options.output_format and any(output.path is None for output in chosen):
        raise WrongOutput(
            "--diff prints the changes; give the report a file, as in --output-format json=report.json."
        )
    _keep_apart(chosen)
    return chosen


def _output(stated: str, options: argparse.Namespace, registry: Registry) -> Output:
    name, equals, path = stated.partition("=")
    if equals and not path:
        raise WrongOutput(f"--output-format {name}= names no file.")
    report = reporter(name, registry)
    if options.statistics and name in _COUNTED:
        from nato_lint.report.statistics import statistics as report
    return Output(report, path or options.output_file or None)


def _keep_apart(chosen: Sequence[Output]) -> None:
    places = [output.path and os.path.realpath(output.path) for output in chosen]
    for place in places:
        if places.count(place) > 1:
            where = "standard output" if place is None else shown(Path(place))
            raise WrongOutput(
                f"two reports cannot both go to {where}: give all but one a file of its own, "
                "as in --output-format sarif=report.sarif."
            )


def write_files(chosen: Sequence[Output], outcome: Outcome) -> bool:
    """Write the reports that have files; whether all could be written."""
    written = True
    for output in chosen:
        if output.path:
            try:
                _write_file(Path(output.path), output.report(outcome, False))
            except OSError as error:
                complain(f"the report cannot be written to {output.path}: {error.strerror}.")
                written = False
    return written


def print_report(chosen: Sequence[Output], outcome: Outcome, color: str, stream: TextIO) -> None:
    """Write the report that has no file, if there is one."""
    for output in chosen:
        if output.path is None:
            pieces = output.report(outcome, wants_colour(color, stream))
            stream.writelines(_fitted(pieces) if stream.isatty() else pieces)


def _fitted(pieces: Iterable[str]) -> Iterable[str]:
    """The report as it fits the terminal."""
    from nato_lint.report.wrapping import wrapped

    return wrapped(pieces, get_terminal_size().columns)


def _write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write a whole file or none; a device or a pipe as it comes."""
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        return
    target = Path(os.path.realpath(path))
    # No name that a link could be waiting under.
    draft = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
