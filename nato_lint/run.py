"""From paths to findings: reading files, and finding the settings that each one has."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from nato_lint.document import parse
from nato_lint.finding import Finding, Severity
from nato_lint.lint import lint
from nato_lint.settings import Settings
from nato_lint.source import Source, UnreadableSource

CHECKED, UNREADABLE = "checked", "unreadable"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What was found in one file."""

    path: str
    status: str
    words: int
    findings: tuple[Finding, ...]
    source: Source

    def worst(self) -> int:
        """The rank of the worst finding; -1 when there is none."""
        return max((f.severity.rank for f in self.findings if f.severity), default=-1)


@dataclass(slots=True)
class Outcome:
    """The results of a run, in the order of the paths."""

    files: list[FileResult] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """All findings, sorted by path, place and code."""
        return [finding for file in self.files for finding in file.findings]

    def only(self, severity: Severity) -> "Outcome":
        """The outcome with the findings of one severity, and no others."""
        return Outcome(
            [
                replace(file, findings=tuple(f for f in file.findings if f.severity == severity))
                for file in self.files
            ]
        )


def check_file(path: Path, shown: str, settings: Settings) -> FileResult:
    """Lint one file; `shown` is its name in reports. A file that cannot be read is a finding."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return unreadable(
            shown, f"This file cannot be opened ({reason}). Nothing in it was checked."
        )
    return check_bytes(data, shown, settings)


def check_bytes(data: bytes, shown: str, settings: Settings) -> FileResult:
    """Lint the content of a file."""
    try:
        source = Source.from_bytes(data, shown)
    except UnreadableSource as error:
        return unreadable(shown, str(error))
    document = parse(source, dialect=settings.dialect, language=settings.lang, terms=settings.terms)
    findings = tuple(lint(document, settings))
    # Reports look up lines and columns of findings; a text without any need not be kept.
    kept = source if findings else Source("", shown)
    return FileResult(shown, CHECKED, document.word_count, findings, kept)


def unreadable(shown: str, message: str) -> FileResult:
    """The result of a file that cannot be read; `message` says why."""
    finding = Finding(
        0,
        0,
        message,
        severity=Severity.ERROR,
        code="LNT001",
        name="unreadable-file",
        path=shown,
    )
    return FileResult(shown, UNREADABLE, 0, (finding,), Source("", shown))
