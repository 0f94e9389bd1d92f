"""Whether the place of a word lets its spelling differ: names, quotations, capitals, grammar."""

from bisect import bisect_right
from functools import cached_property

from nato_lint import Pattern, Prose, ProseKind
from nato_lint_rules.duplication.word_classes import determiners, words_of
from nato_lint_rules.inconsistent_term.variants import Kind

_LONGEST_QUOTATION = 600  # characters; a mark without its partner quotes nothing
_QUOTATION = Pattern(
    rf"“[^”\n]{{0,{_LONGEST_QUOTATION}}}”|„[^“\n]{{0,{_LONGEST_QUOTATION}}}“"
    rf'|(?<!\w)"[^"\n]{{0,{_LONGEST_QUOTATION}}}"'
)
_STARTS_AFTER = ".!?:\n•–—|\"“'‘(["
_AFTER_NOUN_MARKS = ".,;:!?)…\n"


class Block:
    """A block of prose, its words as they are written, and the quotations in it."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        text = prose.text
        self.written = [text[start:end] for start, end in prose.words]

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """The spans of the quotations, in order."""
        return [match.span() for match in _QUOTATION.finditer(self.prose.text)]


def is_free_to_vary(kind: Kind, block: Block, at: int) -> bool:
    """Whether the word with this index is a name, is quoted or stands in capitals all around."""
    prose = block.prose
    if kind is Kind.STOPS and (
        prose.kind is ProseKind.HEADING or _is_shouted(prose, at) or _opens_name(prose, at)
    ):
        return True
    if kind in (Kind.DIALECT, Kind.COMPOUND) and _is_name(prose, at):
        return True
    return _in_quotation(block, prose.words[at][0])


def _is_name(prose: Prose, at: int) -> bool:
    """Whether the word has a capital that no start of a sentence explains."""
    start = prose.words[at][0]
    if not prose.text[start].isupper():
        return False
    before = prose.text[max(0, start - 4) : start].rstrip()
    if start and before[-1:] not in _STARTS_AFTER:
        return True
    following = prose.words[at + 1][0] if at + 1 < len(prose.words) else None
    return following is not None and prose.text[following].isupper()


def _opens_name(prose: Prose, at: int) -> bool:
    """Whether a name goes on after the word, as in "U.S. Steel"; names keep their spelling."""
    if at + 1 == len(prose.words):
        return False
    end, following = prose.words[at][1], prose.words[at + 1][0]
    return prose.text[end:following].isspace() and prose.text[following].isupper()


def _is_shouted(prose: Prose, at: int) -> bool:
    """Whether a neighbour stands in capitals as well, so that these are no abbreviation."""
    for near in (at - 1, at + 1):
        if 0 <= near < len(prose.words):
            start, end = prose.words[near]
            word = prose.text[start:end]
            if len(word) > 1 and word.isalpha() and word.isupper():
                return True
    return False


def _in_quotation(block: Block, start: int) -> bool:
    spans = block.quotations
    at = bisect_right(spans, (start, len(block.prose.text))) - 1
    return at >= 0 and start < spans[at][1]


def is_noun_place(prose: Prose, first: int, last: int) -> bool:
    """Whether the words are a noun of their own: "of burden sharing,", not "a burden-sharing plan"."""
    words = prose.words
    if first == 0:
        return False
    start, end = words[first - 1]
    before = prose.text[start:end].lower()
    if before not in determiners() and before not in words_of("prepositions"):
        return False
    if last + 1 == len(words):
        return True
    gap = prose.text[words[last][1] : words[last + 1][0]]
    if gap.strip():
        return gap.strip()[0] in _AFTER_NOUN_MARKS
    start, end = words[last + 1]
    after = prose.text[start:end].lower()
    return any(after in words_of(name) for name in ("prepositions", "be", "auxiliaries"))
