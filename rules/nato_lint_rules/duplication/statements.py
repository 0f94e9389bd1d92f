"""The sentences of an article that make a statement of its own, for the rules on sentences."""

from collections.abc import Sequence
from typing import NamedTuple

from nato_lint import OBJECT, Document, Prose, ProseKind, Sentence

_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM)
_END_MARKS = ".!?。！？"
_CLOSERS = "\"'”’»)]*"
_OPENERS = "\"'“‘„‚«‹•‣◦▪●·"
_LONGEST_LABEL = 30  # characters


class Statement(NamedTuple):
    """A sentence with its words, as written and in lower case."""

    sentence: Sentence
    written: list[str]
    words: list[str]

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.sentence.prose.kind is ProseKind.LIST_ITEM


def statements(document: Document) -> Sequence[Statement]:
    """The sentences that state something, in order.

    Headings, tables, quotations, labels with a colon and sentences with code in them are left out.
    """
    found = []
    for prose in document.prose:
        if prose.kind in _READ and not prose.inside("quote"):
            found += _in_block(prose, document.terms)
    return found


def _in_block(prose: Prose, terms: frozenset[str]) -> list[Statement]:
    found = []
    text, spans = prose.text, prose.words
    first = 0
    for sentence in prose.sentences:
        behind = first
        while behind < len(spans) and spans[behind][0] < sentence.end:
            behind += 1
        if _is_statement(sentence, text):
            written = [text[start:end] for start, end in spans[first:behind]]
            words = [word.lower() for word in written]
            if not terms or " ".join(words) not in terms:
                found.append(Statement(sentence, written, words))
        first = behind
    return found


def _is_statement(sentence: Sentence, text: str) -> bool:
    """Whether the sentence is prose of the article: ended by a mark, no quotation, no lead-in."""
    start, end = sentence.start, sentence.end
    ending = text[max(start, end - 4) : end].rstrip(_CLOSERS)
    if ending[-1:] not in _END_MARKS or ending.endswith("..") or text[start] in _OPENERS:
        return False
    if ending[-1:] == "?" and start == 0 and end == len(text):
        return False  # a question of its own is a heading of a list of questions
    if OBJECT in text[start:end]:
        return False
    return text.find(":", start, min(end, start + _LONGEST_LABEL)) < 0
