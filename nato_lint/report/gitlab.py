"""The `gitlab` format: a Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from nato_lint.finding import Severity
from nato_lint.report.checkout import Checkout
from nato_lint.report.fingerprints import identities
from nato_lint.report.json import array
from nato_lint.report.terminal import visible
from nato_lint.run import FileResult, Outcome

# The levels above, critical and blocker, are for what must stop a release at once.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """A JSON array, a line a finding; an empty one where there is none."""
    checkout = Checkout()
    yield from array(issue for file in outcome.files for issue in _issues(file, checkout))
    yield "\n"


def _issues(file: FileResult, checkout: Checkout) -> Iterator[dict[str, Any]]:
    path = checkout.relative(file.path) or file.path
    for finding, identity in zip(file.findings, identities(file.findings), strict=True):
        yield {
            # The merge request shows the description but not the name of the check.
            "description": visible(f"{finding.code}: {finding.message}"),
            "check_name": finding.code,
            "fingerprint": _fingerprint(path, identity),
            "severity": _SEVERITIES[finding.severity or Severity.WARNING],
            "location": {
                "path": visible(path),
                "lines": {
                    "begin": file.source.position(finding.start).line,
                    "end": file.source.position(finding.end).line,
                },
            },
        }


def _fingerprint(path: str, identity: str) -> str:
    """A fingerprint that no other finding of the run has."""
    known = f"{path}\0{identity}".encode("utf-8", "surrogatepass")
    return blake2b(known, digest_size=16).hexdigest()
