"""What a rule reports: findings, the edits that would mend them, and their severities."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple


class Severity(StrEnum):
    """How much a finding matters: an error should not be published, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error: larger is worse."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Safety(StrEnum):
    """Whether a fix may be applied unseen (safe) or wants an editor's eye (unsafe)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """Replace the text between two offsets (code points, end exclusive) by `text`."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one finding, together or not at all; `message` says what they do."""

    SAFE: ClassVar = Safety.SAFE
    UNSAFE: ClassVar = Safety.UNSAFE

    safety: Safety
    message: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that a finding is about, in the same article."""

    start: int
    end: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one article.

    A rule gives the words (`start`, `end`: code-point offsets, end exclusive) and the message, one
    sentence for an editor; it may give another severity than its declared one, a fix, and related
    places. The engine fills in `code`, `name`, `path` and `passage`: a fingerprint of the sentence
    around the start, the same for all findings of a rule that is about the whole article.
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None
    fix: Fix | None = None
    related: Sequence[Related] = ()
    code: str = ""
    name: str = ""
    path: str = ""
    passage: str = ""
