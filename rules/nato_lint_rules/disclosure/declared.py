"""The rules about what the front matter says: AID004 to AID008 and AID010."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Severity, rule
from nato_lint_rules.disclosure.article import article_of
from nato_lint_rules.disclosure.options import LEVELS, DisclosureOptions

_DEFAULTS = DisclosureOptions()


@rule("AID004", Severity.ERROR, whole_article=True)
def contradictory_ai_disclosure(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """Front matter, notice and text that say different things about AI.

    The front matter declares `none` while a notice says that AI was used, or while the text holds
    left-overs of a chatbot; it declares `generated` while the notice says that AI only helped; or
    the notice names another reviewer than the record. One of them is wrong, and readers cannot tell
    which.

    ```markdown bad
    ---
    ai_disclosure: none
    ---

    *This article was written with the help of AI.*

    The ferry to Holm runs again from Monday.
    ```

    ```markdown good
    ---
    ai_disclosure: assisted
    ---

    *This article was written with the help of AI.*

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    if article.is_in_scope and (article.declared or article.notices):
        from nato_lint_rules.disclosure.agreement import contradictions

        yield from contradictions(article)


@rule("AID005", Severity.ERROR, whole_article=True)
def unsupported_review_claim(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """A claim that a human checked the article, without a record of it.

    “Reviewed by our editors” under every article says nothing about this one. A claim of review
    needs a record in the front matter: who reviewed it, when, that the review was one of substance
    (`kind: substantive`, not a check of the spelling), and who is responsible for the article.
    `nato-lint attest` writes the record; `site-responsible` in `[rules.ai-disclosure.exempt]` names
    who is responsible for the whole site. The record is this linter's way to keep such claims
    honest; no law asks for this form.

    ```markdown bad
    *This article was drafted with AI and reviewed by Ida Berg.*

    The ferry to Holm runs again from Monday.
    ```

    ```markdown good
    ---
    ai_disclosure:
      level: generated
      review: {by: "Ida Berg", date: 2026-11-20, kind: substantive}
      responsible: {name: "Holm Gazette"}
    ---

    *This article was drafted with AI and reviewed by Ida Berg.*

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    if article.is_in_scope and (article.in_sight or article.claims_exemption):
        from nato_lint_rules.disclosure.claims import unsupported_claims

        yield from unsupported_claims(article)


@rule("AID006", Severity.WARNING, whole_article=True)
def stale_review(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """An article that was changed after somebody reviewed it.

    The record of a review may hold a hash of the text that was reviewed, as `nato-lint attest`
    writes it. Where the text no longer matches, nobody has reviewed what is there now. The notice,
    the front matter and comments for this linter do not count. `max-review-lag-days` compares the
    date of the review with the day on which the article says it was last changed.

    ```markdown bad
    ---
    ai_disclosure:
      level: none
      review: {by: "Ida Berg", date: 2026-11-20, kind: substantive, content_hash: "sha256-v1:0"}
    ---

    The ferry to Holm runs again from Tuesday.
    ```

    ```markdown good
    ---
    ai_disclosure:
      level: none
      review: {by: "Ida Berg", date: 2026-11-20, kind: substantive}
    ---

    The ferry to Holm runs again from Tuesday.
    ```
    """
    article = article_of(document, disclosure)
    if not article.is_in_scope or article.review is None:
        return
    from nato_lint_rules.disclosure.review import staleness

    if why := staleness(article, article.review):
        start, end = article.review.hash_span
        yield Finding(start, end, f"{why} Have it reviewed again, then run `nato-lint attest`.")


@rule("AID007", Severity.ERROR, whole_article=True)
def invalid_ai_declaration(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """A declaration in the front matter that is no known level.

    The levels are `none`, `assisted`, `generated`, `autonomous` and `mixed`. `true` and `yes` are
    read as `generated`, `false` and `no` as `none`, and the words of other vocabularies
    (`ai-modified`, `ai-originated`, `machine-generated`) as the level that they mean. Anything else
    tells machines nothing.

    ```markdown bad
    ---
    ai_disclosure: a little
    ---

    The ferry to Holm runs again from Monday.
    ```

    ```markdown good
    ---
    ai_disclosure: assisted
    ---

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    declared = article.declared
    if not article.is_in_scope or declared is None or declared.level is not None:
        return
    from difflib import get_close_matches

    close = get_close_matches(str(declared.value).lower(), LEVELS, 1)
    meant = f" Did you mean “{close[0]}”?" if close else ""
    shown = " ".join(document.text[declared.start : declared.end].split())[:60]
    yield Finding(
        declared.start,
        declared.end,
        f"“{shown}” is no level of AI use; use {', '.join(LEVELS[:-1])} or {LEVELS[-1]}.{meant}",
    )


@rule("AID008", Severity.WARNING, whole_article=True)
def ai_byline(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """An AI product that is named as an author.

    Readers take a byline for somebody who answers for the article. A program answers for nothing:
    name the person, and say in a notice what the program did. A first name that a product bears as
    well is left alone.

    ```markdown bad
    ---
    author: ChatGPT
    ai_disclosure: assisted
    ---

    The ferry to Holm runs again from Monday.
    ```

    ```markdown good
    ---
    author: Claude Sand
    ai_disclosure: assisted
    ---

    The ferry to Holm runs again from Monday.
    ```
    """
    if document.front_matter is None or not article_of(document, disclosure).is_in_scope:
        return
    from nato_lint_rules.disclosure.byline import ai_authors

    yield from ai_authors(document)


@rule("AID010", Severity.INFO, default=False, whole_article=True)
def undeclared_ai_notice(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """A notice that readers see and no declaration that machines can read.

    Feeds, search engines and your own lists of articles read the front matter, not the notice. A
    line such as `ai_disclosure: assisted` says the same to them.

    ```markdown bad
    *This article was written with the help of AI.*

    The ferry to Holm runs again from Monday.
    ```

    ```markdown good
    ---
    ai_disclosure: assisted
    ---

    *This article was written with the help of AI.*

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    if not article.is_in_scope or article.declared:
        return
    for notice in [notice for notice in article.notices if notice.answers][:1]:
        from nato_lint_rules.disclosure.missing import declared_line, declared_place

        level = notice.level or f"({', '.join(LEVELS[1:])})"
        yield Finding(
            notice.start,
            notice.end,
            f"Readers see this notice, but the {declared_place(article)} declares nothing. Declare "
            f"the level there as well: `{declared_line(article, level)}`.",
        )
