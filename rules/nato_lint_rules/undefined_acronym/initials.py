"""Words whose initials spell an acronym."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from nato_lint import Prose

# Acronyms leave these out as often as not.
_LINKING = (
    "of",
    "the",
    "and",
    "for",
    "in",
    "on",
    "to",
    "a",
    "an",
    "at",
    "by",
    "with",
    "or",
    "de",
    "la",
)
_SHORT = 3  # letters; so few may be the initials of any words

Span = tuple[int, int]


class Initials:
    """The words of a block, and what their initials spell."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = prose.text

    @cached_property
    def parts(self) -> list[Span]:
        """The spans of the words, those with hyphens taken apart."""
        spans = []
        for start, end in self.prose.words:
            at = start
            for part in self.text[start:end].replace("‑", "-").replace("‐", "-").split("-"):
                if part:
                    spans.append((at, at + len(part)))
                at += len(part) + 1
        return spans

    @cached_property
    def content(self) -> list[Span]:
        """The parts without "of", "the" and the like."""
        return [(a, b) for a, b in self.parts if self.text[a:b].lower() not in _LINKING]

    def ending_at(self, at: int, letters: str) -> Sequence[Span]:
        """The words right before an offset whose initials are these small letters; none if others."""
        for spans in (self.parts, self.content):
            behind = bisect_left(spans, (at, at))
            name = spans[max(0, behind - len(letters)) : behind]
            if self._initials(name) == letters:
                return name
        return ()

    def starting_at(self, at: int, letters: str) -> Sequence[Span]:
        """The words from an offset on whose initials are these small letters; none if others."""
        for spans in (self.parts, self.content):
            first = bisect_left(spans, (at, at))
            name = spans[first : first + len(letters)]
            if self._initials(name) == letters:
                return name
        return ()

    def spelled(self, spans: Sequence[Span]) -> str:
        """The words at these places, in lower case."""
        return " ".join(self.text[start:end].lower() for start, end in spans)

    def initialisms(self, wanted: frozenset[str]) -> Iterator[str]:
        """Which of these (small letters) are initials of words side by side anywhere in the block."""
        lengths = {len(letters) for letters in wanted}
        for spans in (self.parts, self.content):
            initials = self._initials(spans)
            for length in lengths:
                for at in range(len(initials) - length + 1):
                    letters = initials[at : at + length]
                    if letters in wanted and (
                        length > _SHORT or self._is_name(spans[at : at + length])
                    ):
                        yield letters

    def _initials(self, spans: Sequence[Span]) -> str:
        return "".join([self.text[start].lower()[0] for start, _ in spans])

    def _is_name(self, spans: Sequence[Span]) -> bool:
        """Whether the words are capitalised, or at least no small words are among them."""
        words = [self.text[start:end] for start, end in spans]
        if all(word[0].isupper() for word in words):
            return any(not word.isupper() for word in words)
        return len(words) == _SHORT and all(len(word) > _SHORT for word in words)
