"""What counts as a word.

* Letters, digits and the marks that combine with them, in every script.
* Inner apostrophes, hyphens and ampersands join: "don't", "rock’n’roll", "co-op", "F-35",
  "AT&T", and a possessive is part of its word: "NATO's". An apostrophe at the edge of a word
  is no part of it ("students'"), because it cannot be told from a quotation mark.
* A number is one word with its separators and percent sign: "3,400", "12.5%", "10:30".
  Signs of currency are no part of it, and a range with a dash ("2019–2021") is two words.
* Spelled-out abbreviations keep their stops: "U.S.", "e.g.", "Ph.D."; names of files and
  domains are one word: "readme.md", "example.com".
* Scripts without spaces: every Han ideograph is one word, and so is every run of hiragana or of
  katakana. Thai, Lao, Khmer and Burmese count one word for each run of letters.
* U+FFFC (an inline code span, an image or a URL) and private-use characters are no words.
"""

import re
from functools import cache

__all__ = ["word_pattern", "word_spans"]

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3040-\u309fー"
_KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"

# Accents, vowel signs and joiners, which `\w` lacks. Some ranges of Indic scripts hold letters
# too; the danda (U+0964, U+0965), which ends sentences, is left out.
_LATIN_MARKS = "\u00ad\u200c\u200d"
_ALL_MARKS = (
    _LATIN_MARKS + "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u0900-\u0963\u0966-\u0df3\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
)


def _compile(letter: str, marks: str, unspaced: str = "") -> re.Pattern[str]:
    """The pattern of a word that begins with any letter or digit and goes on with *letter*.

    *unspaced* is an alternative for words of scripts that write no spaces.
    """
    run = f"{letter}*+(?:[{marks}]++{letter}*+)*+"
    return re.compile(
        rf"""
        [^\W_]
        (?: {unspaced}
            [A-Za-z]*+(?=\ )  # most words, of which the rest says the same more slowly
          | (?: (?<=[A-Z])[a-z]? | (?<=[a-z]) ) \. (?: [A-Za-z][a-z]?\. )++
          | {run}
            (?: (?: [-‐‑'’&_] | \.(?=[a-z]) | (?<=\d)[.,:](?=\d) ) (?={letter}) {run} )*+
            (?: (?<=\d)[%‰] )?+
        )
        """,
        re.VERBOSE,
    )


_LATIN_WORD = _compile(r"[^\W_]", _LATIN_MARKS)
_BEYOND_LATIN = re.compile("[^\0-\u024f\u2000-\u206f€™\ufffc]")
# Where the marks above lie that belong to other scripts; apart from them only letters and digits
# make words, and no emoji or arrow does.
_LAST_SCRIPT, _MARKS_OF_SYMBOLS = "\u1fff", ("\u20d0", "\u20f0")


@cache
def _word_of_any_script() -> re.Pattern[str]:
    cjk = _HAN + _HIRAGANA + _KATAKANA
    return _compile(
        f"[^\\W_{cjk}]",
        _ALL_MARKS,
        f"(?<=[{_HIRAGANA}])[{_HIRAGANA}]*+ | (?<=[{_KATAKANA}])[{_KATAKANA}]*+ | (?<=[{_HAN}]) |",
    )


def word_pattern(text: str) -> re.Pattern[str]:
    """The compiled pattern that finds the words of *text* in linear time.

    Latin text has its own, because the large character sets of other scripts take longer to
    compile than an article takes to check. On Latin text both find the same words.
    """
    if text.isascii() or _BEYOND_LATIN.search(text) is None:
        return _LATIN_WORD
    others = set(_BEYOND_LATIN.findall(text))
    return _word_of_any_script() if any(map(_is_of_other_script, others)) else _LATIN_WORD


def _is_of_other_script(character: str) -> bool:
    """Whether a character beyond Latin can be part of a word."""
    first, last = _MARKS_OF_SYMBOLS
    return character.isalnum() or character <= _LAST_SCRIPT or first <= character <= last


def word_spans(text: str) -> list[tuple[int, int]]:
    """The code-point spans (start, exclusive end) of the words of a text, in order."""
    return [match.span() for match in word_pattern(text).finditer(text)]
