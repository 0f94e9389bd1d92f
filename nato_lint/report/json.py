"""The `json` format: the contract for programs."""

import json
from collections import Counter
from typing import Any

from nato_lint import __version__
from nato_lint.finding import Finding, Fix
from nato_lint.report.links import rule_url
from nato_lint.run import Outcome
from nato_lint.source import Source

FORMAT_VERSION = 1


def report_json(outcome: Outcome, colour: bool = False) -> str:
    """One JSON object; article text in it is ASCII with escapes, so that no terminal obeys it."""
    severities = Counter(finding.severity for finding in outcome.findings)
    document = {
        "version": FORMAT_VERSION,
        "tool": {"name": "nato-lint", "version": __version__},
        "files": [
            {"path": file.path, "status": file.status, "words": file.words}
            for file in outcome.files
        ],
        "findings": [
            _finding(finding, file.source) for file in outcome.files for finding in file.findings
        ],
        "summary": {
            "files": len(outcome.files),
            "findings": len(outcome.findings),
            **{name: severities[name] for name in ("error", "warning", "info")},  # type: ignore[index]
            "fixable": sum(finding.fix is not None for finding in outcome.findings),
        },
    }
    # Build logs obey "##[error]" wherever it stands; JSON can spell it otherwise.
    return json.dumps(document, indent=1).replace("##", "#\\u0023") + "\n"


def _finding(finding: Finding, source: Source) -> dict[str, Any]:
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
