"""The `rdjson` format: the Reviewdog Diagnostic Format, for comments in reviews."""

from collections.abc import Iterator, Mapping
from typing import Any

from nato_lint.explanation import web_page
from nato_lint.finding import Finding, Related, Severity
from nato_lint.report.json import array, encoded, well_formed
from nato_lint.report.links import PROJECT_PAGE
from nato_lint.report.suggestion import SuggestedLines, suggested
from nato_lint.report.terminal import visible, visible_path
from nato_lint.run import FileResult, Outcome
from nato_lint.source import Source

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
# A comment links to each of them, and code hosts refuse comments that are too long.
_MOST_RELATED = 100


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """One `DiagnosticResult`, a line a finding."""
    pages = {rule.code: web_page(rule) for rule in outcome.rules}
    yield f'{{"source": {encoded({"name": "nato-lint", "url": PROJECT_PAGE})},\n'
    yield f'"severity": "{_SEVERITIES[_worst(outcome)]}",\n"diagnostics": '
    yield from array(
        diagnostic for file in outcome.files for diagnostic in _diagnostics(file, pages)
    )
    yield "}\n"


def _worst(outcome: Outcome) -> Severity:
    worst = max((file.worst() for file in outcome.files), default=-1)
    return next((each for each in Severity if each.rank == worst), Severity.INFO)


def _diagnostics(file: FileResult, pages: Mapping[str, str | None]) -> Iterator[dict[str, Any]]:
    places = _Places(file)
    for finding in file.findings:
        code = {"value": finding.code}
        page = pages.get(finding.code)
        diagnostic: dict[str, Any] = {
            "message": visible(finding.message),
            "location": places.location(finding),
            "severity": _SEVERITIES[finding.severity or Severity.WARNING],
            "code": {**code, "url": page} if page else code,
            # What reviewdog prints where it runs on somebody's own machine.
            "original_output": _line(finding, file.source),
        }
        if finding.fix and (lines := suggested(finding.fix, file.source)):
            diagnostic["suggestions"] = [_suggestion(lines)]
        if finding.related:
            diagnostic["related_locations"] = [
                {"message": visible(place.message), "location": places.location(place)}
                for place in finding.related[:_MOST_RELATED]
            ]
        yield diagnostic


def _line(finding: Finding, source: Source) -> str:
    position = source.position(finding.start)
    place = f"{visible_path(finding.path)}:{position.line}:{position.column}"
    return f"{place}: {finding.code} {visible(finding.message)}"


class _Places:
    """The places of the findings of one file, their columns in bytes of UTF-8."""

    def __init__(self, file: FileResult) -> None:
        self._path = visible_path(file.path)
        self._source = file.source
        self._columns: dict[int, int] = {}
        places: list[Finding | Related] = [*file.findings]
        places += (place for finding in file.findings for place in finding.related[:_MOST_RELATED])
        at = line_start = column = 0
        # In order, each from the one before: an article can be one line of a megabyte.
        for offset in sorted({offset for place in places for offset in (place.start, place.end)}):
            position = self._source.position(offset)
            if offset - position.column + 1 != line_start:
                at = line_start = offset - position.column + 1
                column = 0
            column += len(self._source.text[at:offset].encode("utf-8", "surrogatepass"))
            at = offset
            self._columns[offset] = column + 1

    def location(self, place: Finding | Related) -> dict[str, Any]:
        """The `Location` of a finding or of a place related to it."""
        return {
            # Not from the root of the repository, which reviewdog finds itself.
            "path": self._path,
            "range": {"start": self._place(place.start), "end": self._place(place.end)},
        }

    def _place(self, offset: int) -> dict[str, int]:
        line = self._source.position(offset).line
        return {"line": line, "column": self._columns[offset]}


def _suggestion(lines: SuggestedLines) -> dict[str, Any]:
    """All edits of a fix as one `Suggestion` of whole lines.

    Not an edit each, nor a part of a line: reviewdog offers every suggestion of its own, and on
    GitLab takes its text for whole lines.
    """
    return {
        "range": {"start": {"line": lines.first}, "end": {"line": lines.last}},
        "text": well_formed(lines.text),
    }
