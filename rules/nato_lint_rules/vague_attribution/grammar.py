"""The grammar of vague attributions, on the words of one sentence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nato_lint import Pattern
from nato_lint_rules.vague_attribution.vocabulary import listed, words

_TOKEN = Pattern(r"\w[\w’'-]*|[^\w\s]")
# How many words describe a noun, and stand between it and its verb, at most.
_DESCRIBING = 6
_BETWEEN = 3
_BE = frozenset(("is", "are", "was", "were", "been", "it's"))
# "Many people think about it" says what they do, not what is so.
_OF_OPINION = frozenset(("think", "thought", "feel"))
_NO_CLAIM = frozenset(("of", "about", "twice", "like", "differently", "ahead"))
_ACCORDING_TO = ["according", "to"]
_AUXILIARIES = frozenset(("have", "has", "had"))


class Token(NamedTuple):
    """A word in lower case or a mark, `text[start:end]`; `capital` says how it begins."""

    word: str
    start: int
    end: int
    capital: bool


def tokens_of(text: str, start: int, end: int) -> Sequence[Token]:
    """The words and marks of `text[start:end]`."""
    return [
        Token(
            match[0].lower().replace("’", "'"),
            start + match.start(),
            start + match.end(),
            match[0][0].isupper(),
        )
        for match in _TOKEN.finditer(text[start:end])
    ]


def attributions(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first and the last token of each vague attribution."""
    for place, token in enumerate(tokens):
        if token.word in words("works", "people", "crowds", "pronouns"):
            found = _somebody_says(tokens, place)
        elif token.word in words("beliefs", "regards"):
            found = _is_believed(tokens, place)
        else:
            continue
        if found:
            yield found


def _somebody_says(tokens: Sequence[Token], noun: int) -> tuple[int, int] | None:
    """What somebody says: "Recent studies have shown", "according to industry experts"."""
    first = _phrase_start(tokens, noun)
    if first is None:
        return None
    word = tokens[noun].word
    if word in words("works", "people") and _words(tokens, first - 2, first) == _ACCORDING_TO:
        return first - 2, noun
    if not _begins_clause(tokens, first):
        return None
    verb = _verb_after(tokens, noun)
    if verb is None:
        return None
    said = tokens[verb].word
    if word in words("works"):
        matches = said in words("verbs of works")
    elif word in words("people"):
        perfect = tokens[noun + 1].word in _AUXILIARIES or tokens[verb - 1].word in _AUXILIARIES
        matches = said in words("verbs of people") or (
            perfect and said in words("participles of people")
        )
    elif word in words("crowds"):
        described = _words(tokens, first, noun)
        matches = said in words("verbs of crowds") and not words("quantities").isdisjoint(described)
    else:
        matches = said in words("verbs of pronouns") and first == noun
    follows = tokens[verb + 1].word if verb + 1 < len(tokens) else ""
    if said in _OF_OPINION and follows in _NO_CLAIM:
        return None
    return (first, verb) if matches else None


def _phrase_start(tokens: Sequence[Token], noun: int) -> int | None:
    """The token with which the noun phrase begins; None where it names somebody."""
    first = noun
    while first > 0 and noun - first < _DESCRIBING:
        before = tokens[first - 1]
        if before.word == "of" and first > 1 and tokens[first - 2].word in words("amounts"):
            first -= 2
            while first > 0 and tokens[first - 1].word in words("of amounts"):
                first -= 1
            break
        if before.capital and first > 1:
            return None
        if before.word not in words("describing") and not _is_adjective(before.word):
            break
        first -= 1
    return None if tokens[first].word == "of" else first


def _is_adjective(word: str) -> bool:
    return len(word) > 5 and word.endswith(listed("adjective endings"))


def _begins_clause(tokens: Sequence[Token], first: int) -> bool:
    if first == 0:
        return True
    before = tokens[first - 1].word
    return before in words("conjunctions") or before in ",;:–—-(•"


def _verb_after(tokens: Sequence[Token], noun: int) -> int | None:
    """The token that may be the verb of a noun; "have" and adverbs may stand between them."""
    at = noun + 1
    while at < len(tokens) and at - noun <= _BETWEEN and tokens[at].word in words("between"):
        at += 1
    if at >= len(tokens) or tokens[at].capital:
        return None
    return at


def _is_believed(tokens: Sequence[Token], participle: int) -> tuple[int, int] | None:
    """Beliefs of everybody: "It is widely believed that", "is widely regarded as"."""
    said = tokens[participle].word
    at = participle - 1
    adverb = tokens[at].word if at >= 0 and tokens[at].word in words("widely") else ""
    at -= bool(adverb)
    if at < 0 or tokens[at].word not in _BE:
        return None
    follows = tokens[participle + 1].word if participle + 1 < len(tokens) else ""
    subject = at if tokens[at].word == "it's" else at - 1
    if subject > 0 and tokens[subject].word in _AUXILIARIES:
        subject -= 1
    if subject >= 0 and tokens[subject].word in ("it", "it's") and said in words("beliefs"):
        if follows == "that" or (adverb and follows in words("articles")):
            return subject, participle
        return None
    if adverb in words("by everybody") and said in words("regards") and follows != "by":
        return at, participle
    return None


def _words(tokens: Sequence[Token], first: int, end: int) -> list[str]:
    return [token.word for token in tokens[max(0, first) : end]]
