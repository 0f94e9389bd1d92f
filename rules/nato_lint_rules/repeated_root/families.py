"""Where two words of one family stand a few words apart."""

from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Document, Prose, ProseKind
from nato_lint_rules.duplication.word_classes import function_words, words_of
from nato_lint_rules.duplication.word_roots import inflected_base, root_of
from nato_lint_rules.quotations import is_within, quotation_spans

_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM)
_SHORTEST = 5  # letters
_REACH = 4  # words; the second stands at most so far behind the first
# Between the words these set one against the other, or beside it.
_CONTRASTS = frozenset(
    {"and", "or", "but", "nor", "not", "than", "versus", "vs", "to", "into", "as"}
)
_AGENTS = ("er", "ers", "or", "ors", "ee", "ees", "ist", "ists", "ian", "ians", "man", "men")


class Echo(NamedTuple):
    """Two words of one family in a block, from the start of the first to the end of the second."""

    prose: Prose
    start: int
    end: int
    first: str
    second: str


def repeated_roots(document: Document) -> Iterator[Echo]:
    """The pairs of words that repeat a root at once, in order."""
    for prose in document.prose:
        if prose.kind in _READ and not prose.inside("quote"):
            yield from _in_block(prose, document.terms)


def _in_block(prose: Prose, terms: frozenset[str]) -> Iterator[Echo]:
    text, spans = prose.text, prose.words
    latest: dict[str, int] = {}
    quotations: list[tuple[int, int]] | None = None
    for at, (start, end) in enumerate(spans):
        if end - start < _SHORTEST or not _is_plain(text, start, end):
            continue
        word = text[start:end].lower()
        root = root_of(word)
        earlier = latest.get(root)
        latest[root] = at
        if earlier is None or at - earlier > _REACH:
            continue
        first, behind = spans[earlier]
        if _is_repetition(text[first:behind].lower(), word) and _in_one_breath(prose, earlier, at):
            quotations = quotation_spans(text) if quotations is None else quotations
            if not is_within(start, quotations) and text[first:end].lower() not in terms:
                yield Echo(prose, first, end, text[first:behind], text[start:end])


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether this is a word of the language: no name, no compound, no abbreviation."""
    word = text[start:end]
    if (
        not word.isalpha()
        or word.lower() in function_words()
        or word.lower() in words_of("adverbs")
    ):
        return False
    if word.islower():
        return True
    before = text[max(0, start - 2) : start].strip()
    return word[1:].islower() and (start == 0 or before in (".", "!", "?"))


def _is_repetition(first: str, second: str) -> bool:
    """Whether the words are two of one family, and neither forms of one word nor agent and act."""
    if inflected_base(first) == inflected_base(second):
        return False
    return not (first.endswith(_AGENTS) or second.endswith(_AGENTS))


def _in_one_breath(prose: Prose, first: int, last: int) -> bool:
    """Whether no mark and no word that contrasts stands between the two."""
    text, spans = prose.text, prose.words
    between = text[spans[first][1] : spans[last][0]]
    if any(not (mark.isalnum() or mark in " '’") for mark in between):
        return False
    return _CONTRASTS.isdisjoint(between.lower().split())
