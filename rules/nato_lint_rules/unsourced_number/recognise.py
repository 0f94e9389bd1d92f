"""Quantities in a text: which of its numbers measure or count something, and what."""

from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.counted import counted_noun, is_identifier
from nato_lint_rules.unsourced_number.numerals import Numeral, numerals, small_value
from nato_lint_rules.unsourced_number.proportions import fractions, multiples, ranks
from nato_lint_rules.unsourced_number.quantity import Kind, Quantity
from nato_lint_rules.unsourced_number.vocabulary import settings, units, words

_LETTERS = Pattern(r"[a-z]+")
_PERCENT = Pattern(r"\s?%|[\s-]per\s?cent\b|\spercentage\spoints?\b|\spct\b")
_SHARE = Pattern(
    r"\s(?:in|out\sof|of\s(?:the|its|their|all))\s(?:every\s)?(\d{1,4}(?![\w,.:%-]\w)|[a-z]+)\b"
)
_MOVES = Pattern(
    r"\b(?:rose|risen|fell|fallen|grew|grown|climbed|dropped|declined|increased|decreased|shrank|shrunk|jumped"
    r"|soared|sank|plunged|slipped|doubled)\s(?:back\s)?to\s(?:[a-z]+\s){0,2}\Z"
)
_OUT_OF = Pattern(r"/(?:5|10)\b")
_TIMES = Pattern(
    r"(?:-?fold\b|(?:\s?[x×]|\s?times|\sof\stimes)(?=\s(?:more\b|less\b|[a-z]+er\b|as\s|the\s|that\sof)))"
)
_PER = Pattern(r"(?:\s?/\s?|\sper\s|\san?\s(?=day|week|month|year|hour|piece|head\b))(\w+)")
_UNIT = Pattern(r"([\s-]?)([^\W\d_]+[²³]?(?:/h)?(?:\s[a-z]+){0,2})(?![\w])")
_RATING = Pattern(
    r"\b(?:[Rr]atings?|[Rr]ated|scores?|scored|averag(?:e|es|ing))(?:\s(?:of|at|is|about|around)|:)?\s\(?\Z"
)
# So many are not listed one by one.
_MANY = 200
# The words that introduce a rating end this close to its number.
_RATING_REACH = 24


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text, in order.

    Dates, years, times, durations, ages, versions, names, screen and kitchen measures, and numbers
    that only arrange the text are none.
    """
    said = frozenset(_LETTERS.findall(text.lower()))
    found = [q for numeral in numerals(text, said) if (q := _measured(text, numeral))]
    for scan in (fractions, multiples, ranks):
        found.extend(scan(text, said))
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    return list(_without_overlaps(found))


def _without_overlaps(found: list[Quantity]) -> Iterator[Quantity]:
    end = 0
    for quantity in found:
        if quantity.start >= end:
            yield quantity
            end = quantity.end


def _measured(text: str, numeral: Numeral) -> Quantity | None:
    start, end, value = numeral.start, numeral.end, numeral.value
    if percent := _PERCENT.match(text, end):
        return Quantity(Kind.PERCENTAGE, value, "%", start, percent.end())
    if numeral.currency:
        return _money(text, numeral, numeral.currency, end)
    share = _SHARE.match(text, end)
    casual = share and numeral.spelled and share[0].startswith(" of ")  # "two of the five"
    if share and not casual and (whole := _number(share[1])):
        return _share(numeral, whole, share.end())
    times = _TIMES.match(text, end)
    if times and not (numeral.spelled and value == 1):
        return Quantity(Kind.MULTIPLE, value, "times", start, times.end())
    if mark := _OUT_OF.match(text, end):
        return Quantity(Kind.RATE, value, "rating", start, mark.end())
    if _is_rating(text, numeral):
        return Quantity(Kind.RATE, value, "rating", start, end)
    if unit := _unit_after(text, end):
        if unit.name in words("currencies"):
            return _money(text, numeral, unit.name, unit.end)
        return _with_unit(text, numeral, unit)
    return _count(text, numeral)


def _money(text: str, numeral: Numeral, currency: str, end: int) -> Quantity:
    rate = _PER.match(text, end)
    unit = f"{currency} per {rate[1]}" if rate else currency
    return Quantity(Kind.MONEY, numeral.value, unit, numeral.start, rate.end() if rate else end)


def _number(written: str) -> float:
    return float(written) if written.isdigit() else small_value(written)


def _share(numeral: Numeral, whole: float, end: int) -> Quantity | None:
    if not 0 < numeral.value < whole or whole > 1000:
        return None
    return Quantity(Kind.SHARE, numeral.value / whole, "", numeral.start, end)


def _is_rating(text: str, numeral: Numeral) -> bool:
    """Whether the number is a mark with a decimal: "rated 4.6"."""
    if numeral.value > 10 or numeral.value.is_integer():
        return False
    begin = max(0, numeral.start - _RATING_REACH)
    return bool(_RATING.search(text, begin, numeral.start))


class _Unit(NamedTuple):
    name: str
    end: int
    joint: str


def _unit_after(text: str, end: int) -> _Unit | None:
    """The unit that a number ending at `end` is followed by, of up to three words."""
    found = _UNIT.match(text, end)
    if not found:
        return None
    name = found[2]
    while name not in units() and name not in settings():
        if name in words("currencies"):
            break
        name, space, _ = name.rpartition(" ")
        if not space:
            return None
    return _Unit(name, found.start(2) + len(name), found[1])


def _with_unit(text: str, numeral: Numeral, unit: _Unit) -> Quantity | None:
    is_rating = unit.name in words("rating")
    rate = _PER.match(text, unit.end)
    if unit.name in settings() and not (rate and unit.name in words("duration")):
        return _arranged(text, numeral, unit)
    if is_identifier(text, numeral) or (unit.joint == "-" and not is_rating):
        return None
    if numeral.spelled and numeral.value < 10 and not rate:
        return None
    if is_rating or rate:
        end = rate.end() if rate else unit.end
        name = text[unit.end - len(unit.name) : end]
        return Quantity(Kind.RATE, numeral.value, name, numeral.start, end)
    return Quantity(Kind.MEASUREMENT, numeral.value, unit.name, numeral.start, unit.end)


def _arranged(text: str, numeral: Numeral, unit: _Unit) -> Quantity | None:
    """A count of what is mostly arranged or set: "40,000 commits", but not "12 commits"."""
    if unit.joint == "-" or not _is_many(numeral, unit.name) or is_identifier(text, numeral):
        return None
    return Quantity(Kind.COUNT, numeral.value, unit.name, numeral.start, numeral.end)


def _is_many(numeral: Numeral, noun: str) -> bool:
    return numeral.value >= _MANY and noun in words("arranged")


def _count(text: str, numeral: Numeral) -> Quantity | None:
    if is_identifier(text, numeral) or not (numeral.scaled or numeral.value.is_integer()):
        return None
    noun = counted_noun(text, numeral.end)
    start, end, value = numeral.start, numeral.end, numeral.value
    if numeral.vague and value >= 1e6:
        return Quantity(Kind.COUNT, value, noun or "", start, end)
    if numeral.scaled and value < 100:
        return None  # dozens
    if noun is None:
        return None
    if not (
        noun or numeral.grouped or numeral.scaled or _MOVES.search(text, max(0, start - 30), start)
    ):
        return None
    if noun.lower() in settings() and not _is_many(numeral, noun.lower()):
        return None
    if numeral.vague and noun in words("length"):
        return None
    return Quantity(Kind.COUNT, value, noun, start, end)
