"""The words that name sources and the verbs with which they report, from vocabulary.txt."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from nato_lint_rules.word_lists import read_word_lists


@cache
def words(name: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(_sections()[name])


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    return read_word_lists(Path(__file__).with_suffix(".txt"))
