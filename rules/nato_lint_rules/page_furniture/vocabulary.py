"""The phrases of phrases.toml, compiled one first word at a time."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from nato_lint import Pattern

_GROUPS = ("certain", "jump", "standing", "labels", "cookies")
# A name of up to four words; its first is a capital even where the phrase is not.
_NAME = r"(?-i:[A-Z])[\w.&'’-]{0,30}(?: [\w.&'’-]{1,30}){0,3}"
# A phrase ends where its last word does; behind a bracket the next one may follow at once.
_END = r"(?:(?!\w)|(?<=\)))"


@cache
def data() -> dict[str, dict[str, list[str]]]:
    """The tables of phrases.toml."""
    text = Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = tomllib.loads(text)
    return loaded


@cache
def phrases(first_word: str) -> tuple[tuple[str, Pattern], ...]:
    """The groups that have phrases with this first word, and what follows the word in each."""
    tables = data()
    return tuple(
        (group, _compiled(tables[group][first_word]))
        for group in _GROUPS
        if first_word in tables[group]
    )


@cache
def buttons() -> Pattern:
    """One button of a share bar: a verb, or the name of a network or of another place."""
    table = data()["buttons"]
    verbs, places = "|".join(_longest_first(table["verbs"])), "|".join(table["places"])
    return Pattern(
        rf"(?:(?P<verb>(?:{verbs}|share (?:on|via|to) (?:{networks()})))|(?P<place>{networks()}|{places}))(?!\w)",
        re.IGNORECASE,
    )


def networks() -> str:
    """The names of social networks as alternatives of an expression."""
    return "|".join(_longest_first(data()["words"]["networks"]))


def is_consent(text: str) -> bool:
    """Whether a sentence about cookies, in lower case, speaks of a visit to a page."""
    return any(word in text for word in data()["words"]["consent"])


def topics() -> list[str]:
    """What an article may be about, so that such lines are its content."""
    return data()["words"]["topics"]


def _compiled(phrases: list[str]) -> Pattern:
    joined = "|".join(f" {phrase}" if phrase else "" for phrase in _longest_first(phrases))
    things = "|".join(data()["words"]["things"])
    expression = (
        joined.replace(" ", r"[ \u00a0]{1,3}")
        .replace("{network}", f"(?:{networks()})")
        .replace("{thing}", f"(?:{things})")
        .replace("{name}", _NAME)
    )
    return Pattern(f"(?:{expression}){_END}", re.IGNORECASE)


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
