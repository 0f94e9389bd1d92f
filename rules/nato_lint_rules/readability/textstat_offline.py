"""textstat without its corpus download.

textstat counts English syllables with a corpus that nltk fetches from the network at the
first use; importing nltk alone takes longer than checking an article. Both hang on one
function, `get_cmudict`. It is replaced by a lookup in our own counts: before the import,
which then never sees nltk, or afterwards where a program has imported textstat already.
The name is private to textstat, therefore its version is pinned.
"""

import sys
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from threading import Lock
from types import ModuleType

from nato_lint_rules.readability.syllables import syllables

__all__ = ["offline_textstat"]

_PROVIDER = "textstat.backend.utils._get_cmudict"
_CONSUMER = "textstat.backend.counts._count_syllables"

_installing = Lock()


class _Pronunciations:
    """Answers like the corpus, word -> [[phone, ...]], with as many vowels as syllables.

    A phone that ends in a digit is a vowel; textstat looks at nothing else.
    """

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["0"] * syllables(word)]


_ENGLISH = _Pronunciations()


def _pronunciations(lang: str) -> _Pronunciations | None:
    """What stands in for textstat's `get_cmudict`; None makes it hyphenate instead."""
    return _ENGLISH if lang.partition("_")[0] == "en" else None


def _no_hyphenation(lang: str, hyphenation: Callable[[str], object]) -> object:
    """What stands in for textstat's `get_pyphen`, whose English patterns take long to load.

    textstat asks for it before it looks a word up, and our lookup knows every English word.
    """
    return None if _pronunciations(lang) else hyphenation(lang)


def offline_textstat() -> ModuleType:
    """The module `textstat`, imported at the first call, that never reaches for the network."""
    with _installing:
        return _install()


@cache
def _install() -> ModuleType:
    if "textstat" not in sys.modules:
        stand_in = ModuleType(_PROVIDER)
        stand_in.get_cmudict = _pronunciations  # type: ignore[attr-defined]
        sys.modules[_PROVIDER] = stand_in
    textstat = import_module("textstat")
    consumer = import_module(_CONSUMER)
    consumer.get_pyphen = partial(  # type: ignore[attr-defined]
        _no_hyphenation, hyphenation=consumer.get_pyphen
    )
    if consumer.get_cmudict is not _pronunciations:
        consumer.get_cmudict = _pronunciations  # type: ignore[attr-defined]
        _forget_results()
    return textstat


def _forget_results() -> None:
    """Empty textstat's caches, which hold counts made with the corpus."""
    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.backend."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
