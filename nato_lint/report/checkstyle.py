"""The `checkstyle` format: the XML of the Java tool of that name, which many programs read."""

from collections.abc import Iterator

from nato_lint.finding import Finding
from nato_lint.report.xml_text import DECLARATION, attributes
from nato_lint.run import Outcome
from nato_lint.source import Source

# The version of Checkstyle whose format it is; readers expect this one.
_VERSION = "4.3"


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """An element a file that has findings, and in it an element a finding.

    Only the start of a finding has a place in this format; columns count code points from 1.
    """
    yield DECLARATION
    yield f'<checkstyle version="{_VERSION}">\n'
    for file in outcome.files:
        if file.findings:
            yield f"<file{attributes(name=file.path)}>\n"
            yield from (_error(finding, file.source) for finding in file.findings)
            yield "</file>\n"
    yield "</checkstyle>\n"


def _error(finding: Finding, source: Source) -> str:
    position = source.position(finding.start)
    described = attributes(
        line=position.line,
        column=position.column,
        severity=str(finding.severity),
        message=finding.message,
        source=f"nato-lint.{finding.code}",
    )
    return f"<error{described}/>\n"
