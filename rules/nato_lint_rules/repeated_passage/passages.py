"""Which passages of an article say again what an earlier one has said.

Sentences are compared by the roots of their content words, each weighted by how rare it is in the
article. Pairs of neighbouring roots lead to the earlier sentences that are worth comparing; a pair
leads to a few sentences at most, which keeps the cost linear on text that repeats itself. Similar
sentences that follow one another at both places make a passage.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum, log
from typing import NamedTuple

from nato_lint import Document, Sentence
from nato_lint_rules.duplication.statements import statements
from nato_lint_rules.repeated_passage.readings import Reading, readings
from nato_lint_rules.repeated_sentence import repeated_sayings

_HOLDERS = 4  # sentences that a pair of words leads to
_COMPARED = 3  # earlier sentences that a sentence is compared with
_APART = 4  # statements; what is nearer may be a parallel that the writer meant

# What counts as similar: the share of weight that the sentences have in common, of both together
# ("likeness") and of the lighter one ("cover"), the share of pairs of neighbouring roots, and how
# many roots they share that name nothing.
_SIMILAR = 0.3
_SIMILAR_PAIRS = 0.15
_SIMILAR_WORDS = 0.3
_SIMILAR_ROOTS = 4
# One sentence alone has to be long and very similar, several may be less so.
_ALONE_WORDS = 12
_ALONE_ROOTS = 6
_ALONE_LIKENESS, _ALONE_COVER, _ALONE_PAIRS = 0.4, 0.6, 0.5
_ALONE_LIKENESS_REORDERED, _ALONE_PAIRS_REORDERED = 0.5, 0.2
_TOGETHER_LIKENESS = 0.4
_TOGETHER_ROOTS = 10
_LOOK_BACK = 4  # sentences of a passage, whose order may differ
_REPLACED = 2  # words in the same places; such sentences are parallel, they contrast


class Passage(NamedTuple):
    """Sentences of one block, from the first to the last."""

    first: Sentence
    last: Sentence

    @property
    def text(self) -> str:
        """The words, with what stands between the sentences."""
        return self.first.prose.text[self.first.start : self.last.end]

    @property
    def span(self) -> tuple[int, int]:
        """The offsets in the source."""
        return self.first.prose.span(self.first.start, self.last.end)


class _Match(NamedTuple):
    """A sentence and the earlier one that it resembles most."""

    earlier: Reading
    later: Reading
    likeness: float
    cover: float
    pairs: float
    roots: int


def repeated_passages(document: Document) -> Iterator[tuple[Passage, Passage]]:
    """The passages that come back, each with the one that says the same first."""
    matches = list(_matches(list(readings(document))))
    if not matches:
        return
    # A sentence that stands twice as it is, is reported by DUP004.
    twice = {id(again) for saying in document.shared(repeated_sayings) for again in saying.again}
    matches = [match for match in matches if id(match.later.statement) not in twice]
    sizes = Counter(id(each.sentence.prose) for each in document.shared(statements))
    for group in _groups(matches):
        if _is_repetition(group) and not _is_standfirst(group, sizes):
            earlier = sorted((match.earlier for match in group), key=lambda reading: reading.at)
            yield _passage(earlier), _passage([match.later for match in group])


def _passage(found: list[Reading]) -> Passage:
    return Passage(found[0].statement.sentence, found[-1].statement.sentence)


def _matches(found: list[Reading]) -> Iterator[_Match]:
    """The sentences that resemble an earlier one, in order."""
    weights = _Weights(found)
    first_holder: dict[str, int] = {}
    holders: dict[str, list[int]] = {}
    for index, reading in enumerate(found):
        shared: dict[int, int] = {}
        for pair in reading.pairs:
            first = first_holder.setdefault(pair, index)
            if first == index:
                continue
            held = holders.setdefault(pair, [first])
            for at in held:
                shared[at] = shared.get(at, 0) + 1
            if len(held) < _HOLDERS:
                held.append(index)
        enough = max(2, len(reading.pairs) * _SIMILAR_PAIRS)
        several = [(-count, at) for at, count in shared.items() if count >= enough]
        matches = [
            _compare(found[at], reading, -count, weights)
            for count, at in sorted(several)[:_COMPARED]
            if _may_say_the_same(found[at], reading)
        ]
        best = max(matches, key=lambda match: match.likeness, default=None)
        if best and best.likeness >= _SIMILAR and best.roots >= _SIMILAR_ROOTS:
            yield best


class _Weights:
    """How much each root tells: the rarer it is in the article, the more."""

    def __init__(self, found: list[Reading]) -> None:
        self._found = found

    @cached_property
    def _by_root(self) -> dict[str, float]:
        counts = Counter(root for reading in self._found for root in reading.vocabulary)
        return {root: log(1 + len(self._found) / count) for root, count in counts.items()}

    def of(self, roots: Iterable[str]) -> float:
        """The weight of several roots together."""
        return fsum(self._by_root[root] for root in roots)


def _compare(earlier: Reading, later: Reading, pairs: int, weights: _Weights) -> _Match:
    one, other = earlier.vocabulary, later.vocabulary
    common = weights.of(one & other)
    return _Match(
        earlier,
        later,
        likeness=common / weights.of(one | other),
        cover=common / min(weights.of(one), weights.of(other)),
        pairs=pairs / min(len(earlier.pairs), len(later.pairs)),
        roots=len(earlier.plain & later.plain),
    )


def _may_say_the_same(earlier: Reading, later: Reading) -> bool:
    """Whether nothing in the two sentences, nor their places, speaks against it."""
    if later.at - earlier.at < _APART:
        return False
    common = len(earlier.vocabulary & later.vocabulary)
    if common < _SIMILAR_ROOTS or common < _SIMILAR_WORDS * len(later.vocabulary):
        return False
    if earlier.denies != later.denies:
        return False
    if (earlier.statement.listed and later.statement.listed) or earlier.quotes or later.quotes:
        return False
    if earlier.numbers - later.numbers and later.numbers - earlier.numbers:
        return False
    if _names_alone(earlier, later) and _names_alone(later, earlier):
        return False
    return not _is_parallel(earlier.roots, later.roots)


def _names_alone(one: Reading, other: Reading) -> bool:
    """Whether `one` names something that has no word in common with the words of `other`."""
    return any(other.vocabulary.isdisjoint(name) for name in one.names)


def _is_parallel(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one or two words take the place of others, as in "for links, ... for buttons, ..."."""
    if len(one) != len(other):
        return False
    replaced = sum(here != there for here, there in zip(one, other, strict=True))
    return 0 < replaced <= _REPLACED


