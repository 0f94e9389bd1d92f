"""`nato-lint init`: what it sees, what it writes, and what it leaves alone."""

import os
import re
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import __version__
from nato_lint.cli import main
from nato_lint.config import ConfigFinder, Resolver
from nato_lint.config.json_schema import SCHEMA_URL
from nato_lint.config.presets import Presets
from nato_lint.initialise.pre_commit import NotUnderstood, has_hook, with_hook
from tests.linting import REGISTRY

ARTICLE = "---\ntitle: The ferry\n---\n\nThe ferry is back, and the harbour is open to the boats.\n"
TOWN = "https://github.com/nato-lint/nato-lint"


@pytest.fixture(autouse=True)
def _working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "town").mkdir()
    monkeypatch.chdir(tmp_path / "town")


def write(name: str, text: str = ARTICLE) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def init(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says; it must have worked."""
    code = main(["init", *arguments])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def refused(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Why the command did not do what was asked."""
    assert main(["init", *arguments]) == 2
    err = capsys.readouterr().err
    assert err.startswith("nato-lint: ")
    return err.removeprefix("nato-lint: ").strip()


def written(path: str = "nato-lint.toml") -> str:
    return Path(path).read_text(encoding="utf-8")


def excluded(path: str = "nato-lint.toml") -> list[str]:
    return tomllib.loads(written(path)).get("exclude", [])


SITES: dict[str, tuple[list[str], str, str, set[str], str]] = {
    # files beside the articles; an article; what the folder looks like; what is left out; preset
    "hugo": (
        [
            "hugo.toml",
            "archetypes/default.md",
            "themes/harbour/README.md",
            "public/index.md",
            "layouts/_default/single.html",
        ],
        "content/posts/ferry.md",
        "a Hugo site (hugo.toml), with its articles in content/",
        {"/archetypes/", "/themes/", "/public/", "/layouts/"},
        "blog",
    ),
    "hugo news": (
        ["config/_default/hugo.toml"],
        "content/news/ferry.md",
        "a Hugo site (config/_default), with its articles in content/",
        set(),
        "news",
    ),
    "zola": (
        ["templates/page.html", "public/index.md"],
        "content/blog/ferry.md",
        "a Zola site (config.toml), with its articles in content/",
        {"/templates/", "/public/"},
        "blog",
    ),
    "hexo": (
        ["_config.yml", "scaffolds/post.md", "public/index.md", "source/_drafts/tide.md"],
        "source/_posts/ferry.md",
        "a Hexo site (_config.yml), with its articles in source/",
        {"/scaffolds/", "/public/", "/source/_drafts/"},
        "blog",
    ),
    "jekyll": (
        ["_config.yml", "_layouts/post.html", "_includes/notice.md", "_drafts/tide.md"],
        "_posts/2026-03-01-ferry.md",
        "a Jekyll site (_config.yml)",
        {"/_layouts/", "/_includes/", "/_drafts/"},
        "blog",
    ),
    "jupyter book": (
        ["_config.yml", "_toc.yml", "_build/html/a.md"],
        "ferry.md",
        "a Jupyter Book (_config.yml)",
        {"/_build/"},
        "docs",
    ),
    "docusaurus": (
        ["docusaurus.config.ts", "build/a.md", "versioned_docs/v1/ferry.md"],
        "docs/ferry.md",
        "a Docusaurus site (docusaurus.config.ts), with its articles in docs/",
        {"/build/", "/versioned_docs/"},
        "docs",
    ),
    "vitepress": (
        ["docs/.vitepress/config.mts"],
        "docs/ferry.md",
        "a VitePress site (docs/.vitepress), with its articles in docs/",
        {"/docs/.vitepress/"},
        "docs",
    ),
    "mdbook": (
        ["book.toml", "book/print.md"],
        "src/ferry.md",
        "a book of mdBook (book.toml), with its articles in src/",
        {"/book/"},
        "docs",
    ),
    "astro": (
        ["astro.config.mjs", "dist/a.md"],
        "src/content/news/ferry.md",
        "an Astro site (astro.config.mjs), with its articles in src/content/",
        {"/dist/"},
        "news",
    ),
    "eleventy": (
        ["eleventy.config.mjs", "_includes/notice.md"],
        "posts/ferry.md",
        "an Eleventy site (eleventy.config.mjs), with its articles in posts/",
        {"/_includes/"},
        "blog",
    ),
    "gatsby": (
        ["gatsby-config.js", "public/a.md"],
        "content/ferry.md",
        "a Gatsby site (gatsby-config.js), with its articles in content/",
        {"/public/"},
        "blog",
    ),
    "pelican": (
        ["pelicanconf.py", "output/a.md"],
        "content/ferry.md",
        "a Pelican site (pelicanconf.py), with its articles in content/",
        {"/output/"},
        "blog",
    ),
    "quarto": (
        ["_quarto.yml", "_extensions/x/README.md"],
        "chapters/ferry.qmd",
        "a Quarto project (_quarto.yml)",
        {"/_extensions/"},
        "docs",
    ),
    "sphinx": (
        ["docs/conf.py", "docs/_build/a.md", "docs/_templates/b.md"],
        "docs/ferry.md",
        "documentation of Sphinx (docs/conf.py), with its articles in docs/",
        {"/docs/_build/", "/docs/_templates/"},
        "docs",
    ),
    "obsidian": (
        [".obsidian/app.json", ".trash/old.md", "templates/note.md"],
        "Ferry.md",
        "an Obsidian vault (.obsidian)",
        {"/.obsidian/", "/.trash/", "/templates/"},
        "",
    ),
    "website below": (
        ["website/mkdocs.yml", "website/site/a.md"],
        "website/docs/ferry.md",
        "a MkDocs site (website/mkdocs.yml), with its articles in website/docs/",
        {"/website/site/"},
        "docs",
    ),
}
SETTINGS = {
    "zola": ("config.toml", 'base_url = "https://town.example"\n'),
    "hugo": ("hugo.toml", 'baseURL = "https://town.example"\n'),
}


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_recognised(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    files, article, seen, left_out, preset = SITES[name]
    for file in files:
        write(file, ARTICLE if file.endswith((".md", ".qmd")) else "")
    if name in SETTINGS:
        write(*SETTINGS[name])
    write(article)
    said = init(capsys=capsys)
    assert said.startswith(f"This looks like {seen}. It has 1 article.\n")
    assert set(excluded()) == left_out
    assert tomllib.loads(written()).get("extend", "") == (f"preset:{preset}" if preset else "")
    assert f'from the preset "{preset}"' in said or not preset
    check(article, capsys=capsys)


def check(article: str, *, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written is a configuration that finds this article and no other."""
    assert main(["--output-format", "json"]) in (0, 1)
    out, err = capsys.readouterr()
    assert err == ""
    assert re.findall(r'"path": "([^"]*)", "status"', out) == [article]


def test_a_folder_of_articles(capsys: pytest.CaptureFixture[str]) -> None:
    write("ferry.md")
    write("README.md")
    said = init(capsys=capsys)
    assert said == (
        "This is a folder. It has 2 articles, most of them in English.\n"
        "nato-lint.toml is written.\n"
        "It starts from the defaults. To start from a preset: "
        "nato-lint init --preset news --force\n"
        "Read it through: some decisions in it are yours. Then run: nato-lint\n"
    )
    assert tomllib.loads(written()) == {}


def test_an_empty_folder_that_is_a_repository(capsys: pytest.CaptureFixture[str]) -> None:
    write(".git/HEAD", "")
    write("README.md")
    write(".github/ISSUE_TEMPLATE/bug.md")
    said = init(capsys=capsys)
    assert "There are no articles in it yet." in said
    assert excluded() == ["/.github/", "/README.md"]


def test_names_of_folders_tell_the_preset(capsys: pytest.CaptureFixture[str]) -> None:
    write("press/ferry.md")
    init(capsys=capsys)
    assert tomllib.loads(written())["extend"] == "preset:news"


@pytest.mark.parametrize(
    ("file", "text", "made", "expected"),
    [
        ("mkdocs.yml", "docs_dir: texts  # ours\nsite_dir: 'built site'\nx: !!python/name:a.b\n", ["texts/", "built site/"], {"/built site/"}),
        ("mkdocs.yml", "site_dir: ../out\n", ["docs/", "site/"], {"/site/"}),
        ("mkdocs.yml", "site_dir: /srv/www\n", ["docs/"], set()),
        ("mkdocs.yml", "site_dir: '*'\n", ["docs/"], set()),
        ("mkdocs.yml", "site_dir: .\n", ["docs/"], set()),
        ("mkdocs.yml", "site_dir: docs\n", ["docs/"], set()),
        ("hugo.yaml", '"publishDir": "./www/"\n', ["content/", "www/"], {"/www/"}),
        ("_config.yml", "destination: ./_www\n", ["_posts/", "_www/"], {"/_www/"}),
        ("_quarto.yml", "project:\n  output-dir: book\n", ["book/"], {"/book/"}),
    ],
)  # fmt: skip
def test_folders_that_the_settings_name(
    file: str, text: str, made: list[str], expected: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(file, text)
    for folder in made:
        write(f"{folder}ferry.md")
    init(capsys=capsys)
    assert set(excluded()) == expected
    config = ConfigFinder().for_file(Path("ferry.md"))
    assert Resolver(config, REGISTRY.rules).settings(Path("ferry.md")).rules


def test_settings_that_cannot_be_read_do_no_harm(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mkdocs.yml").write_bytes(b"\xff\xfe\x00site_dir\x00: \x00\n" * 10)
    write("docs/ferry.md")
    assert "a MkDocs site" in init(capsys=capsys)


def test_nothing_in_the_folder_is_executed(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("docs/conf.py", "pelicanconf.py", "house_rules.py"):
        write(name, "from pathlib import Path\nPath('executed').touch()\n")
    init(capsys=capsys)
    assert not Path("executed").exists()


def test_the_first_line_names_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    init(capsys=capsys)
    assert written().splitlines()[0] == f"#:schema {SCHEMA_URL}"


@pytest.mark.parametrize("preset", ["", *Presets().names()])
def test_every_setting_in_the_notes_can_be_switched_on(
    preset: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taking the "#" away gives a configuration that can be used, one by one and all at once."""
    for number in range(30):
        write(f"hafen-{number}.md", "Der Hafen ist offen, und die Fähre ist nicht mehr da.\n")
    init(*(["--preset", preset] if preset else []), capsys=capsys)
    setting = re.compile(r"^# (?=\[[\w.-]+\]$|[a-z-]+ = )", re.MULTILINE)
    text = written()
    places = [match.start() for match in setting.finditer(text)]
    assert len(places) >= 6
    for chosen in ([place] for place in places):
        changed = text[: chosen[0]] + text[chosen[0] + 2 :]
        tomllib.loads(changed)
    Path("nato-lint.toml").write_text(setting.sub("", text), encoding="utf-8")
    config = ConfigFinder().for_file(Path("ferry.md"))
    assert Resolver(config, REGISTRY.rules).settings(Path("ferry.md")).lang == "de"


def test_many_articles_and_their_language(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(30):
        write(f"hafen-{number}.md", "Der Hafen ist offen, und die Fähre ist nicht mehr da.\n")
    said = init(capsys=capsys)
    assert "It has 30 articles, most of them in German." in said
    assert "`nato-lint baseline`" in said
    assert '# lang = "de"' in written()
    assert "nato-lint baseline" in written()


def test_what_only_the_house_can_decide_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    write("hugo.toml", "")
    init(capsys=capsys)
    assert "# [rules.ai-disclosure]" in written()
    assert "a partial of the theme" in written()


SETS = {
    "blog": "adds KEY002, KEY003, RDB004 and CON003, counts SRC001 and SRC002 as info and sets "
    'ai-disclosure.require = "when-declared-or-residue" and hard-to-read.max-grade = 13.',
    "docs": "adds CON003 and RDB002, leaves out DUP004, DUP005, KEY001 and SRC001 and sets ",
    "gentle": "checks only LNT, RES, SCR, ",
    "news": "adds SRC003, AID010, DUP006 and RDB003, counts AID001 as error, counts SRC003 as warning and ",
    "strict": 'checks every rule and sets fail-level = "info", require-suppression-reason = true, ',
}


@pytest.mark.parametrize("preset", Presets().names())
def test_it_says_what_the_preset_sets(preset: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = init("--preset", preset, capsys=capsys)
    assert f'It starts from the preset "{preset}", which {SETS[preset]}' in said
    other = "blog" if preset == "news" else "news"
    assert f"For another one: nato-lint init --preset {other} --force\n" in said
    init("--preset", other, "--force", capsys=capsys)


def test_on_a_terminal_it_breaks_between_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = init("--preset", "blog", capsys=capsys)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    broken = init("--preset", "blog", "--force", capsys=capsys)
    assert max(map(len, said.splitlines())) > 100
    assert max(map(len, broken.splitlines())) <= 60
    assert broken.replace("\n  ", " ") == said


@pytest.mark.parametrize(
    ("preset", "require"),
    [
        ("blog", "when-declared-or-residue"),
        ("gentle", "when-declared-or-residue"),
        ("news", "always"),
    ],
)
def test_the_notes_say_what_holds_now(
    preset: str, require: str, capsys: pytest.CaptureFixture[str]
) -> None:
    init("--preset", preset, capsys=capsys)
    note = written().partition("# This holds until you change it:\n")[2]
    assert note.startswith(
        f'# [rules.ai-disclosure]\n# require = "{require}"\n# rendered-by = "body"\n'
    )


def test_a_folder_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write("texts/ferry.md")
    said = init("texts", capsys=capsys)
    assert "texts/nato-lint.toml is written." in said
    assert "Then run: nato-lint texts\n" in said
    assert "nato-lint init --preset news --force texts\n" in said
    assert not Path("nato-lint.toml").exists()
    assert refused("gone", capsys=capsys) == "gone is no folder."


def test_names_of_files_reach_the_terminal_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    folder = "a\x1b[31m"
    try:
        write(f"{folder}/mkdocs.yml", "")
    except OSError:
        pytest.skip("this file system does not take such names")
    said = init(capsys=capsys)
    assert "\x1b" not in said + written()


# What is there already


@pytest.mark.parametrize("name", ["nato-lint.toml", ".nato-lint.toml", "pyproject.toml"])
def test_a_configuration_that_is_there_stays(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "[tool.nato-lint]\n" if name == "pyproject.toml" else "lang = 'en'\n"
    write(name, text)
    message = refused(capsys=capsys)
    assert message.startswith(f"there is a configuration already, {name}, and it stays as it is.")
    assert written(name) == text
    assert os.listdir() == [name]


def test_a_project_file_without_our_table_is_no_configuration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("pyproject.toml", "[project]\nname = 'town'\n")
    init(capsys=capsys)
    assert written("pyproject.toml") == "[project]\nname = 'town'\n"


def test_force_replaces_it(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", "this = is = broken")
    said = init("--force", "--preset", "docs", capsys=capsys)
    assert 'It starts from the preset "docs", which ' in said
    assert tomllib.loads(written())["extend"] == "preset:docs"


@pytest.mark.parametrize("name", [".nato-lint.toml", "pyproject.toml"])
def test_force_replaces_no_other_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(name, "[tool.nato-lint]\n" if name == "pyproject.toml" else "")
    assert refused("--force", capsys=capsys) == (
        f"the configuration stands in {name}, and --force replaces a nato-lint.toml only. Change "
        "that file, or take the configuration out of it first."
    )
    assert os.listdir() == [name]


def test_a_configuration_further_up_is_mentioned(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", "")
    write("texts/ferry.md")
    assert "Until now, nato-lint.toml held here." in init("texts", capsys=capsys)


def test_a_preset_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    message = refused("--preset", "nwes", capsys=capsys)
    assert message.startswith('there is no preset "nwes" (did you mean "news"?).')
    assert os.listdir() == []


def test_a_folder_that_may_not_be_written_to(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left behind when writing fails half way."""

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    refused(capsys=capsys)
    assert os.listdir() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_file_has_ordinary_permissions(capsys: pytest.CaptureFixture[str]) -> None:
    ordinary = write("ferry.md").stat().st_mode
    init(capsys=capsys)
    assert Path("nato-lint.toml").stat().st_mode == ordinary


# pre-commit

OURS = {"repo": TOWN, "rev": f"v{__version__}", "hooks": [{"id": "nato-lint"}]}


def test_the_hook_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    said = init("--pre-commit", capsys=capsys)
    assert ".pre-commit-config.yaml is written." in said
    assert yaml.safe_load(written(".pre-commit-config.yaml")) == {"repos": [OURS]}
    before = written(".pre-commit-config.yaml")
    said = init("--pre-commit", capsys=capsys)
    assert said == (
        "nato-lint.toml stays as it is.\n.pre-commit-config.yaml has the hook already.\n"
    )
    assert written(".pre-commit-config.yaml") == before


def test_the_hook_belongs_to_the_root_of_the_repository(capsys: pytest.CaptureFixture[str]) -> None:
    write(".git/HEAD", "")
    write("texts/ferry.md")
    init("texts", "--pre-commit", capsys=capsys)
    assert Path(".pre-commit-config.yaml").exists()
    assert not Path("texts/.pre-commit-config.yaml").exists()


SAMPLES = {
    "the sample of pre-commit": """\
        # See https://pre-commit.example for more information
        repos:
        -   repo: https://github.com/pre-commit/pre-commit-hooks
            rev: v3.2.0
            hooks:
            -   id: trailing-whitespace
            -   id: end-of-file-fixer
        """,
    "two spaces, more keys below, comments": """\
        default_language_version: {python: python3}
        repos:
          - repo: https://example.org/one
            rev: "1"   # pinned
            hooks:
              - id: one
                args: [--a,
                       --b]

          # The second.
          - repo: local
            hooks:
              - id: two
                entry: |
                  echo a

                  echo b
                language: system  # ours
                # files: x

        # Settings of the service.
        ci:
          autofix_prs: false
        """,
    "no space before the dash, a block at the end": """\
        repos:
        - repo: local
          hooks:
          - id: two
            name: two
            language: system
            entry: >-
              a
              b


        # The end.
        """,
    "no end of the last line": "repos:\n  - repo: x\n    hooks:\n      - id: y",
    "hooks in brackets": "repos:\n  - repo: x\n    rev: '1'\n    hooks: [{id: y}, {id: z}]\nci: {}\n",
    "an empty list": "repos: []\nfail_fast: true\n",
    "an empty list and a note": "repos: []  # none yet\n",
    "lines of Windows": "repos:\r\n  - repo: x\r\n    hooks:\r\n      - id: y\r\nci: {}\r\n",
    "quoted keys": '"repos":\n  - "repo": "x"\n    "hooks":\n      - "id": "y"\n',
    "a document mark": "---\nrepos:\n  - repo: x\n    hooks:\n      - id: y\n...\n",
    "the list first": "repos:\n  - hooks:\n      - id: y\n    repo: x\n",
    "an empty value at the end": "repos:\n  - repo: x\n    hooks:\n      - id: y\n        args:\nci: {}\n",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_hook_is_added_to_what_is_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = dedent(SAMPLES[name])
    path = Path(".pre-commit-config.yaml")
    path.write_bytes(text.encode())
    said = init("--pre-commit", capsys=capsys)
    assert said.endswith(".pre-commit-config.yaml has the hook now.\n")
    changed = path.read_bytes().decode()
    before = yaml.safe_load(text)
    assert yaml.safe_load(changed) == {**before, "repos": [*before["repos"], OURS]}
    # Everything that stood there stands there still, in its order.
    added = [line for line in changed.splitlines() if line not in text.splitlines()]
    assert len(added) <= 5
    kept = iter(changed.splitlines())
    assert all(line in kept for line in text.replace(" []", "").splitlines())
    assert ("\r\n" in changed) == ("\r\n" in text)
    assert changed.count("\n") == changed.count("\r\n") or "\r\n" not in text
    init("--pre-commit", capsys=capsys)
    assert path.read_bytes().decode() == changed


def test_the_entry_is_written_like_those_above() -> None:
    changed = with_hook(dedent(SAMPLES["the sample of pre-commit"]))
    assert changed.endswith(
        f"-   repo: {TOWN}\n    rev: v{__version__}\n    hooks:\n    -   id: nato-lint\n"
    )
    changed = with_hook(dedent(SAMPLES["two spaces, more keys below, comments"]))
    assert (
        "        # files: x\n\n"
        f"  - repo: {TOWN}\n    rev: v{__version__}\n    hooks:\n      - id: nato-lint\n\n"
        "# Settings of the service.\n"
    ) in changed


@pytest.mark.parametrize(
    "text",
    [
        f"repos:\n  - repo: {TOWN}\n    rev: v0.0.1\n    hooks:\n      - id: nato-lint-fix\n",
        "repos:\n  - repo: git@github.com:somebody/nato-lint.git\n    hooks: []\n",
        "repos:\n  - repo: local\n    hooks:\n      - id: nato-lint\n        entry: nato-lint\n",
    ],
)
def test_a_hook_that_is_there(text: str) -> None:
    assert has_hook(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("repos: [", "it is not valid YAML"),
        ("\t- x", "it is not valid YAML"),
        ("", "it has no list `repos`"),
        ("- repo: x\n", "it has no list `repos`"),
        ("repos:\n", "it has no list `repos`"),
        ("repos: [{repo: x, hooks: [{id: y}]}]\n", "its list `repos` stands in brackets"),
        ("a: &list\n  - repo: x\n    hooks: []\nrepos: *list\n", "its list `repos` is written in an unusual way"),
        ("repos:\n  - repo: x\n", "it has an entry without a list `hooks`"),
        ("repos:\n  - x\n", "it has an entry without a list `hooks`"),
        ("a: 1\n---\nrepos: []\n", "it is not valid YAML"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_understood_stays(
    text: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("nato-lint.toml", "")
    path = Path(".pre-commit-config.yaml")
    path.write_text(text, encoding="utf-8")
    message = refused("--pre-commit", capsys=capsys)
    assert message == (
        f".pre-commit-config.yaml was not changed: {reason}. Add the hook yourself: "
        f"- repo: {TOWN} rev: v{__version__} hooks: - id: nato-lint"
    )
    assert path.read_text(encoding="utf-8") == text


def test_a_file_of_prek_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", "")
    write("prek.toml", "repos = []\n")
    assert "prek.toml was not changed" in refused("--pre-commit", capsys=capsys)
    assert not Path(".pre-commit-config.yaml").exists()


def test_a_byte_order_mark_stays(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(".pre-commit-config.yaml")
    path.write_bytes(b"\xef\xbb\xbfrepos: []\n")
    init("--pre-commit", capsys=capsys)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrepos:\n  - repo: ")


KEYS = st.sampled_from(["repo", "rev", "hooks", "id", "args", "x y"])
SCALARS = st.sampled_from(
    ["a", "", "x: y", "# no", "1", "'", "- a", "é", "a\nb\n", "a\n\n b", None, 3]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
REPOSITORIES = st.lists(
    st.fixed_dictionaries(
        {"repo": SCALARS, "hooks": st.lists(st.fixed_dictionaries({"id": SCALARS}), max_size=2)},
        optional={"rev": VALUES, "args": VALUES},
    ),
    max_size=3,
)


@given(
    REPOSITORIES,
    VALUES,
    st.booleans(),
    st.integers(1, 6),
    st.sampled_from(["", "# note\n", "\n\n"]),
)
def test_adding_the_hook_changes_nothing_else(
    repositories: list[object], other: object, flow: bool, indent: int, note: str
) -> None:
    text = yaml.safe_dump(
        {"a": other, "repos": repositories, "z": other},
        default_flow_style=flow,
        indent=indent,
        allow_unicode=True,
        sort_keys=False,
    )
    text = note + text + note
    try:
        changed = with_hook(text)
    except NotUnderstood:
        # PyYAML writes a whole file in brackets as asked, and that is nothing to add a line to.
        assert flow
        return
    before = yaml.safe_load(text)
    assert yaml.safe_load(changed) == {**before, "repos": [*before["repos"], OURS]}
