"""Reading a file of known findings, whoever has written it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from nato_lint.pattern import Pattern
from nato_lint.problem import FileProblem

VERSION = 1
END = "end"
"""The last element of the list of findings."""

_CONFLICT = Pattern(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \r\n]|\Z)", re.MULTILINE)
_FINDINGS = Pattern(r'"findings"\s*:\s*\[')
_BETWEEN = Pattern(r"[\s,]*")


class BaselineProblem(FileProblem):
    """A file of known findings that cannot be used."""


class Entry(NamedTuple):
    """`times` findings of one rule in equal passages of one file.

    `path` is relative to the folder of the baseline, with forward slashes. `name` is that of the
    rule; people read it, the linter does not.
    """

    path: str
    code: str
    name: str
    passage: str
    times: int = 1


def read_entries(path: Path, data: bytes) -> Iterator[Entry]:
    """The entries in the file `path`, which holds `data`. Raises BaselineProblem."""
    return _Reading(path, data).entries()


class _Repeated(NamedTuple):
    """What stands for an object that has one key twice."""

    key: str


class _Reading:
    """The reading of one file, whoever has written it."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        try:
            self._text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self._problem("this file is not UTF-8, as a baseline has to be.", line) from None

    def entries(self) -> Iterator[Entry]:
        """The entries in the order of the file. Raises BaselineProblem."""
        top = self._parsed()
        if not isinstance(top, dict):
            raise self._problem(self._foreign(top))
        if type(top.get("version")) is not int or top["version"] < 1:
            raise self._problem("this file is no baseline of nato-lint: it has no version.")
        if top["version"] > VERSION:
            raise self._problem(
                f"this baseline is of version {top['version']}, and this nato-lint reads version "
                f"{VERSION}: it was written by a newer one."
            )
        findings = top.get("findings")
        if not isinstance(findings, list):
            raise self._problem('this file is no baseline of nato-lint: "findings" is no list.')
        for number, value in enumerate(findings):
            if value != END:
                yield self._entry(number, value)

    def _parsed(self) -> Any:
        import json

        try:
            return json.loads(self._text, object_pairs_hook=_object)
        except RecursionError:
            raise self._problem("this file is no baseline of nato-lint.") from None
        except ValueError as error:
            conflict = _CONFLICT.search(self._text)
            if conflict:
                raise self._problem(
                    "a merge has left its marks here. Keep the lines of both sides, delete the "
                    "marks, and run `nato-lint baseline --prune`.",
                    self._line(conflict.start()),
                ) from None
            # Numbers with too many digits are a ValueError without a place.
            line = error.lineno if isinstance(error, json.JSONDecodeError) else None
            reason = (
                error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
            )
            raise self._problem(
                f"this is not valid JSON ({reason[:1].lower()}{reason[1:]}).", line
            ) from None

    def _entry(self, number: int, value: Any) -> Entry:
        if not isinstance(value, dict):
            raise self._problem(self._foreign(value), self._line_of(number))
        for key in ("path", "code", "passage"):
            if not isinstance(value.get(key), str) or not value[key]:
                raise self._problem(
                    f'this finding has no "{key}", which is a text in quotes.',
                    self._line_of(number),
                )
        name, times = value.get("name", ""), value.get("times", 1)
        if not isinstance(name, str):
            raise self._problem('"name" is no text in quotes.', self._line_of(number))
        if type(times) is not int or times < 1:
            raise self._problem('"times" is no number from 1 on.', self._line_of(number))
        return Entry(value["path"], value["code"], name, value["passage"], times)

    def _foreign(self, value: Any) -> str:
        if isinstance(value, _Repeated):
            return f'"{value.key}" stands here twice.'
        return "this is not what a baseline of nato-lint holds."

    def _problem(self, sentence: str, line: int | None = None) -> BaselineProblem:
        return BaselineProblem(self._path, line, sentence)

    def _line(self, offset: int) -> int:
        return self._text.count("\n", 0, offset) + 1

    def _line_of(self, number: int) -> int | None:
        """The line of an element of "findings"; None where the key is written in a strange way."""
        from json import JSONDecoder

        opening = _FINDINGS.search(self._text)
        if opening is None:
            return None
        at = opening.end()
        for _ in range(number):
            at = _behind(_BETWEEN.match(self._text, at))
            _, at = JSONDecoder().raw_decode(self._text, at)
        return self._line(_behind(_BETWEEN.match(self._text, at)))


def _behind(match: re.Match[str] | None) -> int:
    assert match
    return match.end()


def _object(pairs: list[tuple[str, Any]]) -> "dict[str, Any] | _Repeated":
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return _Repeated(key)
        seen.add(key)
    return value
