"""The acronyms of an article: where they are used, and where they are explained."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from nato_lint import Document, Pattern, Prose, ProseKind
from nato_lint_rules.quotations import is_within, quotation_spans
from nato_lint_rules.undefined_acronym.initials import Initials

# Two to seven capitals, also with single small letters inside ("DoD") and with an "&".
_ACRONYM = Pattern(
    r"(?<![\w\-‐‑.,/\\@#$&_:'’*+=])[A-Z](?:[a-z]?[A-Z]|&[A-Z]){1,6}"
    r"(?=(?:s|['’]s)?(?![\w\-‐‑/\\@#_&*+=]|[.:][\w/]|['’]\w))"
)
_ROMAN = Pattern(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# "(ABC)", "(the “ABC”)", "(ABC; see below)": in brackets, alone or before a mark.
_BRACKET = Pattern(r"\s?\((?:the |or |hereafter |hereinafter )?[“\"]?\Z")
_BRACKET_END = Pattern(r"(?:s|['’]s)?[”\"]?[),;:]")
_NAMED = Pattern(
    r"(?:, or|known as|called|abbreviated(?: as| to)?|short for|abbreviation|acronym)(?: the)? [“\"]?\Z"
)
_EXPLAINING = Pattern(
    r"(?:s|['’]s)?[”\"]? ?(?:stands? for|, short for|is an? (?:acronym|abbreviation))\b"
)
_ASIDE = Pattern(r"(?:s|['’]s)? ?\((?:the |or )?(?P<words>[^()\n]{4,120})\)")
_ABBREVIATION = Pattern(r"^[ >]{0,9}\*\[([^\]\n]{2,20})\]:", re.MULTILINE)
# Behind a number it is a unit, before one an identifier, before a colon a speaker.
_IS_UNIT = Pattern(r"\d\s?\Z")
_IS_LABEL = Pattern(r"\s[\d#]|:")
# "Ida Berg, ABC": where somebody works, among others of the kind.
_IS_AFTER_NAME = Pattern(r"[A-Z][^\W\d_]+, \Z")
_ENDS_AFFILIATION = Pattern(r"[,;)]|\.(?:\s|\Z)|\Z")
_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM, ProseKind.FOOTNOTE, ProseKind.CAPTION)
_REACH = 30  # characters before an acronym that may introduce it
_SHOUTED = 3  # so many words in capitals side by side are no acronyms


class Place(NamedTuple):
    """An acronym in a block; with its full name beside it where `name` (small letters) is given."""

    prose: Prose
    start: int
    end: int
    name: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets in the source."""
        return self.prose.span(self.start, self.end)


@dataclass(slots=True)
class Acronyms:
    """What an article does with its acronyms; places are in the order of the text.

    `explained` are those that the article spells out in any way; `definitions` hold the places
    where a full name with the same initials and the acronym stand side by side.
    """

    uses: dict[str, list[Place]] = field(default_factory=dict)
    definitions: dict[str, list[Place]] = field(default_factory=dict)
    explained: set[str] = field(default_factory=set)


def acronyms(document: Document) -> Acronyms:
    """The acronyms of an article that are no Roman numerals, identifiers, units or shouted words."""
    found = Acronyms()
    blocks = [Initials(prose) for prose in document.prose]
    for block in blocks:
        _read(block, found)
    found.explained.update(found.definitions)
    found.explained.update(_ABBREVIATION.findall(document.text) if "*[" in document.text else ())
    found.explained.update(_marked_up(document, found))
    wanted = {letters_of(acronym): acronym for acronym in found.uses}
    missing = frozenset(wanted) - {letters_of(acronym) for acronym in found.explained}
    if missing:
        spelled = {letters for block in blocks for letters in block.initialisms(missing)}
        found.explained.update(wanted[letters] for letters in spelled)
    return found


def letters_of(acronym: str) -> str:
    """The letters of an acronym in lower case: "r&d" are the initials of two words."""
    return acronym.replace("&", "").lower()


def _read(block: Initials, found: Acronyms) -> None:
    """Note the acronyms of one block."""
    text, prose = block.text, block.prose
    matches = list(_ACRONYM.finditer(text))
    if not matches or not any(map(str.islower, text)):
        return
    read = prose.kind in _READ and not prose.inside("quote")
    quotations = quotation_spans(text)
    for match in matches:
        acronym, (start, end) = match[0], match.span()
        before = text[max(0, start - _REACH) : start]
        if _ROMAN.fullmatch(acronym) or _is_shouted(prose, start):
            continue
        definition = _definition(block, match, before)
        if definition and read:
            found.definitions.setdefault(acronym, []).append(definition)
        elif definition or _is_explained(match, before):
            found.explained.add(acronym)
        elif read and not (is_within(start, quotations) or _is_no_word(text, before, end)):
            found.uses.setdefault(acronym, []).append(Place(prose, start, end))


def _definition(block: Initials, match: re.Match[str], before: str) -> Place | None:
    """The place where a full name and the acronym stand side by side, either one in brackets."""
    start, end = match.span()
    letters = letters_of(match[0])
    bracket = _BRACKET.search(before)
    closing = _BRACKET_END.match(block.text, end)
    if bracket and closing:
        name = block.ending_at(start - len(bracket[0]), letters)
        if name:
            last = closing.end() if closing[0].endswith(")") else end
            return Place(block.prose, name[0][0], last, block.spelled(name))
    aside = _ASIDE.match(block.text, end)
    if aside:
        name = block.starting_at(aside.start("words"), letters)
        if name and name[-1][1] <= aside.end():
            return Place(block.prose, start, aside.end(), block.spelled(name))
    return None


def _is_explained(match: re.Match[str], before: str) -> bool:
    """Whether the words around the acronym say what it is, initials or not: "called ABC"."""
    text, end = match.string, match.end()
    in_brackets = _BRACKET.search(before) and _BRACKET_END.match(text, end)
    return bool(in_brackets or _NAMED.search(before) or _EXPLAINING.match(text, end))


def _is_no_word(text: str, before: str, end: int) -> bool:
    """Whether the letters are a unit, an identifier, a label or the place where one works."""
    return bool(
        _IS_UNIT.search(before)
        or _IS_LABEL.match(text, end)
        or (_IS_AFTER_NAME.search(before) and _ENDS_AFFILIATION.match(text, end))
    )


def _is_shouted(prose: Prose, start: int) -> bool:
    """Whether the word stands in a row of words in capitals."""
    at = bisect_left(prose.words, (start, start))
    row = [prose.text[slice(*span)] for span in prose.words[max(0, at - 2) : at + _SHOUTED]]
    capitals = [len(word) > 1 and word.isalpha() and word.isupper() for word in row]
    return any(all(capitals[n : n + _SHOUTED]) for n in range(len(capitals) - _SHOUTED + 1))


def _marked_up(document: Document, found: Acronyms) -> set[str]:
    """The acronyms that are the text of a link or of an `<abbr>`."""
    links = {(link.text_start, link.text_end) for link in document.links}
    tags = {tag.end for tag in document.html if document.text.startswith("<abbr", tag.start)}
    return {
        acronym
        for acronym, uses in found.uses.items()
        if any(use.span in links or use.span[0] in tags for use in uses)
    }
