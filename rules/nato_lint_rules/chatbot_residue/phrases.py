"""Sentences in which a chatbot speaks to the person it writes for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from nato_lint import Pattern, Prose, ProseKind, WordLists
from nato_lint_rules.chatbot_residue.quotation import Quotations
from nato_lint_rules.chatbot_residue.residue import Residue, Tier

_LISTS = WordLists(__file__, "phrases.txt")


class Phrase(NamedTuple):
    """A phrase of a chatbot; `where` is "anywhere", "start" of a paragraph or a "line" alone."""

    kind: str
    tier: Tier
    where: str
    pattern: Pattern


@cache
def _catalogue() -> dict[str, list[Phrase]]:
    """The phrases of each kind."""
    phrases: dict[str, list[Phrase]] = {}
    for section in _LISTS.sections:
        kind, tier, where = section.split()
        phrases[kind] = [
            Phrase(kind, Tier(tier), where, Pattern(pattern, re.IGNORECASE))
            for pattern in _LISTS.phrases(section)
        ]
    return phrases


def find_phrases(held: Mapping[str, Sequence[Prose]]) -> Iterator[Residue]:
    """The phrases of each kind in the blocks that may hold it, in order; not in quotations."""
    kinds: dict[Prose, list[str]] = {}
    for kind, blocks in held.items():
        for prose in blocks:
            if not prose.inside("quote") and prose.kind is not ProseKind.TABLE_CELL:
                kinds.setdefault(prose, []).append(kind)
    for prose in sorted(kinds, key=lambda prose: prose.index):
        yield from _in_block(prose, kinds[prose])


def _in_block(prose: Prose, kinds: Sequence[str]) -> Iterator[Residue]:
    text = prose.text
    found = sorted(_matches(text, kinds), key=lambda match: (match[0], -match[1]))
    quotations = Quotations(text, single=True) if found else None
    taken = 0
    for start, end, phrase in found:
        if start >= taken and quotations and not quotations.cover(start, end):
            taken = end
            first, last = prose.span(start, end)
            yield Residue(phrase.kind, phrase.tier, first, last, text[start:end])


def _matches(text: str, kinds: Sequence[str]) -> Iterator[tuple[int, int, Phrase]]:
    for phrase in (phrase for kind in kinds for phrase in _catalogue()[kind]):
        if phrase.where == "anywhere":
            found = list(phrase.pattern.finditer(text))
        elif phrase.where == "line":
            found = [match] if (match := phrase.pattern.fullmatch(text.strip())) else []
        else:
            found = [match] if (match := phrase.pattern.match(text)) else []
        for match in found:
            yield match.start(), match.end(), phrase
