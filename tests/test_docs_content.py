"""What the page on configuration says of dialects, web pages and front matter holds."""

import re
from pathlib import Path
from typing import Any

import pytest

from nato_lint import Document, Source, parse
from nato_lint.document.dialects import Dialect
from nato_lint.document.metadata import ALIASES
from tests.command import run
from tests.test_docs import PAGES, fence

PAGE = PAGES["configuration.md"]


def section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[tuple[str, str]]:
    """The first two cells of the rows of tables, without those of their heads."""
    found = re.findall(r"^ *\| (.+?) \| (.+?) \|", text, re.MULTILINE)
    return [(first, second) for first, second in found if "`" in first]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_dialect_is_described() -> None:
    described = [name for first, _ in rows(section("Dialects")) for name in code(first)]
    assert set(Dialect) <= set(described)


@pytest.mark.parametrize(
    ("file", "dialect"),
    [
        (code(first)[0], code(second)[0])
        for first, second in rows(section("Dialects"))
        if code(second) and code(second)[0] in set(Dialect)
    ],
)
def test_the_files_of_site_generators_tell(tmp_path: Path, file: str, dialect: str) -> None:
    (tmp_path / ".git").mkdir()
    if file.endswith("/"):
        (tmp_path / file).mkdir()
    else:
        (tmp_path / file).touch()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "ferry.md").write_text("The ferry sails.\n", encoding="utf-8")
    done = run("config", "show", "docs/ferry.md", cwd=tmp_path)
    assert f"# dialect: {dialect}; as the file name or the files".encode() in done.stdout


def test_a_dialect_for_some_files(tmp_path: Path) -> None:
    written = fence("configuration.md", "toml", 'files = ["vault/"]')
    (tmp_path / "nato-lint.toml").write_text(written, encoding="utf-8")
    for name, dialect in (("a.md", "github"), ("vault/a.md", "obsidian"), ("a.txt", "text")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The ferry sails.\n", encoding="utf-8")
        done = run("config", "show", name, cwd=tmp_path)
        assert re.search(rf'^dialect = "{dialect}"', done.stdout.decode(), re.MULTILINE)


def test_fields_are_checked_as_shown(tmp_path: Path) -> None:
    """The configuration, the article, what is reported, and what is left after mending."""
    holds = "[rules.front-matter.fields.categories]"
    written = fence("configuration.md", "toml", holds)
    (tmp_path / "nato-lint.toml").write_text(written, encoding="utf-8")
    path = tmp_path / "news" / "pier.md"
    path.parent.mkdir()
    text = fence("configuration.md", "markdown", "date: 2 May 2026")
    path.write_text(text, encoding="utf-8")
    arguments = ("check", "--select", "FMT", "--output-format", "concise", "--no-cache")
    reported = run(*arguments, "news", cwd=tmp_path).stdout.decode()
    assert reported.startswith(fence("configuration.md", "text", "news/pier.md:1:1"))
    run(*arguments, "--fix", "news", cwd=tmp_path)
    mended = fence("configuration.md", "markdown", "categories: [News, Sports]")
    assert path.read_text(encoding="utf-8") == mended
    elsewhere = tmp_path / "pages" / "about.md"
    elsewhere.parent.mkdir()
    elsewhere.write_text("---\ntitle: About us\n---\n\nWe are here.\n", encoding="utf-8")
    assert b"FMT" not in run(*arguments, "pages", cwd=tmp_path).stdout


def with_field(key: str, value: str) -> Document:
    if ":" in key and "{" not in key:
        return parse(Source(f'<meta property="{key}" content="{value}"><p>A</p>', "a.html"))
    lines = key.replace("...", value) if "{" in key else f"{key}: {value}"
    return parse(Source(f"---\n{lines}\n---\n", "a.md"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (code(first)[0], key)
        for first, second in rows(section("Front matter that your site needs"))
        for key in code(second)
        if not key.startswith(("2026", "published: ", "publish: ", "status: ", "_drafts"))
    ],
)
def test_names_of_fields(name: str, key: str) -> None:
    entry = with_field(key, "2026-05-02").metadata.entry(name)
    assert entry is not None
    assert entry.value == "2026-05-02"


def test_all_names_of_fields_are_listed() -> None:
    listed = [code(first)[0] for first, _ in rows(section("Front matter that your site needs"))]
    assert listed == list(ALIASES)


def test_what_the_page_says_of_web_pages() -> None:
    lines = section("Web pages")
    boxes = "".join(
        f'<div class="{name}"><a href="/x">Elsewhere</a></div>'
        for name in code(lines)
        if re.fullmatch(r"share-bar|related-posts|breadcrumbs|cookie-banner|comments", name)
    )
    assert boxes.count("<div") == 5
    article = f"<h1>Pier</h1><p>{'Boats land here again. ' * 30}<br><br>Soon more will.</p>"
    document = parse(Source(f"<body>{boxes}{article}</body>", "a.html"))
    assert [prose.text[:5] for prose in document.prose] == ["Pier", "Boats", "Soon "]


def test_the_rule_about_front_matter() -> None:
    written: dict[str, Any] = {}
    exec(compile(fence("writing-rules.md", "python", "HSE003"), "docs", "exec"), written)
    text = '---\ntitle: "THE PIER"\n---\n'
    (found,) = written["shouting_title"].check(parse(Source(text, "a.md")))
    assert text[found.start : found.end] == "THE PIER"
