"""Whether a few words look like the title of an article."""

from typing import NamedTuple

from nato_lint import Pattern

_LONGEST = 220
_SHARE_CAPITALISED = 0.7
_SENTENCE_END = Pattern(r"[^\W\d_]{4,}[.;]\s")
_TOKEN = Pattern(r"\S+")
_ABBREVIATION = Pattern(r"[A-Z][a-z]\.")  # as in St. and Dr.
_ARROWS = " \t\u00a0»›→>"


class TitleWords(NamedTuple):
    """The words that tell titles apart: those that stay small, those that open a headline."""

    small: frozenset[str]
    headline: frozenset[str]


def is_title(text: str, words: TitleWords, *, at_least: int) -> bool:
    """Whether `text` is written in title case, with `at_least` words that titles capitalise."""
    if not _is_one_phrase(text):
        return False
    content = [word for word in text.split() if is_content(word, words)]
    capitalised = sum(is_capitalised(word) for word in content)
    return (
        len(content) >= at_least
        and is_capitalised(text)
        and capitalised >= _SHARE_CAPITALISED * len(content)
        and capitalised >= at_least
    )


def is_question_or_guide(text: str, words: TitleWords) -> bool:
    """Whether `text` is a headline of the kind "How to mend a net" or "7 ways to tie a boat"."""
    tokens = text.split()
    if len(tokens) < 4 or not _is_one_phrase(text) or not is_capitalised(text):
        return False
    return core(tokens[0]) in words.headline or tokens[0].isdecimal()


def is_headline(text: str) -> bool:
    """Whether `text` may be a headline written like a sentence: a capital first, no full stop."""
    return len(text.split()) >= 4 and is_capitalised(text) and _is_one_phrase(text)


def title_run(text: str, words: TitleWords) -> tuple[int, int]:
    """The length of the run of title words that `text` begins with, and its capitalised words."""
    length = capitalised = 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        if is_content(word, words) and not is_capitalised(word) and word[0] != "(":
            break
        if is_content(word, words):
            capitalised += 1
            length = token.end() - (word[-1] in ".,;:!?")
        if word[-1] in ".;!?" and not _ABBREVIATION.fullmatch(word):
            break
    return length, capitalised


def is_content(word: str, words: TitleWords) -> bool:
    """Whether a title would capitalise this word."""
    return any(map(str.isalpha, word)) and core(word) not in words.small


def is_capitalised(text: str) -> bool:
    """Whether the first letter or digit of `text` is a capital or a digit."""
    first = next(filter(str.isalnum, text), "")
    return (
        first.isupper() or first.isdecimal() or (first.isalpha() and first.lower() == first.upper())
    )


def core(word: str) -> str:
    """The word in lower case, without the punctuation around it."""
    return word.strip(".,;:!?()[]\"'“”‘’").lower().replace("’", "'")


def _is_one_phrase(text: str) -> bool:
    trimmed = text.rstrip(_ARROWS)
    ellipsis = trimmed.endswith(("...", "…"))
    ends_openly = ellipsis or not trimmed.endswith((".", ",", ";", ":"))
    return len(text) <= _LONGEST and ends_openly and not _SENTENCE_END.search(text)
