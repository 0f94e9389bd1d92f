"""Claims that a human reviewed the article, held against the record of the review."""

from collections.abc import Iterator

from nato_lint import Finding
from nato_lint_rules.disclosure.article import Article
from nato_lint_rules.disclosure.review import Review
from nato_lint_rules.disclosure.wording import review_claims


def unsupported_claims(article: Article) -> Iterator[Finding]:
    """The first claim in the notices that no complete record supports, else the exemption's."""
    review = article.review
    if review and review.is_complete:
        return  # whether it is out of date is AID006's matter
    why = _why(review)
    for notice in article.in_sight:
        for claim in review_claims(notice.words) if notice.words else ():
            assert notice.words
            start, end = notice.words.prose.span(claim.start, claim.end)
            words = " ".join(article.document.text[start:end].split())
            yield Finding(
                start,
                end,
                f"“{words}” claims a review, but {why}. {_ADVICE}",
            )
            return
    shown = any(notice.answers for notice in article.notices)
    if review and not shown and article.needs_notice and article.claims_exemption:
        yield Finding(
            review.start,
            review.end,
            f"The article does without an AI notice because it was reviewed, but {why}. {_ADVICE}",
        )


_ADVICE = "Complete the record (`nato-lint attest` writes it), or delete the claim."


def _why(review: Review | None) -> str:
    if review is None:
        return "the front matter holds no record of it"
    lacking = [f"its record does not say {_listed(review.missing)}"] if review.missing else []
    return " and ".join([*lacking, *review.refused])


def _listed(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
