"""What the head of a web page says about its article."""

import html as entities
from collections.abc import Sequence

from nato_lint.document.markup import Part
from nato_lint.document.tags import Attribute, read_attributes
from nato_lint.front_matter.model import Entry, FrontMatter
from nato_lint.source import Source

_ITEMS = frozenset(("author", "datemodified", "datepublished", "description"))


def read_head(source: Source, parts: Sequence[Part], start: int, end: int) -> FrontMatter | None:
    """What the head says about the article, as front matter: `<title>`, `<html lang>`, `<meta>`."""
    entries: dict[tuple[str, ...], Entry] = {}
    for part in parts:
        entry = _entry(source, part)
        if entry:
            entries.setdefault(entry.path, entry)
    if not entries:
        return None
    data = {entry.key: entry.value for entry in entries.values()}
    return FrontMatter("html", start, end, data, entries)


def _entry(source: Source, part: Part) -> Entry | None:
    known = read_attributes(part.attributes, part.attributes_start)
    if part.name == "html":
        lang = known.get("lang") or known.get("xml:lang")
        if not lang or not lang.value:
            return None
        return _made("lang", (lang.name_start, lang.name_end), source, lang.start, lang.end)
    if part.name == "meta":
        key, content = _key(known), known.get("content")
        if not key or not content:
            return None
        name = key.value.strip().lower()
        return _made(name, (key.start, key.end), source, content.start, content.end)
    if not part.whole:
        return None
    start = source.text.find(">", part.start) + 1
    end = source.text.rfind("</", start, part.end)
    title = source.text[start:end]
    start += len(title) - len(title.lstrip())
    name_end = part.start + 1 + len(part.name)
    return _made("title", (part.start + 1, name_end), source, start, start + len(title.strip()))


def _key(known: dict[str, Attribute]) -> Attribute | None:
    """What a `<meta>` says something about; `itemprop` speaks of many things, and is asked for few."""
    item = known.get("itemprop")
    about_article = item and item.value.strip().lower() in _ITEMS
    return known.get("name") or known.get("property") or (item if about_article else None)


def _made(key: str, place: tuple[int, int], source: Source, start: int, end: int) -> Entry | None:
    if not key or start == end:
        return None
    text = " ".join(entities.unescape(source.text[start:end]).split())
    literal = text == source.text[start:end]
    return Entry(key, (key,), text, *place, start, end, (start, end) if literal else None)
