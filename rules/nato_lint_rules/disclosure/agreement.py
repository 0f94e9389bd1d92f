"""Where front matter, notices and left-overs of a chatbot say different things."""

from collections.abc import Iterator

from nato_lint import Finding, Related
from nato_lint_rules.disclosure.article import Article
from nato_lint_rules.disclosure.declaration import Declaration
from nato_lint_rules.disclosure.notice import Notice
from nato_lint_rules.disclosure.options import Level
from nato_lint_rules.disclosure.wording import review_claims

# What a notice may say where the front matter declares a level; "generated" is a fair word for what
# is autonomous, and a mixed article is both.
_AGREES: dict[Level, tuple[Level, ...]] = {
    "none": ("none",),
    "assisted": ("assisted", "mixed"),
    "generated": ("generated", "mixed"),
    "autonomous": ("autonomous", "generated"),
    "mixed": ("mixed", "assisted", "generated"),
}
_SAYS: dict[Level, str] = {
    "none": "no AI was used",
    "assisted": "AI helped",
    "generated": "AI wrote it",
    "autonomous": "AI made it without a human",
    "mixed": "AI wrote parts of it",
}


def contradictions(article: Article) -> Iterator[Finding]:
    """At most one finding about the declared level, and one for each reviewer that differs."""
    declared = article.declared
    if declared and declared.level:
        finding = _with_notice(article, declared, declared.level) or _with_left_overs(
            article, declared
        )
        if finding:
            yield finding
    elif not declared:
        yield from _among_notices(article)
    yield from _other_reviewers(article)


def _with_notice(article: Article, declared: Declaration, level: Level) -> Finding | None:
    for notice in article.notices:
        says = notice.level
        differs = says not in _AGREES[level] if says else level == "none" and not notice.denies
        if differs:
            what = f"that {_SAYS[says]}" if says else "that AI was used"
            return Finding(
                declared.start,
                declared.end,
                f"The front matter declares “{level}”, but a notice in the article says {what}. "
                "Correct the one that is wrong.",
                related=(Related(notice.start, notice.end, "the notice"),),
            )
    return None


def _with_left_overs(article: Article, declared: Declaration) -> Finding | None:
    evidence = article.evidence
    if declared.level != "none" or not evidence or evidence.tier == "weak":
        return None
    return Finding(
        declared.start,
        declared.end,
        f"The front matter declares that no AI was used, but “{evidence.excerpt}” came out of a "
        "chatbot. Delete the left-over if it is an accident, else declare what AI did.",
        related=(Related(evidence.start, evidence.end, "the left-over"),),
    )


def _among_notices(article: Article) -> Iterator[Finding]:
    """A notice that AI was used beside one that it was not."""
    denials = [notice for notice in article.notices if notice.denies and notice.apart]
    used = [notice for notice in article.in_sight if notice.apart]
    if denials and used:
        second, first = max(denials[0], used[0]), min(denials[0], used[0])
        yield Finding(
            second.start,
            second.end,
            "One notice of the article says that AI was used, another that it was not. "
            "Delete the one that is wrong.",
            related=(Related(first.start, first.end, "the other notice"),),
        )


def _other_reviewers(article: Article) -> Iterator[Finding]:
    by = article.review.by if article.review else ""
    for notice in article.in_sight if by else ():
        yield from _named_otherwise(notice, by)


def _named_otherwise(notice: Notice, by: str) -> Iterator[Finding]:
    known = set(by.lower().split())
    for claim in review_claims(notice.words) if notice.words else ():
        if claim.name and not known & set(claim.name.lower().split()):
            assert notice.words
            start, end = notice.words.prose.span(claim.start, claim.end)
            yield Finding(
                start,
                end,
                f"The notice says that {claim.name} checked the article, the record of the review "
                f"that {by} did. Correct the one that is wrong.",
            )
