"""The words of the family, read from words.toml when they are first needed."""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def section(*path: str) -> Any:
    """A table or a list of words.toml by its keys."""
    found = _data()
    for key in path:
        found = found[key]
    return found


@cache
def words(*path: str) -> frozenset[str]:
    """A list of words.toml as a set."""
    return frozenset(section(*path))


@cache
def all_words(table: str) -> frozenset[str]:
    """The words of all lists of a table of words.toml."""
    return frozenset(word for listed in section(table).values() for word in listed)


@cache
def _data() -> Any:
    import tomllib

    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
