"""Fingerprints of the words around findings, by which a finding is known again in a later run."""

from bisect import bisect_right
from operator import attrgetter

from nato_lint.contents import hashed
from nato_lint.document import Document


class Passages:
    """The passages of one article, each with its fingerprint.

    The passage of an offset is the sentence that it stands in, or else, where there is no prose,
    the source line. Where it stands in the file, how its lines are broken and what stands around it
    make no difference.
    """

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self._source = document.source
        self._prose = sorted(document.prose, key=attrgetter("start"))
        self._starts = [prose.start for prose in self._prose]
        self._prints: dict[tuple[int, int], str] = {}

    def fingerprint(self, offset: int) -> str:
        """The fingerprint of the passage at `offset`: 16 hexadecimal digits."""
        key, text = self._passage(offset)
        if key not in self._prints:
            self._prints[key] = fingerprint(text)
        return self._prints[key]

    def _passage(self, offset: int) -> tuple[tuple[int, int], str]:
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self._prose[at].end:
            sentences = self._prose[at].sentences
            number = bisect_right(sentences, offset, key=lambda sentence: sentence.span[1])
            if number < len(sentences):
                return (at, number), sentences[number].text
        line = self._source.line_number(offset)
        start, end = self._source.line_span(line)
        return (-1, line), self._source.text[start:end]


def fingerprint(text: str = "") -> str:
    """16 hexadecimal digits that depend on the words of `text`, not on the space between them."""
    words = " ".join(text.split())
    return hashed(words.encode("utf-8", "surrogatepass"), 8).hexdigest()
