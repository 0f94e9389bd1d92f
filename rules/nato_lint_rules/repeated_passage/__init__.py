"""Passages that say again what the article has said (DUP005)."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Related, Severity, rule
from nato_lint_rules.duplication.reporting import quoted


@rule("DUP005", Severity.WARNING, languages=("en",))
def repeated_passage(document: Document) -> Iterator[Finding]:
    """Two passages of an article that say the same in nearly the same words.

    Text that is generated or edited piece by piece tends to tell a thing twice: the same few
    sentences, or one long sentence, come back further down in another order and with a few other
    words. Readers who have come that far have not forgotten. Keep the better of the two.

    The rule looks for the words that both passages share and weighs the rare ones most, so that an
    article may stay on its topic. Passages with other numbers or names, or of which only one denies
    something, say different things. Neighbouring sentences may be parallel; headings, tables,
    quotations, and items of lists that resemble one another are left alone. A single sentence that
    stands twice as it is, is a matter of DUP004.

    ```markdown bad
    The harbour office hands out moorings in March, when the winter storms have passed and the
    pontoons have been checked by divers. Boats wait in the outer basin until then.

    Fees are due in April. Whoever pays late loses the place. There is no waiting list.

    Moorings are handed out by the harbour office once divers have checked the pontoons and the
    winter storms have passed, usually in March.
    ```

    ```markdown good
    The harbour office hands out moorings in March, when the winter storms have passed and the
    pontoons have been checked by divers. Boats wait in the outer basin until then.

    Fees are due in April. Whoever pays late loses the place. There is no waiting list.
    ```
    """
    from nato_lint_rules.repeated_passage.passages import repeated_passages

    for first, second in repeated_passages(document):
        line = document.source.line_number(first.span[0])
        yield Finding(
            *second.span,
            f"The passage {quoted(second.text)} says in nearly the same words what stands in line "
            f"{line}. Keep the better of the two, or let this one say something new.",
            related=[Related(*first.span, "said here first")],
        )
