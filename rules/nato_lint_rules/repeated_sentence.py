"""The same or nearly the same sentence twice in an article."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from nato_lint import (
    OBJECT,
    Document,
    Finding,
    ProseKind,
    Related,
    Sentence,
    Severity,
    rule,
)

_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM)
_SHINGLE = 4  # words
_ENOUGH_SHINGLES = 0.4  # of the shorter sentence; one changed word alone costs four shingles
_CHANGED_WORDS = 0.1  # of the longer sentence
_LONG_SENTENCE = 15  # words; in shorter ones a changed content word changes the statement
_QUOTED_WORDS = 7
_END_MARKS = ".!?。！？"
_CLOSERS = "\"'”’»)]*"
_OPENERS = "\"'“‘„«‹•‣◦▪●·"


@dataclass(slots=True)
class _Statement:
    """A sentence, its words as written and in lower case, and where it is said again."""

    sentence: Sentence
    written: list[str]
    words: list[str]
    again: list["_Statement"] = field(default_factory=list)
    exact: bool = True

    @property
    def listed(self) -> bool:
        return self.sentence.prose.kind is ProseKind.LIST_ITEM


@rule("DUP004", Severity.WARNING)
def repeated_sentence(document: Document, *, minimum_words: int = 8) -> Iterator[Finding]:
    """The same or nearly the same sentence twice in an article.

    A sentence that stands twice is most often what is left of a paragraph that was moved, or of
    text that was generated piece by piece. Sentences that differ in a small word, in case or in
    punctuation count as the same; sentences with other numbers or names do not. Headings, tables,
    quotations, list items that repeat one another, and sentences of fewer than `minimum-words`
    words are left alone.

    ```markdown bad
    The ferry leaves the old harbour every morning at nine.

    Tickets are sold on board. The ferry leaves the old harbour every morning at nine.
    ```

    ```markdown good
    The ferry leaves the old harbour every morning at nine.

    Tickets are sold on board, by card only.
    ```
    """
    for statement in _repeated(document, minimum_words):
        first, second, *others = statement.sentence, *(s.sentence for s in statement.again)
        line = document.source.line_number(first.span[0])
        verb = "stands already" if statement.exact else "stands in nearly the same words"
        yield Finding(
            *second.span,
            f"The sentence “{_opening(second)}” {verb} in line {line}. Say it once, or "
            "let the second say something new.",
            related=tuple(
                Related(*sentence.span, "the same sentence") for sentence in (first, *others)
            ),
        )


def _repeated(document: Document, minimum_words: int) -> list[_Statement]:
    """The statements that are made again later; each holds its repetitions."""
    index = _Index()
    for statement in _statements(document, minimum_words):
        index.add(statement)
    return [statement for statement in index.statements if statement.again]


class _Index:
    """Finds for each new statement an earlier one with the same words, in linear time.

    A run of words leads to the first statement that holds it and to no other, so that text which
    repeats itself endlessly costs no more than other text.
    """

    def __init__(self) -> None:
        self.statements: list[_Statement] = []
        self._by_words: dict[str, _Statement] = {}
        self._by_shingle: dict[tuple[str, ...], _Statement] = {}

    def add(self, statement: _Statement) -> None:
        key = " ".join(statement.words)
        earlier = self._by_words.get(key)
        if earlier is None:
            shingles = set(zip(*(statement.words[n:] for n in range(_SHINGLE)), strict=False))
            earlier = self._nearest(statement, shingles)
            self._by_words[key] = earlier or statement
            if earlier is None:
                self.statements.append(statement)
                for shingle in shingles:
                    self._by_shingle.setdefault(shingle, statement)
                return
            earlier.exact = False
        if not (earlier.listed and statement.listed):
            earlier.again.append(statement)

    def _nearest(self, statement: _Statement, shingles: set[tuple[str, ...]]) -> _Statement | None:
        shared: Counter[int] = Counter()
        holders: dict[int, _Statement] = {}
        for shingle in shingles:
            holder = self._by_shingle.get(shingle)
            if holder is not None:
                shared[id(holder)] += 1
                holders[id(holder)] = holder
        if not shared:
            return None
        best, count = shared.most_common(1)[0]
        enough = count >= _ENOUGH_SHINGLES * len(shingles)
        return holders[best] if enough and _says_the_same(holders[best], statement) else None


def _says_the_same(one: _Statement, other: _Statement) -> bool:
    """Whether the sentences differ in so little that the statement stays the same."""
    from nato_lint_rules.duplication.word_classes import function_words, words_of

    changed = _changed(one, other) + _changed(other, one)
    if len(changed) > 2 * max(1, int(_CHANGED_WORDS * max(len(one.words), len(other.words)))):
        return False
    if any(not word.islower() or word in words_of("negations") for word in changed):
        return False
    if any(word.endswith("n't") or not word.isalpha() for word in changed):
        return False
    long = min(len(one.words), len(other.words)) >= _LONG_SENTENCE
    return long or all(word in function_words() for word in changed)


def _changed(one: _Statement, other: _Statement) -> list[str]:
    """The words of `one` that `other` lacks, as they are written inside the sentence."""
    missing = Counter(one.words) - Counter(other.words)
    if not missing:
        return []
    return [
        word if at else word.lower()
        for at, word in enumerate(one.written)
        if word.lower() in missing
    ]


def _statements(document: Document, minimum_words: int) -> Iterator[_Statement]:
    """The sentences that make a statement of their own."""
    for prose in document.prose:
        if prose.kind not in _READ or len(prose.words) < minimum_words or prose.inside("quote"):
            continue
        words = iter(prose.words)
        word = next(words, None)
        for sentence in prose.sentences:
            written = []
            while word and word[0] < sentence.end:
                written.append(prose.text[word[0] : word[1]])
                word = next(words, None)
            if len(written) >= minimum_words and _is_statement(sentence, prose.text):
                statement = _Statement(sentence, written, [word.lower() for word in written])
                if " ".join(statement.words) not in document.terms:
                    yield statement


def _is_statement(sentence: Sentence, text: str) -> bool:
    """Whether the sentence is prose of the article: ended by a mark, no quotation, no lead-in."""
    start, end = sentence.start, sentence.end
    ending = text[max(start, end - 4) : end].rstrip(_CLOSERS)
    if ending[-1:] not in _END_MARKS or ending.endswith("..") or text[start] in _OPENERS:
        return False
    if ending[-1] == "?" and start == 0 and end == len(text):
        return False  # a question of its own is a heading of a list of questions
    if OBJECT in text[start:end]:
        return False
    label = text.find(":", start, min(end, start + 30))
    return label < 0


def _opening(sentence: Sentence) -> str:
    """The first words of the sentence."""
    words = sentence.text.split()
    shown = " ".join(words[:_QUOTED_WORDS])
    return f"{shown} …" if len(words) > _QUOTED_WORDS else shown
