"""KEY003: one phrase many times within a few sentences."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nato_lint import Document, Finding, Prose, ProseKind, Related, Severity, rule
from nato_lint_rules.article_sections import article_sections

if TYPE_CHECKING:
    from nato_lint_rules.keyword_stuffing.phrases import Phrase

# Two words are a term more often than not, and a term comes back, in edited articles as often as in
# stuffed ones. Three words are one now and then.
_FEWEST_WORDS = 3
_MORE_OF_SHORTEST = 1
_MORE_OF_NAMES = 1


class _Cluster(NamedTuple):
    """Places of one phrase that stand close together."""

    phrase: "Phrase"
    places: list[tuple[int, int]]

    @property
    def extent(self) -> tuple[int, int]:
        return self.places[0][0], self.places[-1][1]


@rule("KEY003", Severity.INFO, default=False, languages=("en",))
def keyword_cluster(document: Document, *, times: int = 3, sentences: int = 5) -> Iterator[Finding]:
    """One phrase many times within a few sentences.

    A phrase of several words that comes back in every other sentence of a passage wears readers
    out, even where the article as a whole does not repeat it too often. Once it is named, "it",
    "they" or a shorter name does. The rule speaks when a phrase of four words or more (small words
    such as "of" not counted) stands `times` times (3) or more within `sentences` sentences (5) of
    running text; a phrase of three words may come back once more, and so may a name. It looks only
    at phrases that the article holds four times. Lists, tables and headings are left alone, and so
    are phrases under `terms` in the configuration.

    ```markdown bad
    A cheap wooden garden shed keeps tools dry. When you buy a cheap wooden garden shed, measure the plot. Ask who delivers your cheap wooden garden shed. In winter a cheap wooden garden shed needs a heater.
    ```

    ```markdown good
    A cheap wooden garden shed keeps tools dry. Before you buy one, measure the plot. Ask who delivers it. In winter it needs a heater.
    ```
    """
    from nato_lint_rules.keyword_stuffing.phrases import Words, folded, repeated_phrases

    numbers = _Numbers(document)
    terms = [f" {' '.join(map(folded, term.split()))} " for term in document.terms]
    clusters = [
        cluster
        for phrase in repeated_phrases(document.shared(Words))
        if len(phrase.content) >= _FEWEST_WORDS and not _is_right(phrase, terms)
        for cluster in _clusters(phrase, numbers, times, sentences)
    ]
    for cluster in _told_once(clusters):
        first, *others = cluster.places
        yield Finding(
            *first,
            f"“{cluster.phrase.text}” stands {len(cluster.places)} times within a few sentences. "
            "Say “it” or “they” after the first time, or use a shorter name.",
            related=[Related(*place, "It stands here too.") for place in others],
        )


class _Numbers:
    """The blocks of running text, and the running numbers of their sentences."""

    def __init__(self, document: Document) -> None:
        headings = {s.heading.index for s in document.shared(article_sections) if s.heading}
        self._before = [0]
        self._running = []
        for prose in document.prose:
            running = prose.kind is ProseKind.PARAGRAPH and prose.index not in headings
            self._running.append(running)
            self._before.append(self._before[-1] + (len(prose.sentences) if running else 1))

    def is_running(self, prose: Prose) -> bool:
        """Whether a block is running text and no heading, list or table."""
        return self._running[prose.index]

    def of(self, prose: Prose, start: int) -> int:
        """The number of the sentence that holds a place in a block."""
        inside = bisect_right(prose.sentences, start, key=lambda sentence: sentence.start)
        return self._before[prose.index] + inside


def _clusters(
    phrase: "Phrase", numbers: _Numbers, times: int, sentences: int
) -> Iterator[_Cluster]:
    """The stretches where the phrase stands so often in so few sentences, none twice."""
    enough = times + _MORE_OF_SHORTEST * (len(phrase.content) == _FEWEST_WORDS)
    if phrase.count < enough:
        return
    enough += _MORE_OF_NAMES * phrase.is_name
    spans = [span for span in phrase.spans if numbers.is_running(span[0])]
    at = [numbers.of(prose, start) for prose, start, _ in spans]
    first = 0
    while first + enough <= len(spans):
        behind = first + enough
        if at[behind - 1] - at[first] >= sentences:
            first += 1
            continue
        while behind < len(spans) and at[behind] - at[behind - enough + 1] < sentences:
            behind += 1
        yield _Cluster(phrase, [prose.span(*place) for prose, *place in spans[first:behind]])
        first = behind


def _told_once(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Of clusters in the same passage, the one with the most words, in the order of the text."""
    told: list[_Cluster] = []
    by_words = sorted(clusters, key=lambda c: -len(c.places) * len(c.phrase.forms))
    for cluster in by_words:
        start, end = cluster.extent
        if all(end <= other.extent[0] or other.extent[1] <= start for other in told):
            told.append(cluster)
    return sorted(told, key=lambda cluster: cluster.extent)


def _is_right(phrase: "Phrase", terms: Sequence[str]) -> bool:
    """Whether a term of the house, in its common form, holds the phrase."""
    spelled = f" {' '.join(phrase.forms)} "
    return any(spelled in term for term in terms)
