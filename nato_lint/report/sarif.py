"""The `sarif` format (SARIF 2.1.0), as GitHub code scanning and code editors read it."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from nato_lint import __version__
from nato_lint.finding import Finding, Fix
from nato_lint.report.checkout import Checkout
from nato_lint.report.fingerprints import identities, line_hashes
from nato_lint.report.json import array, encoded, well_formed
from nato_lint.report.links import PROJECT_PAGE
from nato_lint.report.sarif_rules import LEVELS, descriptor
from nato_lint.report.terminal import visible
from nato_lint.run import CHECKED, SKIPPED, FileResult, Outcome
from nato_lint.source import Source

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"

# GitHub rejects a report with more results, shows so many of them, and so many places of each.
MOST_RESULTS = 25_000
_SHOWN_RESULTS = 5_000
_MOST_RELATED = 100


class _Result(NamedTuple):
    file: FileResult
    finding: Finding
    fingerprints: dict[str, str]


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """One SARIF log with one run, a line a rule and a line a result."""
    results = list(_results(outcome))
    if len(results) > _SHOWN_RESULTS:
        results.sort(key=lambda result: -_rank(result.finding))
    log = _Log(outcome)
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
    yield f'"tool": {{"driver": {{"name": "nato-lint", "version": "{__version__}", '
    yield f'"informationUri": "{PROJECT_PAGE}", "rules": '
    yield from array(map(descriptor, outcome.rules))
    yield '}},\n"results": '
    yield from array(map(log.result, results[:MOST_RESULTS]))
    yield f',\n"invocations": [{encoded(log.invocation(len(results) - MOST_RESULTS))}],\n'
    root = {_ROOT: {"description": {"text": "The root of the repository."}}}
    yield f'"originalUriBaseIds": {encoded(root)}, "columnKind": "unicodeCodePoints"}}]}}\n'


def _results(outcome: Outcome) -> Iterator[_Result]:
    for file in outcome.files:
        lines = [file.source.position(finding.start).line for finding in file.findings]
        # GitHub computes the hash itself where it is missing, but only in its own action.
        hashes = line_hashes(file.source, lines) if lines and file.source.text else {}
        each = zip(file.findings, lines, identities(file.findings), strict=True)
        for finding, line, identity in each:
            fingerprints = {"natoLint/v1": identity}
            if line in hashes:
                fingerprints["primaryLocationLineHash"] = hashes[line]
            yield _Result(file, finding, fingerprints)


def _rank(finding: Finding) -> int:
    return finding.severity.rank if finding.severity else -1


class _Log:
    """The parts of the log that depend on the rules and the repository of the run."""

    def __init__(self, outcome: Outcome) -> None:
        self._files = outcome.files
        self._indexes = {rule.code: index for index, rule in enumerate(outcome.rules)}
        self._checkout = Checkout()

    def result(self, result: _Result) -> dict[str, Any]:
        """The `result` of a finding."""
        file, finding, fingerprints = result
        members: dict[str, Any] = {"ruleId": finding.code}
        if finding.code in self._indexes:
            members["ruleIndex"] = self._indexes[finding.code]
        if finding.severity:
            members["level"] = LEVELS[finding.severity]
        members["message"] = _message(finding.message)
        members["locations"] = [self._location(file, finding.start, finding.end)]
        if finding.related:
            members["relatedLocations"] = [
                self._location(file, place.start, place.end, place.message) | {"id": number}
                for number, place in enumerate(finding.related[:_MOST_RELATED], start=1)
            ]
        members["partialFingerprints"] = fingerprints
        if finding.fix and finding.fix.edits:
            members["fixes"] = [self._fix(file, finding.fix)]
        return members

    def invocation(self, left_out: int) -> dict[str, Any]:
        """How the run went: files that were not checked, and results that found no room."""
        notifications = [
            {
                "level": "error",
                "message": _message(_why(file)),
                "locations": [{"physicalLocation": {"artifactLocation": self._artifact(file)}}],
            }
            for file in self._files
            if file.status != CHECKED
        ]
        if left_out > 0:
            text = (
                f"{left_out:,} findings are not in this report, for GitHub takes "
                f"{MOST_RESULTS:,} at most. Those left out are the least severe."
            )
            notifications.append({"level": "warning", "message": {"text": text}})
        return {
            "executionSuccessful": all(file.status != SKIPPED for file in self._files),
            "toolExecutionNotifications": notifications,
        }

    def _location(
        self, file: FileResult, start: int, end: int, message: str = ""
    ) -> dict[str, Any]:
        location: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": self._artifact(file),
                "region": _region(file.source, start, end),
            }
        }
        return location | {"message": _message(message)} if message else location

    def _artifact(self, file: FileResult) -> dict[str, Any]:
        path = self._checkout.relative(file.path)
        if path is not None:
            return {"uri": _quoted(path), "uriBaseId": _ROOT}
        return {"uri": f"file:///{_quoted(self._checkout.absolute(file.path)).lstrip('/')}"}

    def _fix(self, file: FileResult, fix: Fix) -> dict[str, Any]:
        replacements = [
            {
                "deletedRegion": _region(file.source, edit.start, edit.end),
                "insertedContent": {"text": well_formed(edit.text)},
            }
            for edit in fix.edits
        ]
        change = {"artifactLocation": self._artifact(file), "replacements": replacements}
        return {
            "description": _message(fix.message),
            "artifactChanges": [change],
            "properties": {"safety": fix.safety},
        }


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    first, behind = source.position(start), source.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": behind.line,
        "endColumn": behind.column,
    }


def _message(text: str) -> dict[str, str]:
    text = visible(text)
    if "](" in text:
        # Viewers would make a link of it, and the words may come from an article.
        text = text.replace("[", "\\[").replace("]", "\\]")
    return {"text": text}


def _why(file: FileResult) -> str:
    """Why a file was not checked."""
    return file.problem or next((f.message for f in file.findings), "This file was not checked.")


def _quoted(path: str) -> str:
    return quote(well_formed(path), safe="/")
