"""Regular expressions that are compiled when they are first used.

A run loads every rule but needs few of their expressions: most articles hold none of the words a
rule looks for. Compiling late keeps the start short.
"""

import re
from collections.abc import Callable, Iterator


class Pattern:
    """A regular expression, compiled at its first use; the methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def _get(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match at or after `start`."""
        return self._get().search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins exactly at `start`."""
        return self._get().match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match of all the text between `start` and `end`."""
        return self._get().fullmatch(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All matches from `start` on, which do not overlap."""
        return self._get().finditer(text, start)

    def findall(self, text: str) -> list[str]:
        """All matches as strings (or the group, where the expression has exactly one)."""
        return self._get().findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self._get().sub(replacement, text)
