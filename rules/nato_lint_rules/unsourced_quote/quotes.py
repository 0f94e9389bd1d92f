"""The decision: a quotation of a sentence, and nobody near it who says it."""

from collections.abc import Iterator
from functools import cache

from nato_lint import Document, Pattern, Prose, ProseKind, WordLists
from nato_lint_rules.quotations import quotation_spans
from nato_lint_rules.sourcing.evidence import Sources

_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM, ProseKind.QUOTE)
_FEWEST_WORDS = 6
_WORD = Pattern(r"[^\W\d_][\w'’.-]*")
_SENTENCE_END = (".", "!", "…", ",")
# How many words before a quotation introduce it, and how many characters hold them.
_NEAR = 4
_NEAR_CHARACTERS = 60
# A name on the other side of a dash, or as a label: "— Mary Ito", "Mary Ito: ...".
_SIGNED = Pattern(r"[\s)]{0,3}(?:[—–]|--?)\s{0,2}[A-Z@]")
_LABELLED = Pattern(r"\b[A-Z][\w.’'-]{1,30}(?:\s\([^()\n]{1,60}\))?:\s?\Z")


def speakerless(document: Document) -> Iterator[tuple[Prose, int, int]]:
    """The quotations without a speaker: their blocks, and their spans in the text of these."""
    sources = Sources(document, own_data=False)
    for prose in document.prose:
        if prose.kind not in _READ:
            continue
        found = [span for span in quotation_spans(prose.text) if _is_quoted(prose.text, *span)]
        if found and not _is_answered(document, sources, prose):
            yield from ((prose, start, end) for start, end in found)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation is a sentence that somebody said, and no term, title or example."""
    quoted = text[start + 1 : end - 1].strip()
    words = _WORD.findall(quoted)
    if len(words) < _FEWEST_WORDS or not quoted[0].isupper():
        return False
    if not (quoted.endswith(_SENTENCE_END) or text[end : end + 1] in (".", "!")):
        return False
    if sum(word[0].islower() for word in words) * 2 < len(words):
        return False  # a title
    if _SIGNED.match(text, end) or _LABELLED.search(text, max(0, start - _NEAR_CHARACTERS), start):
        return False
    before = _spoken(text[max(0, start - _NEAR_CHARACTERS) : start])[-_NEAR:]
    return _words("introducing").isdisjoint(before)


def _is_answered(document: Document, sources: Sources, prose: Prose) -> bool:
    """Whether the block or one beside it has a speaker or a source, or is part of a dialogue."""
    blocks = document.prose
    beside = (
        *blocks[max(0, prose.index - 1) : prose.index],
        *blocks[prose.index + 1 : prose.index + 2],
    )
    if _opens_quoted(prose) and any(_opens_quoted(block) for block in beside):
        return True
    return any(
        not _words("speaking").isdisjoint(_spoken(block.text))
        or bool(_SIGNED.match(block.text))
        or any(sources.of_sentence(sentence) for sentence in block.sentences)
        for block in (prose, *beside)
    )


def _spoken(text: str) -> list[str]:
    return [word.lower().rstrip(".") for word in _WORD.findall(text)]


def _opens_quoted(prose: Prose) -> bool:
    return prose.text.lstrip()[:1] in ("“", '"')


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(WordLists(__file__, "speech.txt").entries(section))
