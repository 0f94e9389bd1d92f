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
_CHANGE_KEYS = ("lastmod", "last_modified_at", "modified", "updated", "updatedDate", "last_updated")
_DAY = Pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_YES = {True, "true", "yes", "on"}
_NO = {False, "false", "no", "off"}
_PUBLIC_INTEREST_KEYS = ("public_interest", "params.public_interest", "extra.public_interest")


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
        day = day_in(str(entry.value)) if entry else None
        if day:
            return day < since
    # Jekyll dates its posts in the name of the file.
    day = day_in(PurePosixPath(document.path.replace("\\", "/")).name)
    return day is not None and day < since


def concerns_public(document: Document, *, assumed: bool) -> bool:
    """Whether the article is about matters of public interest: by its front matter, else assumed."""
    for key in _PUBLIC_INTEREST_KEYS:
        if entry := document.field(key):
            value = _plain(entry.value)
            return value in _YES or (assumed and value not in _NO)
    return assumed


def last_change(document: Document) -> date | None:
    """The day on which the article says it was last changed, else that of its publication."""
    for key in (*_CHANGE_KEYS, *_DATE_KEYS):
        entry = document.field(key)
        if entry and (day := day_in(str(entry.value))):
            return day
    return None


def _is_draft(document: Document) -> bool:
    draft, published = document.field("draft"), document.field("published")
    return (draft is not None and _plain(draft.value) in _YES) or (
        published is not None and _plain(published.value) in _NO
    )


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.strip().lower()
    return value if isinstance(value, bool) else None


def day_in(text: str) -> date | None:
    """The day that `text` begins with, as in 2026-08-02; None where it is none."""
    match = _DAY.match(text.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
