"""What edits change in a file, as a unified diff: for `git apply` and `patch`, or for eyes.

The edits say which lines change, so that nothing has to be compared: time grows with the length of
the text alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from nato_lint.changed_lines import Change, Lines, changed_lines
from nato_lint.edits import Trace
from nato_lint.finding import Edit
from nato_lint.report.terminal import visible, visible_path
from nato_lint.source import LINE_END, Source

_CONTEXT = 3  # lines before and behind a change
_BOM = "\ufeff"
_NO_LINE_END = "\\ No newline at end of file\n"
_KEPT, _REMOVED, _ADDED = " ", "-", "+"

_COLOURS = {_KEPT: "", _REMOVED: "31", _ADDED: "32"}
_BOLD, _CYAN, _REVERSED = "1", "36", "7;"

_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

_ODD_IN_A_PATH = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')

_LF = re.compile(r"\n")

Span = tuple[int, int]


def unified_diff(
    source: Source, edits: Sequence[Edit], *, for_terminal: bool = False, colour: bool = False
) -> Iterator[str]:
    r"""The diff that leads from `source` to the text after `edits`, in pieces that end in "\n".

    `edits` are in the order of the text and do not overlap. Written as UTF-8, with no line end
    translated, the diff makes `git apply` and `patch -p1` produce exactly the fixed file. One
    `for_terminal` is there to be read: characters that a terminal would obey are made visible,
    lines end where Markdown ends them, and with `colour` the changed words stand out.
    """
    text = source.text
    if source.has_bom:
        text = _BOM + text
        edits = [Edit(edit.start + 1, edit.end + 1, edit.text) for edit in edits]
    lines = Lines(text, LINE_END if for_terminal else _LF)
    changes = list(changed_lines(lines, edits))
    if not changes:
        return
    writer = _Display(edits, colour=colour) if for_terminal else _Patch()
    yield from writer.header(source.path)
    grown = 0
    for hunk in _hunks(changes):
        yield from _hunk(writer, lines, hunk, grown)
        grown += _growth(hunk)


def _hunk(writer: "_Patch", lines: Lines, hunk: Sequence[Change], grown: int) -> Iterator[str]:
    """Changes with the lines around; `grown` is how many lines those before have added."""
    first = max(0, hunk[0].first - _CONTEXT)
    last = min(lines.count, hunk[-1].last + _CONTEXT)
    before = _range(first, last - first)
    after = _range(first + grown, last - first + _growth(hunk))
    yield writer.place(f"@@ -{before} +{after} @@")
    for change in hunk:
        yield from _lines(writer, lines, _KEPT, range(first, change.first))
        yield from _lines(writer, lines, _REMOVED, range(change.first, change.last))
        at = change.at
        for line in change.new:
            yield writer.line(_ADDED, line, at)
            at += len(line)
        first = change.last
    yield from _lines(writer, lines, _KEPT, range(first, last))


def _lines(writer: "_Patch", lines: Lines, sign: str, numbers: Iterable[int]) -> Iterator[str]:
    for number in numbers:
        yield writer.line(sign, lines.line(number), lines.starts[number])


def _growth(hunk: Iterable[Change]) -> int:
    """How many lines more there are behind the changes."""
    return sum(len(change.new) - (change.last - change.first) for change in hunk)


class _Patch:
    """Writes what programs read."""

    def header(self, path: str) -> Iterator[str]:
        for sign, name in (("---", f"a/{path}"), ("+++", f"b/{path}")):
            yield f"{sign} {_as_git_writes(name)}\n"

    def place(self, text: str) -> str:
        return f"{text}\n"

    def line(self, sign: str, line: str, at: int) -> str:
        """A line with its line end; `at` is its offset in the text before or after the edits."""
        return sign + line if line.endswith("\n") else f"{sign}{line}\n{_NO_LINE_END}"


class _Display(_Patch):
    """Writes what people read."""

    def __init__(self, edits: Sequence[Edit], *, colour: bool) -> None:
        self._colour = colour
        spans = {_REMOVED: [(e.start, e.end) for e in edits], _ADDED: Trace(edits).images}
        self._changed = {
            sign: [span for span in changed if span[0] < span[1]] for sign, changed in spans.items()
        }

    def header(self, path: str) -> Iterator[str]:
        for sign, name in (("---", f"a/{path}"), ("+++", f"b/{path}")):
            yield self._styled(f"{sign} {visible_path(name)}", _BOLD) + "\n"

    def place(self, text: str) -> str:
        return self._styled(text, _CYAN) + "\n"

    def line(self, sign: str, line: str, at: int) -> str:
        words = line.rstrip("\r\n")
        style = _COLOURS[sign]
        parts = [self._styled(sign, style)]
        done = 0
        for start, end in _within(self._changed.get(sign, ()), at, at + len(words)):
            changed = visible(_spelled(words[start - at : end - at]))
            parts.append(self._styled(visible(words[done : start - at]), style))
            parts.append(self._styled(changed, _REVERSED + style))
            done = end - at
        parts.append(self._styled(visible(words[done:]), style))
        return "".join((*parts, "\n", _NO_LINE_END * (len(words) == len(line))))

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and style and text else text


def _hunks(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes that stand so close together that their context meets."""
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _range(first: int, count: int) -> str:
    """Lines as a hunk names them: counted from 1; none are named by the line before them."""
    if count == 1:
        return str(first + 1)
    return f"{first + 1 if count else first},{count}"


def _within(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """What of the spans, none of which is empty or overlaps another, lies between two offsets."""
    at = bisect_right(spans, start, key=lambda span: span[1])
    while at < len(spans) and spans[at][0] < end:
        yield max(start, spans[at][0]), min(end, spans[at][1])
        at += 1


def _spelled(text: str) -> str:
    """Changed text, with a name for each character of it that nobody would see."""
    return "".join(
        character if character == " " or character.isprintable() else f"<U+{ord(character):04X}>"
        for character in text
    )


def _as_git_writes(path: str) -> str:
    """The path as a header of a diff names it."""
    if not _ODD_IN_A_PATH.search(path):
        # Without the tab a program would take what follows a space for a date.
        return f"{path}\t" if " " in path else path
    return f'"{_ODD_IN_A_PATH.sub(_escaped, path)}"'


def _escaped(odd: re.Match[str]) -> str:
    character = odd[0]
    # Bytes of a name that is no UTF-8 are lone surrogates in Python.
    return _ESCAPES.get(character) or f"\\{ord(character) & 0xFF:03o}"
