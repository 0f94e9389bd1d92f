"""Numbers in running text, in digits and in words, before anybody asks what they measure."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.vocabulary import section, words


@dataclass(frozen=True, slots=True)
class Numeral:
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
    if _DIGIT.search(text):
        while match := _digits().search(text, at):
            found = _in_digits(text, match)
            at = found.end if found else match.end("low")
            if found:
                yield found
    if not said.isdisjoint(_spelled_words()):
        for match in _spelled().finditer(text):
            yield _vague(match) if match["vague"] else _in_words(match)


_DIGIT = Pattern(r"\d")
# Thousands are grouped by commas or by spaces that do not break.
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})++(?!\d)|\d++)(?:\.\d++)?"


@cache
def _digits() -> re.Pattern[str]:
    symbols = "[" + "".join(section("money", "symbols")) + "]"
    codes = "|".join(sorted(section("money", "codes"), key=len, reverse=True))
    currency = rf"(?:(?:US|CA|AU|NZ|HK|[ACS])?{symbols}\s?|\b(?:{codes})\s?)"
    scales = "|".join(section("numbers", "scales"))
    short = "|".join(sorted(section("numbers", "short_scales"), key=len, reverse=True))
    scale = rf"(?:[\s-]?(?:{scales})\b|(?:{short})(?![\w])|\s(?:bn|mn|tn)\b)"
    return re.compile(
        rf"""
        (?<![\w.,/\\#@:_=&])
        (?P<currency>{currency})? (?P<low>{_DIGITS}) \+? (?P<low_scale>{scale})? (?P<end>\+?)
        (?: (?P<joint>\s?[-–—]\s?|\sto\s|\sor\s|\sand\s)
            {currency}? (?P<high>{_DIGITS})(?!\w*[-/:]\d|\.\d) (?P<high_scale>{scale})? \+? )?
        """,
        re.VERBOSE,
    )


@cache
def _spelled() -> re.Pattern[str]:
    scales = "|".join(section("numbers", "scales"))
    plain = (*section("numbers", "units"), *section("numbers", "tens"))
    word = rf"(?:{'|'.join(sorted(plain, key=len, reverse=True))}|{scales})"
    large = "thousands|millions|billions|trillions"
    return re.compile(
        rf"""
        \b(?: (?P<vague>(?:tens|dozens|hundreds|{large})(?:\sof\s(?:{large}))?)\b
          | (?P<words>(?:an?\s(?={scales}))? {word} (?:(?:[\s-]|\sand\s){word})*+)\b )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _spelled_words() -> frozenset[str]:
    """The words one of which is in every number that is written in words."""
    scales = section("numbers", "scales")
    plain = words("numbers", "units") | words("numbers", "tens")
    return plain | {form for scale in scales for form in (scale, scale + "s")} | {"tens"}


# What makes the digits before it a version, a time, a telephone number or a paragraph of a law.
_GOES_ON = Pattern(r"_|[./:-]\d|\([a-z]\)")


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
    if _GOES_ON.match(text, end):
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
    short: dict[str, float] = section("numbers", "short_scales")
    long: dict[str, float] = section("numbers", "scales")
    return short.get(name) or long[name]


def _vague(match: re.Match[str]) -> Numeral:
    value = 1.0
    for word in match["vague"].lower().split():
        if word != "of":
            value *= 10 if word == "tens" else section("numbers", "scales")[word[:-1]]
    return Numeral(match.start(), match.end(), value, spelled=True, scaled=True, vague=True)


def _in_words(match: re.Match[str]) -> Numeral:
    total = current = 0.0
    parts = match["words"].lower().replace("-", " ").split()
    scales = section("numbers", "scales")
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
    if word in words("numbers", "units"):
        return int(section("numbers", "units").index(word))
    if word in words("numbers", "tens"):
        return 20 + 10 * int(section("numbers", "tens").index(word))
    return int(section("numbers", "scales").get(word, 0))
