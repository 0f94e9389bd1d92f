"""CON002: acronyms that readers have to guess."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint import Document, Finding, ProseKind, Related, Severity, rule

if TYPE_CHECKING:
    from nato_lint_rules.undefined_acronym.acronyms import Place


# Longer ones are names of products as often as not.
_LONGEST = 5


@rule("CON002", Severity.INFO, default=False, languages=("en",))
def undefined_acronym(document: Document, *, known: tuple[str, ...] = ()) -> Iterator[Finding]:
    """An acronym that is never spelled out, spelled out twice, or spelled out too late.

    Readers who do not know an acronym stop there. Give the full name once, at the first use, with
    the acronym in brackets, and the acronym alone from then on. The rule reports an acronym that
    the article never explains, one that is explained after it has been used, and a second
    explanation.

    Acronyms that everybody knows (NATO, PDF) need no explanation; name those that your readers know
    in `known`, or under `terms` in the configuration. Headings, quotations, code, units, identifiers,
    Roman numerals and lines in capitals are left alone.

    ```markdown bad
    The HBA wants to close the old pier. Nobody has asked the crews.
    ```

    ```markdown good
    The Harbour Board of Askvik (HBA) wants to close the old pier. The HBA has not asked the crews.
    ```
    """
    from nato_lint_rules.undefined_acronym.acronyms import acronyms

    found = acronyms(document)
    familiar = _well_known() | {acronym.upper() for acronym in known}
    findings = []
    for acronym in sorted({*found.uses, *found.definitions}):
        if acronym.lower() in document.terms:
            continue
        uses, definitions = found.uses.get(acronym, []), found.definitions.get(acronym, [])
        # A list gives each of its items what it needs.
        again = [
            place
            for place in definitions[1:]
            if place.name == definitions[0].name and place.prose.kind is ProseKind.PARAGRAPH
        ]
        if again:
            findings.append(_twice(document, acronym, definitions[0], again))
        if acronym.upper() in familiar:
            continue
        if definitions and uses and _precedes(uses[0], definitions[0]):
            findings.append(_late(acronym, uses[0], definitions[0]))
        elif uses and acronym not in found.explained and _is_unfamiliar(acronym, document):
            findings.append(_never(acronym, uses))
    yield from findings


def _never(acronym: str, uses: "list[Place]") -> Finding:
    return Finding(
        *uses[0].span,
        f"“{acronym}” is never spelled out. Give the full name here with “{acronym}” in brackets, "
        "or say it without the abbreviation.",
    )


def _late(acronym: str, use: "Place", definition: "Place") -> Finding:
    return Finding(
        *use.span,
        f"“{acronym}” is used here but spelled out only later. Move the full name to this place.",
        related=[Related(*definition.span, "It is spelled out here.")],
    )


def _twice(document: Document, acronym: str, first: "Place", again: "list[Place]") -> Finding:
    line = document.source.line_number(first.span[0])
    second, *others = again
    return Finding(
        *second.span,
        f"“{acronym}” has been spelled out in line {line} already. Use “{acronym}” alone here.",
        related=[Related(*place.span, "It is spelled out here too.") for place in (first, *others)],
    )


def _precedes(use: "Place", definition: "Place") -> bool:
    """Whether a use comes before the sentence that defines the acronym."""
    if use.prose is not definition.prose:
        return use.prose.index < definition.prose.index
    sentence = next(s for s in use.prose.sentences if s.end > definition.start)
    return use.start < sentence.start


def _is_unfamiliar(acronym: str, document: Document) -> bool:
    """Whether this is an acronym and no ordinary word that is written in capitals for emphasis."""
    from nato_lint_rules.duplication.word_classes import function_words

    word = acronym.lower()
    return (
        acronym.isupper()
        and len(word) <= _LONGEST
        and len(set(word)) > 1
        and word not in function_words()
        and word not in document.shared(_small_words)
    )


def _small_words(document: Document) -> frozenset[str]:
    """The words of the article that stand there without a capital."""
    return frozenset(
        word
        for prose in document.prose
        for start, end in prose.words
        if (word := prose.text[start:end]).islower()
    )


@cache
def _well_known() -> frozenset[str]:
    lines = (Path(__file__).parent / "well_known.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
