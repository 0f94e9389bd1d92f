"""Which files are articles that the rules about disclosure ask a notice of."""

from datetime import date
from pathlib import PurePosixPath

from nato_lint import Document, switch

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
_PUBLIC_INTEREST_KEYS = ("public_interest", "params.public_interest", "extra.public_interest")


def is_article(document: Document) -> bool:
    """Whether the file is an article: no draft, no paper of a repository, and with some text."""
    name = PurePosixPath(document.path.replace("\\", "/")).name.lower()
    stem = name.partition(".")[0].replace("-", "_")
    if stem in _NOT_ARTICLES or document.metadata.is_draft:
        return False
    return bool(document.prose)


def published_before(document: Document, since: date) -> bool:
    """Whether the article says that it was published earlier; one without a date is new."""
    day = document.metadata.date
    return day is not None and day < since


def concerns_public(document: Document, *, assumed: bool) -> bool:
    """Whether the article is about matters of public interest: by its front matter, else assumed."""
    for key in _PUBLIC_INTEREST_KEYS:
        if entry := document.field(key):
            public = switch(entry.value)
            return assumed if public is None else public
    return assumed


def last_change(document: Document) -> date | None:
    """The day on which the article says it was last changed, else that of its publication."""
    return document.metadata.updated or document.metadata.date
