"""Reading what `git diff` writes."""

import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import IO, NamedTuple

from nato_lint.changes.lines import Hunk

ADDED, DELETED, UNMERGED = "A", "D", "U"
LINK = "120000"

_CHUNK = 1 << 16
_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-3][0-7]{2}|.)", re.DOTALL)
_ESCAPED = {
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"v": b"\v",
}


class Record(NamedTuple):
    """A file that differs: how (one letter of git's), as what (mode), and its names."""

    status: str
    mode: str
    old_name: str
    name: str


def fields(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands between the NULs of a stream that ends with one."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *complete, rest = (rest + chunk).split(b"\0")
        yield from complete


def records(stream: IO[bytes]) -> Iterator[Record]:
    """The records of `git diff --raw -z`."""
    rest = fields(stream)
    for field in rest:
        _, mode, _, _, status = field.decode("ascii").split(" ")
        # A stream that breaks off is found out when git has ended.
        old_name = name = name_of(next(rest, b""))
        if status[0] in "RC":
            name = name_of(next(rest, b""))
        yield Record(status[0], mode, old_name, name)


def hunks_of(wanted: Collection[str], lines: Iterable[bytes]) -> dict[str, list[Hunk]]:
    """The hunks of the `wanted` files, by name, in what `git diff --patch --unified=0` writes."""
    found = defaultdict(list)
    name = ""
    rest = iter(lines)
    for line in rest:
        if line.startswith(b"+++ "):
            name = _name_in(line)
        elif match := _HUNK.match(line):
            old_start, old_count, new_start, new_count = map(int, match.groups(b"1"))
            if name in wanted:
                found[name].append(Hunk(old_start, old_count, new_start, new_count))
            _skip(rest, old_count + new_count)
    return found


def name_of(name: bytes) -> str:
    """The name of a file as Python's functions for files take it."""
    return name.decode(sys.getfilesystemencoding(), "surrogateescape")


def _skip(lines: Iterator[bytes], count: int) -> None:
    # Counted, as the lines of an article may look like anything, also like the next header. The
    # remark that a file has no line end at its end counts for none.
    while count > 0 and (line := next(lines, b"")):
        count -= not line.startswith(b"\\")


def _name_in(header: bytes) -> str:
    # A tab follows names that have spaces; those with other white space or quotes are quoted.
    name = header.removeprefix(b"+++ ").removesuffix(b"\n").removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    # A file that went away is now called /dev/null, which no file of a repository is.
    return name_of(name.removeprefix(b"b/"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    return bytes([int(escape, 8)]) if len(escape) == 3 else _ESCAPED.get(escape, escape)
