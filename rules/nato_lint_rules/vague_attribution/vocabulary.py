"""The words of phrases.txt, read when they are first needed."""

from functools import cache

from nato_lint import WordLists

_LISTS = WordLists(__file__, "phrases.txt")


def listed(name: str) -> tuple[str, ...]:
    """The words of a section, in order."""
    return _LISTS.entries(name)


@cache
def words(*names: str) -> frozenset[str]:
    """The words of these sections."""
    return frozenset(word for name in names for word in listed(name))
