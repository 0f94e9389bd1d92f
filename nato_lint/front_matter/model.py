"""What a front matter block is, whichever format it is written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

MAX_DEPTH = 100
"""Levels of nesting that are read; hostile text must not exhaust the stack."""

_LINE_END = re.compile(r"[\r\n]|\Z")


class FrontMatterError(NamedTuple):
    """Why a block cannot be read: one sentence for an editor, and where it broke."""

    message: str
    start: int
    end: int


class Entry(NamedTuple):
    """One key with its value.

    `path` leads to the key from the top; an element of a list is a part of it by its index
    (`("authors", "0", "name")`). `value` is plain data: str, int, float, bool, None, list or
    dict; dates and times stay strings as written. The value span covers the value as written,
    quotes, anchor and tag included. `text_span` is the part between the quotes, where the
    value is a string on one line that is written exactly as it reads; else None.
    """

    key: str
    path: tuple[str, ...]
    value: object
    key_start: int
    key_end: int
    value_start: int
    value_end: int
    text_span: tuple[int, int] | None = None

    @property
    def is_given(self) -> bool:
        """Whether it says anything: not null, and no empty text, list or table."""
        value = self.value.strip() if isinstance(self.value, str) else self.value
        return value is not None and value not in ("", [], {})


@dataclass(frozen=True)
class FrontMatter:
    """One block: its data, and where every key of it stands.

    `format` is "yaml", "toml", "json", or "html" for the head of a web page. The block with its fences is `start` to `end`; the
    body begins at `end`. Where a key is defined twice, `data` and `entries` hold the first
    definition and `duplicates` the others (parsers differ on which one counts, or refuse).
    A key that a YAML alias or merge brings in is in `data` but has no entry: it is not
    written there.
    """

    format: str
    start: int
    end: int
    data: Mapping[str, object]
    entries: Mapping[tuple[str, ...], Entry]
    duplicates: tuple[Entry, ...] = ()
    error: FrontMatterError | None = None

    def get(self, key: str) -> Entry | None:
        """The entry of a dotted path such as "params.author"; a key that contains dots wins."""
        return self._by_dotted_path.get(key)

    @cached_property
    def _by_dotted_path(self) -> dict[str, Entry]:
        longest_first = sorted(self.entries.items(), key=lambda item: -len(item[0]))
        return {".".join(path): entry for path, entry in longest_first}


class BrokenBlockError(Exception):
    """The block cannot be read on from `offset`, counted from where its parser began."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(slots=True)
class Reading:
    """What a parser has read of a block so far; it stays useful when the parser gives up."""

    data: dict[str, object] = field(default_factory=dict)
    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    duplicates: list[Entry] = field(default_factory=list)
    error: FrontMatterError | None = None

    def finish(self) -> "Reading":
        """Bring the entries into source order and drop those inside a value that broke off."""
        complete = (entry for entry in self.entries.values() if entry.path[0] in self.data)
        ordered = sorted(complete, key=lambda entry: (entry.key_start, len(entry.path)))
        self.entries = {entry.path: entry for entry in ordered}
        return self


def error_at(
    text: str, message: str, offset: int, block_start: int, block_end: int
) -> FrontMatterError:
    """An error from `offset` to the end of its line; at a blank place, the character before."""
    start = min(max(offset, block_start), block_end)
    match = _LINE_END.search(text, start, block_end)
    end = match.start() if match else block_end
    if end == start:
        while start > block_start and text[start - 1] in " \t\r\n":
            start -= 1
        end = start
        start = max(start - 1, block_start)
    return FrontMatterError(message, start, end)


def text_span(source: str, start: int, end: int, value: object) -> tuple[int, int] | None:
    """The span of a one-line string without its quotes, where it reads as it is written.

    `source[start:end]` is the value as written; a YAML anchor or tag may stand before it.
    """
    if not isinstance(value, str) or not value or "\n" in value or "\r" in value:
        return None
    quote = source[end - 1] if source[end - 1] in "\"'" else ""
    inner_end = end - len(quote)
    inner_start = inner_end - len(value)
    opening = inner_start - len(quote)
    if opening < start or source[inner_start:inner_end] != value:
        # A plain YAML scalar may end in a quotation mark.
        plain = end - len(value)
        return (plain, end) if plain >= start and source[plain:end] == value else None
    return (inner_start, inner_end) if source[opening:inner_start] == quote else None
