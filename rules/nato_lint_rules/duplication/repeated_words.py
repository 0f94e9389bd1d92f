"""Whether a word that stands twice in a row is a slip (DUP001)."""

from nato_lint import Document
from nato_lint_rules.duplication.context import (
    clause_before,
    crosses_link_edge,
    in_short_lines,
    is_excused,
    same_case,
    starts_sentence,
)
from nato_lint_rules.duplication.repeats import Repeat
from nato_lint_rules.duplication.word_classes import (
    determiners,
    function_words,
    is_adjective,
    is_content,
    words_of,
)

_LONGEST_DOUBLE_NAME = 6  # letters; names that are doubled are short: Walla Walla, Duran Duran
_ASKING = frozenset({"what", "whatever", "who", "whoever", "where", "how", "why"})
_SINGULAR = frozenset({"has", "is", "was", "does"})
_BEFORE_THEN = frozenset({"by", "until", "till", "since", "from", "back", "just"})


def is_slip(repeat: Repeat, document: Document) -> bool:
    """Whether the word stands twice by mistake, as far as grammar and surroundings tell."""
    word = repeat.phrase[0]
    if not _is_plain_word(repeat, word) or is_excused(repeat, document):
        return False
    if word in words_of("doubles") or word in words_of("numbers"):
        return False
    if word in function_words():
        return _case_allows_function_word(repeat, word) and not _grammar_doubles(repeat, word)
    return (
        repeat.copies == 2
        and len(repeat.words.gap(repeat.first)) == 1
        and same_case(repeat)
        and not _is_call(repeat)
        and not _ends_relative_clause(repeat, word)
        and not in_short_lines(repeat)
        and not crosses_link_edge(repeat, document)
        and not _is_double_name(repeat, word, document)
    )


def _is_plain_word(repeat: Repeat, word: str) -> bool:
    """Whether these are letters that make a word, neither an initial nor a pattern like "XX XX"."""
    if len(word) == 1:
        return word in ("a", "i") and repeat.after.isalpha() and len(repeat.after) > 1
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and len(set(letters)) > 1


def _case_allows_function_word(repeat: Repeat, word: str) -> bool:
    """Whether both copies are the function word itself and neither a name nor a title."""
    first, last = repeat.words.as_written(repeat.first), repeat.words.as_written(repeat.last)
    if first == last:
        return not (word == "the" and first == "The") or _opens_noun_phrase(repeat)
    if not last.islower():
        return False
    if first == first.upper() and len(first) > 1:
        return word in words_of("modals") or word in words_of("negations")
    return word not in words_of("modals") or starts_sentence(repeat)


def _opens_noun_phrase(repeat: Repeat) -> bool:
    """Whether "The The" begins a sentence and a noun follows, so that it is not the band."""
    after = repeat.after
    return starts_sentence(repeat) and after.isalpha() and after not in function_words()


def _grammar_doubles(repeat: Repeat, word: str) -> bool:
    """Whether English puts this function word twice in a place like this."""
    before, after = repeat.before, repeat.after
    if word == "that":
        return not _needs_one_that(repeat)
    if word == "had":
        return after != "been"
    if word in words_of("be") or word in words_of("auxiliaries"):
        return _ends_clause(repeat) or (
            before in determiners() and word in ("will", "can", "might")
        )
    if word == "this":
        return after in words_of("spans-of-time")
    if word == "it":
        return bool(words_of("subordinators").intersection(clause_before(repeat)[:-1]))
    if word == "you":
        return bool(before) and not _opens_clause_about_you(repeat)
    if word in ("he", "my"):
        return not after
    if word == "then":
        return before in _BEFORE_THEN
    if word in words_of("genitives"):
        return before == "of"
    if word == "her":
        return True
    if word in words_of("particles") and word != "to":
        return before in words_of("phrasal") or _follows_object(repeat, word)
    return False


def _opens_clause_about_you(repeat: Repeat) -> bool:
    """Whether "you" can only be the subject here: "if you", "all you need", "the boat you need"."""
    clause = clause_before(repeat)
    if clause[-1] in words_of("subordinators") | words_of("conjunctions") | words_of("anything"):
        return True
    return len(clause) > 1 and clause[-2] in determiners() and is_content(clause[-1])


def _follows_object(repeat: Repeat, particle: str) -> bool:
    """Whether a verb and its object stand before the particle: "turn the lamp on on Monday"."""
    if particle == "in":
        return False  # "passed the law in in May" has no such reading
    *_, verb, opener, noun = ["", "", "", *clause_before(repeat)]
    if opener in words_of("phrasal"):
        return noun in words_of("objects") or noun == "it"
    return verb in words_of("phrasal") and opener in determiners() and is_content(noun)


def _ends_clause(repeat: Repeat) -> bool:
    """Whether a clause that is itself a subject may end in the first verb: "what it is is"."""
    clause = clause_before(repeat)
    if clause[-1:] == ["who"] and repeat.phrase[0] in _SINGULAR:
        return False
    if _ASKING.intersection(clause):
        return True
    pronouns = words_of("subjects") | words_of("demonstratives")
    opened = len(clause) > 1 and clause[-2] not in words_of("conjunctions")
    return opened and clause[-1] in pronouns


def _is_call(repeat: Repeat) -> bool:
    """Whether the two words are all of a call: "Quick quick, ..."."""
    behind = repeat.words.text[repeat.end : repeat.end + 1]
    return starts_sentence(repeat) and behind in (",", "!")


def _ends_relative_clause(repeat: Repeat, verb: str) -> bool:
    """Whether this is "those who work work hard" or "the things that matter matter"."""
    clause = clause_before(repeat)
    if _ASKING.intersection(clause[-2:]):
        return True
    return clause[-1:] == ["that"] and not verb.endswith("s")


def _needs_one_that(repeat: Repeat) -> bool:
    """Whether what follows "that that" opens a clause or a noun phrase, so that one is too many."""
    after = repeat.after
    if repeat.copies > 2:
        return repeat.copies > 3 or after in words_of("articles")
    if not after:
        return False
    follower = repeat.words.as_written(repeat.last + 1)
    return (
        after in determiners()
        or after in words_of("subjects")
        or (follower[:1].isupper() and not repeat.words.as_written(repeat.first).isupper())
    )


def _is_double_name(repeat: Repeat, word: str, document: Document) -> bool:
    """Whether this is a name that is doubled, such as Walla Walla, and no word of the language."""
    written = repeat.words.as_written(repeat.last)
    if not written.istitle() or len(written) > _LONGEST_DOUBLE_NAME:
        return False
    return not is_adjective(word) and word not in document.shared(_small_words)


def _small_words(document: Document) -> frozenset[str]:
    """The words that the article writes without a capital."""
    return frozenset(
        word
        for prose in document.prose
        for start, end in prose.words
        if (word := prose.text[start:end]).islower()
    )
