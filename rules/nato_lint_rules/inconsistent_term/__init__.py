"""Terms that an article spells in more than one way."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Related, Severity, rule

_SHOWN_SPELLINGS = 3


@rule("CON001", Severity.WARNING, languages=("en",))
def inconsistent_term(document: Document) -> Iterator[Finding]:
    """Two spellings of one term in an article.

    An article that writes "US" and "U.S.", "burden-sharing" and "burdensharing", "colour" and
    "color" looks as if nobody had read it as a whole. The rule compares abbreviations with and
    without stops, compounds with and without hyphen or space, British and American spellings, and
    the capitals inside names such as "GitHub". The first place of the rarer spelling is marked.

    A hyphen that only stands before a noun ("a long-term plan", "in the long term") is grammar, not
    inconsistency. Quotations, names, and what the configuration lists under `terms` are left alone.

    ```markdown bad
    The co-operative runs the ferry. A cooperative of this size needs two boats, and another
    cooperative has lent it one.
    ```

    ```markdown good
    The cooperative runs the ferry. A cooperative of this size needs two boats, and another
    cooperative has lent it one.
    ```
    """
    from nato_lint_rules.inconsistent_term.terms import inconsistent_terms

    for term in inconsistent_terms(document):
        preferred, *others = term.by_preference
        rarer = sorted(place for spelling in others for place in term.places[spelling])
        first, *rest = rarer
        related = [Related(*place.span, "another place to change") for place in rest]
        related.append(Related(*term.places[preferred][0].span, f"spelled “{preferred}” here"))
        listed = " and ".join(
            f"“{spelling}” ({_times(len(term.places[spelling]))})"
            for spelling in (*others[:_SHOWN_SPELLINGS], preferred)
        )
        yield Finding(
            *first.span,
            f"This article spells one term in different ways: {listed}. Use one spelling "
            f"throughout, best “{preferred}”.",
            related=tuple(related),
        )


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
