"""Which spellings are variants of one another: hyphens, stops, British and American, capitals."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from nato_lint import Pattern, WordLists
from nato_lint_rules.duplication.word_classes import (
    is_adjective,
    is_content,
    words_of,
)

_FAMILIES = WordLists(__file__, "spelling_families.txt")
_DIFFERENT = WordLists(__file__, "different_words.txt")
_SHORTEST_PART = 3  # letters of each half of a compound that is written open or closed
# The stem of words in -ize and -yze, the letter before the z, and the ending.
_IZE = Pattern(r"([a-z]{3,})([iy])z(e|es|ed|ing|er|ers|ations?|ational)")


class Kind(Enum):
    """In which way two spellings of a term differ."""

    COMPOUND = auto()
    STOPS = auto()
    DIALECT = auto()
    CAPITALS = auto()


class Variant(NamedTuple):
    """One spelling of the term `key`."""

    kind: Kind
    key: str
    spelling: str


def without_possessive(word: str) -> str:
    """The word without "'s"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def closed_and_hyphenated(vocabulary: Iterable[str]) -> frozenset[str]:
    """The words that two neighbours may be when they are joined, in lower case, without hyphen."""
    return frozenset(
        word.replace("-", "").lower()
        for word in map(without_possessive, vocabulary)
        if len(word) >= 2 * _SHORTEST_PART and word.count("-") < 2
    )


def may_be_compound(first: str, second: str) -> bool:
    """Whether two words side by side may be a compound that others join: "health care"."""
    return (
        min(len(first), len(second)) >= _SHORTEST_PART
        and is_content(first)
        and is_content(second)
        and not is_adjective(first)
        and not second.endswith("ed")
        and not {first, second} & words_of("adverbs")
        and f"{first}-{second}" not in _different_words()
    )


def variants_of(vocabulary: Iterable[str], opened: set[str]) -> dict[str, Variant]:
    """The written words that have another spelling in the vocabulary; `opened` in two words."""
    bases = {word: without_possessive(word) for word in vocabulary}
    compounds = opened | {
        base.replace("-", "").lower() for base in bases.values() if _is_hyphenated(base)
    }
    capitals = {base.lower() for base in bases.values() if _has_inner_capital(base)}
    british = _british_of_ize(bases.values())
    forms: dict[tuple[Kind, str], dict[str, list[str]]] = {}
    for word, base in sorted(bases.items()):
        for variant in _readings(base, compounds, capitals, british):
            spellings = forms.setdefault((variant.kind, variant.key), {})
            spellings.setdefault(variant.spelling, []).append(word)
    found: dict[str, Variant] = {}
    for (kind, key), spellings in forms.items():
        if len(spellings) > 1 or (kind is Kind.COMPOUND and key in opened):
            for spelling, words in spellings.items():
                for word in words:
                    found.setdefault(word, Variant(kind, key, spelling))
    return found


def _readings(
    base: str, compounds: set[str], capitals: set[str], british: dict[str, str]
) -> Iterator[Variant]:
    """The terms that a word may spell."""
    lower = base.lower()
    if _is_hyphenated(base):
        yield Variant(Kind.COMPOUND, lower.replace("-", ""), lower)
    elif "." in base:
        if base[0].isupper() and base not in _different_words():
            yield Variant(Kind.STOPS, base.replace(".", ""), base)
    elif base.isalpha():
        if lower in compounds and (base == lower or base.istitle()):
            yield Variant(Kind.COMPOUND, lower, lower)
        if lower in capitals and base[0].isupper() and not base.isupper():
            yield Variant(Kind.CAPITALS, lower, base)
        if base[0].isupper() and len(base) > 1 and not base.istitle():
            yield Variant(Kind.STOPS, base, base)
        key = british.get(lower) or _british().get(lower)
        if key:
            yield Variant(Kind.DIALECT, key, lower)


def _british_of_ize(bases: Iterable[str]) -> dict[str, str]:
    """The forms in -ise of the words in -ize, for both."""
    forms = {}
    for base in bases:
        if "z" in base and (match := _IZE.fullmatch(base.lower())):
            stem, letter, ending = match.groups()
            if letter == "y" and ending == "es":
                continue  # "analyses" is a plural as well
            forms[match[0]] = forms[stem + letter + "s" + ending] = stem + letter + "s" + ending
    return forms


def _is_hyphenated(base: str) -> bool:
    """Whether this is a compound of two words whose halves may also stand together."""
    if "-" not in base:
        return False
    first, _, second = base.partition("-")
    return (
        first.isalpha()
        and second.isalpha()
        and len(base) > _SHORTEST_PART + 1
        and base.lower() not in _different_words()
    )


def _has_inner_capital(base: str) -> bool:
    """Whether a capital follows a small letter, as in "GitHub"."""
    return (
        not base.islower()
        and base.isalpha()
        and base[0].isupper()
        and any(one.islower() and other.isupper() for one, other in pairwise(base))
        and len(base) > _SHORTEST_PART
    )


@cache
def _british() -> dict[str, str]:
    """The British form of every form in spelling_families.txt, British or American."""
    forms = {}
    for line in _FAMILIES.phrases("families"):
        stems, _, endings = line.partition(":")
        british, american = stems.split()
        for ending in endings.split():
            suffix = "" if ending == "-" else ending
            forms[british + suffix] = forms[american + suffix] = british + suffix
    return forms


def _different_words() -> frozenset[str]:
    """The spellings in different_words.txt."""
    return _DIFFERENT.words("different")
