"""The words of the family, read from words.txt when they are first needed."""

from collections.abc import Mapping
from functools import cache

from nato_lint import WordLists

_LISTS = WordLists(__file__, "words.txt")


def listed(name: str) -> tuple[str, ...]:
    """The words of a section, in order."""
    return _LISTS.entries(name)


@cache
def words(*names: str) -> frozenset[str]:
    """The words of these sections."""
    return frozenset(word for name in names for word in listed(name))


@cache
def values(name: str) -> Mapping[str, float]:
    """The words of a section whose entries have the form "dozen = 12"."""
    pairs = (entry.partition(" = ") for entry in listed(name))
    return {word: float(value) for word, _, value in pairs}


@cache
def units() -> frozenset[str]:
    """The units that make a number a measurement."""
    return words("length", "area", "weight", "volume", "energy", "speed", "instant", "rating")


@cache
def settings() -> frozenset[str]:
    """The units and nouns that make a number a setting or an arrangement."""
    return words("duration", "kitchen", "screen", "arranged")
