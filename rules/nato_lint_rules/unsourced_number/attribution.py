"""Attributions in words: whether a sentence names somebody who says so."""

import re
from functools import cache

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.vocabulary import words

# How far before its verb the name of a speaker is looked for, in words.
_REACH = 9
_PASSIVE = ("is", "are", "was", "were", "be", "been", "being", "often", "commonly", "generally")
_TOKEN = Pattern(r"[^\W_][\w'’.&-]*|[,;:()“”\"\n\ufffc]")


def names_source(text: str) -> bool:
    """Whether the text says, with a name, who reports its figures."""
    return any(scan(text) for scan in (_according_to, _somebody_reports, _named_study))


def _according_to(text: str) -> bool:
    for match in _lead().finditer(text):
        following = _TOKEN.findall(text[match.end() : match.end() + 80])
        if _is_named(following[:6]):
            return True
    return False


@cache
def _lead() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("evidence", "studies"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:according\s(?:also\s)?to|as\s(?:reported|estimated|measured|noted)\sby|reported\sby"
        rf"|estimated\sby|published\s(?:by|in)|conducted\sby|commissioned\sby|compiled\sby|cited\sby"
        rf"|(?:{nouns})\s(?:by|from)|surveyed\sby|in\sthe\swords\sof|as\sper)\s",
        re.IGNORECASE,
    )


def _is_named(following: list[str]) -> bool:
    """Whether a phrase names somebody: a proper name, or a definite "the ministry"."""
    definite = False
    for place, token in enumerate(following):
        if token in ",;:()\n":
            return definite and place > 1
        if token[0].isupper() or token[0] == "@":
            return True
        lower = token.lower()
        if lower in words("evidence", "vague"):
            return False
        definite |= place == 0 and lower in ("the", "its", "his", "her", "their")
    return definite and len(following) > 1


def _somebody_reports(text: str) -> bool:
    verbs = words("evidence", "reporting")
    tokens = _TOKEN.findall(text)
    if any(token.lower() in words("evidence", "speakers") for token in tokens):
        return True
    return any(
        token in verbs and (_speaker_before(tokens, place) or _speaker_after(tokens, place))
        for place, token in enumerate(tokens)
    )


def _speaker_before(tokens: list[str], verb: int) -> bool:
    """Whether a name stands before the verb: "the Harbour Board said", "Mary Ito, a pilot, said"."""
    if verb and tokens[verb - 1].lower() in ("he", "she", "they"):
        return True
    if verb and tokens[verb - 1].lower() in _PASSIVE:
        return False
    for place in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        token = tokens[place]
        if token in ';:()"“”\n' or token.lower() in ("that", "which", "by", "to"):
            return False
        if not token[0].isupper():
            continue
        if place and tokens[place - 1] not in ';:()"“”\n':
            return True
        return _is_name_at_start(tokens, place, verb)
    return False


def _is_name_at_start(tokens: list[str], place: int, verb: int) -> bool:
    """Whether the first word of a sentence is a name and not only a capital."""
    word = tokens[place]
    if word[1:2].isupper():
        return True
    if word.lower() in words("evidence", "vague") | words("plurals", "stops"):
        return False
    return verb == place + 1 and not word.lower().endswith("s")


def _speaker_after(tokens: list[str], verb: int) -> bool:
    """Whether the verb is followed by its speaker: "..., said Mary Ito"."""
    if tokens[verb] not in ("said", "says", "explained", "explains", "wrote", "writes", "noted"):
        return False
    following = tokens[verb + 1 : verb + 2]
    return bool(following) and following[0][0].isupper() and following[0] != "I"


def _named_study(text: str) -> bool:
    return bool(_study().search(text))


@cache
def _study() -> re.Pattern[str]:
    """A study with a name or a year: "a 2023 Lund survey", "the Harbour Index"."""
    nouns = "|".join(sorted(words("evidence", "studies"), key=len, reverse=True))
    verbs = "|".join(sorted(words("evidence", "reporting"), key=len, reverse=True))
    name = r"(?:[A-Z][\w&.-]{1,30}\s){1,4}"
    year = r"(?:19|20)\d\d(?:’s|'s)?\s"
    return re.compile(
        rf"\b(?:in|from|by|of|to)\s(?:the|an?|its|their)?\s?(?:{year})?{name}(?i:{nouns})\b"
        rf"|{name}(?:{year})?(?i:{nouns})\s(?:\w+\s){{0,3}}(?:{verbs})\b"
        rf"|\b{year}(?:[\w’'-]{{2,20}}\s){{0,2}}(?:{nouns})\b"
    )
