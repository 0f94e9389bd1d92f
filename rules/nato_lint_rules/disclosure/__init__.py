"""AI disclosure: whether an article tells its readers how far AI made it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nato_lint import Document, Finding, ProseKind, Severity, rule
from nato_lint_rules.chatbot_residue import chat_phrases, citation_tokens
from nato_lint_rules.disclosure.mentions import Mentions
from nato_lint_rules.disclosure.options import DisclosureOptions
from nato_lint_rules.disclosure.scope import is_article, published_before

# What only articles that speak of AI need is imported when one of them does.
if TYPE_CHECKING:
    from nato_lint_rules.chatbot_residue.residue import Residue
    from nato_lint_rules.disclosure.declaration import Declaration
    from nato_lint_rules.disclosure.notice import Notice

_DEFAULTS = DisclosureOptions()


@rule("AID001", Severity.WARNING)
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
    `[rules.ai-disclosure]` chooses which articles need a notice, `since` leaves older ones alone.

    ```markdown bad
    # Ferry to Holm runs again

    The ferry to Holm runs again from Monday, the harbour office says.
    ```

    ```markdown good
    # Ferry to Holm runs again

    *This article was written with the help of AI and checked by Ida Berg.*

    The ferry to Holm runs again from Monday, the harbour office says.
    ```
    """
    if not _is_in_scope(document, disclosure):
        return
    declared = _declaration(document, disclosure)
    evidence = _evidence(document)
    reason = _reason(declared, evidence, disclosure)
    if reason is None or any(notice.answers for notice in _notices(document, disclosure)):
        return
    title = document.title
    yield Finding(
        title.start,
        title.end,
        f"{reason} {_advice(declared, evidence, disclosure)}",
        severity=Severity.ERROR if declared or evidence else Severity.WARNING,
    )


@rule("AID002", Severity.WARNING)
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
    if not _is_in_scope(document, disclosure):
        return
    found = [notice for notice in _notices(document, disclosure) if not notice.denies]
    in_sight = [notice for notice in found if notice.is_in_text]
    if not in_sight:
        for notice in found[:1]:
            yield Finding(
                notice.start,
                notice.end,
                f"This AI notice stands {notice.place.value}, where readers miss it. "
                "Move it into the text, close to the title.",
            )
    elif not any(_is_in_position(document, notice, disclosure) for notice in in_sight):
        wanted = {
            "head": "close to the title, before the first section",
            "tail": "at the end of the article",
        }[disclosure.notice.position]
        yield Finding(
            in_sight[0].start,
            in_sight[0].end,
            f"This AI notice belongs {wanted}. Move it there.",
        )


def _is_in_scope(document: Document, options: DisclosureOptions) -> bool:
    if options.require == "never" or not is_article(document):
        return False
    return options.since is None or not published_before(document, options.since)


def _declaration(document: Document, options: DisclosureOptions) -> "Declaration | None":
    if document.front_matter is None:
        return None
    from nato_lint_rules.disclosure.declaration import read_declaration

    return read_declaration(document, options.front_matter)


def _notices(document: Document, options: DisclosureOptions) -> "Sequence[Notice]":
    """All notices in the article, in order."""
    found: list[Notice] = []
    if document.shared(Mentions):
        from nato_lint_rules.disclosure.statements import find_statements

        found.extend(document.shared(find_statements))
    names = [name for name in options.notice.markers if _may_hold_marker(document, name)]
    if names:
        from nato_lint_rules.disclosure.markers import find_markers

        found.extend(find_markers(document, names))
    return sorted(found, key=lambda notice: notice.start)


def _may_hold_marker(document: Document, name: str) -> bool:
    parts = name.lower().replace("_", "-").split("-")
    return all(document.mentions(part) for part in parts)


def _evidence(document: Document) -> "Residue | None":
    """The first left-over of a chatbot; links that it gave prove nothing, people paste them."""
    found = (*document.shared(citation_tokens), *document.shared(chat_phrases))
    return min(found, key=lambda residue: residue.start, default=None)


def _reason(
    declared: "Declaration | None", evidence: "Residue | None", options: DisclosureOptions
) -> str | None:
    """Why the article needs a notice that readers see; None if it needs none."""
    if declared:
        by_declaration = options.require != "when-residue" and options.rendered_by == "body"
        if by_declaration and declared.level in options.levels:
            return (
                f"The front matter declares that AI was used (“{declared.level}”), "
                "but nothing tells readers."
            )
        return None
    if evidence:
        if options.require == "when-declared":
            return None
        return (
            "This article holds left-overs of a chatbot "
            f"(“{evidence.excerpt}”) but does not say whether AI was used."
        )
    return (
        "This article does not say whether AI was used to make it."
        if options.require == "always"
        else None
    )


def _advice(
    declared: "Declaration | None", evidence: "Residue | None", options: DisclosureOptions
) -> str:
    if declared:
        return (
            "Add a short notice such as “This article was written with the help of AI.”, or set "
            '`rendered-by = "template"` in the configuration if your site shows one itself.'
        )
    key = options.front_matter.key
    if evidence:
        return (
            "Add a short notice if AI helped to write it, or declare it in the front matter "
            f"(`{key}: assisted`, or `{key}: none` if only the left-over came from a chatbot)."
        )
    return (
        "Add a short notice that readers see, or one line to the front matter: "
        f"`{key}: none` if no AI was used."
    )


def _is_in_position(document: Document, notice: "Notice", options: DisclosureOptions) -> bool:
    position, limit = options.notice.position, options.notice.max_blocks_before
    if position == "tail":
        return len(document.prose) - notice.block - 1 <= limit
    if position == "head":
        before = [
            prose
            for prose in document.prose[: notice.block]
            if not (prose.kind is ProseKind.HEADING and prose.level == 1)
        ]
        return len(before) <= limit and all(p.kind is not ProseKind.HEADING for p in before)
    return True
