"""The same or nearly the same sentence twice in an article."""

from collections import Counter
from collections.abc import Iterator

from nato_lint import Document, Finding, Related, Sentence, Severity, rule
from nato_lint_rules.duplication.statements import Statement, statements

MINIMUM_WORDS = 8

_SHINGLE = 4  # words
_ENOUGH_SHINGLES = 0.4  # of the shorter sentence; one changed word alone costs four shingles
_CHANGED_WORDS = 0.1  # of the longer sentence
_LONG_SENTENCE = 15  # words; in shorter ones a changed content word changes the statement
_QUOTED_WORDS = 7


class Saying:
    """A statement and the later ones that say the same, `exact` if all do in the same words."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.again: list[Statement] = []
        self.exact = True


@rule("DUP004", Severity.WARNING)
def repeated_sentence(
    document: Document, *, minimum_words: int = MINIMUM_WORDS
) -> Iterator[Finding]:
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
    # DUP005 needs the answer to the default question as well.
    shared = minimum_words == MINIMUM_WORDS
    sayings = (
        document.shared(repeated_sayings) if shared else repeated_sayings(document, minimum_words)
    )
    for saying in sayings:
        first, second, *others = (
            statement.sentence for statement in (saying.statement, *saying.again)
        )
        line = document.source.line_number(first.span[0])
        verb = "already stands" if saying.exact else "stands in nearly the same words"
        yield Finding(
            *second.span,
            f"The sentence “{_opening(second)}” {verb} in line {line}. Say it once, or "
            "let the second say something new.",
            related=tuple(
                Related(*sentence.span, "the same sentence") for sentence in (first, *others)
            ),
        )


def repeated_sayings(document: Document, minimum_words: int = MINIMUM_WORDS) -> list[Saying]:
    """The statements that are made again later in nearly the same words."""
    index = _Index()
    for statement in document.shared(statements):
        if len(statement.words) >= minimum_words:
            index.add(statement)
    return [saying for saying in index.sayings if saying.again]


class _Index:
    """Finds for each new statement an earlier one with the same words, in linear time.

    A run of words leads to the first statement that holds it and to no other, so that text which
    repeats itself endlessly costs no more than other text.
    """

    def __init__(self) -> None:
        self.sayings: list[Saying] = []
        self._by_words: dict[str, Saying] = {}
        self._by_shingle: dict[tuple[str, ...], Saying] = {}

    def add(self, statement: Statement) -> None:
        key = " ".join(statement.words)
        earlier = self._by_words.get(key)
        if earlier is None:
            runs = zip(*(statement.words[n:] for n in range(_SHINGLE)), strict=False)
            shingles = list(dict.fromkeys(runs))
            earlier = self._nearest(statement, shingles)
            if earlier is None:
                saying = self._by_words[key] = Saying(statement)
                self.sayings.append(saying)
                for shingle in shingles:
                    self._by_shingle.setdefault(shingle, saying)
                return
            self._by_words[key] = earlier
            earlier.exact = False
        if not (earlier.statement.listed and statement.listed):
            earlier.again.append(statement)

    def _nearest(self, statement: Statement, shingles: list[tuple[str, ...]]) -> Saying | None:
        shared: Counter[int] = Counter()
        holders: dict[int, Saying] = {}
        for shingle in shingles:
            holder = self._by_shingle.get(shingle)
            if holder is not None:
                shared[id(holder)] += 1
                holders[id(holder)] = holder
        if not shared:
            return None
        best, hits = shared.most_common(1)[0]
        if hits < _ENOUGH_SHINGLES * len(shingles):
            return None
        saying = holders[best]
        return saying if _says_the_same(saying.statement, statement) else None


def _says_the_same(one: Statement, other: Statement) -> bool:
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


def _changed(one: Statement, other: Statement) -> list[str]:
    """The words of `one` that `other` lacks, as they are written inside the sentence."""
    missing = Counter(one.words) - Counter(other.words)
    if not missing:
        return []
    return [
        word if at else word.lower()
        for at, word in enumerate(one.written)
        if word.lower() in missing
    ]


def _opening(sentence: Sentence) -> str:
    """The first words of the sentence."""
    words = sentence.text.split()
    shown = " ".join(words[:_QUOTED_WORDS])
    return f"{shown} …" if len(words) > _QUOTED_WORDS else shown
