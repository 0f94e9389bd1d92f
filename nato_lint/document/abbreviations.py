"""What the sentence splitter knows about words: the sections of abbreviations.txt."""

from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from nato_lint.wordlists import WordLists

__all__ = ["Abbreviations", "Behaviour", "abbreviations"]

Behaviour = Literal["inner", "number", "either", "closing"]

_LISTS = WordLists(__file__, "abbreviations.txt")


class Abbreviations(NamedTuple):
    """The words that matter beside a mark; the data file explains its sections."""

    behaviours: dict[str, Behaviour]
    starters: frozenset[str]
    after_closing: frozenset[str]
    after_ordinal: frozenset[str]
    marked_names: frozenset[str]
    after_name: frozenset[str]
    domains: frozenset[str]

    def behaviour(self, word: str) -> Behaviour | None:
        """How a stop after *word* behaves; None if the word is no abbreviation."""
        return self.behaviours.get(word) or self.behaviours.get(word.lower())


@cache
def abbreviations() -> Abbreviations:
    """The abbreviations of all languages, read at the first call."""
    kinds = cast("tuple[Behaviour, ...]", get_args(Behaviour))
    others = (name for name in _LISTS.sections if name not in kinds)
    return Abbreviations(
        behaviours={word: kind for kind in kinds for word in _LISTS.words(kind)},
        **{name.replace("-", "_"): _LISTS.words(name) for name in others},
    )
