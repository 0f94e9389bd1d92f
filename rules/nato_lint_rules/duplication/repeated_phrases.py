"""Whether a phrase that is repeated at once is a slip (DUP003)."""

from nato_lint import Document
from nato_lint_rules.duplication.context import (
    clause_before,
    in_short_lines,
    is_excused,
    same_case,
)
from nato_lint_rules.duplication.repeats import Repeat
from nato_lint_rules.duplication.word_classes import (
    determiners,
    function_words,
    is_content,
    said_twice,
    words_of,
)

_LONGEST_CHANT = 3  # words; what is called three times is short


def is_slip(repeat: Repeat, document: Document) -> bool:
    """Whether the phrase stands twice by mistake, as far as grammar and surroundings tell."""
    return (
        not _is_pattern(repeat)
        and not _is_said_twice(repeat)
        and not _is_chain(repeat)
        and not _opens_new_clause(repeat)
        and not _takes_complement(repeat)
        and same_case(repeat)
        and not _is_glued_heading(repeat)
        and not in_short_lines(repeat)
        and not is_excused(repeat, document)
    )


def _is_pattern(repeat: Repeat) -> bool:
    """Whether the words are numbers, quantities or initials rather than a phrase."""
    phrase = repeat.phrase
    if all(len(word) == 1 for word in phrase):
        return True
    return (
        repeat.size <= 3
        and any(word in words_of("numbers") or not word[0].isalpha() for word in phrase)
        and not words_of("articles").intersection(phrase)
    )


def _is_said_twice(repeat: Repeat) -> bool:
    """Whether this is a call or an idiom: "come on come on", "tick tock tick tock"."""
    phrase = repeat.phrase
    if " ".join(phrase) in said_twice() or all(word in words_of("doubles") for word in phrase):
        return True
    chanted = repeat.copies > 2 and repeat.size <= _LONGEST_CHANT
    return chanted and not function_words().intersection(phrase)


def _is_chain(repeat: Repeat) -> bool:
    """Whether a preposition chains one word with itself: "step by step by step"."""
    if repeat.size != 2:
        return False
    first, second = repeat.phrase
    prepositions = words_of("prepositions")
    return (second in prepositions and is_content(first) and repeat.after == first) or (
        first in prepositions and is_content(second) and repeat.before == second
    )


def _opens_new_clause(repeat: Repeat) -> bool:
    """Whether one clause may end and the next begin alike: "if it was it was long ago"."""
    if repeat.size != 2:
        return False
    clause = clause_before(repeat)
    opener = repeat.phrase[0]
    if opener in words_of("subjects"):
        return bool(words_of("subordinators").intersection(clause))
    verb = opener in words_of("be") or opener in words_of("auxiliaries")
    return verb and clause[-1:] in (["what"], ["who"], ["whatever"], ["whoever"])


def _takes_complement(repeat: Repeat) -> bool:
    """Whether a preposition ends both: "compare the boat with the boat with the red sail"."""
    phrase = repeat.phrase
    return (
        repeat.size > 2
        and repeat.copies == 2
        and phrase[-1] in words_of("prepositions")
        and (is_content(phrase[0]) or phrase[0] in determiners())
        and is_content(phrase[-2])
    )


def _is_glued_heading(repeat: Repeat) -> bool:
    """Whether the block begins with a heading that lost its line: "Harbour life Harbour life is"."""
    words = repeat.words
    copy = [words.as_written(at) for at in range(repeat.first, repeat.first + repeat.size)]
    return repeat.first == 0 and copy[0][:1].isupper() and any(word.islower() for word in copy[1:])
