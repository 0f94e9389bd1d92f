"""The `concise` format: a line a finding, clickable in most terminals."""

from collections.abc import Iterator

from nato_lint.report.summary import summary
from nato_lint.report.terminal import styled, visible, visible_path
from nato_lint.run import Outcome


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """`path:line:col: CODE message`, then a summary line."""
    for file in outcome.files:
        path = visible_path(file.path)
        for finding in file.findings:
            position = file.source.position(finding.start)
            place = f"{path}:{position.line}:{position.column}"
            code = styled(finding.code, str(finding.severity), colour)
            yield f"{styled(place, 'path', colour)}: {code} {visible(finding.message)}\n"
    yield summary(outcome, colour)
