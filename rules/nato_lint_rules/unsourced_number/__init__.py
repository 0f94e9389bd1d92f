"""Figures that come from nowhere."""

from collections.abc import Iterator
from typing import Literal

from nato_lint import Document, Finding, Severity, rule


@rule("SRC001", Severity.WARNING, languages=("en",))
def unsourced_number(
    document: Document,
    *,
    scope: Literal["sentence", "paragraph"] = "paragraph",
    own_data: bool = True,
) -> Iterator[Finding]:
    """A figure that readers could check, with no word about where it comes from.

    Percentages, shares, sums of money, counts, measures, ratings, multiples and ranks are what
    readers believe first and what goes wrong first. Wherever one stands, the article should say who
    counted: by a link, a footnote, a citation, or a name ("according to the Harbour Board",
    "a 2023 census found").

    A source is looked for in the sentence and then in its paragraph (`scope = "sentence"` wants it
    in the sentence). A link, a footnote or a citation speaks for its whole paragraph, a name for
    what follows it. A list and its introduction are one paragraph; the cells of a table may have
    their source in the row or in the text right above or below the table.

    Dates, times, versions, names ("Article 5"), instructions, rules, suppositions, questions and
    small counts are no such figures. Who reports figures of his own ("we counted 300 boats") is
    their source, unless `own-data = false`.

    ```markdown bad
    The port handles 40 percent of the fruit that reaches the country.
    ```

    ```markdown good
    According to the Harbour Board, the port handles 40 percent of the fruit that reaches the country.
    ```
    """
    from nato_lint_rules.unsourced_number.check import unsourced

    for prose, quantity in unsourced(document, scope=scope, own_data=own_data):
        words = prose.text[quantity.start : quantity.end]
        yield Finding(
            *prose.span(quantity.start, quantity.end),
            f"Nothing says where the figure “{words}” comes from. Name the source here or link to it.",
        )
