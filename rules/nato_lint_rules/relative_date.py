"""CON003: times that only fit the day on which they were written."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nato_lint import Document, Finding, Pattern, Prose, ProseKind, Severity, rule
from nato_lint_rules.quotations import is_within, quotation_spans

_READ = (ProseKind.PARAGRAPH, ProseKind.LIST_ITEM, ProseKind.CAPTION, ProseKind.FOOTNOTE)
_YEAR = r"(?<![\w.,$€£])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORD = Pattern(r"[\w'’]+")
_REACH = 80  # characters; a condition further back governs another clause
_NEXT = 20  # characters that hold the neighbour of a phrase


class _Words(NamedTuple):
    """The phrases, what dates a sentence, and the neighbours that excuse a phrase, by its kind."""

    phrase: Pattern
    date: Pattern
    literals: tuple[str, ...]
    cases: frozenset[str]
    addressed: frozenset[str]
    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]


@rule("CON003", Severity.INFO, default=False, languages=("en",))
def relative_date(document: Document) -> Iterator[Finding]:
    """A time that only fits the day on which it was written.

    "Recently", "last year" and "5 months ago" are true on the day of publication and wrong a year
    later, but the article stays online, and readers come to it from a search, not from the front
    page. Give the month or the year, or leave the time out.

    A phrase with a date in the same sentence ("last year, in 2023"), quotations, and times that are
    counted from another event ("the last year of the war", "had recently moved") are left alone.

    ```markdown bad
    The ferry was recently sold. The pier was repaired last year.
    ```

    ```markdown good
    The ferry was sold in May 2024. The pier was repaired the year before.
    ```
    """
    words = _words()
    if not document.mentions(*words.literals):
        return
    for prose in document.prose:
        if prose.kind not in _READ or prose.inside("quote"):
            continue
        for start, end in _places(prose, words):
            said = prose.text[start:end]
            yield Finding(
                *prose.span(start, end),
                f"“{said}” is counted from the day of writing, but the article stays online. "
                "Name the month or the year, or leave the time out.",
            )


def _places(prose: Prose, words: _Words) -> Iterator[tuple[int, int]]:
    """The spans, in the text of a block, of the times that need a date."""
    text = prose.text
    matches = list(words.phrase.finditer(text))
    if not matches:
        return
    quotations = quotation_spans(text)
    sentences = iter(prose.sentences)
    sentence, dated = next(sentences), None
    for match in matches:
        while sentence.end <= match.start():
            sentence, dated = next(sentences), None
        if dated is None:
            dated = bool(words.date.search(text, sentence.start, sentence.end))
        if dated or is_within(match.start(), quotations):
            continue
        if not _is_excused(text, sentence.start, match, words):
            yield match.span()


def _is_excused(text: str, sentence: int, match: re.Match[str], words: _Words) -> bool:
    """Whether the neighbours make the phrase a case, or tie it to another day."""
    start, end = match.span()
    earlier = [
        word.lower().replace("’", "'")
        for word in _WORD.findall(text[max(sentence, start - _REACH) : start])
    ]
    if not words.cases.isdisjoint(earlier):
        return True
    kind = str(match.lastgroup)
    if kind == "adverb" and (_is_name(text, start) or words.addressed.intersection(earlier[-2:])):
        return True
    following = _WORD.match(text[end : end + _NEXT].lstrip(" "))
    before = words.before.get(kind, frozenset()) | words.before.get(match[0].lower(), frozenset())
    after = words.after.get(kind, frozenset())
    if earlier and earlier[-1] in before:
        return True
    return following is not None and following[0] in after


def _is_name(text: str, start: int) -> bool:
    """Whether the word has a capital that no start of a sentence explains, as in a title."""
    before = text[max(0, start - 2) : start].rstrip(" ")[-1:]
    return text[start].isupper() and (before.isalpha() or before == ",")


@cache
def _words() -> _Words:
    import tomllib

    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    adverbs, pointers, periods, counts, units, months = (
        "|".join(sorted(data[name], key=len, reverse=True))
        for name in ("adverbs", "pointers", "periods", "counts", "units", "months")
    )
    # Two digits at most: what happened hundreds of years ago stays about as long ago.
    number = rf"(?:{counts}|\d{{1,2}})(?: (?:or|to) (?:{counts}|\d{{1,2}}))?"
    phrase = (
        rf"(?<![\w'’-])(?:(?P<adverb>{adverbs})|(?P<period>(?:{pointers}) (?:{periods}))"
        rf"|(?P<ago>{number} (?:{units})s? ago))(?![\w'’-])"
    )
    date = rf"{_YEAR}|\b(?:{months})\b\.? {_DAY}\b|\b{_DAY} (?:{months})\b"
    return _Words(
        phrase=Pattern(phrase, re.IGNORECASE),
        date=Pattern(date, re.IGNORECASE),
        literals=(
            *data["adverbs"],
            " ago",
            *(f"{pointer} " for pointer in ("last", "next", "this")),
        ),
        cases=frozenset(data["cases"]),
        addressed=frozenset(data["addressed"]),
        before={kind: frozenset(listed) for kind, listed in data["before"].items()},
        after={kind: frozenset(listed) for kind, listed in data["after"].items()},
    )
