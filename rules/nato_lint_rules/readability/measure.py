"""Counting what readability formulas ask for, on sentences of prose only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from nato_lint import Prose
from nato_lint_rules.readability.grade import grade
from nato_lint_rules.readability.syllables import syllables
from nato_lint_rules.readability.textstat_offline import offline_textstat

# textstat leaves out sentences of one or two words; so do the shared counts.
_LEAST_WORDS = 3
# What ends a sentence, also inside a closing quotation mark or bracket. A line without it is a
# heading, a label or a cell that lost its table.
_END_MARKS = ".!?…"
_CLOSING = "\"'”’»)]"


@dataclass(slots=True)
class Measure:
    """Sentences, words and syllables of some prose."""

    sentences: int = 0
    words: int = 0
    texts: list[list[str]] = field(default_factory=list, repr=False)

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade from the shared counts."""
        # Most words of an article occur many times, and each is counted once.
        words = Counter(word.lower() for words in self.texts for word in words)
        spoken = sum(times * syllables(word) for word, times in words.items())
        return grade(self.sentences, self.words, spoken)

    def textstat_grade(self) -> float:
        """The Flesch-Kincaid grade that textstat computes.

        textstat ends a sentence at every full stop, also in "U.S." and "3.5"; it is given the
        sentences as the document model found them, with no other mark inside.
        """
        text = " ".join(" ".join(words).replace(".", "") + "." for words in self.texts)
        return float(offline_textstat().flesch_kincaid_grade(text))


def measure(blocks: Iterable[Prose]) -> Measure:
    """The counts over all sentences of `blocks` that have an end mark."""
    counts = Measure()
    for prose in blocks:
        words = iter(prose.words)
        span = next(words, None)
        for sentence in prose.sentences:
            inside = []
            while span and span[0] < sentence.end:
                if span[0] >= sentence.start:
                    inside.append(prose.text[span[0] : span[1]])
                span = next(words, None)
            if len(inside) >= _LEAST_WORDS and is_ended(sentence.text):
                counts.sentences += 1
                counts.words += len(inside)
                counts.texts.append(inside)
    return counts


def is_ended(sentence: str) -> bool:
    """Whether an end mark closes the sentence, as it does not close a heading or a label."""
    return sentence.rstrip(_CLOSING).endswith(tuple(_END_MARKS))
