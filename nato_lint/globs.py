"""Patterns of the .gitignore language, as git reads them, also for directories.

`.gitignore` files, `exclude` and `files` of `[[overrides]]` all speak it. Libraries for it answer
for files only and cost a third of the start-up; walking needs the answer for a directory, so that
what is excluded is never opened.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# Members of POSIX classes, written as the inside of a regular expression's class.
_POSIX_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "\\x21-\\x7e",
    "lower": "a-z",
    "print": "\\x20-\\x7e",
    "punct": "\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e",
    "space": " \\t\\n\\r\\f\\v",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}
_ESCAPED_OR_SPACE = re.compile(r"\\.|( +\Z)|[^\\]", re.DOTALL)


def absolute(path: Path) -> str:
    """The form of a path that Globs takes: absolute, forward slashes, no symlink followed."""
    return os.path.normpath(path.absolute()).replace(os.sep, "/")


class _CannotMatch(Exception):
    """A pattern that git accepts and that matches nothing, such as one with an open bracket."""


class Globs:
    """The patterns of one place and the directory that they are relative to.

    The last pattern that matches decides, `!` takes back. Matching minds the case of letters on
    every system, so that a run gives the same answer everywhere.
    """

    def __init__(self, lines: Iterable[str], base: Path) -> None:
        self.base = base
        self._prefix = base.as_posix().rstrip("/") + "/"
        self._runs = list(_runs(lines))
        self._runs.reverse()

    def decide(self, path: str, *, is_directory: bool = False) -> bool | None:
        """Whether the patterns match (True), take back (False) or do not mention `path` (None).

        `path` is in the form of `absolute`. Only `path` itself is looked at, not the
        directories above it: those were asked about before.
        """
        if not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :] + "/" * is_directory
        name = path[path.rfind("/") + 1 :] + "/" * is_directory
        for matched, names, paths in self._runs:
            if (names and names.fullmatch(name)) or (paths and paths.fullmatch(relative)):
                return matched
        return None

    def covers(self, path: str) -> bool:
        """Whether the file `path`, or else the nearest directory above it that is mentioned, matches."""
        decision = self.decide(path)
        while decision is None:
            path = path[: path.rfind("/")]
            if not path.startswith(self._prefix):
                return False
            decision = self.decide(path, is_directory=True)
        return decision


def _runs(
    lines: Iterable[str],
) -> Iterator[tuple[bool, re.Pattern[str] | None, re.Pattern[str] | None]]:
    """Neighbouring patterns of the same sign as one expression each for names and for paths."""
    sign = True
    names: list[str] = []
    paths: list[str] = []
    for line in lines:
        pattern = _without_trailing_spaces(line)
        if not pattern or pattern.startswith("#"):
            continue
        matched = not pattern.startswith("!")
        try:
            expression, for_name = _translate(pattern if matched else pattern[1:])
        except _CannotMatch:
            continue
        if matched != sign:
            yield sign, _one_of(names), _one_of(paths)
            sign, names, paths = matched, [], []
        (names if for_name else paths).append(expression)
    yield sign, _one_of(names), _one_of(paths)


def _one_of(expressions: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(expressions), re.DOTALL) if expressions else None


def _without_trailing_spaces(line: str) -> str:
    kept = len(line)
    for match in _ESCAPED_OR_SPACE.finditer(line):
        if match[1]:
            kept = match.start()
    return line[:kept]


def _translate(pattern: str) -> tuple[str, bool]:
    """The regular expression of a pattern, and whether it is for the bare name.

    A directory is matched with a slash at its end.
    """
    only_directories = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    if not pattern:
        raise _CannotMatch
    end = "/" if only_directories else "/?"
    if "/" not in pattern:
        return _segment(pattern) + end, True
    return _path(_segments(pattern.removeprefix("/"))) + end, False


def _segments(pattern: str) -> list[str]:
    """The parts between the slashes; a slash in a class divides nothing, one after `\\` does."""
    segments = [""]
    at = 0
    while at < len(pattern):
        end = at + 1
        if pattern[at] == "[":
            end = _bracket(pattern, end)[1]
        elif pattern[at] == "\\" and not pattern.startswith("/", end):
            end += 1
        if pattern[at] == "/":
            segments.append("")
        elif pattern[at:end] != "\\":
            segments[-1] += pattern[at:end]
        elif end == len(pattern):
            raise _CannotMatch
        at = end
    return segments


def _path(segments: list[str]) -> str:
    """An expression for segments of which some are `**`, any number of directories."""
    blocks: list[list[str]] = [[]]
    for segment in segments:
        if segment == "**":
            blocks.append([])
        else:
            blocks[-1].append(_segment(segment))
    head, *middle = ("".join(f"{segment}/" for segment in block) for block in blocks[:-1] or [[]])
    tail = "/".join(blocks[-1])
    if len(blocks) == 1:
        return tail
    # A block is as long in every match, so the first place where it fits is as good as any:
    # atomic groups keep the search from trying the others.
    return (
        head
        + "".join(f"(?>(?:[^/]+/)*?{block})" for block in middle if block)
        + (f"(?:[^/]+/)*{tail}" if tail else ".+")
    )


def _segment(segment: str) -> str:
    """An expression for a name with wildcards; none of them matches a slash."""
    parts = [""]
    at = 0
    while at < len(segment):
        character = segment[at]
        at += 1
        if character == "*":
            parts.append("")
        elif character == "?":
            parts[-1] += "[^/]"
        elif character == "[":
            expression, at = _bracket(segment, at)
            parts[-1] += expression
        elif character == "\\":
            if at == len(segment):
                raise _CannotMatch
            parts[-1] += re.escape(segment[at])
            at += 1
        else:
            parts[-1] += re.escape(character)
    if len(parts) == 1:
        return parts[0]
    if not any(parts):
        return "[^/]+"
    head, *middle, tail = parts
    return head + "".join(f"(?>[^/]*?{part})" for part in middle if part) + f"[^/]*{tail}"


def _bracket(segment: str, at: int) -> tuple[str, int]:
    """The expression of the class whose members begin at `at`, and where it ends."""
    negated = segment[at : at + 1] in ("!", "^")
    at += negated
    members = ""
    first = True
    while first or segment[at : at + 1] != "]":
        first = False
        if segment.startswith("[:", at):
            name, closed, _ = segment[at + 2 :].partition(":]")
            if not closed or name not in _POSIX_CLASSES:
                raise _CannotMatch
            members += _POSIX_CLASSES[name]
            at += len(name) + 4
            continue
        low, at = _member(segment, at)
        high = low
        if segment[at : at + 1] == "-" and segment[at + 1 : at + 2] not in ("", "]"):
            high, at = _member(segment, at + 1)
        if low <= high:
            members += f"{re.escape(low)}-{re.escape(high)}"
    if negated:
        return f"[^/{members}]", at + 1
    return (f"(?!/)[{members}]" if members else "(?!)"), at + 1


def _member(segment: str, at: int) -> tuple[str, int]:
    at += segment[at : at + 1] == "\\"
    if at >= len(segment):
        raise _CannotMatch
    return segment[at], at + 1
