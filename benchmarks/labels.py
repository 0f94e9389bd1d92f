"""Labelled texts, and when a finding agrees with a label.

A set is a file `<suite>.jsonl`, one record a line. All records have an `id`, which is the name of a
file too, and a `text`. What else they have, and what counts:

disclosure
    `expect`: "notice" or "none-notice" (AID001 has to stay silent), "missing" (it has to fire).
artefacts
    `expect`: "artefact" (a finding of RES, SCR, STR001 or STR003 has to mark `line`) or "clean" (no
    such finding may touch the lines that hold the words of `line`).
duplicates
    `expect`: "duplicate" (DUP001, DUP002 or DUP003 has to mark the words of `dup`) or "clean" (none
    of them may fire).
numbers
    SRC001 has to mark each of `unsourced`, a list of {"start", "text"}, and nothing besides; what
    is listed in `either` does not count.
keywords
    `expect`: "stuffed" (KEY001 has to fire, and to name half of the long words of `phrase` in its
    message or its place) or "natural" (it must not fire).

Records whose `expect` is "either" do not count. `start`, where a record has it, is the place of
`line` or `dup` in characters from 0. `code`, else `kind`, else `genre`, is the class of a record.

A finding marks labelled words when it overlaps them and holds no more other text than the words are
long, plus 24 characters. One that covers the paragraph to be sure marks nothing.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

Record = dict[str, Any]

_SLACK = 24
_ARTEFACTS = ("RES", "SCR", "STR001", "STR003")
_DUPLICATES = ("DUP001", "DUP002", "DUP003")
_CONJUNCTS = re.compile(r"(.+?) (?:and|or|as well as) \1", re.IGNORECASE)
_LONG_WORD = re.compile(r"\w{3,}")


class Hit(NamedTuple):
    """A finding in a labelled text: offsets in characters from 0, `end` behind the last one."""

    code: str
    start: int
    end: int
    message: str = ""


class Outcome(StrEnum):
    """What became of one decision."""

    FOUND = "found"
    MISSED = "missed"
    FALSE_ALARM = "false alarm"
    SILENT = "rightly silent"


class Verdict(NamedTuple):
    """One decision about a record, with the words that it is about."""

    outcome: Outcome
    record: Record
    words: str


def read_records(path: Path) -> list[Record]:
    """The records of a set."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def record_class(record: Record) -> str:
    """What sort of text this is, for summing up failures: "X and X" of "X and X, nouns"."""
    named = record.get("code") or record.get("kind") or record.get("genre") or ""
    return str(named).partition(",")[0]


def is_conjunct(record: Record) -> bool:
    """Whether the record is about "X and X"."""
    return bool(_CONJUNCTS.fullmatch(record["dup"]))


def marks(hit: Hit, start: int, end: int) -> bool:
    """Whether the finding marks the words from `start` to `end` closely."""
    shared = min(hit.end, end) - max(hit.start, start)
    return shared > 0 and hit.end - hit.start - shared <= end - start + _SLACK


def judge_disclosure(record: Record, hits: list[Hit]) -> Iterator[Verdict]:
    """AID001 fires where nothing is said about AI, and only there."""
    fired = bool(_of(hits, "AID001"))
    words = record.get("notice") or record["text"].partition("\n")[0]
    yield _verdict(record, words, wanted=record["expect"] == "missing", fired=fired)


def judge_artefacts(record: Record, hits: list[Hit]) -> Iterator[Verdict]:
    """The residue is marked; lines that only look like residue are not touched."""
    hits, text = _of(hits, *_ARTEFACTS), record["text"]
    start, end = _place(record, record["line"].strip())
    wanted = record["expect"] == "artefact"
    if wanted:
        fired = any(marks(hit, start, end) for hit in hits)
    else:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        fired = any(hit.start < last and first < hit.end for hit in hits)
    yield _verdict(record, record["line"], wanted=wanted, fired=fired)


def judge_duplicates(record: Record, hits: list[Hit]) -> Iterator[Verdict]:
    """The repeated words are marked; rightful repetition is not."""
    hits = _of(hits, *_DUPLICATES)
    wanted = record["expect"] == "duplicate"
    place = _place(record, record["dup"])
    fired = any(marks(hit, *place) for hit in hits) if wanted else bool(hits)
    yield _verdict(record, record["dup"], wanted=wanted, fired=fired)


def judge_numbers(record: Record, hits: list[Hit]) -> Iterator[Verdict]:
    """Each figure without a source is marked, and nothing besides."""
    hits, text = _of(hits, "SRC001"), record["text"]
    unsourced, either = (
        [(label["start"], label["start"] + len(label["text"])) for label in record.get(key, [])]
        for key in ("unsourced", "either")
    )
    for place in unsourced:
        fired = any(marks(hit, *place) for hit in hits)
        yield _verdict(record, text[slice(*place)], wanted=True, fired=fired)
    strays = [hit for hit in hits if not any(marks(hit, *p) for p in (*unsourced, *either))]
    for hit in strays:
        yield Verdict(Outcome.FALSE_ALARM, record, text[hit.start : hit.end])
    if not unsourced and not strays:
        yield Verdict(Outcome.SILENT, record, "")


def judge_keywords(record: Record, hits: list[Hit]) -> Iterator[Verdict]:
    """The stuffed phrase is found and named; natural repetition is not."""
    hits, phrase = _of(hits, "KEY001"), record.get("phrase") or ""
    wanted = record["expect"] == "stuffed"
    words = _long_words(phrase)
    named = [
        words & _long_words(f"{hit.message} {record['text'][hit.start : hit.end]}") for hit in hits
    ]
    fired = any(2 * len(each) >= len(words) for each in named) if wanted else bool(hits)
    yield _verdict(record, phrase, wanted=wanted, fired=fired)


JUDGES: dict[str, Callable[[Record, list[Hit]], Iterator[Verdict]]] = {
    "disclosure": judge_disclosure,
    "artefacts": judge_artefacts,
    "duplicates": judge_duplicates,
    "numbers": judge_numbers,
    "keywords": judge_keywords,
}


def judge(suite: str, record: Record, hits: list[Hit]) -> list[Verdict]:
    """All decisions about one record; none where the label leaves both open."""
    return [] if record.get("expect") == "either" else list(JUDGES[suite](record, hits))


def _verdict(record: Record, words: str, *, wanted: bool, fired: bool) -> Verdict:
    if wanted:
        return Verdict(Outcome.FOUND if fired else Outcome.MISSED, record, words)
    return Verdict(Outcome.FALSE_ALARM if fired else Outcome.SILENT, record, words)


def _of(hits: Iterable[Hit], *prefixes: str) -> list[Hit]:
    return [hit for hit in hits if hit.code.startswith(prefixes)]


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.lower()))


def _place(record: Record, words: str) -> tuple[int, int]:
    """Where the labelled words stand; the whole text where they cannot be found.

    Markup and line ends may stand between the words.
    """
    if "start" in record:
        return record["start"], record["start"] + len(words)
    if (at := record["text"].find(words)) >= 0:
        return at, at + len(words)
    pattern = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", words)))
    found = re.search(pattern, record["text"], re.IGNORECASE)
    return found.span() if found else (0, len(record["text"]))
