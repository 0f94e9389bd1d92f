"""The decision: a claim by nobody in particular, and no source in its sentence or beside it."""

from collections.abc import Iterator
from functools import cache

from nato_lint import Document, Prose, ProseKind, Sentence
from nato_lint_rules.quotations import is_within, quotation_spans
from nato_lint_rules.sourcing.attribution import is_own
from nato_lint_rules.sourcing.evidence import Sources
from nato_lint_rules.vague_attribution.grammar import attributions, tokens_of
from nato_lint_rules.vague_attribution.vocabulary import listed, words

_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM, ProseKind.TABLE_CELL, ProseKind.CAPTION)
# Behind these, sources and claims are asked about or supposed.
_ASKED = frozenset(
    ("if", "whether", "what", "why", "how", "when", "where", "unless", "until", "not")
)


def vague_claims(document: Document) -> Iterator[tuple[Prose, int, int]]:
    """The vague attributions of an article: their blocks, and their spans in the text of these."""
    sources = Sources(document, own_data=False)
    phrases = [phrase for phrase in listed("phrases") if phrase in document.lower_text]
    for prose in document.prose:
        if prose.kind not in _READ or prose.inside("quote"):
            continue
        lower = prose.text.lower()
        if not (_has_sign(lower) or any(phrase in lower for phrase in phrases)):
            continue
        quotations = quotation_spans(prose.text)
        for place, sentence in enumerate(prose.sentences):
            spans = [
                (start, end)
                for start, end in _in_sentence(sentence, phrases)
                if not is_within(start, quotations)
            ]
            # Behind "I" or "we" somebody speaks for himself.
            if not spans or is_own(prose.text[sentence.start : spans[0][0]]):
                continue
            if not _is_sourced(document, sources, prose, place):
                yield from ((prose, start, end) for start, end in spans)


@cache
def literals() -> tuple[str, ...]:
    """Strings one of which is in every article that holds a vague attribution."""
    return (*sorted(_signs()), *listed("phrases"))


@cache
def _signs() -> frozenset[str]:
    return words("works", "people", "crowds", "pronouns", "beliefs", "regards")


def _has_sign(lower: str) -> bool:
    return not _signs().isdisjoint(lower.replace(",", " ").replace(".", " ").split())


def _in_sentence(sentence: Sentence, phrases: list[str]) -> Iterator[tuple[int, int]]:
    text = sentence.prose.text
    if sentence.text.rstrip("\"'”’)* ").endswith("?"):
        return
    lower = sentence.text.lower()
    for phrase in phrases:
        if (at := lower.find(phrase)) >= 0:
            yield sentence.start + at, sentence.start + at + len(phrase)
            return
    if not _has_sign(lower):
        return
    tokens = tokens_of(text, sentence.start, sentence.end)
    for first, last in attributions(tokens):
        if first and tokens[first - 1].word in _ASKED:
            continue
        yield tokens[first].start, tokens[last].end


def _is_sourced(document: Document, sources: Sources, prose: Prose, place: int) -> bool:
    """Whether the sentence, one beside it, or what it introduces says who it is."""
    beside = prose.sentences[max(0, place - 1) : place + 2]
    if any(sources.of_sentence(sentence) for sentence in beside):
        return True
    following = document.prose[prose.index + 1 : prose.index + 2]
    if not following or not prose.sentences[place].text.endswith(":"):
        return False
    quoted = following[0].kind is ProseKind.QUOTE or following[0].inside("quote") is not None
    return quoted or any(sources.of_sentence(sentence) for sentence in following[0].sentences)
