"""The words of phrases.txt, read when they are first needed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from nato_lint_rules.word_lists import read_word_lists


def listed(name: str) -> tuple[str, ...]:
    """The words of a section, in order."""
    return _sections()[name]


@cache
def words(*names: str) -> frozenset[str]:
    """The words of these sections."""
    return frozenset(word for name in names for word in listed(name))


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    return read_word_lists(Path(__file__).parent / "phrases.txt")
