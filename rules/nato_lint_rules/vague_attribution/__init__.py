"""Claims that are put into the mouth of nobody in particular."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Severity, rule


@rule("SRC002", Severity.WARNING, languages=("en",))
def vague_attribution(document: Document) -> Iterator[Finding]:
    """A claim by "studies", "experts" or "many people" whom nobody can name.

    "Studies show" and "experts agree" borrow an authority that readers cannot ask. Who wrote the
    study, and where can it be read? If nobody can be named, the sentence is better off without the
    appeal: say it as your own judgement, or leave it out.

    A name, a link, a footnote or a citation in the sentence or in one beside it answers the
    question. Headings, quotations, questions, studies of one's own ("our studies show") and sources
    that the article has spoken of ("these studies show") are left alone.

    ```markdown bad
    Studies show that gulls prefer the old mole. It is widely believed that the new one is too loud.
    ```

    ```markdown good
    A 2021 study by Lund University shows that gulls prefer the old mole. The new one is too loud.
    ```
    """
    from nato_lint_rules.vague_attribution.claims import literals, vague_claims

    if not document.mentions(*literals()):
        return
    for prose, start, end in vague_claims(document):
        said = prose.text[start:end]
        yield Finding(
            *prose.span(start, end),
            f"“{said}” names nobody whom readers could ask. Say who it is and link to the source, "
            "or make the claim your own.",
        )
