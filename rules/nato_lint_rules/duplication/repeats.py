"""Where an article repeats its words at once; the rules judge which of these are slips."""

from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Document, Prose

LONGEST_PHRASE = 12  # words
_LONGEST_CONJUNCT = 3  # words on each side of "and" or "or"
_JOINING = ("and", "or")
_WIDEST_SPACE = 2  # characters; typists put one or two
_NO_SPACE = "\n\t"


class Words:
    """The words of one block in lower case, and what stands between them."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = prose.text
        self.spans = prose.words
        lower = self.text.lower()
        if len(lower) != len(self.text):  # some capitals have no single small letter
            lower = ""
        self.lower = (
            [lower[start:end] for start, end in self.spans]
            if lower
            else [self.text[start:end].lower() for start, end in self.spans]
        )

    def __len__(self) -> int:
        return len(self.spans)

    def as_written(self, index: int) -> str:
        """The word in its own case."""
        start, end = self.spans[index]
        return self.text[start:end]

    def gap(self, index: int) -> str:
        """What stands between the word at `index` and the next one."""
        return self.text[self.spans[index][1] : self.spans[index + 1][0]]

    def adjoin(self, first: int, last: int) -> bool:
        """Whether nothing but a space stands between the words from `first` to `last`.

        Wider gaps are columns of a table that was laid out by hand.
        """
        return all(
            len(gap := self.gap(index)) <= _WIDEST_SPACE
            and gap.isspace()
            and gap.strip(_NO_SPACE) == gap
            for index in range(first, last)
        )

    def before(self, index: int) -> str:
        """The word before, in lower case, when only spaces stand between; else ""."""
        return self.lower[index - 1] if index > 0 and self.adjoin(index - 1, index) else ""

    def after(self, index: int) -> str:
        """The word after, in lower case, when only spaces stand between; else ""."""
        return (
            self.lower[index + 1] if index + 1 < len(self) and self.adjoin(index, index + 1) else ""
        )


class Repeat(NamedTuple):
    """Words that stand again at once: `copies` times the `size` words from `first` on.

    `joined` is the number of words between two copies: 1 where a conjunction joins them, else 0.
    """

    words: Words
    first: int
    size: int
    copies: int
    joined: int = 0

    @property
    def last(self) -> int:
        """The index of the last word of the last copy."""
        return self.first + self.copies * (self.size + self.joined) - self.joined - 1

    @property
    def start(self) -> int:
        """Where the first copy begins in the text of the block."""
        return self.words.spans[self.first][0]

    @property
    def end(self) -> int:
        """Where the last copy ends in the text of the block."""
        return self.words.spans[self.last][1]

    @property
    def first_end(self) -> int:
        """Where the first copy ends in the text of the block."""
        return self.words.spans[self.first + self.size - 1][1]

    @property
    def phrase(self) -> list[str]:
        """The words of one copy, in lower case."""
        return self.words.lower[self.first : self.first + self.size]

    @property
    def before(self) -> str:
        """The word before the first copy, or ""."""
        return self.words.before(self.first)

    @property
    def after(self) -> str:
        """The word after the last copy, or ""."""
        return self.words.after(self.last)


class Repeats(NamedTuple):
    """The repetitions of an article by kind, each in the order of the text."""

    adjacent: list[Repeat]
    conjuncts: list[Repeat]
    phrases: list[Repeat]


def repeats_in(document: Document) -> Repeats:
    """All words and phrases that stand twice at once, or joined with themselves."""
    found = Repeats([], [], [])
    for prose in document.prose:
        if len(prose.words) > 1:
            _collect(Words(prose), found)
    return found


def _collect(words: Words, found: Repeats) -> None:
    """Add the repetitions of one block, in time that grows with its length alone."""
    lower = words.lower
    searched: dict[int, int] = {}
    for at, period in _recurrences(lower):
        if at <= searched.get(period, -1):
            continue
        first, last = _equal_stretch(words, at, period)
        searched[period] = last
        if last - first + 2 < period:
            continue
        first = _after_breaks(words, first, period)
        joined = _after_conjunction(lower, first, last, period)
        if joined is not None:
            copies = 1 + (last - joined + 2) // period
            found.conjuncts.append(Repeat(words, joined - period, period - 1, copies, joined=1))
        elif last - first + 1 >= period:
            copies = 1 + (last - first + 1) // period
            kind = found.adjacent if period == 1 else found.phrases
            kind.append(Repeat(words, first - period, period, copies))


def _recurrences(lower: list[str]) -> Iterator[tuple[int, int]]:
    """Words that stood a few words earlier: their index and the distance."""
    last: dict[str, int] = {}
    never = -LONGEST_PHRASE - 1
    for at, word in enumerate(lower):
        distance = at - last.get(word, never)
        last[word] = at
        if distance <= LONGEST_PHRASE:
            yield at, distance


def _equal_stretch(words: Words, at: int, period: int) -> tuple[int, int]:
    """The first and last index around `at` of words that each equal the one `period` earlier."""
    lower = words.lower
    first = last = at
    lowest = max(period, at - period)
    while first > lowest and lower[first - 1] == lower[first - 1 - period]:
        if not words.adjoin(first - 1, first):
            break
        first -= 1
    while last + 1 < len(lower) and lower[last + 1] == lower[last + 1 - period]:
        if not words.adjoin(last, last + 1):
            break
        last += 1
    return first, last


def _after_breaks(words: Words, first: int, period: int) -> int:
    """Where the second copy can begin at the earliest, so that no mark stands in the first."""
    for index in range(first - 1, first - period - 1, -1):
        if not words.adjoin(index, index + 1):
            return index + 1 + period
    return first


def _after_conjunction(lower: list[str], first: int, last: int, period: int) -> int | None:
    """Where the second copy begins if a conjunction joins the copies: "X and X"."""
    if not 2 <= period <= _LONGEST_CONJUNCT + 1:
        return None
    for begin in range(first, min(first + period, last - period + 3)):
        if lower[begin - 1] in _JOINING and lower[begin] not in _JOINING:
            return begin
    return None
