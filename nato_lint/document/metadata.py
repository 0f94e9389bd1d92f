"""What an article says about itself, under whichever key its site generator reads.

Hugo has `date`, `publishDate` and `params`, Jekyll `last_modified_at` and `published: false`, Astro
`pubDate`, Quarto `date-modified`, Docusaurus `last_update`, MkDocs `date: {created: ...}`, Obsidian
`publish`, and a web page its `<meta>`. No two of them mean different things by the same key, so that
all of them are read in every article.
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from nato_lint.front_matter import Entry, FrontMatter
from nato_lint.pattern import Pattern

# As `_plain` spells them. What stands first is what the article says, if it says several.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "og:title"),
    "lang": ("lang", "language", "locale"),
    "date": (
        "date", "date.created", "published", "publishdate", "pubdate", "datepublished", "publishedat",
        "article:published_time", "dcterms.date", "dc.date", "og:published_time", "created", "createdat",
    ),
    "updated": (
        "lastmod", "lastmodifiedat", "modified", "updated", "updateddate", "lastupdated", "datemodified",
        "lastmodified", "date.updated", "lastupdate.date", "article:modified_time", "dcterms.modified",
        "og:updated_time",
    ),
    "draft": ("draft",),
    "author": (
        "author", "authors", "byline", "by", "writer", "writers", "article:author", "dc.creator",
        "dcterms.creator",
    ),
    "description": (
        "description", "summary", "excerpt", "abstract", "metadescription", "og:description",
        "dc.description",
    ),
}  # fmt: skip
"""The known names, and the keys that are read for each."""

# Tables that site generators put their own keys in.
_WRAPPERS = ("params.", "extra.", "custom.")
_DATES = ("date", "updated")
_PUBLISHED = ("published", "publish")
_DRAFTS = "_drafts"
_NAME_KEYS = frozenset(("name", "title", "displayname"))
_DAY = Pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_YES = frozenset(("true", "yes", "on"))
_NO = frozenset(("false", "no", "off"))


class Value(NamedTuple):
    """A text in the front matter and where it stands; the whole value if it is spelled otherwise."""

    text: str
    start: int
    end: int


class Metadata:
    """The front matter of an article as data: typed, and known by one name for all generators.

    Nothing here raises; what is missing, or is not what it should be, is None or empty. `path` is
    that of the article: some site generators read the date of a post from the name of its file.
    """

    def __init__(self, text: str, front_matter: FrontMatter | None, path: str = "") -> None:
        self._text = text
        self._front_matter = front_matter
        self._folders, _, self._name = path.replace("\\", "/").rpartition("/")

    def entry(self, name: str) -> Entry | None:
        """The entry that says this: one of ALIASES, or any other (dotted) key as it is written.

        Of several keys the first that has a value counts.
        """
        if self._front_matter is None:
            return None
        if name not in ALIASES:
            return self._front_matter.get(name)
        found = [entry for alias in ALIASES[name] if (entry := self._entries.get(alias))]
        if name in _DATES:
            # Jekyll says by `published` whether, MkDocs has a table of several dates.
            found = [entry for entry in found if not isinstance(entry.value, bool | dict)]
        elif name == "lang":
            # Quarto has a table of translated words under `language`.
            found = [entry for entry in found if not isinstance(entry.value, dict)]
        return next((entry for entry in found if entry.is_given), found[0] if found else None)

    @cached_property
    def date(self) -> datetime.date | None:
        """The day on which the article was published, which the name of its file may say.

        Such a name is that of a post for Jekyll and Docusaurus: `2026-05-02-the-pier.md`.
        """
        return self._day("date") or day_in(self._name)

    @cached_property
    def updated(self) -> datetime.date | None:
        """The day on which it was last changed, as far as it says so."""
        return self._day("updated")

    @cached_property
    def is_draft(self) -> bool:
        """Whether the site does not show the article: by a switch, its status, or Jekyll's folder."""
        if _DRAFTS in self._folders.split("/"):
            return True
        draft, status = self.entry("draft"), self._entries.get("status")
        if draft and switch(draft.value):
            return True
        if status and str(status.value).strip().lower() == "draft":
            return True
        found = (self._entries.get(key) for key in _PUBLISHED)
        return any(entry is not None and switch(entry.value) is False for entry in found)

    @cached_property
    def authors(self) -> tuple[Value, ...]:
        """The names of the authors: of a text, of the members of a list, of tables with a name."""
        if self._front_matter is None:
            return ()
        return tuple(
            value
            for entry in self._front_matter.entries.values()
            if _names_author(entry.path)
            for value in self.texts(entry)
        )

    def texts(self, entry: Entry) -> Iterator[Value]:
        """The text of an entry, or the texts in its list."""
        if isinstance(entry.value, str):
            yield Value(entry.value, *(entry.text_span or (entry.value_start, entry.value_end)))
            return
        at = entry.value_start
        for value in entry.value if isinstance(entry.value, list) else ():
            if isinstance(value, str) and value:
                start = self._text.find(value, at, entry.value_end)
                if start < 0:
                    yield Value(value, entry.value_start, entry.value_end)
                else:
                    at = start + len(value)
                    yield Value(value, start, at)

    def _day(self, name: str) -> datetime.date | None:
        found = (self._entries.get(alias) for alias in ALIASES[name])
        days = (day_in(entry.value) for entry in found if entry and isinstance(entry.value, str))
        return next((day for day in days if day), None)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for path, entry in self._front_matter.entries.items() if self._front_matter else ():
            entries.setdefault(_plain(".".join(path)), entry)
        return entries


def switch(value: object) -> bool | None:
    """What a yes or no says, in all the ways that front matter spells it."""
    word = str(value).strip().lower() if isinstance(value, str | bool) else ""
    return True if word in _YES else False if word in _NO else None


def day_in(text: str) -> datetime.date | None:
    """The day that `text` begins with, as in 2026-08-02; None where it is none."""
    match = _DAY.match(text.strip())
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _names_author(path: tuple[str, ...]) -> bool:
    keys = [_plain(key) for key in path if not key.isdigit()]
    if len(keys) > 1 and f"{keys[0]}." in _WRAPPERS:
        keys = keys[1:]
    if keys[0] not in ALIASES["author"]:
        return False
    # Quarto: `author: [{name: {literal: Ida Berg}}]`.
    return len(keys) == 1 or (keys[1] in _NAME_KEYS and keys[2:] in ([], ["literal"]))


def _plain(path: str) -> str:
    """A dotted path without its wrapper, upper case and the marks that make no difference."""
    path = path.lower().replace("-", "")
    for wrapper in _WRAPPERS:
        path = path.removeprefix(wrapper)
    # Names with a colon come from a page, where they are written in one way only.
    return path if ":" in path else path.replace("_", "")
