"""Whether "X and X" or "X or X" is a slip (DUP002).

In edited text it seldom is: the second word may open a compound ("file and file access"), take a
complement of its own ("support and support for"), begin a clause, or double for emphasis. So only
patterns that leave no such reading count.
"""

from nato_lint import Document
from nato_lint_rules.duplication.context import (
    clause_before,
    is_excused,
    same_case,
    starts_sentence,
)
from nato_lint_rules.duplication.repeats import Repeat
from nato_lint_rules.duplication.word_classes import (
    determiners,
    function_words,
    is_adjective,
    is_comparative,
    is_content,
    is_noun,
    words_of,
)

# Prepositions that seldom belong to the noun before them, as "for" does in "support for".
_ADVERBIAL_PREPOSITIONS = frozenset({"in", "at", "on", "during", "by", "from"})
_AFTER_END = " \u00a0.,;:!?…)]}\"'”’»–—\n"


def is_slip(repeat: Repeat, document: Document) -> bool:
    """Whether the words are joined with themselves by mistake."""
    phrase = repeat.phrase
    if any(not word.replace("-", "").isalpha() or len(word) == 1 for word in phrase):
        return False
    if "between" in clause_before(repeat)[-3:] or is_excused(repeat, document):
        return False
    if not same_case(repeat) or _is_emphatic_chain(repeat):
        return False
    if repeat.size == 1:
        return _ends_range(repeat) or _joins_possessives(repeat) or _joins_same_word(repeat)
    return _joins_same_phrase(repeat)


def _conjunction(repeat: Repeat) -> str:
    return repeat.words.lower[repeat.first + repeat.size]


def _is_emphatic_chain(repeat: Repeat) -> bool:
    """Whether the words stand three times for emphasis: "again and again and again"."""
    return repeat.copies > 2 and not _ends_range(repeat)


def _ends_range(repeat: Repeat) -> bool:
    """Whether a number stands before, as in "version 6 and later and later"."""
    words = repeat.words
    at = repeat.first - 1
    return (
        repeat.size == 1
        and at > 0
        and words.adjoin(at - 1, repeat.first)
        and words.lower[at] == _conjunction(repeat)
        and words.lower[at - 1][0].isdigit()
    )


def _joins_possessives(repeat: Repeat) -> bool:
    """Whether this is "your and your harbour", and not "my and my wife's house"."""
    word = repeat.phrase[0]
    if word not in words_of("possessives") and word not in words_of("articles"):
        return False
    following = repeat.words.lower[repeat.last + 1 : repeat.last + 4]
    return repeat.after.isalpha() and not any("'" in word or "’" in word for word in following)


def _joins_same_word(repeat: Repeat) -> bool:
    word = repeat.phrase[0]
    if word in function_words() or not is_content(word):
        return False
    emphatic = _conjunction(repeat) == "and" and (
        word in words_of("emphatic") or is_comparative(word) or word.endswith("ly")
    )
    if emphatic:
        return repeat.before == "to" and repeat.after in words_of("articles")
    if _is_name(repeat):
        return False
    return (
        _joins_adjectives(repeat, word)
        or _joins_verbs(repeat)
        or _ends_phrase(repeat, word)
        or _is_subject(repeat)
        or _takes_same_complement(repeat, word)
    )


def _is_name(repeat: Repeat) -> bool:
    """Whether a capital in mid-sentence makes this a name ("Marks and Marks")."""
    written = repeat.words.as_written(repeat.last)
    return written[0].isupper() and _conjunction(repeat) == "and"


def _joins_adjectives(repeat: Repeat, word: str) -> bool:
    """Whether one adjective stands twice before a noun ("local and local support") or alone."""
    follows_noun = is_content(repeat.after) and repeat.after not in words_of("adverbs")
    if word.endswith("ed") and len(word) > 5:
        return follows_noun and (
            repeat.before in words_of("prepositions") or repeat.before in determiners()
        )
    if not is_adjective(word) or (follows_noun and _opens_compound(repeat)):
        return False
    return follows_noun or _at_end(repeat)


def _opens_compound(repeat: Repeat) -> bool:
    """Whether two nouns follow, of which the first may belong to the adjective alone.

    So it is in "medical and medical device companies", and not in "an easy, fast and fast way".
    """
    words, noun = repeat.words, repeat.last + 1
    following = words.after(noun)
    if is_adjective(repeat.before) or not is_content(following):
        return False
    return following not in words_of("adverbs") and not following.endswith("ly")


def _joins_verbs(repeat: Repeat) -> bool:
    """Whether a verb that needs "to" or "can" before it stands twice before its object."""
    if not repeat.after:
        return False
    has_object = repeat.after in determiners()
    clause = clause_before(repeat)
    adverbs = 0
    while adverbs < len(clause) and clause[-1 - adverbs].endswith("ly"):
        adverbs += 1
    opener = clause[-1 - adverbs] if adverbs < len(clause) else ""
    if opener == "to" and not adverbs:
        return has_object
    if opener != "to" and opener not in words_of("modals"):
        return False
    return has_object or (is_content(repeat.after) and repeat.after not in words_of("adverbs"))


def _ends_phrase(repeat: Repeat, word: str) -> bool:
    """Whether the phrase ends after the second word, so that it opens no compound."""
    if not _at_end(repeat):
        return False
    if _conjunction(repeat) == "or":
        return True
    if word.endswith("ing"):
        return False
    opens = repeat.before in words_of("prepositions") or repeat.before in determiners()
    return is_noun(word) or (opens and not word.endswith("s"))


def _is_subject(repeat: Repeat) -> bool:
    """Whether a verb follows, and the two words can only be its one subject."""
    if repeat.after not in words_of("be") | words_of("auxiliaries"):
        return False
    if _conjunction(repeat) == "or":
        return repeat.before in determiners() or starts_sentence(repeat)
    return starts_sentence(repeat)


def _takes_same_complement(repeat: Repeat, word: str) -> bool:
    """Whether one article and one "of" serve both: "the safety and safety of riders"."""
    return repeat.before in words_of("articles") and is_noun(word) and repeat.after == "of"


def _joins_same_phrase(repeat: Repeat) -> bool:
    """Whether two or three words are joined with themselves: "joint drills and joint drills"."""
    *openers, head = repeat.phrase
    if not is_content(head) or any(word in words_of("emphatic") for word in repeat.phrase):
        return False
    if any(not is_content(word) and word not in determiners() for word in openers):
        return False
    if any(word in words_of("demonstratives") for word in openers):
        return False
    if is_adjective(head):
        return is_content(repeat.after) or _at_end(repeat)
    if _at_end(repeat) or _is_subject(repeat):
        return True
    return all(map(is_content, openers)) and repeat.after in _ADVERBIAL_PREPOSITIONS


def _at_end(repeat: Repeat) -> bool:
    """Whether a mark or the end of the block follows the second copy."""
    if repeat.after:
        return False
    text = repeat.words.text
    rest = text[repeat.end : repeat.end + 3]
    mark = rest.strip()[:1]
    return not mark or (mark in _AFTER_END and not rest.startswith((" (", " [")))
