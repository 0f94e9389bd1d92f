"""The words that name sources and the verbs with which they report, from vocabulary.txt."""

from functools import cache

from nato_lint import WordLists

_LISTS = WordLists(__file__, "vocabulary.txt")


@cache
def words(name: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(_LISTS.entries(name))
