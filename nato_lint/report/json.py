"""The `json` format: the contract for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from nato_lint import __version__
from nato_lint.finding import Finding, Fix
from nato_lint.report.links import rule_url
from nato_lint.run import Outcome
from nato_lint.source import Source

FORMAT_VERSION = 1


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """One JSON object, a line a file and a line a finding.

    Article text in it is ASCII with escapes, so that no terminal obeys it.
    """
    tool = {"name": "nato-lint", "version": __version__}
    yield f'{{"version": {FORMAT_VERSION}, "tool": {encoded(tool)},\n"files": '
    yield from array(
        {"path": file.path, "status": file.status, "words": file.words} for file in outcome.files
    )
    yield ',\n"findings": '
    yield from array(
        json_finding(finding, file.source) for file in outcome.files for finding in file.findings
    )
    yield f',\n"summary": {encoded(_summary(outcome))}}}\n'


def array(members: Iterable[Any]) -> Iterator[str]:
    """A JSON array in pieces, a line a member."""
    separator = "[\n"
    for member in members:
        yield separator + encoded(member)
        separator = ",\n"
    yield "]" if separator == ",\n" else "[]"


def encoded(value: Any) -> str:
    """`value` as one line of JSON, in ASCII and with nothing that a build log would obey."""
    # Build logs obey "##[error]" wherever it stands; JSON can spell it otherwise.
    return json.dumps(value).replace("##", "#\\u0023")


def well_formed(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, for which many a reader rejects the whole report."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _summary(outcome: Outcome) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for finding in outcome.findings:
        counts[finding.severity or ""] += 1
        counts["fixable"] += finding.fix is not None
    return {
        "files": len(outcome.files),
        "findings": len(outcome.findings),
        **{name: counts[name] for name in ("error", "warning", "info", "fixable")},
    }


def json_finding(finding: Finding, source: Source) -> dict[str, Any]:
    """One finding as the contract describes it."""
    return {
        "path": finding.path,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "url": rule_url(finding),
        "start": _position(source, finding.start),
        "end": _position(source, finding.end),
        "fix": _fix(finding.fix),
        "related": [
            {
                "path": finding.path,
                "start": _position(source, related.start),
                "end": _position(source, related.end),
                "message": related.message,
            }
            for related in finding.related
        ],
    }


def _position(source: Source, offset: int) -> dict[str, int]:
    position = source.position(offset)
    return {"offset": offset, "line": position.line, "column": position.column}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "safety": fix.safety,
        "message": fix.message,
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
    }
