"""The decision: which repeated phrases are too many, each told once."""

from collections.abc import Collection
from typing import NamedTuple

from nato_lint import Document
from nato_lint_rules.keyword_stuffing.expectation import natural_count
from nato_lint_rules.keyword_stuffing.phrases import Phrase, Words, folded, repeated_phrases

# Of nested phrases that occur about equally often, the longest is the one to name.
_NEARLY_AS_OFTEN = 0.7
# More than these make no article clearer.
_MOST = 3

Forms = tuple[str, ...]


class Stuffed(NamedTuple):
    """A phrase that occurs too often, and how often would be natural here."""

    phrase: Phrase
    natural: int
    excess: float


def stuffed_phrases(document: Document, minimum_words: int) -> list[Stuffed]:
    """The phrases that an article repeats beyond what its length explains, worst first.

    Of phrases that contain one another or share half of their words, only one is told.
    """
    if document.word_count < minimum_words:
        return []
    told: list[Stuffed] = []
    found = _excessive(document)
    for stuffed in found:
        if len(told) < _MOST and not any(_akin(stuffed.phrase, other.phrase) for other in told):
            told.append(_longest_form(stuffed, found))
    return told


def _excessive(document: Document) -> list[Stuffed]:
    right = [_forms(term) for term in document.terms]
    title = frozenset(_forms(document.title.text))
    found = []
    for phrase in repeated_phrases(Words(document)):
        natural = natural_count(phrase, document.word_count, title)
        if phrase.count > natural and not _is_right(phrase, right):
            found.append(Stuffed(phrase, int(natural), phrase.count / natural))
    found.sort(key=lambda stuffed: (-stuffed.excess, stuffed.phrase.forms))
    return found


def _forms(text: str) -> Forms:
    return tuple(folded(word) for word in text.replace("-", " ").split())


def _is_right(phrase: Phrase, terms: Collection[Forms]) -> bool:
    return any(_contains(term, phrase.forms) for term in terms)


def _longest_form(stuffed: Stuffed, found: list[Stuffed]) -> Stuffed:
    enough = _NEARLY_AS_OFTEN * stuffed.phrase.count
    longer = (
        other
        for other in found
        if other.phrase.count >= enough and _contains(other.phrase.forms, stuffed.phrase.forms)
    )
    return max(longer, key=lambda other: len(other.phrase.forms))


def _contains(forms: Forms, part: Forms) -> bool:
    return any(forms[at : at + len(part)] == part for at in range(len(forms) - len(part) + 1))


def _akin(phrase: Phrase, other: Phrase) -> bool:
    forms, others = set(phrase.forms), set(other.forms)
    return 2 * len(forms & others) >= min(len(forms), len(others))
