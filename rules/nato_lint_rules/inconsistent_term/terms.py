"""The terms of an article that stand there in more than one spelling."""

from collections.abc import Iterator
from operator import add
from typing import NamedTuple

from nato_lint import Document
from nato_lint_rules.inconsistent_term.places import Block, is_free_to_vary, is_noun_place
from nato_lint_rules.inconsistent_term.variants import (
    Kind,
    Variant,
    closed_and_hyphenated,
    may_be_compound,
    variants_of,
)

_ENOUGH = {Kind.COMPOUND: 2, Kind.STOPS: 2, Kind.DIALECT: 2, Kind.CAPITALS: 3}  # places
_ENOUGH_OPENED = 4  # places; two words side by side may be no compound


class Place(NamedTuple):
    """Where a spelling stands in the source, and whether it is a noun of its own there."""

    start: int
    end: int
    noun: bool = True

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets in the source."""
        return self.start, self.end


class Term:
    """One term: the places of each of its spellings, in order."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.places: dict[str, list[Place]] = {}

    @property
    def by_preference(self) -> list[str]:
        """The spellings from the commonest to the rarest; of equals, the first used comes first.

        Of capitals, those inside a name come first: the maker of the name has put them there.
        """

        def rank(spelling: str) -> tuple[bool, int, Place]:
            plain = self.kind is Kind.CAPITALS and spelling.istitle()
            return plain, -len(self.places[spelling]), self.places[spelling][0]

        return sorted(self.places, key=rank)

    def settle(self) -> None:
        """Leave out what grammar spells differently: "a long-term plan", "in the long term"."""
        if self.kind is not Kind.COMPOUND or any(spelling.isalpha() for spelling in self.places):
            return
        nouns = {
            spelling: [place for place in places if place.noun]
            for spelling, places in self.places.items()
        }
        self.places = {spelling: places for spelling, places in nouns.items() if places}

    @property
    def is_inconsistent(self) -> bool:
        """Whether the spellings are several, and often enough that it does not look like chance."""
        total = sum(len(places) for places in self.places.values())
        opened = any(" " in spelling for spelling in self.places)
        return len(self.places) > 1 and total >= (_ENOUGH_OPENED if opened else _ENOUGH[self.kind])


class _Opened(NamedTuple):
    """Two words that another place of the article joins."""

    block: Block
    at: int
    variant: Variant


def inconsistent_terms(document: Document) -> list[Term]:
    """The terms with several spellings, in the order of the first place to change."""
    blocks = [Block(prose) for prose in document.prose if not prose.inside("quote")]
    vocabulary: set[str] = set()
    for block in blocks:
        vocabulary.update(block.written)
    joined = closed_and_hyphenated(vocabulary)
    opened = [found for block in blocks for found in _opened(block, joined)]
    variants = variants_of(vocabulary, {found.variant.key for found in opened})
    terms: dict[tuple[Kind, str], Term] = {}
    for block, at, variant in opened:
        _add(terms, variant, block, at, at + 1)
    if variants:
        for block in blocks:
            for at, word in enumerate(block.written):
                if word in variants:
                    _add(terms, variants[word], block, at, at)
    for term in terms.values():
        term.settle()
    found_terms = [
        term for term in terms.values() if term.is_inconsistent and not _declared(term, document)
    ]
    return sorted(found_terms, key=lambda term: term.places[term.by_preference[1]][0])


def _opened(block: Block, joined: frozenset[str]) -> Iterator[_Opened]:
    """The neighbours in a block that the article joins elsewhere."""
    words = [word.lower() for word in block.written]
    text, spans = block.prose.text, block.prose.words
    for at, key in enumerate(map(add, words, words[1:])):
        if key in joined:
            gap = text[spans[at][1] : spans[at + 1][0]]
            first, second = words[at : at + 2]
            if gap in (" ", "\u00a0") and may_be_compound(first, second):
                yield _Opened(block, at, Variant(Kind.COMPOUND, key, f"{first} {second}"))


def _add(
    terms: dict[tuple[Kind, str], Term], variant: Variant, block: Block, at: int, last: int
) -> None:
    """Note a place of a variant, unless the place excuses the spelling."""
    if is_free_to_vary(variant.kind, block, at):
        return
    prose = block.prose
    term = terms.setdefault((variant.kind, variant.key), Term(variant.kind))
    span = prose.span(prose.words[at][0], prose.words[last][1])
    noun = variant.kind is not Kind.COMPOUND or is_noun_place(prose, at, last)
    term.places.setdefault(variant.spelling, []).append(Place(*span, noun))


def _declared(term: Term, document: Document) -> bool:
    """Whether the house has declared one of the spellings right."""
    return any(spelling.lower() in document.terms for spelling in term.places)
