"""What the sentence splitter knows about words: the sections of abbreviations.txt."""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

__all__ = ["Abbreviations", "Behaviour", "abbreviations"]

Behaviour = Literal["inner", "number", "either", "closing"]

_DATA = Path(__file__).with_name("abbreviations.txt")


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
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections[line.strip("[]")] = set()
        elif not line.startswith("#"):
            words.update(line.split())
    kinds = cast("tuple[Behaviour, ...]", get_args(Behaviour))
    return Abbreviations(
        behaviours={word: kind for kind in kinds for word in sections.pop(kind)},
        **{name.replace("-", "_"): frozenset(found) for name, found in sections.items()},
    )
