"""`nato-lint config show`: what holds for an article, and where it comes from."""

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from nato_lint.cli import main
from nato_lint.config import ConfigFinder
from nato_lint.config.origins import Origins
from nato_lint.config.show import configuration_page
from nato_lint.config.toml_text import toml_value
from nato_lint.selection import Selection, selectors
from nato_lint.workspace import Workspace
from tests.linting import REGISTRY


@pytest.fixture(autouse=True)
def _working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str = "") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")


def show(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints; it must have worked."""
    code = main(["config", "show", *arguments])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def comments(text: str) -> dict[str, str]:
    """What stands behind the "#" of a line, by what stands in front of it; the first time counts."""
    lines = [line.partition("  # ") for line in text.splitlines() if "  # " in line]
    return {toml.strip(): comment for toml, _, comment in reversed(lines)}


def workspace(command_line: Selection | None = None) -> Workspace:
    return Workspace(ConfigFinder(), command_line)


def plain(value: Any) -> Any:
    """Options without their classes, some of which cannot be compared."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return {key: plain(each) for key, each in value.items()} if isinstance(value, dict) else value


def settings_of(name: str, command_line: Selection | None = None) -> list[Any]:
    """Everything that decides about an article, in a form that can be compared."""
    here = workspace(command_line)
    settings = here.settings(Path(name))
    config = here.config(Path(name))
    return [
        [
            (active.rule.code, plain(active.options), active.severity or active.rule.severity)
            for active in settings.rules
        ],
        (settings.require_suppression_reason, settings.dialect, settings.lang, settings.terms),
        (config.fail_level, config.baseline, [plugin.path for plugin in config.plugins]),
        {rule.code for rule in REGISTRY.rules if rule.fix} & here.fixable(Path(name)),
    ]


HOUSE = """\
select = ["DUP", "AID", "SRC", "HSE"]
terms = ["Walla Walla"]
baseline = "known.json"
plugins = ["house_rules.py"]
[rules.ai-disclosure]
require = "when-declared"
exempt = { reviewers = { file = "reviewers.txt" } }
notice.templates = { generated = "Made by machine.", de = { generated = "Von KI." } }
[rules.unsourced-number]
scope = "sentence"
[rules.house-name.words]
en = { one = "1" }
de = "eins"
"""
SITE = """\
# The site.
extend = ["preset:blog", "../house.toml"]
ignore = [
    "SRC002",
    "DUP00",
]
extend-select = ["DUP001", "RDB002"]
unfixable = ["AID001"]
exclude = ["drafts/", "!drafts/ready.md"]
lang = "en"

[severity]
DUP = "info"
DUP001 = "warning"

[rules.ai-disclosure]
since = 2026-08-02
notice = { templates = { de = { generated = "Von KI gemacht." } } }
[rules.house-name.words]
en = "one"
de = { eins = "1" }

[[overrides]]
files = ["letters/", "!letters/old.md"]
extend-select = ["SRC003"]
require-suppression-reason = true
terms = ["Duran Duran"]
[overrides.rules.unsourced-number]
own-data = false

[[overrides]]
files = ["*.txt"]
dialect = "markdown"
"""
PLUGIN = '''\
from nato_lint import *

@rule("HSE001", Severity.INFO)
def house_name(document: Document, *, words: dict[str, str | dict[str, str]] = {}):
    """The name of the house."""
    yield from ()
'''


@pytest.fixture
def site() -> None:
    write("house.toml", HOUSE)
    write("house_rules.py", PLUGIN)
    write("reviewers.txt", "Ida Berg\n")
    write("site/nato-lint.toml", SITE)


@pytest.mark.usefixtures("site")
def test_the_head_names_the_files_and_the_overrides(capsys: pytest.CaptureFixture[str]) -> None:
    write("site/letters/a.md")
    assert show("site/letters/a.md", capsys=capsys).splitlines()[:7] == [
        "# site/letters/a.md",
        "#",
        "# Configuration: site/nato-lint.toml",
        "# Read one after the other, the later counts: preset:blog, house.toml, site/nato-lint.toml",
        '# [[overrides]] for ["letters/", "!letters/old.md"] (site/nato-lint.toml:23): holds here',
        '# [[overrides]] for ["*.txt"] (site/nato-lint.toml:31): does not hold here',
        "#",
    ]


@pytest.mark.usefixtures("site")
def test_every_value_has_the_place_that_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    write("known.json")
    shown = comments(show("site/letters/a.md", capsys=capsys))
    here = "site/nato-lint.toml"
    assert shown['fail-level = "warning"'] == "default"
    assert shown['baseline = "../known.json"'] == "house.toml:3"
    assert shown["require-suppression-reason = true"] == f"{here}:26"
    assert shown['lang = "en"'] == f"{here}:10"
    assert shown['"drafts/",'] == f"{here}:9"
    assert shown['"Walla Walla",'] == "house.toml:2"
    assert shown['"Duran Duran",'] == f"{here}:27"
    assert shown['"../house_rules.py",'] == "adds HSE001; house.toml:4"
    assert shown['"DUP001",'] == (
        f'repeated-word, warning ({here}:14); {here}:7, extend-select "DUP001"'
    )
    assert shown['"AID002",'] == 'misplaced-ai-disclosure, warning; house.toml:1, select "AID"'
    assert shown['"SRC003",'] == (f'unsourced-quote, info; {here}:25, extend-select "SRC003"')
    assert shown['"SRC001",'] == (
        'unsourced-number, info (preset:blog); house.toml:1, select "SRC"'
    )
    assert shown['"HSE001",'] == (
        'house-name, info, from house_rules.py; house.toml:1, select "HSE"'
    )
    assert shown['DUP002 = "info"'] == f"{here}:13"
    assert shown['DUP001 = "warning"'] == f"{here}:14"
    assert shown['SRC001 = "info"'] == "preset:blog"
    assert shown['require = "when-declared"'] == "house.toml:6"
    assert shown["since = 2026-08-02"] == f"{here}:17"
    assert shown['exempt.reviewers = { file = "../reviewers.txt" }'] == "house.toml:7"
    assert shown['notice.templates.de.generated = "Von KI gemacht."'] == f"{here}:18"
    assert shown['notice.templates.generated = "Made by machine."'] == "house.toml:8"
    assert shown['words.en = "one"'] == f"{here}:20"
    assert shown['words.de.eins = "1"'] == f"{here}:21"
    assert not {'words.en.one = "1"', 'words.de = "eins"'} & set(shown)
    assert shown['scope = "sentence"'] == "house.toml:10"
    assert shown["own-data = false"] == f"{here}:29"


@pytest.mark.usefixtures("site")
def test_rules_that_are_off_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    shown = show("site/a.md", capsys=capsys)
    flat = " ".join(line.removeprefix("# ") for line in shown.splitlines())
    assert (
        'Off (site/nato-lint.toml:5, ignore "DUP00"): DUP002 repeated-conjunct, DUP003 '
        "repeated-phrase, DUP004 repeated-sentence," in flat
    )
    assert 'Off (site/nato-lint.toml:4, ignore "SRC002"): SRC002 vague-attribution.' in flat
    assert "Off (house.toml:1, not in `select`): CON001 inconsistent-term," in flat
    assert "Never fixed (site/nato-lint.toml:8): AID001 missing-ai-disclosure." in flat
    on = re.search(r"(\d+) of (\d+) rules are on", flat)
    assert on
    assert int(on[1]) == len(tomllib.loads(shown)["select"])
    assert int(on[2]) == len(REGISTRY.rules) + 1


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["a.md", "letters/a.md", "letters/old.md", "letters/a.txt"])
def test_the_page_is_a_configuration_that_says_the_same(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = settings_of(f"site/{name}")
    shown = show(f"site/{name}", capsys=capsys)
    write("site/nato-lint.toml", shown)
    assert settings_of(f"site/{name}") == before


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_on_a_terminal_comments_break_between_words(width: int) -> None:
    path = Path("site/letters/a.md")
    in_a_file = "\n".join(configuration_page(path, workspace(), named=True))
    lines = list(configuration_page(path, workspace(), named=True, width=width))
    assert tomllib.loads("\n".join(lines)) == tomllib.loads(in_a_file)
    assert " ".join(lines).replace("#", " ").split() == in_a_file.replace("#", " ").split()
    assert [
        line
        for line in lines
        if "#" in line and len(line) > width and " " in line.partition("#")[2].strip()
    ] == []


def test_the_example_of_the_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
    section = page.partition("\n## What holds for an article\n")[2].partition("\n## ")[0]
    configuration, example = re.findall(r"^```toml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    write("nato-lint.toml", configuration)
    write("news/ferry.md")
    shown = show("news/ferry.md", capsys=capsys).splitlines()
    assert [line for line in example.splitlines() if line not in shown] == []


def test_the_defaults_are_a_configuration_that_says_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = settings_of("a.md")
    shown = show(capsys=capsys)
    assert shown.startswith(
        "# Any article in this folder\n#\n# There is no configuration: the defaults hold.\n"
    )
    write("nato-lint.toml", shown)
    assert settings_of("a.md") == before


def test_the_command_line_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", 'select = ["SRC"]\n')
    shown = show("a.md", "--select", "DUP,KEY001", "--ignore=DUP003", capsys=capsys)
    assert comments(shown)['"DUP001",'] == 'repeated-word, error; command line, select "DUP"'
    assert '# Off (command line, ignore "DUP003"): DUP003 repeated-phrase.' in shown
    assert "SRC001 unsourced-number" in shown.replace("\n# ", " ")


def test_a_folder_stands_for_any_article_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    write("site/nato-lint.toml", 'lang = "de"\n')
    shown = show("site", capsys=capsys)
    assert shown.startswith("# Any article in site\n#\n# Configuration: site/nato-lint.toml\n#\n")
    assert 'lang = "de"' in shown


def test_isolated_and_explicit_configurations(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", 'lang = "de"\n')
    write("other.toml", 'lang = "fr"\n')
    assert "# There is no configuration" in show("--isolated", capsys=capsys)
    assert 'lang = "fr"' in show("--config", "other.toml", capsys=capsys)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.md", None),
        ("drafts/ready.md", None),
        (
            "site/drafts/a.md",
            '`exclude` has "drafts/" (nato-lint.toml:2). It is read only where it is named '
            "without --force-exclude.",
        ),
        (
            "old-1.md",
            '`exclude` has "old-*" (nato-lint.toml:4). It is read only where it is named '
            "without --force-exclude.",
        ),
        (
            "out/deep/a.md",
            "Git ignores out (.gitignore). It is read only where it is named.",
        ),
        (
            "site/b.tmp.md",
            "Git ignores site/b.tmp.md (site/.gitignore). It is read only where it is named.",
        ),
        ("out/kept.md", "Git ignores out (.gitignore). It is read only where it is named."),
        (
            "local.md",
            "Git ignores local.md (.git/info/exclude). It is read only where it is named.",
        ),
        (
            "node_modules/a.md",
            "Folders called node_modules are never walked into. It is read only where it is named.",
        ),
        (
            "a.txt",
            "Only .md, .markdown, .mdx, .qmd, .rmd are looked for. It is read only where it is "
            "named.",
        ),
    ],
)
def test_why_a_file_is_left_out(
    name: str, reason: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        "nato-lint.toml",
        """\
        exclude = [
            "drafts/",
            "!/drafts/",
            "old-*",
            "!old-2.md",
        ]
        """,
    )
    write(".git/info/exclude", "local.md\n")
    if name != "local.md":
        write(".gitignore", "out/\n")
    write("site/.gitignore", "*.tmp.md\n")
    write(name)
    shown = " ".join(show(name, capsys=capsys).splitlines())
    assert ("left out" in shown) == (reason is not None)
    if reason:
        assert f"# This file is left out. {reason}" in shown.replace(" # ", " ").replace(
            " This file", "# This file"
        )
    # The page says what a run does.
    main(["--select", "LNT", "--output-format", "json", "."])
    assert (f'"{name}"' in capsys.readouterr().out) == (reason is None)


def test_a_configuration_that_cannot_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", 'ignore = ["weather"]\n')
    assert main(["config", "show"]) == 2
    assert capsys.readouterr() == (
        "",
        'nato-lint: nato-lint.toml:1: `ignore`: no rule is called "weather".\n',
    )
    assert main(["config", "show", "--isolated", "--select", "DUP9"]) == 2
    assert 'no rule is called "DUP9"' in capsys.readouterr().err


def test_a_plugin_that_does_not_load(capsys: pytest.CaptureFixture[str]) -> None:
    write("nato-lint.toml", 'plugins = ["gone.py"]\nselect = ["DUP", "HSE"]\n')
    assert main(["config", "show"]) == 2
    out, err = capsys.readouterr()
    assert comments(out)['"gone.py",'] == "adds no rules; nato-lint.toml:1"
    assert "gone.py" in err
    assert tomllib.loads(out)["select"][0] == "DUP001"


def test_nothing_in_a_configuration_reaches_the_terminal_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(
        "nato-lint.toml",
        r"""
        terms = ["\u001b[31mred", "\u202eleft", "##[error] x", "a\tb", "\"\\"]
        exclude = ["\u001b]0;x\u0007"]
        [rules.ai-disclosure.notice.templates]
        generated = "\u009b1m\u2028\n::error::x"
        [[overrides]]
        files = ["\u001b[2J"]
        """,
    )
    shown = show("a.md", capsys=capsys)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", shown)
    assert "##[" not in shown
    loaded = tomllib.loads(shown)
    assert set(loaded["terms"]) == {"\x1b[31mred", "\u202eleft", "##[error] x", "a\tb", '"\\'}
    assert loaded["rules"]["ai-disclosure"]["notice"]["templates"]["generated"] == (
        "\x9b1m\u2028\n::error::x"
    )


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives_as_toml(text: str) -> None:
    assert tomllib.loads(f"x = {toml_value(text)}") == {"x": text}


SELECTIONS = st.builds(
    Selection,
    st.none() | st.lists(st.sampled_from([*selectors(REGISTRY.rules), "DUP0"]), max_size=3),
    st.lists(st.sampled_from([*selectors(REGISTRY.rules), "AID00"]), max_size=3),
    st.lists(st.sampled_from(selectors(REGISTRY.rules)), max_size=3),
)


@hypothesis_settings(deadline=None, max_examples=100)
@given(st.lists(SELECTIONS, max_size=3), SELECTIONS)
def test_the_reasons_agree_with_the_choice(
    stated: list[Selection], command_line: Selection
) -> None:
    names = []
    for index, selection in enumerate(stated):
        names.append(f"{index}.toml")
        lines = [f"ignore = {toml_value(selection.ignore)}"]
        lines.append(f"extend-select = {toml_value(selection.extend_select)}")
        if selection.select is not None:
            lines.append(f"select = {toml_value(selection.select)}")
        Path(names[-1]).write_text("\n".join(lines), encoding="utf-8")
    Path("nato-lint.toml").write_text(f"extend = {toml_value(names)}\n", encoding="utf-8")
    here = workspace(command_line)
    chosen = {active.rule.code for active in here.settings(Path("a.md")).rules}
    config = here.config(Path("a.md"))
    origins = Origins(config, REGISTRY.rules, command_line, Path("a.md"))
    assert {code for code, decision in origins.decisions().items() if decision.on} == chosen
    page = "\n".join(configuration_page(Path("a.md"), here, named=False))
    assert set(tomllib.loads(page)["select"]) == chosen
