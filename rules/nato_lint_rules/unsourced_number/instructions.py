"""Sentences that tell readers what to do."""

from nato_lint import Pattern
from nato_lint_rules.unsourced_number.vocabulary import words

_WORD = Pattern(r"[^\W\d_][\w'’-]*")
_LIST_MARK = Pattern(r"[\s•‣◦▪*–-]*(?:\d{1,2}[.)]\s+)?")
_NEED = Pattern(r"(?i)you(?:['’]ll|\swill)?\s(?:only\s|also\s)?(?:need|want)\b")
# How many characters a label and a purpose before an instruction have at most.
_LABEL = 40
_LONGEST_PURPOSE = 90


def is_instruction(text: str) -> bool:
    """Whether the sentence tells readers what to do, at once or after a purpose or a label."""
    mark = _LIST_MARK.match(text)
    start = mark.end() if mark else 0
    first = _WORD.match(text, start)
    if first is None:
        return False
    if _is_imperative(text, start) or _NEED.match(text, start):
        return True
    label = text.find(": ", start, start + _LABEL)
    if label >= 0 and _is_imperative(text, label + 2):
        return True
    comma = text.find(", ", start, start + _LONGEST_PURPOSE)
    return comma >= 0 and first[0].lower() in words("purposes") and _is_imperative(text, comma + 2)


def _is_imperative(text: str, start: int) -> bool:
    """Whether the clause that begins at `start` opens with the verb of an instruction."""
    while word := _WORD.match(text, start):
        if word[0].lower() not in words("before imperatives"):
            return word[0].lower() in words("imperatives")
        start = word.end() + (2 if text[word.end() : word.end() + 1] == "," else 1)
    return False
