"""Left-overs of text that was copied out of a chatbot: broken text, whoever wrote it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nato_lint import Document, Edit, Finding, Fix, Safety, Severity, rule
from nato_lint_rules.chatbot_residue import gates

if TYPE_CHECKING:
    from nato_lint_rules.chatbot_residue.residue import Residue


@rule("RES001", Severity.ERROR, fix=Safety.SAFE)
def chatbot_citation_token(
    document: Document, *, tracking_parameters: bool = True
) -> Iterator[Finding]:
    """Citation marks and link parameters that a chatbot left in the text.

    Chatbots mark their sources with tokens that only their own page turns into links. Copied into
    an article they are noise, and the source that the reader was to get is missing. Tokens that
    nothing else writes are found in code as well.

    Links that a chatbot gave carry a parameter such as `utm_source=chatgpt.com`. It does no harm to
    the reader, so it is reported as info, and can be removed safely; `tracking-parameters = false`
    turns that off.

    ```markdown bad
    The [harbour report](https://harbour.example/report?utm_source=chatgpt.com) counts 412 ships.
    ```

    ```markdown good
    The [harbour report](https://harbour.example/report) counts 412 ships.
    ```
    """
    yield from _tokens(document)
    if tracking_parameters:
        yield from _tracking(document)


@rule("RES002", Severity.ERROR)
def chatbot_phrase(document: Document) -> Iterator[Finding]:
    """Words in which a chatbot speaks to the person who uses it.

    “As an AI language model, I cannot …”, “As of my last update”, “Certainly! Here is …” and the
    label of a copy button glued to code are no part of an article: they slipped in when text was
    copied out of a chat. Quotations are left alone.

    ```markdown bad
    Certainly! Here is a short history of Holm harbour.

    The harbour was dug in 1872.
    ```

    ```markdown good
    The harbour was dug in 1872.
    ```
    """
    for phrase in document.shared(chat_phrases):
        yield Finding(
            phrase.start,
            phrase.end,
            f"“{phrase.excerpt}” is a left-over from a chatbot. "
            "Delete it, and check whether the text around it is meant for your readers.",
        )


@rule("RES003", Severity.ERROR)
def unfilled_placeholder(document: Document) -> Iterator[Finding]:
    """A blank of a template that nobody filled in.

    “[Your Name]”, “[Insert statistic]”, “INSERT_LINK_HERE”, “{mention}”, “2025-XX-XX”, “[TK]”, “TODO:” or
    filler text such as “lorem ipsum dolor” reached the article instead of what belongs there. Links,
    footnotes, template syntax, code and quotations are left alone; `[[Your Name]]` and `{{Your Name}}`
    are blanks all the same.

    ```markdown bad
    The library lent [insert number] books last year.
    ```

    ```markdown good
    The library lent 31,400 books last year.
    ```
    """
    blocks = gates.blocks_holding(document, gates.PLACEHOLDERS)
    if not blocks and not document.mentions("[[", "{{"):
        return
    from nato_lint_rules.chatbot_residue.placeholders import find_placeholders

    for blank in find_placeholders(document, blocks):
        yield Finding(
            blank.start,
            blank.end,
            f"“{_shortened(blank.text)}” is a blank that was never filled in. "
            "Put in what belongs here, or delete it.",
        )


def citation_tokens(document: Document) -> "tuple[Residue, ...]":
    """The citation tokens of chatbots, in order."""
    if not document.mentions(*gates.TOKENS):
        return ()
    from nato_lint_rules.chatbot_residue.tokens import find_tokens

    return tuple(find_tokens(document))


def chat_phrases(document: Document) -> "tuple[Residue, ...]":
    """The words in which a chatbot speaks to its user, in order."""
    held = {
        kind: blocks
        for kind, literals in gates.PHRASES.items()
        if (blocks := gates.blocks_holding(document, literals))
    }
    if not held:
        return ()
    from nato_lint_rules.chatbot_residue.phrases import find_phrases

    return tuple(find_phrases(held))


def tracking_parameters(document: Document) -> "tuple[Residue, ...]":
    """The parameters by which links show that a chatbot gave them, in order."""
    if not document.mentions(*gates.TRACKING):
        return ()
    from nato_lint_rules.chatbot_residue.tokens import find_tracking_parameters

    return tuple(find_tracking_parameters(document))


def _tokens(document: Document) -> Iterator[Finding]:
    tokens = document.shared(citation_tokens)
    if not tokens:
        return
    from nato_lint_rules.chatbot_residue.deletion import deletion

    for token in tokens:
        edits = deletion(document, token)
        yield Finding(
            token.start,
            token.end,
            f"“{token.excerpt}” is left-over chatbot markup; the source it stood for is missing. "
            "Put a link to the source in its place, or delete it.",
            fix=Fix(Fix.UNSAFE, "Delete the chatbot markup", edits) if edits else None,
        )


def _tracking(document: Document) -> Iterator[Finding]:
    for found in document.shared(tracking_parameters):
        # "?utm_source=x&page=2" becomes "?page=2", "?page=2&utm_source=x" becomes "?page=2".
        start, end = found.start, found.end
        behind = next((mark for mark in ("&amp;", "&") if document.text.startswith(mark, end)), "")
        if document.text[start] == "?" and behind:
            start, end = start + 1, end + len(behind)
        yield Finding(
            found.start,
            found.end,
            f"The link carries “{found.text[1:]}”, which says that a chatbot gave it. "
            "Remove it, and check that the page says what the article says.",
            severity=Severity.INFO,
            fix=Fix(Fix.SAFE, "Remove the tracking parameter", (Edit(start, end),)),
        )


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
