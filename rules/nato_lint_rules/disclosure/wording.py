"""What the words of a notice say beyond that AI was used: how far, which part, checked by whom.

The words are in the tables [level], [review] and [wording] of the language files under data/.
"""

import re
from functools import cache
from typing import NamedTuple

from nato_lint_rules.disclosure.mentions import DATA, LATIN
from nato_lint_rules.disclosure.notice import Words
from nato_lint_rules.disclosure.options import Level
from nato_lint_rules.disclosure.signs import read_signs
from nato_lint_rules.disclosure.vocabulary import alternation, vocabulary

_NEVER = r"(?!)"
# "with AI assistance": what the words behind the name of the tool say still belongs to it.
_BEHIND = re.compile(r"[ -]\w+")
_DATE = re.compile(r"\b20\d\d\b")
_AI_LABEL = re.compile(r"\bAI\b|人工智能|人工知能|인공지능")
_MADE_LABEL = re.compile(r"generated|synthesi[sz]ed|synthetic|生成|合成|생성", re.IGNORECASE)
_LONGEST = 1000  # characters of a block that are looked at


class Wording(NamedTuple):
    """The expressions of one language."""

    autonomous: re.Pattern[str]
    assisted: re.Pattern[str]
    mixed: re.Pattern[str]
    generated: re.Pattern[str]
    hedge: re.Pattern[str]
    extent: re.Pattern[str]
    unwanted: re.Pattern[str]
    claim: re.Pattern[str]
    denied: re.Pattern[str]


class Claim(NamedTuple):
    """Words that say that a human checked the article, and the name that they give, or ""."""

    start: int
    end: int
    name: str


@cache
def wording(language: str) -> Wording:
    """The words of `language`, read and compiled at the first call."""
    import tomllib

    data = tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8"))
    level, words = data.get("level", {}), data.get("wording", {})
    before, behind = (r"(?<!\w)", r"(?!\w)") if language in LATIN else ("", "")

    def any_of(phrases: list[str]) -> re.Pattern[str]:
        found = f"{before}(?:{alternation(phrases)}){behind}" if phrases else _NEVER
        return re.compile(found, re.IGNORECASE)

    return Wording(
        autonomous=any_of([*level.get("autonomous", []), *level.get("unreviewed", [])]),
        assisted=any_of(level.get("assisted", [])),
        mixed=any_of(level.get("mixed", [])),
        generated=any_of(level.get("generated", [])),
        hedge=any_of(words.get("hedge", [])),
        extent=any_of(words.get("extent", [])),
        unwanted=any_of(words.get("unwanted", [])),
        claim=re.compile(_claim(data.get("review", {}), language), re.IGNORECASE),
        denied=any_of([*data["not"], *data.get("review", {}).get("not", [])]),
    )


def _claim(review: dict[str, list[str]], language: str) -> str:
    """A verb of checking beside a word for people, or beside "by" and a name."""
    if not review:
        return _NEVER
    verbs, people = alternation(review["verbs"]), alternation(review["people"])
    if language not in LATIN:
        return f"(?:{people})[^。！？.!?,，、]{{0,8}}?(?:{verbs})"
    by = alternation(review["by"])
    verb = rf"(?<!\w)(?:{verbs})(?!\w)"
    human = rf"(?<!\w)(?:{people})(?!\w)"
    word = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ][.])"
    name = rf"(?-i:(?P<{{0}}>{word}(?:[ ]{word}){{{{0,2}}}}))"
    gap = r"(?:[ -][\w’'-]+){0,4}?[ -]"
    few = r"(?:[ -][\w’'-]+){0,2}?[ -]"  # "has carefully", not a sentence of its own
    joined = rf"(?:,?[ ](?:[\w’'-]+[ ]){{1,2}}(?:{verbs})(?!\w))?"
    return "|".join(
        (
            rf"{verb}{joined}{gap}(?:{by})[ ]{name.format('after')}",
            rf"(?<!\w)(?:{by})[ ]{name.format('before')}{gap}{verb}",
            rf"{verb}{gap}{human}",
            rf"{human}{few}{verb}",
        )
    )


def level_of(text: str, said: tuple[int, int], language: str) -> Level | None:
    """How far a notice says that AI made the article; None where it could mean several levels."""
    words = wording(language)
    if words.autonomous.search(text[:_LONGEST]):
        return "autonomous"
    behind = _BEHIND.match(text, said[1])
    statement = text[said[0] : behind.end() if behind else said[1]]
    for level, pattern in _by_level(words):
        if pattern.search(statement):
            return level
    return None


def _by_level(words: Wording) -> tuple[tuple[Level, re.Pattern[str]], ...]:
    return ("assisted", words.assisted), ("mixed", words.mixed), ("generated", words.generated)


def hedge_in(words: Words) -> tuple[int, int] | None:
    """The span, in the text of the block, in which the notice says that AI may have been used."""
    if words.said is None:
        return None
    start, end = words.said
    text = words.prose.text
    hedge = wording(words.language).hedge.search(text, start, end)
    # "Possibly, this article ...": the hedge may stand in front of what the grammar understands.
    before = wording(words.language).hedge.search(text, max(0, start - 30), start)
    found = hedge or (
        before if before and not re.search(r"[.!?]", text[before.end() : start]) else None
    )
    return (found.start(), end) if found else None


def review_claims(words: Words) -> list[Claim]:
    """Where the block of a notice says that a human checked the article."""
    text = words.prose.text[:_LONGEST]
    known = wording(words.language)
    claims: list[Claim] = []
    for match in known.claim.finditer(text):
        sentence = max(text.rfind(mark, 0, match.start()) for mark in ".!?;。") + 1
        if known.denied.search(text, sentence, match.end()):
            continue
        signs = read_signs(text[match.start() : match.end() + 30], vocabulary(words.language))
        if any(sign.letter in "WAX" for sign in signs):
            continue  # "edited by Ida Berg with ChatGPT", "checked by an AI editor"
        groups = match.groupdict()
        name = groups.get("after") or groups.get("before") or ""
        claims.append(Claim(match.start(), match.end(), name))
    return claims


def states_origin(words: Words) -> bool:
    """Whether the notice says that AI made something, rather than only announcing to say so."""
    if words.said is not None:
        return True
    signs = read_signs(words.prose.text[:_LONGEST], vocabulary(words.language))
    return any(sign.letter in "MVUX" for sign in signs)


def states_extent(words: Words) -> bool:
    """Whether the notice says which part of the article or of the work AI did."""
    text = words.prose.text[:_LONGEST]
    known = wording(words.language)
    return bool(known.extent.search(text) or known.mixed.search(text))


def states_date(words: Words) -> bool:
    """Whether the notice gives a date."""
    return _DATE.search(words.prose.text[:_LONGEST]) is not None


def states_label(words: Words) -> bool:
    """Whether the notice holds the words that a label must have: AI, and generated or synthesised."""
    text = words.prose.text[:_LONGEST]
    return bool(_AI_LABEL.search(text) and _MADE_LABEL.search(text))


def unwanted_in(words: Words) -> list[tuple[int, int]]:
    """Spans, in the text of the block, of what a notice to readers is better without."""
    found = wording(words.language).unwanted.finditer(words.prose.text[:_LONGEST])
    return [match.span() for match in found]
