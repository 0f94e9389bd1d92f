"""The words that columns, boxes of facts and tools use."""

from functools import cache
from typing import NamedTuple

from nato_lint import WordLists


class Words(NamedTuple):
    """Column names, infobox labels and the columns of tools, in lower case."""

    columns: frozenset[str]
    infobox: frozenset[str]
    internal: tuple[str, ...]


@cache
def words() -> Words:
    """The words of words.txt."""
    lists = WordLists(__file__, "words.txt")
    return Words(
        frozenset(lists.entries("columns")),
        frozenset(lists.entries("infobox")),
        lists.entries("internal"),
    )
