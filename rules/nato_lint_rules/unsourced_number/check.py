"""The decision: a claim in figures, and nothing within its scope that says who counted."""

from collections.abc import Iterator

from nato_lint import Document, Prose, Sentence
from nato_lint_rules.sourcing.evidence import Sources
from nato_lint_rules.unsourced_number.quantity import Kind, Quantity
from nato_lint_rules.unsourced_number.reading import Reading, is_offer, is_read
from nato_lint_rules.unsourced_number.recognise import quantities


def unsourced(
    document: Document, *, scope: str, own_data: bool
) -> Iterator[tuple[Prose, Quantity]]:
    """The quantities of an article that want a source and have none, with their blocks."""
    sources = Sources(document, own_data=own_data)
    for prose in document.prose:
        if not is_read(prose):
            continue
        for sentence, claims in _claims(prose):
            if scope == "paragraph":
                source = sources.before(prose, sentence.end)
            else:
                source = sources.of_sentence(sentence)
            if not source:
                yield from ((prose, claim) for claim in claims)


def _claims(prose: Prose) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """The sentences of a block that state quantities as facts, with these."""
    found = quantities(prose.text)
    if found and is_offer(prose.text):
        found = [quantity for quantity in found if quantity.kind is not Kind.MONEY]
    if not found:
        return
    at = 0
    for sentence in prose.sentences:
        first = at
        while at < len(found) and found[at].start < sentence.end:
            at += 1
        if first < at:
            reading = Reading(sentence)
            if claims := [quantity for quantity in found[first:at] if reading.claims(quantity)]:
                yield sentence, claims
