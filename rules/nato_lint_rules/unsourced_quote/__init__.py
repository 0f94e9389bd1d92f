"""Words in quotation marks that nobody has said."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Severity, rule


@rule("SRC003", Severity.INFO, default=False, languages=("en",))
def unsourced_quote(document: Document) -> Iterator[Finding]:
    """A quotation without a speaker or a source.

    Words in quotation marks are somebody's, and readers want to know whose. A quotation that has
    lost its speaker cannot be checked, and often it was never said that way.

    A speaker ("said the pilot"), a name behind a dash, a link, a footnote or a citation in the
    paragraph or in one beside it is enough. Terms in quotation marks, titles, questions, examples
    of wording and dialogue in a story are left alone.

    ```markdown bad
    The new mole has friends. “Nobody here wants the old one back, and nobody ever will.”
    ```

    ```markdown good
    The new mole has friends. “Nobody here wants the old one back,” said Mary Ito, a pilot.
    ```
    """
    if not ("“" in document.text or '"' in document.text):
        return
    from nato_lint_rules.unsourced_quote.quotes import speakerless

    for prose, start, end in speakerless(document):
        yield Finding(
            *prose.span(start, end),
            f"Nothing says whose words “{_shown(prose.text[start + 1 : end - 1])}” are. "
            "Name the speaker and the source, or take the quotation marks away.",
        )


def _shown(words: str) -> str:
    return words if len(words) <= 50 else words[:49].rstrip() + "…"
