"""AI products among the authors in the front matter."""

from collections.abc import Iterator

from nato_lint import Document, Entry, Finding
from nato_lint_rules.disclosure.product_names import ai_product_in

_KEYS = {"author", "authors", "byline", "by", "writer", "writers"}
_WRAPPERS = ("params", "extra", "custom")
_NAMES = {"name", "title", "display_name"}


def ai_authors(document: Document) -> Iterator[Finding]:
    """One finding for each AI product, at its name."""
    if document.front_matter is None:
        return
    for path, entry in document.front_matter.entries.items():
        if not _is_author(path):
            continue
        if isinstance(entry.value, str):
            start, _ = entry.text_span or (entry.value_start, entry.value_end)
            yield from _in_byline(document, entry, entry.value, start)
        elif isinstance(entry.value, list):
            yield from _in_list(document, entry, entry.value)


def _in_list(document: Document, entry: Entry, names: list[object]) -> Iterator[Finding]:
    at = entry.value_start
    for name in names:
        if isinstance(name, str) and name:
            start = document.text.find(name, at, entry.value_end)
            at = start + len(name) if start >= 0 else at
            yield from _in_byline(document, entry, name, start)


def _is_author(path: tuple[str, ...]) -> bool:
    """Whether a path leads to the name of an author: as text, in a list, or in a table."""
    keys = [key.lower() for key in path if not key.isdigit()]
    if keys and keys[0] in _WRAPPERS:
        keys = keys[1:]
    if not keys or keys[0] not in _KEYS:
        return False
    return len(keys) == 1 or (len(keys) == 2 and keys[1] in _NAMES)


def _in_byline(document: Document, entry: Entry, byline: str, start: int) -> Iterator[Finding]:
    """The product in a byline that stands at `start`; the whole value where it is spelled otherwise."""
    found = ai_product_in(byline[:500])
    if found is None:
        return
    name = byline[found[0] : found[1]]
    place = start + found[0], start + found[1]
    if document.text[place[0] : place[1]] != name:
        place = entry.value_start, entry.value_end
    yield Finding(
        *place,
        f"“{name}” is no author: nobody answers for what it writes. Name the person who does, and "
        "say in a notice what AI did.",
    )
