"""Which class an English word belongs to, as far as its form and a few lists tell."""

from functools import cache

from nato_lint import WordLists

_CLASSES = WordLists(__file__, "word_classes.txt")

_ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ish")
_NOUN_ENDINGS = (
    *(
        "tion",
        "sion",
        "ment",
        "ity",
        "ety",
        "ness",
        "ance",
        "ence",
        "ency",
        "ancy",
        "acy",
        "ship",
        "ism",
    ),
    *("logy", "nomy", "graphy", "dom", "hood", "ist", "ure", "ics"),
)


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a class in word_classes.txt."""
    return _CLASSES.words(name)


@cache
def said_twice() -> frozenset[str]:
    """The phrases that are said twice on purpose."""
    return frozenset(_CLASSES.phrases("twice"))


@cache
def function_words() -> frozenset[str]:
    """Words that hold a sentence together and name nothing."""
    names = (
        "articles possessives demonstratives quantifiers subjects objects genitives be auxiliaries "
        "modals prepositions particles conjunctions subordinators questions negations"
    )
    return frozenset().union(*(words_of(name) for name in names.split()))


@cache
def determiners() -> frozenset[str]:
    """Words that open a noun phrase."""
    names = ("articles", "possessives", "demonstratives", "quantifiers", "genitives")
    return frozenset().union(*(words_of(name) for name in names))


def is_content(word: str) -> bool:
    """Whether the word names something: a noun, a verb, an adjective."""
    return len(word) > 1 and word.isalpha() and word not in function_words()


def is_adjective(word: str) -> bool:
    """Whether the word is an adjective and nothing else."""
    if word in words_of("adjectives"):
        return True
    return (
        len(word) > 5
        and word.endswith(_ADJECTIVE_ENDINGS)
        and word not in words_of("not-adjectives")
    )


def is_noun(word: str) -> bool:
    """Whether the ending of the word, in the singular or plural, makes it a noun and no verb."""
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return any(
        len(form) > 5 and form.endswith(_NOUN_ENDINGS) and form not in words_of("not-nouns")
        for form in (word, singular)
    )


def is_comparative(word: str) -> bool:
    """Whether the word may be a comparative, which English doubles: "faster and faster"."""
    return word in words_of("comparatives") or (len(word) > 4 and word.endswith("er"))
