"""Marks by which CI servers know a finding again in a later run."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from re import Match

from nato_lint.finding import Finding
from nato_lint.pattern import Pattern
from nato_lint.source import Source

# What the action github/codeql-action/upload-sarif computes as primaryLocationLineHash.
_WINDOW = 100
_BASE = 37
_MASK = (1 << 64) - 1
_END = "\uffff"
_BEYOND_16_BITS = Pattern("[\U00010000-\U0010ffff]")


def identities(findings: Iterable[Finding]) -> Iterator[str]:
    """For each finding of one file: its rule, its passage, and which of several equal ones it is.

    Unique within the file. It stays the same when lines move or are broken differently, and when
    anything outside the sentence changes.
    """
    met: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        alike = finding.code, finding.passage
        met[alike] += 1
        yield f"{finding.code}:{finding.passage}:{met[alike]}"


def line_hashes(source: Source, lines: Iterable[int]) -> dict[int, str]:
    """GitHub's hashes of some lines, by their numbers (from 1); lines that do not exist have none.

    The hash of a line is that of the 100 UTF-16 code units from its start on, spaces and tabs left
    out and line ends all alike, and a counter of the lines before that begin in the same way.
    """
    text = _normalised(source)
    *starts, _ = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    text += _END + "\0" * _WINDOW
    wanted = {line for line in lines if line <= len(starts)}
    met = {text[starts[line - 1] : starts[line - 1] + _WINDOW]: 0 for line in wanted}
    hashes = {}
    for line, start in enumerate(starts[: max(wanted, default=0)], start=1):
        window = text[start : start + _WINDOW]
        if window in met:
            met[window] += 1
            if line in wanted:
                hashes[line] = f"{_hash(window):x}:{met[window]}"
    return hashes


def _normalised(source: Source) -> str:
    text = ("\ufeff" if source.has_bom else "") + source.text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    return text if text.isascii() else _BEYOND_16_BITS.sub(_surrogates, text)


def _surrogates(match: Match[str]) -> str:
    beyond = ord(match[0]) - 0x10000
    return chr(0xD800 + (beyond >> 10)) + chr(0xDC00 + (beyond & 0x3FF))


def _hash(window: str) -> int:
    value = 0
    for unit in window:
        value = (value * _BASE + ord(unit)) & _MASK
    return value
