"""AI products among the authors in the front matter."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Value
from nato_lint_rules.disclosure.product_names import ai_product_in


def ai_authors(document: Document) -> Iterator[Finding]:
    """One finding for each AI product, at its name."""
    for author in document.metadata.authors:
        yield from _in_byline(document, author)


def _in_byline(document: Document, author: Value) -> Iterator[Finding]:
    """The product in a byline; the whole value where it is spelled otherwise."""
    found = ai_product_in(author.text[:500])
    if found is None:
        return
    name = author.text[found[0] : found[1]]
    place = author.start + found[0], author.start + found[1]
    if document.text[place[0] : place[1]] != name:
        place = author.start, author.end
    yield Finding(
        *place,
        f"“{name}” is no author: nobody answers for what it writes. Name the person who does, and "
        "say in a notice what AI did.",
    )
