"""A sentence as a row of signs (see `vocabulary`), with marks for the distances between them.

Nothing stands for up to one word, "." for up to three, "-" for up to eight, "=" for up to sixteen,
"_" for more, or for a colon or semicolon. "^" is the beginning of the sentence, "$" its end.
"""

import re
from typing import NamedTuple

from nato_lint import Pattern
from nato_lint_rules.disclosure.vocabulary import Vocabulary, letter

_BREAK = Pattern(r"[;:：；\n]")
_NEXT_WORD = Pattern(r"\s*([^\W_][\w-]*)")
_CAPITAL_BEFORE = Pattern(r"(?<![\w’'])([A-Z][\w&’']*)\s\Z")
_CAPITAL_BEHIND = Pattern(r"[ ](?:[A-Z][\w&’']*)")


class Sign(NamedTuple):
    """A word of the vocabulary at its place in the text."""

    letter: str
    start: int
    end: int


def read_signs(text: str, words: Vocabulary) -> list[Sign]:
    """The words of `text` that the vocabulary knows, in order."""
    signs: list[Sign] = []
    for match in words.signs.finditer(text):
        kind = match.lastgroup
        sign = (
            letter(words, match[0]) if kind == "word" else "A" if kind == "doubtful" else kind or ""
        )
        if sign == "A" and not _is_tool(text, match, words, named=kind != "word"):
            sign = "T"
        if sign == "X" and not _qualifies_article(text, match.end(), words):
            sign = "O"
        if sign == "A" and signs and signs[-1].letter == "P" and _near(text, signs[-1].end, match):
            signs[-1] = Sign("W", signs[-1].start, match.end())
        elif sign == "P" and words.postpositions and signs and signs[-1].letter == "A":
            if match.start() - signs[-1].end <= 20:
                signs[-1] = Sign("W", signs[-1].start, match.end())
        elif sign == "X" and signs and signs[-1].letter == "P" and signs[-1].end == match.start():
            # "由AI生成" is "by AI" and "made" rather than the adjective.
            signs[-1:] = [
                Sign("W", signs[-1].start, match.start() + 1),
                Sign("M", match.start() + 1, match.end()),
            ]
        else:
            signs.append(Sign(sign, match.start(), match.end()))
    return [sign for sign in signs if sign.letter != "P"]


def _near(text: str, end: int, match: re.Match[str]) -> bool:
    """Whether only a few words, with no comma, stand between "with" and the AI term."""
    between = text[end : match.start()]
    return len(between) <= 60 and len(between.split()) <= 3 and "," not in between


def _is_tool(text: str, match: re.Match[str], words: Vocabulary, *, named: bool) -> bool:
    """Whether a word for AI means a tool here, not a trade, a company or an institute."""
    if words.not_a_tool.match(text, match.end()):
        return False
    if named or not words.tools:
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 40), match.start())
    if before and before.start() > 0 and not _is_known(before[1], words):
        return False
    behind = _CAPITAL_BEHIND.match(text, match.end())
    return not behind or _is_known(behind[0].strip(), words)


def _is_known(word: str, words: Vocabulary) -> bool:
    plain = word.lower()
    return plain in words.tools or plain in words.letters or plain.endswith("ly")


def _qualifies_article(text: str, end: int, words: Vocabulary) -> bool:
    """Whether "AI-generated" speaks of the article: nothing, or a noun for it, stands behind."""
    behind = _NEXT_WORD.match(text, end)
    if not behind:
        return True
    if not words.spaced:
        return text.startswith(tuple(words.behind_ai_made), end)
    word = behind[1].lower()
    return word in words.behind_ai_made or words.letters.get(word) in ("B", "S", "V")


def row_of(text: str, signs: list[Sign], words: Vocabulary) -> tuple[str, list[Sign | None]]:
    """The signs with the distances between them, and which sign each character stands for."""
    row = [""]
    owners: list[Sign | None] = []
    at = distance = 0
    anchored = False
    for sign in signs:
        distance += _distance(text[at : sign.start], words)
        at = sign.end
        if sign.letter == "H":
            continue
        mark = _mark(distance)
        if not anchored:
            mark = "^" if mark == "" else ""
            anchored = True
        for character, owner in ((mark, None), (sign.letter, sign)):
            if character:
                row.append(character)
                owners.append(owner)
        distance = 0
    behind = distance + _distance(text[at:], words)
    # At the end a single word counts: "AI-generated content rules" are no AI-generated content.
    row.append((_mark(behind) or "." if behind else "") + "$")
    joined = "".join(row)
    owners.extend([None] * (len(joined) - len(owners)))
    return joined, owners


_FAR = 1000


def _distance(between: str, words: Vocabulary) -> int:
    """How far two signs are apart, in words; four characters count as a word without spaces."""
    if _BREAK.search(between):
        return _FAR
    if words.spaced:
        return len(re.findall(r"\w+", between))
    return len(re.findall(r"\w", between)) // 4


def _mark(distance: int) -> str:
    limits = ((1, ""), (3, "."), (8, "-"), (16, "="))
    return next((mark for limit, mark in limits if distance <= limit), "_")
