"""Which files are articles that the rules about disclosure ask a notice of."""

from datetime import date
from pathlib import PurePosixPath

from nato_lint import Document, Pattern

# The papers of a repository; a language may follow, as in README.de.md.
_NOT_ARTICLES = {
    "readme",
    "changelog",
    "license",
    "licence",
    "contributing",
    "code_of_conduct",
    "security",
}
_DATE_KEYS = ("date", "published", "publishDate", "pubDate", "publish_date", "pubdate")
_DAY = Pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_YES = {True, "true", "yes", "on"}
_NO = {False, "false", "no", "off"}


def is_article(document: Document) -> bool:
    """Whether the file is an article: no draft, no paper of a repository, and with some text."""
    name = PurePosixPath(document.path.replace("\\", "/")).name.lower()
    stem = name.partition(".")[0].replace("-", "_")
    if stem in _NOT_ARTICLES or _is_draft(document):
        return False
    return bool(document.prose)


def published_before(document: Document, since: date) -> bool:
    """Whether the article says that it was published earlier; one without a date is new."""
    for key in _DATE_KEYS:
        entry = document.field(key)
        day = _day(str(entry.value)) if entry else None
        if day:
            return day < since
    # Jekyll dates its posts in the name of the file.
    day = _day(PurePosixPath(document.path.replace("\\", "/")).name)
    return day is not None and day < since


def _is_draft(document: Document) -> bool:
    draft, published = document.field("draft"), document.field("published")
    return (draft is not None and _plain(draft.value) in _YES) or (
        published is not None and _plain(published.value) in _NO
    )


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.strip().lower()
    return value if isinstance(value, bool) else None


def _day(text: str) -> date | None:
    match = _DAY.match(text.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
