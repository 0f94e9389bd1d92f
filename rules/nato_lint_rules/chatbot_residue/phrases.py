"""Sentences in which a chatbot speaks to the person it writes for."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nato_lint import Pattern, Prose, ProseKind
from nato_lint_rules.chatbot_residue.quotation import Quotations
from nato_lint_rules.chatbot_residue.residue import Residue, Tier


class Phrase(NamedTuple):
    """A phrase of a chatbot; `where` is "anywhere", "start" of a paragraph or a "line" alone."""

    kind: str
    tier: Tier
    where: str
    pattern: Pattern


@cache
def _catalogue() -> tuple[Phrase, ...]:
    import re
    import tomllib

    path = Path(__file__).parent / "phrases.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Phrase(
            entry["kind"],
            Tier(entry["tier"]),
            entry["where"],
            Pattern(pattern, re.IGNORECASE),
        )
        for entry in data["phrase"]
        for pattern in entry["patterns"]
    )


def find_phrases(blocks: Iterable[Prose]) -> Iterator[Residue]:
    """The phrases in these blocks of running text, in order; not in quotations."""
    for prose in blocks:
        if not prose.inside("quote") and prose.kind is not ProseKind.TABLE_CELL:
            yield from _in_block(prose)


def _in_block(prose: Prose) -> Iterator[Residue]:
    text = prose.text
    found = sorted(_matches(text), key=lambda match: (match[0], -match[1]))
    quotations = Quotations(text, single=True) if found else None
    taken = 0
    for start, end, phrase in found:
        if start >= taken and quotations and not quotations.cover(start, end):
            taken = end
            first, last = prose.span(start, end)
            yield Residue(phrase.kind, phrase.tier, first, last, text[start:end])


def _matches(text: str) -> Iterator[tuple[int, int, Phrase]]:
    for phrase in _catalogue():
        if phrase.where == "anywhere":
            found = list(phrase.pattern.finditer(text))
        elif phrase.where == "line":
            found = [match] if (match := phrase.pattern.fullmatch(text.strip())) else []
        else:
            found = [match] if (match := phrase.pattern.match(text)) else []
        for match in found:
            yield match.start(), match.end(), phrase
