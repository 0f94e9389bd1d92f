"""The phrases that an article repeats, and where."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache

from nato_lint import Document, Pattern, Prose, ProseKind, WordLists

# Phrases of more words than this are found by the phrases of this length that they contain.
LONGEST = 6
# Nothing that occurs less often is ever too much.
FEWEST = 4
_LISTS = WordLists(__file__, "words.txt")
_HYPHENS = Pattern(r"[-‐‑]")
_JOIN = Pattern(r"\s{1,3}|[-‐‑]")


class Words:
    """The words of an article in order, in parallel lists.

    A word with hyphens is several; a number stands between words and is none. `forms` holds what
    the forms of a word have in common, `places` the block and the offsets in its text, `joins`
    whether only space or a hyphen stands between the word and the one before it.
    """

    def __init__(self, document: Document) -> None:
        self.forms: list[str] = []
        self.places: list[tuple[Prose, int, int]] = []
        self.joins: list[bool] = []
        self._common: set[str] = set()
        for prose in document.prose:
            # Tables repeat what they list.
            if prose.kind not in (ProseKind.TABLE_CELL, ProseKind.ALT):
                self._read(prose)

    @property
    def common(self) -> Container[str]:
        """The forms of the words that the article also spells without a capital."""
        return self._common

    def _read(self, prose: Prose) -> None:
        text, last = prose.text, 0
        forms, places, joins, common = self.forms, self.places, self.joins, self._common
        first = len(forms)
        for start, end in prose.words:
            for at, stop, form, is_common in _parts(text[start:end]):
                between = text[last : start + at]
                forms.append(form)
                places.append((prose, start + at, start + stop))
                joins.append(between == " " or bool(_JOIN.fullmatch(between)))
                last = start + stop
                if is_common:
                    common.add(form)
        if first < len(forms):
            joins[first] = False


class Phrase:
    """Words that stand side by side several times.

    `forms` are its words in their common form, `spans` its places: the block and the offsets in its
    text; `text` is how the article spells it most often.
    """

    def __init__(self, places: list[int], length: int, words: Words) -> None:
        self._common = words.common
        self.forms = tuple(words.forms[places[0] : places[0] + length])
        self.spans = [
            (*words.places[at][:2], words.places[at + length - 1][2])
            for at in _apart(places, length)
        ]
        spellings = Counter(prose.text[start:end] for prose, start, end in self.spans)
        self.text = " ".join(spellings.most_common(1)[0][0].split())

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.spans)

    @property
    def content(self) -> list[str]:
        """The forms of its words without "of", "in" and the like."""
        return [form for form in self.forms if form not in word_list("stops")]

    @property
    def is_name(self) -> bool:
        """Whether it is a proper name.

        Nearly every use, apart from headings, has capitals, and one of its words has them all over
        the article.
        """
        if all(form in self._common for form in self.forms):
            return False
        uses = [
            prose.text[start:end]
            for prose, start, end in self.spans
            if prose.kind is not ProseKind.HEADING
        ]
        return bool(uses) and sum(map(_is_capitalised, uses)) >= 0.9 * len(uses)


def folded(word: str) -> str:
    """One form for the cases, the plural and the possessive of a word.

    An abbreviation that would read as a stop word keeps its capitals: "US", "U.S.", "IT".
    """
    plain = word.replace("’", "'")
    form = plain.lower().removesuffix("'s")
    if plain[:1].isupper():
        letters = form.replace(".", "")
        if len(letters) > 1 and plain.replace(".", "")[: len(letters)].isupper():
            if letters in word_list("stops"):
                return letters.upper()
            form = letters
    if not form.endswith("s") or len(form) <= 3:
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes")) and len(form) > 4:
        return form[:-2]
    return form if form.endswith(("ss", "us", "is")) else form[:-1]


def repeated_phrases(words: Words) -> Iterator[Phrase]:
    """The phrases of one to six words that occur at least four times.

    A phrase of n words is known by the two phrases of n - 1 words that it consists of, so that the
    cost for each length is linear, and only what is frequent grows.
    """
    ids: dict[str, int] = {}
    grams = dict(enumerate([ids.setdefault(form, len(ids)) for form in words.forms]))
    for length in range(1, LONGEST + 1):
        frequent = _frequent(grams)
        for places in frequent.values():
            if _is_phrase(words.forms[places[0] : places[0] + length]):
                yield Phrase(places, length, words)
        grams = _lengthened(grams, frequent, length, words.joins)


def _frequent(grams: dict[int, int]) -> dict[int, list[int]]:
    by_gram: dict[int, list[int]] = {}
    for at, gram in grams.items():
        by_gram.setdefault(gram, []).append(at)
    return {gram: places for gram, places in by_gram.items() if len(places) >= FEWEST}


def _lengthened(
    grams: dict[int, int], frequent: Container[int], length: int, joins: Sequence[bool]
) -> dict[int, int]:
    """The phrases of one word more, by the place where they begin."""
    pairs: dict[tuple[int, int], int] = {}
    longer: dict[int, int] = {}
    for at, gram in grams.items():
        following = grams.get(at + 1)
        if following is None or gram not in frequent or following not in frequent:
            continue
        if joins[at + length]:
            longer[at] = pairs.setdefault((gram, following), len(pairs))
    return longer


@lru_cache(maxsize=16_384)
def _parts(raw: str) -> tuple[tuple[int, int, str, bool], ...]:
    """The parts of a word between its hyphens: offsets, form, and whether it has no capital.

    Numbers are left out.
    """
    found = []
    at = 0
    for part in _HYPHENS.sub("-", raw).split("-"):
        if any(map(str.isalpha, part)):
            found.append((at, at + len(part), folded(part), part[0].islower()))
        at += len(part) + 1
    return tuple(found)


def _is_phrase(forms: Sequence[str]) -> bool:
    stops, joints = word_list("stops"), word_list("joints")
    if forms[0] in stops or forms[-1] in stops or len(forms[0]) + len(forms[-1]) < 4:
        return False
    return all(form in joints or form not in stops for form in forms[1:-1])


def _is_capitalised(use: str) -> bool:
    stops = word_list("stops")
    return all(not word[0].islower() or word.lower() in stops for word in use.split())


def _apart(places: list[int], length: int) -> list[int]:
    """The places that do not overlap one another."""
    kept: list[int] = []
    for at in places:
        if not kept or at >= kept[-1] + length:
            kept.append(at)
    return kept


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words.txt."""
    return _LISTS.words(name)
