"""What follows the label of a pointer: a bare title, a citation, or a sentence."""

import re
from functools import cache
from typing import NamedTuple

from nato_lint import Pattern, ProseKind, WordLists
from nato_lint_rules.text_lines import TextLine
from nato_lint_rules.title_shape import (
    TitleWords,
    core,
    is_headline,
    is_question_or_guide,
    is_title,
)

_CITED = Pattern(
    r"\(\d{4}[a-z]?\)|\b(?:pp?|vol|no|ed|eds|ch)\. ?\d|\bibid\b|\bop\. cit|\bet al\b"
    r"|^[^\W\d_][\w'’-]*(?:,? (?:and|&) [^\W\d_][\w'’-]*)?,? \(?(?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)
_NUMBERED = Pattern(r"(?:\d+|[IVXLC]+|[A-Z])(?:\.\d+)*[.,]?")


class Phrases(NamedTuple):
    """The labels, by what has to follow them, and the words that tell titles."""

    bare: frozenset[str]
    pointing: frozenset[str]
    reference: frozenset[str]
    titles: TitleWords
    label: Pattern


@cache
def phrases() -> Phrases:
    """The phrases of phrases.txt."""
    lists = WordLists(__file__, "phrases.txt")
    data = {name: lists.entries(name) for name in lists.sections}
    labels = {*data["bare"], *data["pointing"], *data["titled"]}
    longest_first = "|".join(sorted(labels, key=len, reverse=True)).replace("'", "['’]")
    return Phrases(
        bare=frozenset(data["bare"]),
        pointing=frozenset(data["pointing"]),
        reference=frozenset(data["reference"]),
        titles=TitleWords(frozenset(data["small"]), frozenset(data["headline"])),
        label=Pattern(
            rf"(?P<label>{longest_first})(?P<gap>\s?[:：»›→|]+\s*|\s[-–—]\s|\s+)(?P<title>\S.*)",
            re.IGNORECASE,
        ),
    )


def is_bare_title(line: TextLine, label: str, gap: str, title: str) -> bool:
    known = phrases()
    words = known.titles
    if title.startswith("[") or cites(title, wide=is_wide(gap)):
        return False  # a bracket opens a link whose target is missing, which is another fault
    if gap.isspace():
        at_least = 2 if is_wide(gap) else 3
        headline = is_wide(gap) and is_question_or_guide(title, words)
        return label in known.bare and (
            headline or (title[0] not in "\"“‘'" and is_title(title, words, at_least=at_least))
        )
    if label in known.pointing:
        return is_title(title, words, at_least=2) or is_headline(title)
    if label != "see also" and not (
        line.first and line.last and line.prose.kind is not ProseKind.LIST_ITEM
    ):
        return False
    return is_title(title, words, at_least=3) or is_question_or_guide(title, words)


def is_wide(gap: str) -> bool:
    return len(gap) > 1 and gap.isspace()


def cites(title: str, *, wide: bool) -> bool:
    """Whether the words name a place in a text, a work with its year, or entries of a glossary."""
    if _CITED.search(title):
        return True
    tokens = title.split()
    if (
        len(tokens) > 1
        and core(tokens[0]) in phrases().reference
        and _NUMBERED.fullmatch(tokens[1])
    ):
        return not wide or len(tokens) <= 4
    entries = title.replace(" and ", ", ").split(", ")
    return len(entries) > 1 and all(len(entry.split()) <= 2 for entry in entries)
