"""What a number stands beside: the noun that it counts, or the name that it is part of."""

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.numerals import Numeral
from nato_lint_rules.unsourced_number.vocabulary import words

# A noun phrase has rarely more words between the number and its noun.
_MODIFIERS = 5
_WORD = Pattern(r"[\s(\"“]{1,3}([^\W\d_][\w'’&./-]*)([,;:!?)]?)")
_OF = Pattern(r"\sof\s(?:the|these|those|its|their|his|her|all)\b|\sof\b")
_OF_THEM = Pattern(r"\sof\s(?:them|which|whom)\b")
_BEFORE = Pattern(r"([^\W\d_][\w'’-]*)([.,]?)[\s~≈<>≤≥()]{0,3}\Z")
_MONTH_NEXT = Pattern(r"(?:st|nd|rd|th)?\s(?:of\s)?([A-Z][a-z]{2,8})\b")
# How far back the word before a number is looked for.
_LONGEST_WORD = 30


def counted_noun(text: str, end: int) -> str | None:
    """The plural noun that a number ending at `end` counts.

    "" when the number stands by itself, None when what follows is no counted noun: a singular (the
    number is a name or a date), or a word that the number modifies with a hyphen.
    """
    if text[end : end + 1] == "-" or text[end : end + 1].isalpha():
        return None
    if _OF_THEM.match(text, end):
        return "of them"
    of = _OF.match(text, end)
    at = of.end() if of else end
    stands_alone = True
    for _ in range(_MODIFIERS):
        word = _WORD.match(text, at)
        joins = word and not stands_alone and word[1].lower() in ("and", "or")
        if not word or (word[1].lower() in words("stops") and not joins):
            break
        name = word[1].rstrip(".")
        if stands_alone and (name == "most" or name.endswith("est")):
            return None  # "the 10 best" are about to be listed
        if is_plural(name):
            return name
        stands_alone = False
        if word[2] or name != word[1]:
            break
        at = word.end()
    return "" if stands_alone else None


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    lower = word.lower().replace("’", "'")
    if lower in words("irregular plurals"):
        return True
    if lower in words("singulars") or "'" in lower:
        return False
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))


def is_identifier(text: str, numeral: Numeral) -> bool:
    """Whether the number is a year, a day, or part of a name ("Pier 2", "Catch 22")."""
    if numeral.spelled or numeral.grouped or numeral.scaled or numeral.open_ended:
        return False
    before = _BEFORE.search(text, max(0, numeral.start - _LONGEST_WORD), numeral.start)
    word, mark = (before[1], before[2]) if before else ("", "")
    lower = word.lower()
    if lower in words("approximations"):
        return False
    if lower in words("months") and word[0].isupper():
        return True
    after = _MONTH_NEXT.match(text, numeral.end)
    if after and after[1].lower() in words("months"):
        return True
    if numeral.value.is_integer() and 1800 <= numeral.value <= 2099:
        return True
    if mark == "," or not word:
        return False
    if lower in words("heads"):
        return True
    return word[0].isupper() and not (
        lower in words("openers") or lower.endswith(("ed", "ing", "ly"))
    )
