"""How often each rule has something to report, for `--statistics`."""

from collections import Counter
from collections.abc import Iterator

from nato_lint.finding import Severity
from nato_lint.report.summary import summary
from nato_lint.report.terminal import styled
from nato_lint.run import Outcome


def statistics(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """A line a rule: findings, those with a fix, files, code and name; the most frequent first."""
    findings: Counter[tuple[str, str]] = Counter()
    fixable: Counter[tuple[str, str]] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    severities: dict[tuple[str, str], Severity | None] = {}
    for file in outcome.files:
        for finding in file.findings:
            rule = finding.code, finding.name
            findings[rule] += 1
            fixable[rule] += finding.fix is not None
            severities[rule] = max(severities.get(rule), finding.severity, key=_rank)
        files.update({(finding.code, finding.name) for finding in file.findings})
    if findings:
        yield f"{'findings':>8}  {'fixable':>8}  {'files':>8}  rule\n"
    for rule in sorted(findings, key=lambda rule: (-findings[rule], rule)):
        code = styled(rule[0], str(severities[rule]), colour)
        yield f"{findings[rule]:>8,}  {fixable[rule]:>8,}  {files[rule]:>8,}  {code} {rule[1]}\n"
    yield summary(outcome, colour)


def _rank(severity: Severity | None) -> int:
    return severity.rank if severity else -1
