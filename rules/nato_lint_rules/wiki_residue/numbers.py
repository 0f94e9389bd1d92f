"""Numbers in brackets that point to a list of references which is not there."""

from collections.abc import Sequence
from typing import NamedTuple

from nato_lint import OBJECT, Document, Pattern, ProseKind
from nato_lint_rules.text_lines import TextLine, has_link
from nato_lint_rules.wiki_residue.tags import vocabulary

_NUMBER = Pattern(r"\[(\d{1,3})(?:[ ]?[,–-][ ]?\d{1,3}){0,5}\]")
_ENTRY = Pattern(r"\[\d{1,3}\]:?[ \t]*\S|\^[ \t]?\S|\d{1,3}\. \^")
# What a word of an article looks like; names of variables are no words.
_WORD = Pattern(r"(?<![\w.$@/\\])(?:[A-Z]?[a-zß-öø-ÿ]{3,40}|[A-Z]{2,6}|\d[\d.,]{0,12})[)”\"’%]?$")
_REACH = 45  # characters before a bracket that are looked at
_FEWEST_WEAK = 3


class Reference(NamedTuple):
    """A number in brackets, `line.text[begin:stop]`; `strong` where it stands behind a full stop."""

    line: TextLine
    begin: int
    stop: int
    number: int
    strong: bool


def orphan_numbers(document: Document, lines: Sequence[TextLine]) -> Sequence[Reference]:
    """The references of an article that has no list for them, in order."""
    if "[" not in document.text or document.footnotes:
        return []
    found = [reference for line in lines for reference in _references(document, line)]
    if not found or _has_list(lines) or not _is_referencing(found):
        return []
    return found


def _references(document: Document, line: TextLine) -> Sequence[Reference]:
    text = line.text
    found: list[Reference] = []
    if "[" not in text or line.prose.kind is ProseKind.HEADING:
        return found
    for match in _NUMBER.finditer(text):
        begin, stop = match.span()
        number = int(match[1])
        start, end = line.prose.span(line.begin + begin, line.begin + stop)
        if number == 0 or begin == 0 or has_link(document, start, end):
            continue
        behind = text[stop : stop + 1]
        chained = bool(found) and found[-1].stop == begin
        if behind in ("(", ":", "=", "_", OBJECT) or behind.isalnum():
            continue
        strength = found[-1].strong if chained else _strength(text, begin, behind)
        if strength is not None:
            found.append(Reference(line, begin, stop, number, strength))
    return found


def _strength(text: str, begin: int, behind: str) -> bool | None:
    """True behind the mark that ends a thought, False behind a word, None where no reference is."""
    before = text[begin - 1]
    if before in '.,;:!?”"’)':
        # "f()[1]" and "x.[1]" are code.
        word = text[max(0, begin - _REACH) : begin - 1].rstrip('.,;:!?”"’)')
        return True if word[-3:].isalnum() and text[begin - 2] not in "(" else None
    if before.isspace():
        ends = not behind or behind in ".,;)"
        return (
            False if ends and _WORD.search(text[max(0, begin - _REACH) : begin].rstrip()) else None
        )
    return False if _WORD.search(text[max(0, begin - _REACH) : begin]) else None


def _is_referencing(found: Sequence[Reference]) -> bool:
    """Whether the numbers are references: one certain, or several that count up from the start."""
    if any(reference.strong for reference in found):
        return True
    firsts = list(dict.fromkeys(reference.number for reference in found))
    return len(firsts) >= _FEWEST_WEAK and firsts == sorted(firsts)


def _has_list(lines: Sequence[TextLine]) -> bool:
    """Whether the article has a list of references: by its title, its entries, or as numbered end."""
    titles = vocabulary().lists
    for line in lines:
        if line.text.strip("# :").lower() in titles or _ENTRY.match(line.text):
            return True
    last = lines[-1]
    return last.prose.kind is ProseKind.LIST_ITEM and last.source.text.lstrip(" >\t")[0].isdigit()
