"""Quantities that are no plain numbers: fractions, multiples and ranks in words."""

from collections.abc import Iterator, Set
from functools import cache

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.numerals import small_value
from nato_lint_rules.unsourced_number.quantity import Kind, Quantity
from nato_lint_rules.unsourced_number.vocabulary import values

_FRACTION = Pattern(
    r"""(?ix)
    \b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<name>[a-z]+?)s?\b
      (?=\s(?:of|the|as|are|is|were|was|have|had|said|say|do|did|all)\b|[.,;)])
  | (?<![-\w])(?<!other\s)(?<!second\s)(?<!first\s)(?<!latter\s)(?<!back\s)(?<!top\s)
      (?<!bottom\s)half(?=\s(?:of\s(?!an?\s)|the\s(?!battle|time\b|story|fun)|all\s)|-of\b)
    """
)
# "Fell by almost half", "rose by a quarter".
_CHANGED_BY = Pattern(
    r"\bby\s(?:(?:almost|nearly|about|around|over|roughly|some|more\sthan|less\sthan|at\sleast)\s)?"
    r"(?P<share>half|(?:an?|one|two|three)[\s-](?P<name>third|quarter|fifth|tenth)s?)\b"
    r"(?!\s(?:to|past|of\san?)\b|-)"
)
_MULTIPLE = Pattern(
    r"(?i)(?<![-\w])(?:halv(?:ed|ing)|doubl(?:ed|es|ing)|(?:trebl|tripl|quadrupl)(?:ed|es|ing)|quintupled"
    r"|twice|(?:two|three|four|five|six|seven|eight|ten|hundred)fold)\b(?!-)"
)
_COMPARES = Pattern(r"\s(?:as|the|that|what|its|their|his|her)\b")
_NOT_GROWTH = Pattern(r"\s(?:as|down|over|up|back|check|click)\b")
_RANK = Pattern(
    r"""(?x)
    (?:\b(?:the|its|their|as)|['’]s)\s(?!first)(?P<ordinal>[a-z]{5,7}|\d{1,3}(?:nd|rd|th))[\s-]
      (?:[a-z]{2,12}est|most\s[a-z]+|least\s[a-z]+)\b(?<!\slatest)
  | \branks?(?:ed)?\s(?:as\s|in\s|at\s)?(?:the\s)?(?P<place>[a-z]{5,7}|number\s\w+|No\.\s\d+|\#\d+)\b
    """
)


def fractions(text: str, said: Set[str]) -> Iterator[Quantity]:
    """Shares such as "two-thirds of" and "half the"; `said` holds the words of the text."""
    if said.isdisjoint(_fraction_words()):
        return
    known = values("fractions")
    for match in _FRACTION.finditer(text):
        if not match["name"]:
            yield Quantity(Kind.SHARE, 0.5, "", *match.span())
        elif match["name"].lower() in known:
            value = (small_value(match["count"].lower()) or 1) / known[match["name"].lower()]
            if value < 1:
                yield Quantity(Kind.SHARE, value, "", *match.span())
    for match in _CHANGED_BY.finditer(text):
        count = small_value(match["share"].replace("-", " ").split()[0]) or 1
        value = count / known[match["name"] or "half"]
        yield Quantity(Kind.SHARE, value, "", *match.span("share"))


@cache
def _fraction_words() -> frozenset[str]:
    names = values("fractions")
    return frozenset(form for name in names for form in (name, name + "s"))


def multiples(text: str, said: Set[str]) -> Iterator[Quantity]:
    """Growth such as "doubled" and comparisons such as "twice as"."""
    known = values("multiples")
    if said.isdisjoint(known):
        return
    for match in _MULTIPLE.finditer(text):
        word = match[0].lower()
        if word == "twice" and not _COMPARES.match(text, match.end()):
            continue
        if word.startswith("doubl") and _NOT_GROWTH.match(text, match.end()):
            continue
        yield Quantity(Kind.MULTIPLE, known[word], "times", *match.span())


def ranks(text: str, said: Set[str]) -> Iterator[Quantity]:
    """Places in an order: "the second-largest", "ranked third"."""
    known = values("ordinals")
    if said.isdisjoint(known) and said.isdisjoint(("rank", "ranks", "ranked", "nd", "rd", "th")):
        return
    for match in _RANK.finditer(text):
        group = "ordinal" if match["ordinal"] else "place"
        written = match[group].lower()
        digits = "".join(filter(str.isdecimal, written))
        value = float(digits) if digits else known.get(written) or small_value(written[7:])
        if value:
            start = match.start("ordinal") if match["ordinal"] else match.start()
            yield Quantity(Kind.RANK, value, "", start, match.end())
