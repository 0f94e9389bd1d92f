"""The result of one file as a line of JSON: what workers send back and the cache keeps.

JSON and not pickle: a file that somebody else has written must not be able to run code.
"""

import json
from collections.abc import Callable, Iterator
from sys import intern
from typing import Any

from nato_lint.finding import Edit, Finding, Fix, Related, Safety, Severity
from nato_lint.run import FileResult
from nato_lint.source import RecalledSource, Source

FORMAT = 1
"""Changes with every change of what a record holds."""


_SEVERITIES = {str(severity): severity for severity in Severity}


class BrokenRecord(Exception):
    """The text is no record of this format."""


def pack(result: FileResult) -> str:
    """All of a result but the text of the file; the places of its findings are kept."""
    source = result.source
    offsets = sorted(set(_offsets(result)))
    places = [number for offset in offsets for number in source.position(offset)]
    return json.dumps(
        [
            FORMAT,
            result.path,
            result.status,
            result.words,
            result.problem,
            result.fixed,
            result.diff,
            places,
            [_packed(finding) for finding in result.findings],
        ],
        separators=(",", ":"),
    )


def unpack(record: str, read: Callable[[], Source | None]) -> FileResult:
    """The result that was packed; `read` gives the file again when it is needed.

    Raises BrokenRecord.
    """
    try:
        form, path, status, words, problem, fixed, diff, places, packed = json.loads(record)
        if form != FORMAT:
            raise BrokenRecord(record)
        source = RecalledSource(path, places, read)
        findings = tuple([_unpacked(values, path) for values in packed])
    except (LookupError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise BrokenRecord(record) from error
    return FileResult(path, status, words, findings, source, problem, fixed, diff)


def _offsets(result: FileResult) -> Iterator[int]:
    for finding in result.findings:
        places: list[Finding | Related | Edit] = [finding, *finding.related]
        if finding.fix:
            places += finding.fix.edits
        for place in places:
            yield place.start
            yield place.end


def _packed(finding: Finding) -> list[Any]:
    fix = finding.fix
    return [
        finding.start,
        finding.end,
        finding.message,
        finding.severity,
        fix and [fix.safety, fix.message, fix.edits],
        list(finding.related),
        finding.code,
        finding.name,
        finding.passage,
    ]


def _unpacked(values: list[Any], path: str) -> Finding:
    start, end, message, severity, fix, related, code, name, passage = values
    return Finding(
        start,
        end,
        message,
        _SEVERITIES[severity],
        fix and Fix(Safety(fix[0]), fix[1], tuple(Edit(*edit) for edit in fix[2])),
        tuple(map(Related._make, related)),
        intern(code),
        intern(name),
        path,
        passage,
    )
