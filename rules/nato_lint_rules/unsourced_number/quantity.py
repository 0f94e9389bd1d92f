"""What a quantity is: a number in an article together with what it measures."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a number says about the world."""

    PERCENTAGE = "percentage"
    SHARE = "share"
    MONEY = "money"
    COUNT = "count"
    MEASUREMENT = "measurement"
    RATE = "rate"
    MULTIPLE = "multiple"
    RANK = "rank"


class Quantity(NamedTuple):
    """A number that somebody could check.

    `text[start:end]` are its words, unit included, the noun that is counted not. `value` is the
    number with its scale worked in ("$3.4 billion" is 3_400_000_000), of a range the lower end;
    "millions" has the value of one million. `unit` is the unit, the currency or the counted noun
    as the text spells it, "" where it names none.
    """

    kind: Kind
    value: float
    unit: str
    start: int
    end: int
