"""Lists of words in plain text files: sections of words and phrases, which parse at once.

    # A comment has a line of its own.
    [section]
    word, another word, a phrase of several words
    one more

A file is read once per run, and not at all where its rule has nothing to look at.
"""

from collections.abc import Mapping
from pathlib import Path


def read_word_lists(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The words of each section of a file, in order; commas and line ends part them."""
    lists: dict[str, list[str]] = {}
    listed: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            listed = lists.setdefault(line.strip("[]"), [])
        elif line and line[0] != "#":
            listed.extend(word for each in line.split(",") if (word := each.strip()))
    return {name: tuple(words) for name, words in lists.items()}
