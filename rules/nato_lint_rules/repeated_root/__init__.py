"""Words of one family close together (DUP007)."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Severity, rule


@rule("DUP007", Severity.INFO, default=False, languages=("en",))
def repeated_root(document: Document) -> Iterator[Finding]:
    """The same root twice in one breath.

    "Diplomatic engagement in diplomacy" says one thing twice: the second word only repeats the
    first in another form. One of the two can nearly always go, or make room for what was meant. The
    words must be long, of different forms, and a few words apart with no mark, "and", "or" or
    "than" between.

    Inflected forms of one word ("the boat and the boats"), persons and what they do ("the teachers
    teach"), names, words with a hyphen, quotations and headings are left alone.

    ```markdown bad
    The council wants strategic growth through a strategy for the harbour.
    ```

    ```markdown good
    The council wants growth and has a strategy for the harbour.
    ```
    """
    from nato_lint_rules.repeated_root.families import repeated_roots

    for prose, start, end, first, second in repeated_roots(document):
        yield Finding(
            *prose.span(start, end),
            f"“{first}” and “{second}” have the same root and say the same thing twice. Keep one of "
            "them, or write what the other was meant to add.",
        )
