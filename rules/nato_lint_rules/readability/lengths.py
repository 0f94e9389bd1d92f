"""Sentences and paragraphs that go on for too long."""

from bisect import bisect_left
from collections.abc import Iterator

from nato_lint import Document, Finding, Prose, ProseKind, Sentence, Severity, rule
from nato_lint_rules.readability.measure import is_ended

_QUOTED_WORDS = 7
_SENTENCES_IN = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM, ProseKind.FOOTNOTE)
_MARKS_OF_LISTS = ";|"


@rule("RDB002", Severity.INFO, default=False)
def long_sentence(document: Document, *, max_words: int = 40) -> Iterator[Finding]:
    """A sentence so long that readers lose its thread.

    Most readers hold about twenty words in mind until the full stop. Beyond `max-words` (40) even a
    well-built sentence has to be read twice. Split it where a new thought begins. Quotations that
    stand for themselves, headings, tables and sentences that list their parts between semicolons are
    left alone.

    ```markdown bad
    The harbour board, which had met three times since the storm, agreed on Monday to close the old pier for the winter, to move the ferry to the north quay, to ask the county for half of the money that the repairs will cost, and to tell the crews what that means for them.
    ```

    ```markdown good
    The harbour board agreed on Monday to close the old pier for the winter and to move the ferry to the north quay. It had met three times since the storm. Now it will ask the county for half of the money that the repairs will cost, and tell the crews what that means for them.
    ```
    """
    for prose in document.prose:
        if (
            prose.kind not in _SENTENCES_IN
            or len(prose.words) <= max_words
            or prose.inside("quote")
        ):
            continue
        for sentence in prose.sentences:
            count = _word_count(prose, sentence.start, sentence.end)
            if count > max_words and is_ended(sentence.text) and not _is_list(sentence):
                yield Finding(
                    *sentence.span,
                    f"This sentence (“{_opening(sentence)}”) has {count} words, more than {max_words}. "
                    "Split it where a new thought begins, or leave out what readers can do without.",
                )


@rule("RDB003", Severity.INFO, default=False)
def long_paragraph(document: Document, *, max_words: int = 200) -> Iterator[Finding]:
    """A paragraph so long that readers on a screen skip it.

    A paragraph of more than `max-words` words (200) fills the screen of a telephone. Break it where
    the next step of the thought begins. Its first sentence is marked. Lists, tables and quotations
    are left alone, and a forced line break counts as the end of a paragraph. Set a smaller number,
    such as 150, for pages that are read in a hurry.

    ```markdown bad
    The pier was built in spring. A crew of nine drove the piles, and the smith forged the bolts on the quay. The planks came by barge from the mill at Tverdal, twelve loads in all, and each load took a day to carry. In the second month a gale tore off the scaffold. Nobody was hurt, but the crew lost a week, and the board asked whether the work should wait for summer. The foreman said no. He had the men work from rafts instead, which was slower and colder, and the baker brought them bread and soup at noon. By midsummer the deck reached the lighthouse rock. There the piles would not hold, because the rock was covered by only a foot of sand. So the smith made iron shoes for them, with four claws each, and a diver set every one by hand. That took a month and half of the money. In autumn the railing was nailed on, the lamps were hung, and the children of the town were the first who were allowed to walk to the end. The ferry moored there the next morning with forty guests. Since then the planks have been changed twice and the piles never, and every year in spring a diver goes down to look at the claws.
    ```

    ```markdown good
    The pier was built in spring. A crew of nine drove the piles, and the smith forged the bolts on the quay. The planks came by barge from the mill at Tverdal, twelve loads in all, and each load took a day to carry.

    In the second month a gale tore off the scaffold. Nobody was hurt, but the crew lost a week, and the board asked whether the work should wait for summer. The foreman said no. He had the men work from rafts instead.
    ```
    """
    for prose in document.prose:
        if (
            prose.kind is not ProseKind.PARAGRAPH
            or len(prose.words) <= max_words
            or prose.container is not None
        ):
            continue
        start = 0
        for part in prose.text.split("\n"):
            end = start + len(part)
            count = _word_count(prose, start, end)
            if count > max_words:
                first = next(s for s in prose.sentences if start <= s.start < end)
                yield Finding(
                    *first.span,
                    f"This paragraph (“{_opening(first)}”) has {count} words, more than {max_words}. "
                    "Break it where the next thought begins.",
                )
            start = end + 1


def _word_count(prose: Prose, start: int, end: int) -> int:
    """How many words begin between two offsets of the text."""
    return bisect_left(prose.words, (end,)) - bisect_left(prose.words, (start,))


def _is_list(sentence: Sentence) -> bool:
    """Whether the sentence is a list in disguise, with three parts or more between semicolons."""
    return any(sentence.text.count(mark) > 1 for mark in _MARKS_OF_LISTS)


def _opening(sentence: Sentence) -> str:
    return " ".join(sentence.text.split(maxsplit=_QUOTED_WORDS)[:_QUOTED_WORDS]) + " …"
