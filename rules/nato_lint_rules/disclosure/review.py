"""The record of a human review in the front matter, and whether it holds what the house asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from nato_lint import Document, ReviewPlace, content_hash, day_in, switch
from nato_lint_rules.disclosure.article import Article, article_of
from nato_lint_rules.disclosure.declaration import (
    declared_table,
    field_span,
    field_value,
    plain,
    spelled_key,
)
from nato_lint_rules.disclosure.notice import note_span
from nato_lint_rules.disclosure.options import DisclosureOptions
from nato_lint_rules.disclosure.product_names import names_ai_product
from nato_lint_rules.disclosure.scope import last_change

# The rule that judges what `nato-lint attest` has written; its options are those of the family.
_RULE = "AID006"

# Keys by which articles say that somebody looked at them, which is no record of it.
_FLAGS = ("reviewed", "human_reviewed", "provenance.human_reviewed")

_WHAT = {
    "review.by": "who reviewed it",
    "review.date": "when",
    "review.kind": "what kind of review it was",
    "review.role": "in which role",
    "review.content_hash": "which version was reviewed",
    "responsible.name": "who is responsible for it",
    "responsible.contact": "how to reach whoever is responsible",
}


class Review(NamedTuple):
    """A record of review, or a flag that stands for one; `start` and `end` are its place.

    `problems` are what it lacks, in words that follow "the record does not say" or "because";
    `by` and `day` are "" and None where it does not say. `hash_span` is where the hash stands.
    """

    start: int
    end: int
    by: str
    day: date | None
    missing: tuple[str, ...]
    refused: tuple[str, ...]
    hash: str
    hash_span: tuple[int, int]

    @property
    def is_complete(self) -> bool:
        """Whether it holds all that is asked for, whether or not the article changed since."""
        return not self.missing and not self.refused


def read_review(article: Article) -> Review | None:
    """The record below the key of the declaration, else a flag; None where there is neither."""
    document, options = article.document, article.options
    key = options.front_matter.key
    table = declared_table(document, options.front_matter)
    record = _below(table, "review")
    place = field_span(document, f"{key}.review")
    if not record:
        flag = next((name for name in _FLAGS if switch(field_value(document, name))), None)
        flagged = switch(record) if isinstance(record, str | bool) else None
        place = place if flagged else field_span(document, flag) if flag else None
    if place is None or not (record or place):
        return None
    values = record if isinstance(record, dict) else {}
    everything = {**table, "review": values}
    recorded = str(_below(values, "content_hash") or "")
    return Review(
        *place,
        by=str(_below(values, "by") or "").strip(),
        day=day_in(str(_below(values, "date") or "")),
        missing=tuple(_missing(article, everything)),
        refused=tuple(_refused(article, values)),
        hash=recorded,
        hash_span=field_span(document, f"{key}.review.content_hash") or place,
    )


def hash_of(article: Article) -> str:
    """The content hash of the article without its notices."""
    return content_hash(article.document, notes_in(article))


def notes_in(article: Article) -> list[tuple[int, int]]:
    """The spans of the notices, which no review covers."""
    return [note_span(article.document, notice) for notice in article.notices]


def review_place(document: Document, options: Mapping[str, Mapping[str, Any]]) -> ReviewPlace:
    """Where a review of the article is recorded, and which parts of it no review covers."""
    chosen = options.get(_RULE, {}).get("disclosure") or DisclosureOptions()
    article = article_of(document, chosen)
    key = spelled_key(document, chosen.front_matter)
    return ReviewPlace((*key, "review"), notes_in(article))


def staleness(article: Article, review: Review) -> str | None:
    """Why the review no longer holds, as a sentence; None while it does."""
    exempt = article.options.exempt
    if exempt.bind_to_content and review.hash and review.hash != hash_of(article):
        return f"The article was changed after {review.by or 'somebody'} reviewed it."
    limit, changed = exempt.max_review_lag_days, last_change(article.document)
    if limit and changed and review.day and (changed - review.day).days > limit:
        return (
            f"The article says that it was changed on {changed.isoformat()}, more than {limit} "
            f"days after its review of {review.day.isoformat()}."
        )
    return None


def _missing(article: Article, table: dict[str, object]) -> list[str]:
    site = article.options.exempt.site_responsible
    instead = {"responsible.name": site.name, "responsible.contact": site.contact} if site else {}
    return [
        _WHAT.get(path, f"`{path}`")
        for path in article.policy.require_fields
        if not _at(table, path) and not instead.get(path)
    ]


def _refused(article: Article, record: dict[str, object]) -> list[str]:
    """Why a record that is there does not count."""
    exempt = article.options.exempt
    by, kind, day = (str(_below(record, key) or "").strip() for key in ("by", "kind", "date"))
    reasons = []
    if by and names_ai_product(by):
        reasons.append(f"“{by}” is no person")
    elif by and exempt.reviewers and plain(by) not in map(plain, exempt.reviewers):
        reasons.append(f"“{by}” is not in the list of reviewers")
    if kind and plain(kind) not in map(plain, exempt.review_kinds):
        reasons.append(f"a review of the kind “{kind}” is not enough")
    if day and day_in(day) is None:
        reasons.append(f"“{day}” is no date")
    return reasons


def _at(table: dict[str, object], path: str) -> object:
    value: object = table
    for key in path.split("."):
        value = _below(value, key)
    return value


def _below(value: object, key: str) -> object:
    """The value under a key that may be spelled `content_hash`, `content-hash` or `contentHash`."""
    if not isinstance(value, dict):
        return None
    return next((member for name, member in value.items() if plain(name) == plain(key)), None)
