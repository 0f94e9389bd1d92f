"""What the front matter of an article declares about AI."""

from typing import NamedTuple

from nato_lint import Document, Entry, switch
from nato_lint_rules.disclosure.options import FrontMatterOptions, Level

# From least to most; of several declarations the strongest counts.
_BY_STRENGTH: tuple[Level, ...] = ("none", "assisted", "mixed", "generated", "autonomous")

# Values in the words of this linter, the W3C, the IETF and of articles at large.
_VALUES: dict[str, Level] = {
    "none": "none",
    "human": "none",
    "humanwritten": "none",
    "assisted": "assisted",
    "modified": "assisted",
    "generated": "generated",
    "originated": "generated",
    "autonomous": "autonomous",
    "machinegenerated": "autonomous",
    "mixed": "mixed",
}
# Tables that site generators put their own keys in.
_WRAPPERS = ("params", "extra", "custom")


class Declaration(NamedTuple):
    """A declared level, or None where the value of the canonical key is no known level.

    `start` and `end` are the offsets of the value, `value` is what it says.
    """

    level: Level | None
    start: int
    end: int
    value: object


def read_declaration(document: Document, options: FrontMatterOptions) -> Declaration | None:
    """What the article declares; None when it says nothing, which means unknown, not "none"."""
    entries = _entries(document)
    canonical = plain_path(options.key)
    if canonical in entries:
        path = canonical + "level" if isinstance(entries[canonical].value, dict) else canonical
        entry = entries.get(path)
        if entry is None or entry.value is None or entry.value == "":
            return None
        return _declaration(entry, options.key)
    aliases = ((alias, entries.get(plain_path(alias))) for alias in options.aliases)
    found = [_declaration(entry, alias) for alias, entry in aliases if entry]
    known = [declaration for declaration in found if declaration.level]
    return max(known, key=lambda each: _BY_STRENGTH.index(each.level or "none"), default=None)


def declared_table(document: Document, options: FrontMatterOptions) -> dict[str, object]:
    """All that stands below the key of the declaration, where that is a table."""
    entry = _entries(document).get(plain_path(options.key))
    return entry.value if entry and isinstance(entry.value, dict) else {}


def spelled_key(document: Document, options: FrontMatterOptions) -> tuple[str, ...]:
    """The path of the declaration as the article writes it; as the options do where it has none."""
    entry = _entries(document).get(plain_path(options.key))
    return entry.path if entry else tuple(options.key.split("."))


def field_span(document: Document, *keys: str) -> tuple[int, int] | None:
    """Where the value of the first of these (dotted) keys stands that the article has."""
    entries = _entries(document)
    for key in keys:
        if entry := entries.get(plain_path(key)):
            return entry.text_span or (entry.value_start, entry.value_end)
    return None


def field_value(document: Document, key: str) -> object:
    """The value of a (dotted) key, whatever wrapper it stands in; None where there is none."""
    entry = _entries(document).get(plain_path(key))
    return entry.value if entry else None


def plain_path(path: str) -> str:
    """A dotted path as articles are searched for it: without its wrapper, case and marks."""
    path = path.lower()
    for wrapper in _WRAPPERS:
        path = path.removeprefix(f"{wrapper}.")
    return plain(path)


def plain(text: str) -> str:
    """`text` in lower case without the marks that make no difference in keys and values."""
    for mark in "-_. ":
        text = text.replace(mark, "")
    return text.lower()


def _entries(document: Document) -> dict[str, Entry]:
    return document.shared(_plain_entries)


def _plain_entries(document: Document) -> dict[str, Entry]:
    if document.front_matter is None:
        return {}
    entries = document.front_matter.entries.items()
    return {plain_path(".".join(path)): entry for path, entry in entries}


def _declaration(entry: Entry, key: str) -> Declaration:
    start, end = entry.text_span or (entry.value_start, entry.value_end)
    value = entry.value.get("level") if isinstance(entry.value, dict) else entry.value
    return Declaration(_level(value, key), start, end, value)


def _level(value: object, key: str) -> Level | None:
    """The level that `value` stands for; what `true` means depends on the name of the key."""
    if not isinstance(value, str | bool):
        return None
    assisted = plain(key).endswith("assisted")
    yes = switch(value)
    if yes:
        return "assisted" if assisted else "generated"
    if yes is False:
        # Not assisted may still be generated: that is unknown, not "none".
        return None if assisted else "none"
    word = plain(str(value))
    return _VALUES.get(word) or _VALUES.get(word.removeprefix("ai"))
