"""Numbers in running text, in digits and in words, before anybody asks what they measure."""

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.vocabulary import listed, units, values, words


class Numeral(NamedTuple):
    """A number as the text writes it: `text[start:end]`, its sign of currency included.

    `value` is that of the lower end, where it is a range. `spelled` says that it is written in
    words, `grouped` that it has thousands separators, `scaled` that it has a word or a letter of
    scale, `open_ended` that a plus sign follows, `vague` that it is a plural such as "thousands".
    """

    start: int
    end: int
    value: float
    currency: str = ""
    spelled: bool = False
    grouped: bool = False
    scaled: bool = False
    open_ended: bool = False
    vague: bool = False


def numerals(text: str, said: Set[str]) -> Iterator[Numeral]:
    """The numbers of a text, in digits and then in words; versions, times and codes are left out.

    `said` holds the words of the text in lower case.
    """
    at = 0
    while digit := _DIGIT.search(text, at):
        match = _digits().search(text, max(at, digit.start() - _LONGEST_CURRENCY))
        if not match:
            break
        found = _in_digits(text, match)
        at = found.end if found else match.end("low")
        if found:
            yield found
    if _spells_numbers(said, has_digits=at > 0):
        for match in _spelled().finditer(text):
            if match["vague"]:
                yield _vague(match)
            elif match["words"].lower() not in values("scales"):  # "a few hundred" is no number
                yield _in_words(match)


_DIGIT = Pattern(r"\d")
# "USD " and "US$ " stand before the first digit.
_LONGEST_CURRENCY = 4
# Thousands are grouped by commas or by spaces that do not break.
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})++(?!\d)|\d++)(?:\.\d++)?"


@cache
def _digits() -> re.Pattern[str]:
    symbols = "[" + "".join(listed("symbols")) + "]"
    codes = "|".join(sorted(listed("codes"), key=len, reverse=True))
    currency = rf"(?:(?:US|CA|AU|NZ|HK|[ACS])?{symbols}\s?|\b(?:{codes})\s?)"
    scales = "|".join(values("scales"))
    short = "|".join(sorted(values("short scales"), key=len, reverse=True))
    scale = rf"(?:[\s-]?(?:{scales})\b|(?:{short})(?![\w])|\s(?:bn|mn|tn)\b)"
    return re.compile(
        rf"""
        (?<![\w.,/\\#@:_=&])
        (?P<currency>{currency})? (?P<low>{_DIGITS}) \+? (?P<low_scale>{scale})? (?P<end>\+?)
        (?: (?P<joint>\s?[-–—]\s?|\sto\s|\sor\s|\sand\s)
            (?:{symbols})? (?P<high>{_DIGITS})(?!\w*[-/:]\d|\.\d) (?P<high_scale>{scale})? \+? )?
        """,
        re.VERBOSE,
    )


@cache
def _spelled() -> re.Pattern[str]:
    scales = "|".join(values("scales"))
    plain = (*listed("ones"), *listed("tens"))
    word = rf"(?:{'|'.join(sorted(plain, key=len, reverse=True))}|{scales})"
    large = "thousands|millions|billions|trillions|lakhs|crores"
    return re.compile(
        rf"""
        \b(?: (?P<vague>(?:tens|dozens|hundreds|{large})(?:\sof\s(?:{large}))?)\b
          | (?P<words>(?:an?\s(?={scales}))? {word} (?:(?:[\s-]|\sand\s){word})*+)\b )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _spells_numbers(said: Set[str], *, has_digits: bool) -> bool:
    """Whether there may be quantities in words; "one" and "two" alone say little.

    Numbers below ten count nothing that is large: they need a unit, or another number as in "one in
    five".
    """
    if not said.isdisjoint(_large_words()):
        return True
    small = len(said & words("ones"))
    return small > 1 or (small > 0 and (has_digits or not said.isdisjoint(_partners())))


@cache
def _large_words() -> frozenset[str]:
    """The words one of which is in every number from ten on that is written in words."""
    scales = {form for scale in values("scales") for form in (scale, scale + "s")}
    return words("tens") | scales | frozenset(listed("ones")[10:]) | {"tens"}


@cache
def _partners() -> frozenset[str]:
    """What makes a small number a quantity."""
    return units() | words("currencies", "duration") | {"percent", "cent", "percentage", "times"}


# What makes the digits before it a version, a time, a telephone number or a paragraph of a law;
# a mark such as "4.6/5" is none of these.
_GOES_ON = Pattern(r"_|[.:-]\d|/\d|\([a-z]\)")
_MARK = Pattern(r"\d\.\d/(?:5|10)\b(?!/)")


def _in_digits(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.start(), match.end("end")
    currency = (match["currency"] or "").strip()
    if not currency and text[start - 1 : start] == "-" and text[max(0, start - 2)].isalnum():
        return None  # the end of a name with a hyphen
    value, scale = _value(match["low"]), match["low_scale"]
    if match["high"] and _is_range(text, match):
        scale = scale or match["high_scale"]
        end = match.end()
    elif match["high"] and match["joint"].strip() in "-–—":
        return None
    if _GOES_ON.match(text, end) and not _MARK.match(text, max(start, end - 3)):
        return None
    return Numeral(
        start,
        end,
        value * _scale(scale),
        currency=currency,
        grouped=not match["low"].replace(".", "").isdecimal(),
        scaled=bool(scale),
        open_ended="+" in text[start:end],
    )


def _is_range(text: str, match: re.Match[str]) -> bool:
    if match["joint"].strip() == "and":
        before = text[max(0, match.start() - 20) : match.start()].lower().split()
        return "between" in before[-3:]
    high_scale = match["high_scale"] or match["low_scale"]
    low_scale = match["low_scale"] or match["high_scale"]
    return _value(match["low"]) * _scale(low_scale) < _value(match["high"]) * _scale(high_scale)


def _value(digits: str) -> float:
    return float("".join(c for c in digits if c.isdecimal() or c == "."))


def _scale(written: str | None) -> float:
    if not written:
        return 1
    name = written.strip().strip("-")
    return values("short scales").get(name) or values("scales")[name]


def _vague(match: re.Match[str]) -> Numeral:
    value = 1.0
    for word in match["vague"].lower().split():
        if word != "of":
            value *= 10 if word == "tens" else values("scales")[word[:-1]]
    return Numeral(match.start(), match.end(), value, spelled=True, scaled=True, vague=True)


def _in_words(match: re.Match[str]) -> Numeral:
    total = current = 0.0
    parts = match["words"].lower().replace("-", " ").split()
    scales = values("scales")
    for word in parts:
        if word in scales:
            current = max(current, 1) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, 0
        elif word not in ("a", "an", "and"):
            current += small_value(word)
    scaled = any(word in scales for word in parts)
    return Numeral(match.start(), match.end(), total + current, spelled=True, scaled=scaled)


def small_value(word: str) -> int:
    """The value of a number that is one word, such as "nine" or "forty"; 0 for any other word."""
    if word in words("ones"):
        return listed("ones").index(word)
    if word in words("tens"):
        return 20 + 10 * listed("tens").index(word)
    return int(values("scales").get(word, 0))
