"""Writing a table into the front matter of an article, with everything else left as it stands.

Nothing is parsed and dumped again: values are replaced and members added at exact offsets, in the
syntax of the block (YAML, TOML or JSON). What the result reads as is checked before it is returned.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from nato_lint.finding import Edit
from nato_lint.fix import apply_edits
from nato_lint.front_matter import Entry, FrontMatter, read_front_matter
from nato_lint.front_matter.split import find_block

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LINE_END = re.compile(r"[\r\n]|\Z")

Path = tuple[str, ...]
Record = Mapping[str, str]


class CannotSplice(Exception):
    """The front matter is written in a way that cannot be added to; the message says why."""


def set_table(text: str, path: Path, record: Record, *, scalar: str) -> str:
    """`text` with the texts of `record` at the key `path`; other keys that stand there are kept.

    A text without front matter gets a YAML block. Where a single value stands at the key above the
    last, as in `ai_disclosure: generated`, it moves to the key `scalar` of a table that takes its
    place. Raises CannotSplice.
    """
    front_matter = read_front_matter(text)
    if front_matter is None:
        newline = "\r\n" if "\r\n" in text else "\n"
        writer = _Writer("yaml", newline)
        changed = newline.join(("---", writer.lines(path, record), "---", "", "")) + text
    elif front_matter.error:
        raise CannotSplice(front_matter.error.message)
    else:
        changed = apply_edits(text, _Splice(text, front_matter).edits(path, record, scalar))
    _check(text, changed, path, record)
    return changed


class _Writer:
    """Members and tables as the three formats write them."""

    def __init__(self, kind: str, newline: str) -> None:
        self.kind = kind
        self.newline = newline
        self.colon = " = " if kind == "toml" else ": "

    def value(self, value: str) -> str:
        is_date = self.kind != "json" and _DATE.fullmatch(value)
        return value if is_date else json.dumps(value, ensure_ascii=False)

    def member(self, key: str, written: str) -> str:
        bare = self.kind != "json" and _BARE_KEY.fullmatch(key)
        return f"{key if bare else json.dumps(key, ensure_ascii=False)}{self.colon}{written}"

    def table(self, members: Iterable[str]) -> str:
        space = " " if self.kind == "toml" else ""
        return f"{{{space}{', '.join(members)}{space}}}"

    def record(self, record: Record) -> str:
        return self.table(self.member(key, self.value(value)) for key, value in record.items())

    def nested(self, keys: Path, written: str) -> str:
        """The member of the first key that leads by the others to what is written."""
        for key in reversed(keys[1:]):
            written = self.table([self.member(key, written)])
        return self.member(keys[0], written)

    def lines(self, path: Path, record: Record) -> str:
        """The record in a block of its own at the end of YAML or TOML front matter."""
        *above, last = path
        member = self.member(last, self.record(record))
        if self.kind == "toml":
            header = [f"[{'.'.join(self.member(key, '').split(' ')[0] for key in above)}]"]
            return self.newline.join([*(header if above else []), member])
        keys = [f"{'  ' * depth}{self.member(key, '').rstrip()}" for depth, key in enumerate(above)]
        return self.newline.join([*keys, f"{'  ' * len(above)}{member}"])


class _Splice:
    """The edits of one block."""

    def __init__(self, text: str, front_matter: FrontMatter) -> None:
        self.text = text
        self.entries = front_matter.entries
        newline = "\r\n" if "\r\n" in text[: front_matter.end] else "\n"
        self.write = _Writer(front_matter.format, newline)

    def edits(self, path: Path, record: Record, scalar: str) -> list[Edit]:
        for depth in range(len(path), 0, -1):
            entry = self.entries.get(path[:depth])
            if entry is None:
                continue
            below = path[depth:]
            if isinstance(entry.value, dict) and self._children(entry.path):
                if not below:
                    return self._updated(entry, record)
                return [self._added(entry, [self.write.nested(below, self.write.record(record))])]
            if isinstance(entry.value, list):
                break
            if not below or entry.value in (None, {}):
                return [self._filled(entry, below, record)]
            return [self._widened(entry, below, record, scalar)]
        # Where something stands in the way, the check of the result says so.
        return [self._appended(path, record)]

    def _children(self, path: Path) -> Sequence[Entry]:
        depth = len(path)
        return [
            entry
            for known, entry in self.entries.items()
            if len(known) == depth + 1 and known[:depth] == path
        ]

    def _updated(self, table: Entry, record: Record) -> list[Edit]:
        known = {entry.key: entry for entry in self._children(table.path)}
        write = self.write
        edits = [
            Edit(known[key].value_start, known[key].value_end, write.value(value))
            for key, value in record.items()
            if key in known
        ]
        new = [write.member(k, write.value(v)) for k, v in record.items() if k not in known]
        return [*edits, self._added(table, new)] if new else edits

    def _added(self, table: Entry, members: Sequence[str]) -> Edit:
        """Put members behind the last of a table, or below its header in TOML."""
        newline = self.write.newline
        opening = self.text[table.value_start : table.value_start + 1]
        if opening == "[":
            at = self._line_end(table.value_start)
            return Edit(at, at, "".join(newline + member for member in members))
        last = max(self._children(table.path), key=lambda entry: entry.value_end)
        indent = self._indent(last.key_start)
        if opening == "{":
            comma = "," + (" " if indent is None else newline + indent)
            at = last.value_end
            return Edit(at, at, "".join(comma + member for member in members))
        if indent is None or self.write.kind != "yaml":
            raise CannotSplice("Its table is written in parts; add the record by hand.")
        at = self._line_end(last.value_end)
        return Edit(at, at, "".join(newline + indent + member for member in members))

    def _filled(self, entry: Entry, below: Path, record: Record) -> Edit:
        """The record in place of a value, or of nothing."""
        written = self.write.record(record)
        if below:
            written = self.write.table([self.write.nested(below, written)])
        space = "" if self.text[entry.value_start - 1] in " \t\r\n" else " "
        return Edit(entry.value_start, entry.value_end, space + written)

    def _widened(self, entry: Entry, below: Path, record: Record, scalar: str) -> Edit:
        """A table that holds the value that stood there, and the record."""
        write = self.write
        level = write.member(scalar, self.text[entry.value_start : entry.value_end])
        members = (level, write.nested(below, write.record(record)))
        indent = self._indent(entry.key_start)
        if write.kind != "yaml" or indent is None:
            return Edit(entry.value_start, entry.value_end, write.table(members))
        start = entry.value_start
        while self.text[start - 1] in " \t":
            start -= 1
        lines = "".join(f"{write.newline}{indent}  {member}" for member in members)
        return Edit(start, entry.value_end, lines)

    def _appended(self, path: Path, record: Record) -> Edit:
        """The record at the end of the block."""
        write = self.write
        if write.kind == "json":
            member = write.nested(path, write.record(record))
            top = self._children(())
            if not top:
                return Edit(1, 1, member)
            last = max(top, key=lambda entry: entry.value_end)
            indent = self._indent(last.key_start)
            comma = ", " if indent is None else f",{write.newline}{indent}"
            return Edit(last.value_end, last.value_end, comma + member)
        block = find_block(self.text)
        at = block.inner_end if block else 0
        blank = write.newline if write.kind == "toml" else ""
        return Edit(at, at, f"{blank}{write.lines(path, record)}{write.newline}")

    def _indent(self, key_start: int) -> str | None:
        """The white space before a key; None where something else stands on its line before it."""
        start = max(self.text.rfind("\n", 0, key_start), self.text.rfind("\r", 0, key_start)) + 1
        before = self.text[start:key_start]
        return None if before.strip() else before

    def _line_end(self, offset: int) -> int:
        found = _LINE_END.search(self.text, offset)
        return found.start() if found else len(self.text)


def _check(text: str, changed: str, path: Path, record: Record) -> None:
    """Raise CannotSplice unless the record reads back and everything else reads as before."""
    before, after = read_front_matter(text), read_front_matter(changed)
    message = (
        "The front matter is written in a way that cannot be added to; add the record by hand."
    )
    if after is None or after.error:
        raise CannotSplice(message)
    written = after.entries.get(path)
    value = written.value if written else None
    body = text[before.end :] if before else text
    kept = before.entries.items() if before else ()
    if (
        not isinstance(value, dict)
        or any(value.get(key) != each for key, each in record.items())
        or changed[after.end :].lstrip("\r\n") != body.lstrip("\r\n")
        or any(
            after.entries.get(known) is None
            or (not _is_above(known, path) and after.entries[known].value != entry.value)
            for known, entry in kept
            if known[: len(path)] != path
        )
    ):
        raise CannotSplice(message)


def _is_above(known: Path, path: Path) -> bool:
    return path[: len(known)] == known
