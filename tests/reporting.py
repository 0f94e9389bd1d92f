"""Outcomes to report on, made by hand."""

from dataclasses import replace
from typing import Any

from nato_lint import Finding, Severity, Source
from nato_lint.report import reporter
from nato_lint.run import CHECKED, FileResult, Outcome
from tests.linting import REGISTRY


def finding(start: int, end: int, message: str = "This is wrong.", **more: Any) -> Finding:
    """A finding, of DUP001 where nothing else is said; its path is that of the file it goes into."""
    given = {"severity": Severity.ERROR, "code": "DUP001", "name": "repeated-word", **more}
    return Finding(start, end, message, **given)


def checked(path: str, text: str, *found: Finding) -> FileResult:
    """The result of a file that was checked."""
    findings = tuple(replace(each, path=path) for each in found)
    return FileResult(path, CHECKED, 7, findings, Source(text, path))


def many(path: str, **severities: int) -> FileResult:
    """A file with so many errors, warnings and infos, one a line, the infos first."""
    messages = [
        (severity, f"{severity} {number + 1}")
        for severity in reversed(Severity)
        for number in range(severities.get(severity, 0))
    ]
    found = [
        finding(at * 5, at * 5 + 4, message, severity=severity)
        for at, (severity, message) in enumerate(messages)
    ]
    return checked(path, "word\n" * len(found), *found)


def outcome(*files: FileResult) -> Outcome:
    """The outcome of a run with the built-in rules."""
    return Outcome(list(files), REGISTRY.rules)


def written(form: str, *files: FileResult, colour: bool = False) -> str:
    """The report on the files."""
    return "".join(reporter(form)(outcome(*files), colour))
