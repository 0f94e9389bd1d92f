"""The words that columns, boxes of facts and tools use."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Words(NamedTuple):
    """Column names, infobox labels and the columns of tools, in lower case."""

    columns: frozenset[str]
    infobox: frozenset[str]
    internal: tuple[str, ...]


@cache
def words() -> Words:
    """The words of words.toml."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return Words(frozenset(data["columns"]), frozenset(data["infobox"]), tuple(data["internal"]))
