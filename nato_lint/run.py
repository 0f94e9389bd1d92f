"""From the bytes of a file to the results that reports are made of."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nato_lint.document import parse
from nato_lint.finding import Finding, Severity
from nato_lint.limits import MOST_BYTES
from nato_lint.lint import lint
from nato_lint.rule import Rule
from nato_lint.settings import Settings
from nato_lint.source import Source, UnreadableSource

CHECKED, UNREADABLE, SKIPPED = "checked", "unreadable", "skipped"
NEVER = "never"
"""The fail level that no finding reaches."""

_UNREADABLE_CODE = "LNT001"
_LIMIT_CODE = "LNT005"


class FileResult(NamedTuple):
    """What was found in one file.

    `problem` is a sentence about why the linter broke on it. `fixed` counts the fixes that were
    applied; `diff` shows those that would be.
    """

    path: str
    status: str
    words: int
    findings: tuple[Finding, ...]
    source: Source
    problem: str = ""
    fixed: int = 0
    diff: str = ""

    def worst(self) -> int:
        """The rank of the worst finding; -1 when there is none."""
        return max((f.severity.rank for f in self.findings if f.severity), default=-1)

    def fails(self, level: str) -> bool:
        """Whether a finding fails a run with this fail level."""
        return any(fails(finding, level) for finding in self.findings)


@dataclass(slots=True)
class Outcome:
    """The results of a run, in the order of the paths.

    `rules` are all that there are, applied or not. What is not in `files` is counted: findings that
    are `hidden` because only errors are wanted, `known` ones of the baseline, those `elsewhere`
    than on the changed lines, and those that were `fixed`. A `narrowed` run is only about what
    changed, a `fixing` one has applied what fixes it could; `unfixable` are the codes of rules whose
    fixes nobody wants.
    """

    files: list[FileResult] = field(default_factory=list)
    rules: Sequence[Rule] = ()
    hidden: int = 0
    known: int = 0
    elsewhere: int = 0
    fixed: int = 0
    narrowed: bool = False
    fixing: bool = False
    unfixable: Collection[str] = ()

    @property
    def findings(self) -> list[Finding]:
        """All findings, sorted by path, place and code."""
        return [finding for file in self.files for finding in file.findings]

    def only(self, severity: Severity) -> "Outcome":
        """The outcome with the findings of one severity; the others are hidden."""
        files = [
            file._replace(findings=tuple(f for f in file.findings if f.severity == severity))
            for file in self.files
        ]
        shown = sum(len(file.findings) for file in files)
        return replace(self, files=files, hidden=self.hidden + len(self.findings) - shown)


def fails(finding: Finding, level: str) -> bool:
    """Whether a finding is at or above the fail level: a severity, or "never"."""
    if level == NEVER or finding.severity is None:
        return False
    return finding.severity.rank >= Severity(level).rank


def check(read: Callable[[], bytes], shown: str, settings: Settings) -> FileResult:
    """Lint what `read` returns; `shown` is its name in reports.

    A file that cannot be read, or is no text, is a finding.
    """
    try:
        data = read()
        if len(data) > MOST_BYTES:
            raise UnreadableSource(
                f"This file is larger than {MOST_BYTES >> 20} MB, and nothing in it was checked. "
                "Split it, or leave it out with `exclude`."
            )
        source = Source.from_bytes(data, shown)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"This file cannot be opened ({reason}). Nothing in it was checked."
        return unreadable(shown, message, settings)
    except UnreadableSource as error:
        return unreadable(shown, str(error), settings)
    document = parse(source, dialect=settings.dialect, language=settings.lang, terms=settings.terms)
    findings = tuple(lint(document, settings))
    # Reports look up lines and columns of findings; a text without any need not be kept.
    kept = source if findings else Source("", shown)
    return FileResult(shown, CHECKED, document.word_count, findings, kept)


def unreadable(shown: str, message: str, settings: Settings) -> FileResult:
    """The result of a file that cannot be read; `message` says why.

    It is a finding also where LNT001 is not selected: a file must not pass for checked.
    """
    severity = next(
        (a.severity for a in settings.rules if a.rule.code == _UNREADABLE_CODE), Severity.ERROR
    )
    finding = Finding(
        0,
        0,
        message,
        severity=severity or Severity.ERROR,
        code=_UNREADABLE_CODE,
        name="unreadable-file",
        path=shown,
    )
    return FileResult(shown, UNREADABLE, 0, (finding,), Source("", shown))


def overdue(shown: str, seconds: float) -> FileResult:
    """The result of a file whose check was ended after so many seconds.

    It is an error also where LNT005 is a warning or not selected: nobody can tell what is in there.
    """
    message = (
        f"The check of this file took longer than {seconds:.0f} seconds and was given up; nothing "
        "in it was checked. Split the file, or leave it out with `exclude`."
    )
    finding = Finding(
        0,
        0,
        message,
        severity=Severity.ERROR,
        code=_LIMIT_CODE,
        name="limit-reached",
        path=shown,
    )
    return FileResult(shown, SKIPPED, 0, (finding,), Source("", shown))


def skipped(shown: str, problem: str) -> FileResult:
    """The result of a file on which the linter broke; `problem` says how."""
    return FileResult(shown, SKIPPED, 0, (), Source("", shown), problem)
