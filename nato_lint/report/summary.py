"""The last line of the reports for people."""

from collections import Counter
from collections.abc import Iterator

from nato_lint.finding import Safety, Severity
from nato_lint.report.terminal import styled
from nato_lint.run import Outcome


def summary(outcome: Outcome, colour: bool, *, advise: bool = False) -> str:
    """How much was checked and found, in one sentence, and what is not shown of it.

    With `advise`, it also says how much of it can be mended.
    """
    files = len(outcome.files)
    if not files and outcome.narrowed:
        return "0 files checked: no article has changed.\n"
    if not files:
        return "0 files checked: no article was found. Name a file, or a folder with .md files.\n"
    notes = "".join(_notes(outcome))
    if not outcome.findings:
        new = "new " if outcome.known else ""
        found = "no errors" if outcome.hidden else f"no {new}problems"
        return f"{count(files, 'file')} checked, {found} found.{notes}\n"
    counts = Counter(finding.severity for finding in outcome.findings)
    parts = [
        styled(count(counts[severity], str(severity)), str(severity), colour)
        for severity in Severity
        if counts[severity]
    ]
    found = count(len(outcome.findings), "new problem" if outcome.known else "problem")
    advice = _advice(outcome) if advise else ""
    return f"{count(files, 'file')} checked, {found} found: {', '.join(parts)}.{advice}{notes}\n"


def _advice(outcome: Outcome) -> str:
    """How many of the findings have safe fixes; "" after a run that has applied them."""
    found = outcome.findings
    fixes = (each.fix for each in found if each.code not in outcome.unfixable)
    safe = sum(fix is not None and fix.safety is Safety.SAFE for fix in fixes)
    if not safe or outcome.fixing:
        return ""
    them = f"{'all' if safe == len(found) else f'{safe:,}'} of them" if len(found) > 1 else "it"
    return f" `nato-lint --fix` mends {them}."


def _notes(outcome: Outcome) -> Iterator[str]:
    if outcome.fixed:
        yield f" {count(outcome.fixed, 'problem')} fixed."
    if outcome.known:
        yield f" {count(outcome.known, 'known problem')} not shown."
    if outcome.elsewhere:
        yield f" {count(outcome.elsewhere, 'problem')} on unchanged lines not shown."
    if outcome.hidden:
        yield f" {count(outcome.hidden, 'problem')} not shown."


def count(number: int, noun: str) -> str:
    """`1 file`, `1,234 files`."""
    plural = noun if number == 1 or noun == "info" else f"{noun}s"
    return f"{number:,} {plural}"
