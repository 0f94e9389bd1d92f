"""The rules about what readers see: AID001, AID002, AID003 and AID009."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Related, Safety, Severity, rule
from nato_lint_rules.disclosure.article import article_of
from nato_lint_rules.disclosure.options import DisclosureOptions

_DEFAULTS = DisclosureOptions()


@rule("AID001", Severity.WARNING, fix=Safety.SAFE, whole_article=True)
def missing_ai_disclosure(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """An article that does not tell its readers whether AI made it.

    Readers want to know whether a machine wrote what they read, and in many places the law now
    asks publishers to say so. An article answers with a short notice that readers see, or with a
    line in its front matter: `ai_disclosure: none`, `assisted`, `generated`, `autonomous` or
    `mixed`. The levels `generated`, `autonomous` and `mixed` need a visible notice as well, unless
    the site's template shows one (`rendered-by = "template"`). A missing notice is an error where
    the front matter declares AI or the text holds left-overs of a chatbot.

    Drafts and files such as README and CHANGELOG are no articles. `require` in
    `[rules.ai-disclosure]` chooses which articles need a notice, `since` leaves older ones alone;
    with `exempt.reviewed` a record of human review takes the place of the notice.

    Where the front matter declares the level, the fix writes the house's notice for it, in the form
    of the article's dialect unless `notice.form` names another. That speaks for the publisher, so
    it is an unsafe fix unless `notice.insert` is `"safe"`.

    ```markdown bad
    ---
    title: Ferry to Holm runs again
    ai_disclosure: generated
    ---

    The ferry to Holm runs again from Monday, the harbour office says.
    ```

    ```markdown good
    ---
    title: Ferry to Holm runs again
    ai_disclosure: generated
    ---

    > **AI disclosure:** This article was generated with AI.

    The ferry to Holm runs again from Monday, the harbour office says.
    ```
    """
    article = article_of(document, disclosure)
    if not article.needs_notice:
        return
    from nato_lint_rules.disclosure.missing import advice, insertion, reason

    why = reason(article)
    if why is None or any(notice.answers for notice in article.notices):
        return
    title = document.title
    is_error = article.declared or article.evidence
    yield Finding(
        title.start,
        title.end,
        f"{why} {advice(article)}",
        severity=Severity.ERROR if is_error else Severity.WARNING,
        fix=insertion(article),
    )


@rule("AID002", Severity.WARNING, whole_article=True)
def misplaced_ai_disclosure(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """An AI notice where readers miss it, or not where the house wants it.

    A notice in a footnote, in a collapsed or hidden element or in the alternative text of an image
    does not reach the people it is for. With `position = "head"` in
    `[rules.ai-disclosure.notice]` the notice has to stand between the title and the first section,
    with `"tail"` at the end of the article.

    ```markdown bad
    # Ferry to Holm runs again

    The ferry to Holm runs again from Monday.[^1]

    [^1]: This article was written with the help of AI.
    ```

    ```markdown good
    # Ferry to Holm runs again

    *This article was written with the help of AI.*

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    if not article.needs_notice or not article.notices:
        return
    from nato_lint_rules.disclosure.position import is_in_position

    found = [notice for notice in article.notices if not notice.denies]
    in_sight = article.in_sight
    if not in_sight:
        for notice in found[:1]:
            yield Finding(
                notice.start,
                notice.end,
                f"This AI notice stands {notice.place.value}, where readers miss it. "
                "Move it into the text, close to the title.",
            )
    elif not any(is_in_position(article, notice) for notice in in_sight):
        wanted = {
            "head": "close to the title, before the first section",
            "tail": "at the end of the article",
        }[article.policy.position]
        yield Finding(
            in_sight[0].start,
            in_sight[0].end,
            f"This AI notice belongs {wanted}. Move it there.",
        )


@rule("AID003", Severity.WARNING, whole_article=True)
def vague_ai_disclosure(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """An AI notice that hedges, or leaves out what the house wants it to say.

    “This article may contain AI” tells readers nothing: the publisher knows whether it does. A
    notice says at least that AI made or changed this text; `required` in
    `[rules.ai-disclosure.notice]` asks for more: which part (`extent`), who checked it (`review`),
    when (`date`), a link to the house's policy (`policy-link`). Articles of law and disclaimers of
    liability do not belong in it: the notice is for readers.

    ```markdown bad
    # Ferry to Holm runs again

    *AI may have been used to write this article.*

    The ferry to Holm runs again from Monday.
    ```

    ```markdown good
    # Ferry to Holm runs again

    *AI was used to write this article.*

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    if article.needs_notice and article.in_sight:
        from nato_lint_rules.disclosure.vague import vague_notices

        yield from vague_notices(article)


@rule("AID009", Severity.WARNING, whole_article=True)
def duplicate_ai_disclosure(
    document: Document, *, disclosure: DisclosureOptions = _DEFAULTS
) -> Iterator[Finding]:
    """An AI notice that readers see twice.

    One notice is enough. Two of them mostly come from a template that shows one itself
    (`rendered-by = "template"`) while the author has written another, or from an article that was
    pasted together. Notices in one section or next to each other count as one.

    ```markdown bad
    *This article was written with the help of AI.*

    # Ferry to Holm runs again

    The ferry to Holm runs again from Monday.

    *This article was written with the help of AI.*
    ```

    ```markdown good
    *This article was written with the help of AI.*

    # Ferry to Holm runs again

    The ferry to Holm runs again from Monday.
    ```
    """
    article = article_of(document, disclosure)
    if not article.is_in_scope or not article.in_sight:
        return
    from nato_lint_rules.disclosure.position import repeated_notices

    declared = article.declared
    if disclosure.rendered_by == "template" and declared and declared.level not in (None, "none"):
        first = article.in_sight[0]
        yield Finding(
            first.start,
            first.end,
            "The site shows a notice from the front matter already, so readers see this one as "
            "well. Delete it here.",
        )
        return
    for first, second in repeated_notices(article):
        yield Finding(
            second.start,
            second.end,
            "The article has an AI notice already. Keep the one that readers see first.",
            related=(Related(first.start, first.end, "the first notice"),),
        )
