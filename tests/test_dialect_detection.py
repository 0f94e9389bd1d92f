"""Which dialect an article is read with: the configuration, its name, the site that it is part of."""

import os
from pathlib import Path

import pytest

from nato_lint.config import ConfigFinder
from nato_lint.dialect_detection import DialectFinder
from nato_lint.workspace import Workspace


def lay(root: Path, *names: str) -> None:
    """Make files, and folders where a name ends in a slash."""
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")


SITES = [
    (("hugo.toml",), "hugo"),
    (("hugo.yaml",), "hugo"),
    (("config.toml", "archetypes/"), "hugo"),
    (("config/", "layouts/"), None),
    (("hugo.toml/", "myst.yml/"), None),
    (("config.toml", "themes"), None),
    (("config.toml",), None),
    (("config/_default/hugo.yaml",), "hugo"),
    (("config/_default/config.toml", "assets/"), "hugo"),
    (("config/_default/settings.php",), None),
    (("config/",), None),
    (("_config.yml",), "jekyll"),
    (("_config.yml", "scaffolds/"), None),
    (("_config.yml", "_toc.yml"), "myst"),
    (("myst.yml",), "myst"),
    (("mkdocs.yml",), "mkdocs"),
    (("docusaurus.config.js",), "docusaurus"),
    (("docusaurus.config.ts", "mkdocs.yml"), "docusaurus"),
    (("astro.config.mjs",), "astro"),
    (("_quarto.yml",), "quarto"),
    (("_bookdown.yml",), "quarto"),
    ((".obsidian/",), "obsidian"),
    (("conf.py",), None),
    (("README.md",), None),
]


@pytest.mark.parametrize(("names", "dialect"), SITES, ids=lambda value: str(value))
def test_the_files_of_a_site_tell(tmp_path: Path, names: tuple[str, ...], dialect: str) -> None:
    lay(tmp_path, ".git/", "content/posts/quay.md", *names)
    assert DialectFinder().for_file(tmp_path / "content" / "posts" / "quay.md") == dialect


@pytest.mark.parametrize(
    ("name", "dialect"),
    [
        ("quay.mdx", "mdx"),
        ("quay.qmd", "quarto"),
        ("quay.Rmd", "quarto"),
        ("quay.txt", "text"),
        ("quay.HTML", "html"),
        ("quay.md", "hugo"),
        ("quay", "hugo"),
        (".txt/quay", "hugo"),
    ],
)
def test_the_name_of_the_file_comes_first(tmp_path: Path, name: str, dialect: str) -> None:
    lay(tmp_path, ".git/", "hugo.toml")
    assert DialectFinder().for_file(tmp_path / name) == dialect


def test_the_nearest_site_counts(tmp_path: Path) -> None:
    lay(tmp_path, ".git/", "hugo.toml", "docs/mkdocs.yml", "docs/docs/a.md", "content/b.md")
    finder = DialectFinder()
    assert finder.for_file(tmp_path / "docs" / "docs" / "a.md") == "mkdocs"
    assert finder.for_file(tmp_path / "content" / "b.md") == "hugo"
    assert finder.for_file(tmp_path / "docs" / "new.md") == "mkdocs"


@pytest.mark.parametrize(
    ("article", "names", "dialect"),
    [
        ("docs/guides/quay.md", ("website/docusaurus.config.ts",), "docusaurus"),
        ("blog/quay.md", ("website/docusaurus.config.js",), "docusaurus"),
        ("docs/quay.md", ("website/docusaurus.config.js", "docs/mkdocs.yml"), "mkdocs"),
        ("docs/quay.md", ("website/hugo.toml",), None),
        ("notes/quay.md", ("website/docusaurus.config.js",), None),
        ("quay.md", ("website/docusaurus.config.js",), None),
        ("docs/quay.md", ("website/docusaurus.config.js", "docs/.git/"), None),
    ],
)
def test_the_program_of_a_docusaurus_site_may_lie_beside_its_articles(
    tmp_path: Path, article: str, names: tuple[str, ...], dialect: str | None
) -> None:
    lay(tmp_path, ".git/", article, *names)
    assert DialectFinder().for_file(tmp_path / article) == dialect


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    lay(tmp_path, "hugo.toml", "inner/.git/", "inner/a.md", "tree/.git", "tree/b.md")
    finder = DialectFinder()
    assert finder.for_file(tmp_path / "inner" / "a.md") is None
    assert finder.for_file(tmp_path / "tree" / "b.md") is None


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ('extensions = ["myst_parser"]', "myst"),
        ('extensions = ["myst_nb"]', "myst"),
        ('extensions = ["sphinx.ext.autodoc"]', None),
    ],
)
def test_sphinx_is_myst_where_it_says_so_and_is_never_run(
    tmp_path: Path, text: str, dialect: str | None
) -> None:
    lay(tmp_path, ".git/", "docs/a.md")
    bomb = f"raise SystemExit\n{text}\n"
    (tmp_path / "docs" / "conf.py").write_text(bomb, encoding="utf-8")
    assert DialectFinder().for_file(tmp_path / "docs" / "a.md") == dialect


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs")
def test_a_configuration_that_is_no_file_is_not_opened(tmp_path: Path) -> None:
    lay(tmp_path, ".git/")
    os.mkfifo(tmp_path / "conf.py")
    assert DialectFinder().for_file(tmp_path / "a.md") is None


def test_each_directory_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, ".git/", "mkdocs.yml", "docs/deep/a.md")
    looked_at: list[str] = []
    scandir = os.scandir

    def counting(directory: str) -> "os.ScandirIterator[str]":
        looked_at.append(directory)
        return scandir(directory)

    monkeypatch.setattr(os, "scandir", counting)
    finder = DialectFinder()
    for number in range(1000):
        folder = tmp_path / "docs" / ("deep" if number % 2 else "")
        assert finder.for_file(folder / f"{number}.md") == "mkdocs"
    assert len(looked_at) == len(set(looked_at)) == 3


def test_settings_have_the_dialect_of_the_site(tmp_path: Path) -> None:
    lay(tmp_path, ".git/", "mkdocs.yml", "docs/a.md", "docs/b.md", "docs/c.mdx")
    workspace = Workspace(ConfigFinder())
    a, b, c = (workspace.settings(tmp_path / "docs" / name) for name in ("a.md", "b.md", "c.mdx"))
    assert (a.dialect, c.dialect) == ("mkdocs", "mdx")
    assert a is b


def test_the_configuration_has_the_last_word(tmp_path: Path) -> None:
    lay(tmp_path, ".git/", "mkdocs.yml", "notes/a.md", "notes/b.mdx")
    settings = 'dialect = "github"\n[[overrides]]\nfiles = ["b.mdx"]\ndialect = "docusaurus"\n'
    (tmp_path / "notes" / "nato-lint.toml").write_text(settings, encoding="utf-8")
    workspace = Workspace(ConfigFinder())
    assert workspace.settings(tmp_path / "notes" / "a.md").dialect == "github"
    assert workspace.settings(tmp_path / "notes" / "b.mdx").dialect == "docusaurus"
