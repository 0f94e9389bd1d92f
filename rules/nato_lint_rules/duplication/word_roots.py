"""What the words of one family have in common: "diplomacy", "diplomatic", "diplomatically".

A word loses its inflection and then its derivational endings one by one, as long as enough of it
is left to tell families apart. The endings, and the words that look related and are not, stand in
word_roots.txt.
"""

from functools import cache, lru_cache

from nato_lint import WordLists

_LISTS = WordLists(__file__, "word_roots.txt")

_SHORTEST = 4  # letters of a root
_INFLECTED = ("ing", "ed", "es", "s", "e")


@lru_cache(maxsize=16_384)
def root_of(word: str) -> str:
    """The root of a word in lower case; the word itself where nothing can be taken off."""
    word = _singular(word)
    whole = _LISTS.words("whole")
    if word in whole:
        return word
    for ending, respelled in _respelled().get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) + len(respelled) >= _SHORTEST:
            return _plain(word[: -len(ending)] + respelled)
    shorter = _without_ending(word)
    while shorter != word and shorter not in whole:
        word, shorter = shorter, _without_ending(shorter)
    return shorter if shorter in whole else _plain(shorter)


@lru_cache(maxsize=4_096)
def inflected_base(word: str) -> str:
    """What the inflected forms of one word share: "deploys", "deployed", "deploying"."""
    word = _singular(word)
    for ending in _INFLECTED:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return _plain(word.removesuffix(ending))
    return _plain(word)


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > _SHORTEST + 2:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    """The word without the longest ending that leaves enough of it."""
    for ending in _endings().get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _plain(stem: str) -> str:
    """The stem without what its spelling adds: "plann", "histori", "stabil"."""
    if stem.endswith("bil"):
        return stem[:-2] + "l"
    if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return stem[:-1]
    return stem[:-1] if len(stem) > _SHORTEST and stem[-1] in "iy" else stem


@cache
def _endings() -> dict[str, list[str]]:
    """The endings by their last letter, the longer ones first."""
    by_letter: dict[str, list[str]] = {}
    for ending in sorted(_LISTS.words("endings"), key=lambda ending: (-len(ending), ending)):
        by_letter.setdefault(ending[-1], []).append(ending)
    return by_letter


@cache
def _respelled() -> dict[str, list[tuple[str, str]]]:
    """The endings that are spelled otherwise in words of one family, by their last letter."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for line in _LISTS.phrases("respelled"):
        ending, respelled = line.split()
        by_letter.setdefault(ending[-1], []).append((ending, respelled))
    return by_letter
