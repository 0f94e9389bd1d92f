"""Where an article says that what it reports comes from."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from nato_lint import Container, Document, Pattern, Prose, Sentence
from nato_lint_rules.sourcing.attribution import is_own, names_source


class _Given(NamedTuple):
    """What a block gives: a mark that stands for all of it, or words that stand for what follows.

    `place` is the block and the offset of the first such words; None where there are none.
    """

    marked: bool
    place: tuple[int, int] | None


class Sources:
    """The links, footnotes, citations and attributions of one article, by place.

    With `own_data`, somebody who speaks of himself ("we counted 300 boats") is a source too.
    """

    def __init__(self, document: Document, *, own_data: bool = True) -> None:
        self._document = document
        self._own_data = own_data
        # A place inside the text of each, so that a link which opens a block counts as its own.
        self._links = sorted(
            max(link.start, link.text_start)
            for link in document.links
            if not link.target.startswith(("#", "mailto:"))
        )
        self._references = sorted(
            [reference.start for reference in document.footnote_references]
            + [citation.start for citation in document.citations]
        )
        self._given: dict[int, _Given] = {}
        self._paragraphs: dict[int, _Given] = {}
        self._extents: dict[int, tuple[int, int]] = {}

    def of_sentence(self, sentence: Sentence) -> bool:
        """Whether one sentence gives a source."""
        return self._is_marked(*sentence) or self._is_spoken(sentence.text)

    def before(self, prose: Prose, end: int) -> bool:
        """Whether the paragraph of `prose` gives a source for what ends at `end` of its text.

        A link, a footnote or a citation speaks for the whole paragraph; words that name a source
        speak for what follows them. A list and what introduces it are one paragraph; so are the
        cells of a row and what stands right above and below their table.
        """
        container = prose.inside("row") or prose.inside("list")
        key = id(container or prose)
        if key not in self._paragraphs:
            blocks = self._blocks(prose, container) if container else (prose,)
            self._paragraphs[key] = self._of_blocks(blocks)
        found = self._paragraphs[key]
        return found.marked or (found.place is not None and found.place < (prose.index, end))

    def _is_spoken(self, text: str) -> bool:
        return names_source(text) or (self._own_data and is_own(text))

    def _is_marked(self, prose: Prose, start: int, end: int) -> bool:
        source_start, source_end = prose.span(start, end)
        # A mark may stand a space behind the last word.
        if _any_between(self._references, source_start, source_end + 2):
            return True
        if _any_between(self._links, source_start, source_end):
            return True
        if _NOTE_BEHIND.match(self._document.text, source_end):
            return True
        if _LINK_OR_NOTE.search(self._document.text, source_start, source_end + 1):
            return True
        # In prose, no code and no comment can be taken for a citation.
        return bool(_CITATION.search(prose.text, start, end + 1))

    def _of_blocks(self, blocks: Sequence[Prose]) -> _Given:
        given = [self._of_block(block) for block in blocks]
        marked = any(block.marked for block in given)
        return _Given(marked, next((block.place for block in given if block.place), None))

    def _of_block(self, prose: Prose) -> _Given:
        if prose.index not in self._given:
            marked, place = self._is_marked(prose, 0, len(prose.text)), None
            for sentence in () if marked else prose.sentences:
                if self._is_spoken(sentence.text):
                    place = (prose.index, sentence.start)
                    break
            self._given[prose.index] = _Given(marked, place)
        return self._given[prose.index]

    def _blocks(self, prose: Prose, container: Container) -> Sequence[Prose]:
        """The blocks that are one paragraph with `prose`, which stands in a list or a row."""
        blocks = self._document.prose
        first, end = self._extent(container, prose.index)
        table = prose.inside("table")
        if table:
            top, bottom = self._extent(table, prose.index)
            beside = (*blocks[max(0, top - 1) : top], *blocks[bottom : bottom + 1])
            return (*blocks[first:end], *beside)
        if first > 0 and blocks[first - 1].text.rstrip().endswith(":"):
            first -= 1
        return blocks[first:end]

    def _extent(self, container: Container, inside: int) -> tuple[int, int]:
        """The indices of the blocks of a container, of which `inside` is one."""
        key = id(container)
        if key not in self._extents:
            blocks, first, end = self._document.prose, inside, inside + 1
            while first > 0 and blocks[first - 1].start >= container.start:
                first -= 1
            while end < len(blocks) and blocks[end].end <= container.end:
                end += 1
            self._extents[key] = first, end
        return self._extents[key]


def _any_between(places: list[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


_NOTE = r"<sup\b[^<>]{0,200}>\s{0,3}(?:<a\b[^<>]{0,300}>\s{0,3})?\[?\d{1,3}\b"
# The number of a note is no prose, so that a block may end in front of it.
_NOTE_BEHIND = Pattern(rf"\s?{_NOTE}")
_LINK_OR_NOTE = Pattern(rf"https?://|\bwww\.\w|<a |{_NOTE}")
_CITATION = Pattern(
    r"""
    \[\^[^\]\s]{1,40}\]                                               # [^1]
  | (?<!\])\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\](?![(:])             # [1], [2, 3]
  | \[[^\]@\n]{0,60}@[a-zA-Z][\w:.#$%&+?<>~/-]{1,80}[^\]\n]{0,80}\]   # [see @key, p. 3]
  | (?<![\w.@/])@[a-z][a-z:_-]{2,60}(?:19|20)\d\d[a-z]?\b             # @smith2020
  | \{cite(?::\w+)?\}` | \\cite\w{0,6}\{                              # MyST, LaTeX
  | \((?:see\s|cf\.\s|e\.g\.,?\s)?(?!(?:January|February|March|April|May|June|July|August
      |September|October|November|December)\b)[A-Z][^()\n\d]{0,60}
      (?:,\s|\set\sal\.?\s|(?<=[a-z])\s)(?:19|20)\d\d[a-z]?(?:[,;:][^()\n]{0,80})?\)  # (Smith 2020)
  | \b[A-Z][\w’'-]{1,40}(?:\set\sal\.?|\s(?:and|&)\s[A-Z][\w’'-]{1,40})?\s\((?:19|20)\d\d[a-z]?\)
  | (?<=[\w.,”"])[¹²³⁴⁵⁶⁷⁸⁹](?!\w)
  | \b(?:Sources?|Data|Figures|Via)\s?:\s?\S
    """,
    re.VERBOSE,
)
