"""How many syllables an English word has: a few spelling rules and a table of exceptions.

The table holds exactly the words for which the rules disagree with the first pronunciation
of the CMU Pronouncing Dictionary, so every word of that dictionary gets the dictionary's
count, and a word it lacks gets the count its spelling suggests.
`benchmarks/make_syllables.py` regenerates the table after a change to the rules.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["count_by_rules", "syllables"]

EXCEPTIONS = Path(__file__).parent / "syllables.txt"

# Longer strings are no words; remembering them would let hostile text fill the memory.
_LONGEST_REMEMBERED = 40

_vowel_groups = re.compile("[aeiouy]+").findall

# Spellings where one group of vowels (or none) is spoken as one syllable more.
_splits = re.compile(
    "i(?=[aou])|iet|(?<=[^aeiou])ie(?=(?:r|rs|st)$)|eo|iy|uou|aue|ea$|oa$"
    "|[aeou]y(?=[aeio])(?!ed$)|y(?=ing)|[oeu]ing|(?<=[tdnlcg])u(?=a)|fluen|iello"
    "|sms?$|sler$|^mc(?=[^aeiouyh]|[aeiouc])|^rea(?=[scl])"
).findall

# Spellings with a silent vowel.
_merges = re.compile(
    "[^aeiouyl]e$|(?<=[aeiouyl])les?$|gue$|que$|geon$"
    "|(?:[^aeiouydtl]|[aeiouyl]l)ed$|(?:[^aeiouyscxzglh]|[^cst]h)es$"
    "|[tcsx]io(?=n|u)|gio(?=n|u)|[tcs]ia(?=[ln])|ically"
    "|[a-z]e(?=ly|ment|ful|less|ness)|(?<!w)eman$|eway"
    "|^(?:fore|home|life|white|house|stone|space)"
    "|e(?=(?:hart|stein|baum|burg|field|ville|wood|house|land|work|smith)$)"
).findall

_letter_runs = re.compile("[a-z]+").findall
_is_spelled_out = re.compile(r"(?:[a-z]\.)++[a-z]?").fullmatch
_ends_in_sibilant = re.compile("(?:[sxz]|[cs]h|[cgsz]e)$").search


def syllables(word: str) -> int:
    """The number of syllables of one lower-cased English word.

    Apostrophes and hyphens may stand in the word; accents are ignored. A token without a
    letter, such as "2024", counts as one syllable, the empty string as none.
    """
    return _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _count(word)


def count_by_rules(word: str) -> int:
    """The count that spelling alone suggests for *word*, which consists of a-z only."""
    count = len(_vowel_groups(word)) + len(_splits(word)) - len(_merges(word))
    return max(1, count)


def _count(word: str) -> int:
    if not word.isascii():
        word = _plain_letters(word)
    exceptions = _exceptions()
    known = exceptions.get(word)
    if known is not None:
        return known
    possessive = word.endswith(("'s", "s'"))
    if possessive:
        word = word[:-2] if word.endswith("'s") else word[:-1]
    if _is_spelled_out(word):
        parts = [letter for letter in word if letter != "."]
    else:
        parts = _letter_runs(word)
    total = 0
    for part in parts:
        known = exceptions.get(part)
        total += count_by_rules(part) if known is None else known
    if possessive and word[-1:] != "s" and _ends_in_sibilant(word):
        total += 1
    return total or (1 if word else 0)


_remembered = lru_cache(maxsize=1 << 15)(_count)


def _plain_letters(word: str) -> str:
    """The word without accents and typographic apostrophes."""
    decomposed = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _exceptions() -> dict[str, int]:
    """The table: lines of a count and the words that have it."""
    table: dict[str, int] = {}
    for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            count, *words = line.split()
            table.update(dict.fromkeys(words, int(count)))
    return table
