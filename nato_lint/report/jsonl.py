"""The `jsonl` format: a line of JSON a finding, for programs that read as it comes."""

from collections.abc import Iterator

from nato_lint.report.json import encoded, json_finding
from nato_lint.run import Outcome


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """The findings as the `json` format describes them, and nothing else."""
    for file in outcome.files:
        for finding in file.findings:
            yield encoded(json_finding(finding, file.source)) + "\n"
