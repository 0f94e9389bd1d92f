"""The `github` format: annotations of a pull request, by the workflow commands of GitHub Actions."""

from collections.abc import Iterator
from itertools import chain

from nato_lint.finding import Finding, Severity
from nato_lint.report import concise
from nato_lint.report.checkout import Checkout
from nato_lint.report.job_summary import append_to_job_summary
from nato_lint.report.terminal import visible
from nato_lint.run import Outcome
from nato_lint.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

# GitHub drops what goes beyond this number a step for each of the commands, and does not say so.
_MOST = 10


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """The worst findings as annotations, then all of them as in `concise`, for the log.

    Where GitHub offers a page for the summary of the job (GITHUB_STEP_SUMMARY names its file), the
    `markdown` report is appended to that as well.
    """
    has_summary = append_to_job_summary(outcome)
    checkout = Checkout()
    annotated = {severity: list[str]() for severity in _COMMANDS}
    left = 0
    for file in outcome.files:
        for finding in file.findings:
            annotations = annotated[finding.severity or Severity.INFO]
            if len(annotations) < _MOST:
                annotations.append(_annotation(finding, file.source, checkout))
            else:
                left += 1
    if left and len(annotated[Severity.INFO]) == _MOST:
        annotated[Severity.INFO].pop()  # makes room for the sentence about those left out
        left += 1
    yield from chain.from_iterable(annotated.values())
    if left:
        where = "see the job summary" if has_summary else "see the log of this step"
        yield f"::notice::{left:,} more problem{'s' * (left > 1)}: {where}.\n"
    yield from concise.report(outcome, colour)


def _annotation(finding: Finding, source: Source, checkout: Checkout) -> str:
    start, end = source.position(finding.start), source.position(finding.end)
    # An end at the start of a line is the line end before it.
    last_line = end.line - (end.column == 1 and end.line > start.line)
    properties: dict[str, str | int] = {
        "file": checkout.relative(finding.path) or finding.path,
        "line": start.line,
        "endLine": last_line,
    }
    if start.line == end.line:
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = f"{finding.code} {finding.name}"
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    command = _COMMANDS[finding.severity or Severity.INFO]
    return f"::{command} {given}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    # Line ends are visible as spaces by now: only the sign of an escape is left to be escaped.
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
