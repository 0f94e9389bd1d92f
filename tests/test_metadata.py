"""What articles say about themselves, whichever site generator they are written for."""

from datetime import date

import pytest

from nato_lint import Document, Source, parse


def read(front_matter: str) -> Document:
    return parse(Source(f"{front_matter}\nThe pier is open.\n", "article.md"))


def yaml(lines: str) -> Document:
    return read(f"---\n{lines}\n---\n")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("date: 2026-05-02", date(2026, 5, 2)),  # Jekyll, Quarto, MyST
        ("publishDate: 2026-05-02T10:00:00+02:00", date(2026, 5, 2)),  # Hugo
        ("pubDate: 2026-05-02", date(2026, 5, 2)),  # Astro
        ("date:\n  created: 2026-05-02", date(2026, 5, 2)),  # MkDocs
        ("params:\n  date: 2026/5/2", date(2026, 5, 2)),
        ("published: false\npubDate: 2026-05-02", date(2026, 5, 2)),
        ("date: soon\npubDate: 2026-05-02", date(2026, 5, 2)),
        ("date: 2026-02-30", None),
        ("dates: 2026-05-02", None),
        ("published: true", None),
        ("created: 2026-05-02", date(2026, 5, 2)),  # Obsidian
    ],
)
def test_date(lines: str, day: date | None) -> None:
    assert yaml(lines).metadata.date == day


@pytest.mark.parametrize(
    ("path", "lines", "day"),
    [
        ("_posts/2026-05-02-the-pier.md", "title: A", date(2026, 5, 2)),
        ("blog\\2026-05-02-the-pier.md", "title: A", date(2026, 5, 2)),
        ("_posts/2026-05-02-the-pier.md", "date: 2026-06-01", date(2026, 6, 1)),
        ("_posts/2026-05-02-the-pier.md", "date: soon", date(2026, 5, 2)),
        ("2026-05-02/the-pier.md", "title: A", None),
        ("_posts/20260502.md", "title: A", None),
    ],
)
def test_date_in_the_name_of_the_file(path: str, lines: str, day: date | None) -> None:
    assert parse(Source(f"---\n{lines}\n---\n", path)).metadata.date == day


def test_a_table_of_words_is_no_language() -> None:
    document = yaml("language:\n  title: Titel")
    assert document.metadata.entry("lang") is None
    assert yaml("language: de").language == "de"


@pytest.mark.parametrize(
    "lines",
    [
        "lastmod: 2026-05-02",
        "last_modified_at: 2026-05-02",
        "updatedDate: 2026-05-02",
        "date-modified: 2026-05-02",
        "last_update:\n  date: 2026-05-02",
        "date: {created: 2026-01-01, updated: 2026-05-02}",
    ],
)
def test_last_change(lines: str) -> None:
    assert yaml(lines).metadata.updated == date(2026, 5, 2)


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        ("draft: true", True),
        ("draft: 'yes'", True),
        ("published: false", True),
        ("publish: no", True),
        ("draft: false", False),
        ("published: true", False),
        ("published: 2026-05-02", False),
        ("title: draft", False),
        ("status: Draft", True),
        ("status: new", False),
    ],
)
def test_drafts(lines: str, draft: bool) -> None:
    assert yaml(lines).metadata.is_draft is draft


def test_the_folder_of_drafts() -> None:
    text = "---\ntitle: A\n---\n"
    assert parse(Source(text, "site/_drafts/pier.md")).metadata.is_draft
    assert not parse(Source(text, "site/_drafts.md")).metadata.is_draft


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("---\nauthor: Ida Berg\n---\n", ["Ida Berg"]),
        ("---\nauthors: [ida, 'Jon Lund']\n---\n", ["ida", "Jon Lund"]),
        ("---\nauthors:\n  - name: Ida Berg\n    title: Editor\n  - name: Jon Lund\n---\n",
         ["Ida Berg", "Editor", "Jon Lund"]),
        ('+++\n[params]\nauthor = "Ida Berg"\n+++\n', ["Ida Berg"]),
        ('+++\nauthors = ["Ida Berg", "Jon Lund"]\n+++\n', ["Ida Berg", "Jon Lund"]),
        ('{"author": {"display_name": "Ida Berg"}}\n\n', ["Ida Berg"]),
        ("---\nauthor:\n  - name: {literal: Ida Berg}\n---\n", ["Ida Berg"]),
        ("---\nreviewer: Ida Berg\n---\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_authors(text: str, names: list[str]) -> None:
    document = read(text)
    authors = document.metadata.authors
    assert [author.text for author in authors] == names
    assert [document.text[author.start : author.end] for author in authors] == names


def test_an_entry_by_its_known_name() -> None:
    document = yaml("excerpt: ''\nparams:\n  description: On the pier\nTitle: A\ncustom: 1")
    metadata = document.metadata
    assert (entry := metadata.entry("description"))
    assert entry.path == ("params", "description")
    assert (entry := metadata.entry("title"))
    assert entry.key == "Title"
    assert (entry := metadata.entry("custom"))
    assert entry.value == 1
    assert metadata.entry("Custom") is None
    assert metadata.entry("date") is None
    assert read("").metadata.entry("title") is None


def test_what_is_empty_is_not_given() -> None:
    document = yaml("a:\nb: ''\nc: []\nd: {}\ne: '  '\nf: 0\ng: false\nh: x")
    assert document.front_matter
    given = [entry.key for entry in document.front_matter.entries.values() if entry.is_given]
    assert given == ["f", "g", "h"]