def _groups(matches: Iterable[_Match]) -> Iterator[list[_Match]]:
    """The matches that follow one another in one block, at both places."""
    group: list[_Match] = []
    for match in matches:
        if group and not _goes_on(group, match):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _goes_on(group: list[_Match], match: _Match) -> bool:
    last = group[-1]
    if match.later.at - last.later.at > 2 or not _in_one_block(match.later, last.later):
        return False
    if not _in_one_block(match.earlier, last.earlier):
        return False
    distances = [abs(match.earlier.at - other.earlier.at) for other in group[-_LOOK_BACK:]]
    return 0 < min(distances) <= 2


def _in_one_block(one: Reading, other: Reading) -> bool:
    return one.statement.sentence.prose is other.statement.sentence.prose


def _is_repetition(group: list[_Match]) -> bool:
    """Whether so much is said again that one of the passages is too many."""
    if len(group) == 1:
        return _repeats_alone(group[0])
    likeness = fsum(match.likeness for match in group) / len(group)
    roots = sum(match.roots for match in group)
    return likeness >= _TOGETHER_LIKENESS and roots >= _TOGETHER_ROOTS


def _repeats_alone(match: _Match) -> bool:
    words = min(len(match.earlier.statement.words), len(match.later.statement.words))
    if words < _ALONE_WORDS or match.roots < _ALONE_ROOTS or match.cover < _ALONE_COVER:
        return False
    if match.likeness >= _ALONE_LIKENESS_REORDERED:
        return match.pairs >= _ALONE_PAIRS_REORDERED
    return match.likeness >= _ALONE_LIKENESS and match.pairs >= _ALONE_PAIRS


def _is_standfirst(group: list[_Match], sizes: Mapping[int, int]) -> bool:
    """Whether the first passage is all of the first block, which tells what the article will say."""
    first = group[0].earlier
    return first.at == 0 and sizes[id(first.statement.sentence.prose)] == len(group)
