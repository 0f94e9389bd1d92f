"""What a sentence says, as far as its words tell: content, names, numbers, denial."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from nato_lint import Document
from nato_lint_rules.duplication.statements import Statement, statements
from nato_lint_rules.duplication.word_classes import function_words, words_of
from nato_lint_rules.duplication.word_roots import root_of

_SHORTEST, _LONGEST = 6, 150  # words; more make no sentence but a list
_QUOTES = '"“”„«»'


class Reading:
    """A statement, its place among the statements, and the roots of its content words in order.

    What only similar sentences are asked for is worked out when they are.
    """

    def __init__(self, statement: Statement, at: int) -> None:
        self.statement = statement
        self.at = at
        self.roots = [root for root in map(_content_root, statement.words) if root]

    @cached_property
    def pairs(self) -> set[str]:
        """The content words that stand side by side or with one between, whichever comes first.

        Strings, since the garbage collector does not look at them as it does at tuples.
        """
        near = [*pairwise(self.roots), *zip(self.roots, self.roots[2:], strict=False)]
        return {f"{one} {other}" if one < other else f"{other} {one}" for one, other in near}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The roots, each once."""
        return frozenset(self.roots)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The roots that are no part of a name."""
        written = self.statement.written
        words = [word for at, word in enumerate(written) if not at or word.islower()]
        return frozenset(_content_root(word.lower()) for word in words) - {""}

    @cached_property
    def names(self) -> list[frozenset[str]]:
        """The runs of words with a capital inside the sentence, as sets of roots."""
        names: list[frozenset[str]] = []
        run: list[str] = []
        for word in (*self.statement.written[1:], ""):
            if word and not word.islower() and word[0].isalpha():
                run.append(root_of(word.lower()))
            elif run:
                names.append(frozenset(run))
                run = []
        return names

    @cached_property
    def numbers(self) -> frozenset[str]:
        """What it counts, in digits or in words."""
        return frozenset(word for word in self.statement.words if _is_number(word))

    @cached_property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        negations = words_of("negations")
        return any(w in negations or w.endswith(("n't", "n’t")) for w in self.statement.words)

    @cached_property
    def quotes(self) -> bool:
        """Whether it gives the words of others."""
        text = self.statement.sentence.text
        return any(mark in text for mark in _QUOTES)


def readings(document: Document) -> Iterator[Reading]:
    """The statements that say enough to be said again."""
    for at, statement in enumerate(document.shared(statements)):
        if _SHORTEST <= len(statement.words) <= _LONGEST:
            yield Reading(statement, at)


@lru_cache(maxsize=16_384)
def _content_root(word: str) -> str:
    """The root of a word that names something; "" for any other."""
    if len(word) < 2 or word in function_words() or word in words_of("adverbs"):
        return ""
    return "" if _is_number(word) else root_of(word)


def _is_number(word: str) -> bool:
    return (word in words_of("numbers") and word != "one") or any(map(str.isdigit, word))
