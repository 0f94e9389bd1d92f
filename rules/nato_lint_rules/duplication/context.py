"""What makes any repetition legitimate, whatever its words: its surroundings."""

from bisect import bisect_left

from nato_lint import Document
from nato_lint_rules.duplication.repeats import Repeat, Words
from nato_lint_rules.duplication.word_classes import words_of

_SHORT_LINE = 45  # characters; prose that is wrapped has longer lines, verse and menus do not
_OPENERS = "\"'“‘„‚«‹([{¿¡"
_CLOSERS = "\"'”’“»›)]}"
_MARKS = ".,;:!?…–—"
_STARTS_AFTER = ".!?:)•*·\n–—|"
_CLAUSE = 10  # words that are looked at to find what opened the clause


def is_excused(repeat: Repeat, document: Document) -> bool:
    """Whether the place excuses the repetition: a mention, a foreign stretch, a house term."""
    return (
        _is_glued(repeat)
        or _is_mention(repeat)
        or _is_foreign(repeat)
        or _is_house_term(repeat, document)
    )


def _is_glued(repeat: Repeat) -> bool:
    """Whether a sign ties the words to something that is no word ("and/or", "@name")."""
    text = repeat.words.text
    before, after = _character_before(repeat), text[repeat.end : repeat.end + 1]
    return not (
        (not before or before.isspace() or before in _OPENERS + _MARKS)
        and (not after or after.isspace() or after in _CLOSERS + _MARKS)
    )


def _character_before(repeat: Repeat) -> str:
    return repeat.words.text[repeat.start - 1] if repeat.start else ""


def _is_mention(repeat: Repeat) -> bool:
    """Whether the repeated words alone stand in quotation marks, or "[sic]" follows them."""
    text = repeat.words.text
    before, after = _character_before(repeat), text[repeat.end : repeat.end + 1]
    if before and after and before in _OPENERS and after in _CLOSERS:
        return True
    return text[repeat.end : repeat.end + 6].lower().lstrip(" ").startswith(("[sic", "(sic"))


def _is_foreign(repeat: Repeat) -> bool:
    """Whether a function word of another language stands beside the words."""
    words = repeat.words
    foreign = words_of("foreign")
    near = (repeat.first - 2, repeat.first - 1, repeat.last + 1, repeat.last + 2)
    return any(0 <= at < len(words) and words.as_written(at) in foreign for at in near)


def _is_house_term(repeat: Repeat, document: Document) -> bool:
    """Whether the words, or a stretch that holds them, are declared right in this house."""
    text = repeat.words.text
    for term in document.terms:
        reach = len(term)
        around = text[max(0, repeat.end - reach) : repeat.start + reach].lower()
        words = text[repeat.start : repeat.end].lower()
        if words in term and term in around:
            return True
    return False


def starts_sentence(repeat: Repeat) -> bool:
    """Whether the first copy opens a sentence, a line or what follows a colon."""
    head = repeat.words.text[max(0, repeat.start - 8) : repeat.start].rstrip(" \u00a0" + _OPENERS)
    return repeat.start == 0 or head[-1:] in _STARTS_AFTER or not head


def same_case(repeat: Repeat) -> bool:
    """Whether the copies are written alike, but for the capital that opens a sentence."""
    words = repeat.words
    step = repeat.size + repeat.joined
    for at in range(repeat.first, repeat.last - step + 1):
        here, there = words.as_written(at), words.as_written(at + step)
        if here != there and not (
            at == repeat.first
            and here[1:] == there[1:]
            and starts_sentence(repeat)
            and there.islower()
        ):
            return False
    return True


def in_short_lines(repeat: Repeat) -> bool:
    """Whether a line ends between the copies and is short, as in verse and in menus."""
    breaks = repeat.words.prose.breaks
    at = bisect_left(breaks, repeat.start)
    if at == len(breaks) or breaks[at] >= repeat.end:
        return False
    line_start = breaks[at - 1] + 1 if at else 0
    return breaks[at] - line_start < _SHORT_LINE


def crosses_link_edge(repeat: Repeat, document: Document) -> bool:
    """Whether the second copy opens the text of a link that goes on: "Mermaid [Mermaid guide]"."""
    words = repeat.words
    start, end = words.spans[repeat.last]
    source_start, source_end = words.prose.span(start, end)
    links = document.links
    at = bisect_left(links, source_start, key=lambda link: link.text_start)
    return (
        at < len(links) and links[at].text_start == source_start and links[at].text_end > source_end
    )


def clause_before(repeat: Repeat) -> list[str]:
    """The words before the first copy, back to a mark or the start of the sentence; a few at most."""
    words: Words = repeat.words
    at = repeat.first
    while at > 0 and repeat.first - at < _CLAUSE and words.adjoin(at - 1, at):
        at -= 1
    return words.lower[at : repeat.first]
