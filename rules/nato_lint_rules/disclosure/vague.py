"""What is wrong with the words of a notice."""

from collections.abc import Iterator

from nato_lint import Finding
from nato_lint_rules.disclosure.article import Article
from nato_lint_rules.disclosure.notice import Notice, Words
from nato_lint_rules.disclosure.options import Element
from nato_lint_rules.disclosure.wording import (
    hedge_in,
    review_claims,
    states_date,
    states_extent,
    states_label,
    states_origin,
    unwanted_in,
)

_MISSING: dict[Element, str] = {
    "origin": "that AI made or changed this text",
    "extent": "which part of the work AI did",
    "review": "who checked it",
    "date": "when it was checked",
    "policy-link": "where to find the house’s policy on AI (a link)",
    "label": "“AI” together with “generated”",
}


def vague_notices(article: Article) -> Iterator[Finding]:
    """The findings about all notices in words that readers see."""
    in_words = [(notice, notice.words) for notice in article.in_sight if notice.words]
    hedged = {notice: span for notice, words in in_words if (span := hedge_in(words))}
    # Where one notice says it plainly, "may" in another takes nothing back.
    all_hedge = len(hedged) == len(article.in_sight)
    for notice, words in in_words:
        if all_hedge:
            start, end = words.prose.span(*hedged[notice])
            yield Finding(
                start,
                end,
                f"“{_quoted(article, start, end)}” leaves open whether AI was used. "
                "Say that it was, and what it did.",
            )
        yield from _unwanted(article, words)
    yield from _incomplete(article, in_words)


def _unwanted(article: Article, words: Words) -> Iterator[Finding]:
    for span in unwanted_in(words):
        start, end = words.prose.span(*span)
        yield Finding(
            start,
            end,
            f"“{_quoted(article, start, end)}” does not belong in a notice to readers. "
            "Say plainly what AI did.",
        )


def _incomplete(article: Article, in_words: list[tuple[Notice, Words]]) -> Iterator[Finding]:
    """One finding, at the first notice, for all that the notices together do not say."""
    if len(in_words) < len(article.in_sight) or not in_words:
        return  # a template says the rest
    missing = [
        _MISSING[element]
        for element in article.policy.required
        if not any(_states(article, element, words) for _, words in in_words)
    ]
    if missing:
        notice = in_words[0][0]
        yield Finding(
            notice.start,
            notice.end,
            f"This AI notice does not say {_listed(missing)}. Add it.",
        )


def _states(article: Article, element: Element, words: Words) -> bool:
    if element == "review":
        return bool(review_claims(words))
    if element == "policy-link":
        url = article.options.notice.policy_url
        return any(
            words.prose.start <= link.start < words.prose.end and url in link.target
            for link in article.document.links
        )
    says = {
        "origin": states_origin,
        "extent": states_extent,
        "date": states_date,
        "label": states_label,
    }[element]
    return says(words)


def _quoted(article: Article, start: int, end: int) -> str:
    text = " ".join(article.document.text[start:end].split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
