"""The last line of the reports for people."""

from collections import Counter

from nato_lint.finding import Severity
from nato_lint.report.terminal import styled
from nato_lint.run import Outcome


def summary(outcome: Outcome, colour: bool) -> str:
    """How much was checked and found, in one sentence."""
    files = len(outcome.files)
    if not files:
        return "0 files checked: no article was found. Name a file, or a folder with .md files.\n"
    hidden = f" {_count(outcome.hidden, 'problem')} not shown." if outcome.hidden else ""
    if not outcome.findings:
        found = "no errors" if hidden else "no problems"
        return f"{_count(files, 'file')} checked, {found} found.{hidden}\n"
    counts = Counter(finding.severity for finding in outcome.findings)
    parts = [
        styled(_count(counts[severity], str(severity)), str(severity), colour)
        for severity in Severity
        if counts[severity]
    ]
    found = _count(len(outcome.findings), "problem")
    return f"{_count(files, 'file')} checked, {found} found: {', '.join(parts)}.{hidden}\n"


def _count(number: int, noun: str) -> str:
    plural = noun if number == 1 or noun == "info" else f"{noun}s"
    return f"{number:,} {plural}"
