"""Configuration files: found, read, checked, merged and applied."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any, Literal

import pytest

from nato_lint.config import Config, ConfigError, ConfigFinder, Resolver
from nato_lint.finding import Finding, Severity
from nato_lint.rule import Rule, option_group, rule
from nato_lint.selection import Selection, UnknownSelector
from nato_lint.settings import Settings


@dataclass(frozen=True)
class Exempt:
    """When no label is needed."""

    reviewed: bool = False
    kinds: tuple[str, ...] = ("substantive",)


@option_group("labels")
@dataclass(frozen=True)
class Labels:
    """The options of two rules."""

    require: Literal["always", "never"] = "always"
    since: date | None = None
    max_blocks: int = 2
    exempt: Exempt = field(default_factory=Exempt)
    templates: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.max_blocks < 0:
            raise ValueError("`max-blocks` cannot be negative.")


@rule("LAB001", Severity.WARNING)
def missing_label(document: Any, *, labels: Labels = Labels()) -> Iterator[Finding]:
    """Articles without a label."""
    yield from ()


@rule("LAB002", Severity.ERROR)
def wrong_label(document: Any, *, labels: Labels = Labels()) -> Iterator[Finding]:
    """Articles with the wrong label."""
    yield from ()


@rule("DUP001", Severity.WARNING)
def repeated_word(
    document: Any,
    *,
    allow: frozenset[str] = frozenset(),
    window: int = 1,
    share: float = 0.5,
    across_lines: bool = True,
    mark: str = "-",
    order: list[str] | None = None,
    levels: tuple[Literal["low", "high"], ...] = (),
) -> Iterator[Finding]:
    """Words that are there twice."""
    yield from ()


@rule("DUP002", Severity.WARNING, default=False)
def repeated_line(document: Any) -> Iterator[Finding]:
    """Lines that are there twice."""
    yield from ()


RULES = (missing_label, wrong_label, repeated_word, repeated_line)


@pytest.fixture(autouse=True)
def _working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def settings(
    article: str = "a.md",
    rules: Sequence[Rule] = RULES,
    command_line: Selection | None = None,
    **options: bool,
) -> Settings:
    config = ConfigFinder().for_file(Path(article))
    return Resolver(config, rules, command_line, **options).settings(Path(article))


def codes(article: str = "a.md", **options: Any) -> list[str]:
    return [active.rule.code for active in settings(article, **options).rules]


def options_of(code: str, article: str = "a.md") -> dict[str, Any]:
    active = settings(article, command_line=Selection(["ALL"])).rules
    return next(dict(each.options) for each in active if each.rule.code == code)


def error(text: str, **options: Any) -> str:
    """What is wrong with a nato-lint.toml of this text."""
    write("nato-lint.toml", text)
    with pytest.raises(ConfigError) as caught:
        settings(**options)
    return str(caught.value)


# Finding


def found(article: str) -> str | None:
    path = ConfigFinder().for_file(Path(article)).path
    return path and path.relative_to(Path.cwd()).as_posix()


def test_the_nearest_file_counts() -> None:
    write("nato-lint.toml", "")
    write("site/.nato-lint.toml", "")
    write("site/news/a.md", "")
    assert found("site/news/a.md") == "site/.nato-lint.toml"
    assert found("site/other/not-there.md") == "site/.nato-lint.toml"
    assert found("a.md") == "nato-lint.toml"


def test_the_order_in_one_directory() -> None:
    write("pyproject.toml", "[tool.nato-lint]\n")
    assert found("a.md") == "pyproject.toml"
    write(".nato-lint.toml", "")
    assert found("a.md") == ".nato-lint.toml"
    write("nato-lint.toml", "")
    assert found("a.md") == "nato-lint.toml"


@pytest.mark.parametrize(
    "text", ["[tool.other]\n", "[project]\ndependencies = ['nato-lint']\n", "this = is = broken"]
)
def test_a_project_file_without_our_table_is_passed_over(text: str) -> None:
    write("nato-lint.toml", "")
    write("site/pyproject.toml", text)
    assert found("site/a.md") == "nato-lint.toml"


def test_a_directory_with_the_name_of_a_configuration_is_none() -> None:
    write("nato-lint.toml", "")
    Path("site/nato-lint.toml").mkdir(parents=True)
    assert found("site/a.md") == "nato-lint.toml"


def test_articles_with_the_same_file_share_the_configuration() -> None:
    write("nato-lint.toml", "")
    finder = ConfigFinder()
    config = finder.for_file(Path("site/a.md"))
    assert finder.for_file(Path("site/deep/b.md")) is config
    # Found once: what happens to the file during a run does not matter.
    Path("nato-lint.toml").unlink()
    assert finder.for_file(Path("site/c.md")) is config
    assert finder.for_file(Path("other/d.md")) is config


def test_without_a_file_the_defaults_apply() -> None:
    config = ConfigFinder(isolated=True).for_file(Path("a.md"))
    assert (config.path, config.directory) == (None, Path.cwd())
    assert config.fail_level == "warning"
    assert config.baseline == Path.cwd() / ".nato-lint-baseline.json"
    assert (config.exclude, config.plugins) == ((), ())


def test_isolated_looks_at_no_file() -> None:
    write("nato-lint.toml", "broken")
    assert ConfigFinder(isolated=True).for_file(Path("a.md")).path is None


def test_an_explicit_file_is_the_only_one() -> None:
    write("site/nato-lint.toml", "broken")
    write("house.toml", 'fail-level = "never"')
    config = ConfigFinder(Path("house.toml")).for_file(Path("site/a.md"))
    assert config.fail_level == "never"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.toml", "gone.toml: there is no such configuration file."),
        ("sub/pyproject.toml", "sub/pyproject.toml: this file has no table [tool.nato-lint]."),
    ],
)
def test_an_explicit_file_must_be_a_configuration(name: str, message: str) -> None:
    write("sub/pyproject.toml", "[tool.other]\n")
    with pytest.raises(ConfigError) as caught:
        ConfigFinder(Path(name)).for_file(Path("a.md"))
    assert str(caught.value) == message
    assert caught.value.line is None


def test_an_error_outside_the_working_directory_has_the_whole_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write("nato-lint.toml", "x = 1").absolute()
    Path("site").mkdir()
    monkeypatch.chdir("site")
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value) == f"{path.as_posix()}:1: there is no key `x`."


# Values


def test_every_key_reaches_its_place() -> None:
    write(
        "nato-lint.toml",
        """
        select = ["DUP"]
        fail-level = "error"
        baseline = "known/findings.json"
        plugins = ["./house_rules.py", "../more.py"]
        dialect = "text"
        lang = "de"
        require-suppression-reason = true
        terms = ["Tom Tom"]
        severity = { DUP001 = "info" }
        """,
    )
    config = ConfigFinder().for_file(Path("a.md"))
    assert config.fail_level == "error"
    assert config.baseline == Path.cwd() / "known/findings.json"
    assert [plugin.path for plugin in config.plugins] == [
        Path.cwd() / "house_rules.py",
        Path.cwd().parent / "more.py",
    ]
    assert str(config.plugins[1].error("broken.")) == "nato-lint.toml:5: broken."
    resolved = Resolver(config, RULES).settings(Path("a.md"))
    assert (resolved.dialect, resolved.lang) == ("text", "de")
    assert resolved.require_suppression_reason
    assert resolved.terms == {"Tom Tom"}
    assert [(active.rule, active.severity) for active in resolved.rules] == [
        (repeated_word, Severity.INFO),
        (repeated_line, None),
    ]


def test_known_maps_codes_and_names_of_all_rules_to_codes() -> None:
    write("nato-lint.toml", "select = []")
    resolved = settings()
    assert resolved.rules == ()
    assert resolved.known["DUP002"] == resolved.known["repeated-line"] == "DUP002"
    assert len(resolved.known) == 2 * len(RULES)


def test_a_byte_order_mark_is_no_error() -> None:
    Path("nato-lint.toml").write_bytes(b'\xef\xbb\xbfselect = ["LAB"]\r\n')
    assert codes() == ["LAB001", "LAB002"]


DIALECTS = (
    '"markdown", "commonmark", "github", "hugo", "jekyll", "mkdocs", "docusaurus", "astro", "mdx", "myst", '
    '"quarto", "obsidian", "pandoc", "text" or "html"'
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", "1: there is no key `selct` (did you mean \"select\"?)."),
        ("\n# no such thing\nweather = 1", "3: there is no key `weather`."),
        ('files = ["a"]', "1: `files` can only stand in [[overrides]]."),
        ('select = "DUP"', '1: `select` takes a list of rules, for example ["DUP", "AID001"].'),
        ("\nselect = [\n  1,\n]", '2: `select` takes a list of rules, for example ["DUP", "AID001"].'),
        ("exclude = true", '1: `exclude` takes a list of file patterns, for example ["drafts/", "*.mdx"].'),
        ('fail-level = "fatal"', '1: `fail-level` takes "error", "warning", "info" or "never".'),
        ("require-suppression-reason = 1", "1: `require-suppression-reason` takes true or false."),
        ("dialect = 1", f"1: `dialect` takes {DIALECTS}."),
        ('dialect = "markdwon"', f'1: `dialect` takes {DIALECTS} (did you mean "markdown"?).'),
        ('lang = "English"', '1: `lang` takes a language code, for example "en".'),
        ("lang = 1", '1: `lang` takes a language code, for example "en".'),
        (
            "extend = 1",
            '1: `extend` takes a file or a list of files, for example "../nato-lint.toml", '
            'or a preset: "preset:news".',
        ),
        (
            '[severity]\nDUP = "info"\nLAB001 = "fatal"',
            '3: `severity.LAB001` takes rules with "error", "warning" or "info", '
            'for example { DUP001 = "error" }.',
        ),
        ("rules = 1", "1: `rules` takes tables, for example [rules.repeated-word]."),
        ("[rules]\nrepeated-word = 1", "2: `rules.repeated-word` takes a table: [rules.repeated-word]."),
        ("overrides = 1", "1: `overrides` takes tables that begin with [[overrides]]."),
        ("[overrides]", "1: `overrides` takes tables that begin with [[overrides]]."),
        (
            'lang = "en"\n[[overrides]]\nfiles = ["a"]\n[[overrides]]\nlang = "de"',
            '4: [[overrides]] needs `files`, for example files = ["news/**"].',
        ),
        (
            '[[overrides]]\nfiles = []\n[[overrides]]\nfiles = []\nfail-level = "info"',
            "5: `fail-level` holds for a whole run and cannot stand in [[overrides]].",
        ),
        ("[[overrides]]\nfiles = []\nlan = 1", '3: there is no key `lan` (did you mean "lang"?).'),
        (
            'select = ["DUP01"]',
            '1: `select`: no rule is called "DUP01" (did you mean "DUP001"?).',
        ),
        (
            '\nextend-select = ["repeated-lime"]',
            '2: `extend-select`: no rule is called "repeated-lime" (did you mean "repeated-line"?).',
        ),
        ('ignore = ["weather"]', '1: `ignore`: no rule is called "weather".'),
        ('unfixable = ["weather"]', '1: `unfixable`: no rule is called "weather".'),
        (
            '[severity]\nDUP001 = "info"\nDUPP = "info"',
            '3: `severity`: no rule is called "DUPP" (did you mean "DUP"?).',
        ),
        (
            '[[overrides]]\nfiles = ["x"]\nignore = ["weather"]',
            '3: `ignore`: no rule is called "weather".',
        ),
        (
            "[rules.repeated-words]\nwindow = 1",
            '1: there is no table [rules.repeated-words] (did you mean "repeated-word"?).',
        ),
        ("[rules.weather.sun]", "1: there is no table [rules.weather]."),
        ("[rules.LAB001]", "1: the options of LAB001 are in the table [rules.labels]."),
        (
            "[rules.missing-label]",
            "1: the options of missing-label are in the table [rules.labels].",
        ),
        (
            "[rules.repeated-word]\nwindw = 1",
            '2: [rules.repeated-word] has no option `windw` (did you mean "window"?).',
        ),
        (
            "[rules.labels.exempt]\nreviewd = true",
            '2: [rules.labels.exempt] has no option `reviewd` (did you mean "reviewed"?).',
        ),
        ("[rules.repeated-line]\nx = 1", "2: [rules.repeated-line] has no options."),
        ('[rules.repeated-word]\nwindow = "1"', "2: `rules.repeated-word.window` takes a whole number."),
        ("[rules.repeated-word]\nwindow = true", "2: `rules.repeated-word.window` takes a whole number."),
        ("[rules.repeated-word]\nwindow = 1.5", "2: `rules.repeated-word.window` takes a whole number."),
        ('[rules.repeated-word]\nshare = "x"', "2: `rules.repeated-word.share` takes a number."),
        ("[rules.repeated-word]\nacross-lines = 0", "2: `rules.repeated-word.across-lines` takes true or false."),
        ("[rules.repeated-word]\nmark = 1", "2: `rules.repeated-word.mark` takes a text in quotes."),
        (
            '[rules.repeated-word]\nallow = "so"',
            '2: `rules.repeated-word.allow` takes a list of texts, for example ["one", "two"].',
        ),
        (
            '[rules.repeated-word]\nlevels = ["medium"]',
            '2: `rules.repeated-word.levels` takes a list, each of whose members is "low" or "high".',
        ),
        ('[rules.labels]\nrequire = "often"', '2: `rules.labels.require` takes "always" or "never".'),
        (
            '[rules.labels]\nsince = "2026-08-02"',
            "2: `rules.labels.since` takes a date without quotes, for example 2026-08-02.",
        ),
        (
            "[rules.labels]\nsince = 2026-08-02T10:00:00",
            "2: `rules.labels.since` takes a date without quotes, for example 2026-08-02.",
        ),
        ("[rules.labels]\nexempt = true", "2: `rules.labels.exempt` takes a table."),
        ("[rules.labels]\ntemplates = []", "2: `rules.labels.templates` takes a table."),
        ("[rules.labels.templates]\na = 1", "2: `rules.labels.templates.a` takes a text in quotes."),
        ("[rules.labels]\nmax-blocks = -1", "1: `max-blocks` cannot be negative."),
        ("\nselect = [1\n\n", "2: this is not valid TOML: Unclosed array."),
        ("a = 1\nb = = 2\n", "2: this is not valid TOML: Invalid value."),
        ("lang = 'a'\nlang = 'b'", "2: this is not valid TOML: Cannot overwrite a value."),
    ],
)  # fmt: skip
def test_an_error_names_the_line_and_what_to_write(text: str, message: str) -> None:
    assert error(text) == f"nato-lint.toml:{message}"


def test_duplicate_tables_are_an_error() -> None:
    message = error("[rules.labels]\n\n[rules.labels]\n")
    assert message.startswith("nato-lint.toml:3: this is not valid TOML: ")


def test_an_error_in_a_project_file_names_its_line() -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.nato-lint]\nselct = []\n')
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value).startswith("pyproject.toml:5: there is no key `selct`")
    assert (caught.value.path, caught.value.line) == (Path.cwd() / "pyproject.toml", 5)


def test_our_entry_in_a_project_file_must_be_a_table() -> None:
    write("pyproject.toml", "[tool]\nnato-lint = 1\n")
    with pytest.raises(ConfigError, match=r"^pyproject.toml:2: `tool.nato-lint` takes a table"):
        settings()


def test_files_that_cannot_be_read() -> None:
    Path("nato-lint.toml").write_bytes(b'lang = "en"\n# caf\xe9\n')
    with pytest.raises(ConfigError, match=r"^nato-lint.toml:2: this file is not UTF-8"):
        settings()
    Path("nato-lint.toml").write_text("terms = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"nests its values too deeply|not valid TOML"):
        settings()


def test_an_unknown_rule_is_tolerated_when_a_plugin_failed() -> None:
    write(
        "nato-lint.toml",
        """
        select = ["DUP", "HSE001"]
        ignore = ["HSE002"]
        unfixable = ["HSE"]
        severity = { HSE001 = "error", DUP001 = "info" }
        [rules.house-style]
        strict = true
        """,
    )
    with pytest.raises(ConfigError, match="HSE001"):
        settings()
    assert codes(plugin_failed=True) == ["DUP001", "DUP002"]
    selected = Selection(["HSE001", "LAB001"])
    assert codes(plugin_failed=True, command_line=selected) == ["LAB001"]


def test_a_wrong_option_is_an_error_also_when_a_plugin_failed() -> None:
    message = error("[rules.repeated-word]\nwindw = 1", plugin_failed=True)
    assert message.startswith("nato-lint.toml:2: ")


# Options


def test_options_of_every_type_become_what_the_annotation_says() -> None:
    write(
        "nato-lint.toml",
        """
        [rules.repeated-word]
        allow = ["that", "had"]
        window = 3
        share = 1
        across-lines = false
        mark = "+"
        order = ["b", "a"]
        levels = ["low"]
        """,
    )
    assert options_of("DUP001") == {
        "allow": frozenset({"that", "had"}),
        "window": 3,
        "share": 1.0,
        "across_lines": False,
        "mark": "+",
        "order": ["b", "a"],
        "levels": ("low",),
    }
    assert isinstance(options_of("DUP001")["share"], float)


def test_only_configured_options_are_given_to_a_rule() -> None:
    write("nato-lint.toml", "[rules.repeated-word]\nwindow = 1\n")
    assert options_of("DUP001") == {"window": 1}
    assert options_of("DUP002") == options_of("LAB001") == {}


def test_an_option_group_is_given_whole_to_all_its_rules() -> None:
    write(
        "nato-lint.toml",
        """
        [rules.labels]
        since = 2026-08-02
        [rules.labels.exempt]
        reviewed = true
        [rules.labels.templates]
        generated = "Made by machine."
        """,
    )
    labels = Labels(
        since=date(2026, 8, 2),
        exempt=Exempt(reviewed=True),
        templates={"generated": "Made by machine."},
    )
    assert options_of("LAB001") == options_of("LAB002") == {"labels": labels}


def test_a_list_of_texts_may_be_in_a_file_of_its_own() -> None:
    write("site/names.txt", "# Our people\nTom Tom\n\n  Ada Quill  \n")
    write(
        "site/nato-lint.toml",
        """
        terms = { file = "names.txt" }
        [rules.repeated-word]
        allow = { file = "names.txt" }
        """,
    )
    assert settings("site/a.md").terms == {"Tom Tom", "Ada Quill"}
    assert options_of("DUP001", "site/a.md") == {"allow": {"Tom Tom", "Ada Quill"}}
    message = error('lang = "en"\nterms = { file = "gone.txt" }')
    assert message.startswith("nato-lint.toml:2: gone.txt, which `terms` names, cannot be read: ")


# extend


def test_extended_files_are_changed_by_those_that_extend_them() -> None:
    write(
        "house.toml",
        """
        select = ["LAB", "DUP"]
        ignore = ["DUP001"]
        lang = "en"
        fail-level = "info"
        terms = ["Tom Tom"]
        plugins = ["house_rules.py"]
        severity = { LAB001 = "error", DUP = "info" }
        [rules.repeated-word]
        window = 3
        allow = ["that"]
        [rules.labels]
        require = "never"
        exempt = { reviewed = true }
        templates = { one = "1", two = "2" }
        """,
    )
    write(
        "site/nato-lint.toml",
        """
        extend = "../house.toml"
        extend-select = ["DUP001"]
        ignore = ["LAB002"]
        lang = "de"
        terms = ["Duran Duran"]
        plugins = ["site_rules.py", "../house_rules.py"]
        severity = { LAB = "warning" }
        [rules.repeated-word]
        allow = ["had"]
        [rules.labels]
        max-blocks = 4
        exempt = { kinds = [] }
        templates = { two = "zwei" }
        """,
    )
    config = ConfigFinder().for_file(Path("site/a.md"))
    assert config.fail_level == "info"
    assert [plugin.path.relative_to(Path.cwd()) for plugin in config.plugins] == [
        Path("house_rules.py"),
        Path("site/site_rules.py"),
    ]
    resolved = settings("site/a.md")
    assert resolved.lang == "de"
    assert resolved.terms == {"Tom Tom", "Duran Duran"}
    assert [(active.rule.code, active.severity) for active in resolved.rules] == [
        ("LAB001", "warning"),
        ("DUP001", "info"),
        ("DUP002", "info"),
    ]
    assert options_of("DUP001", "site/a.md") == {"window": 3, "allow": frozenset({"had"})}
    labels = Labels("never", None, 4, Exempt(True, ()), {"one": "1", "two": "zwei"})
    assert options_of("LAB001", "site/a.md") == {"labels": labels}


def test_select_starts_over() -> None:
    write("house.toml", 'select = ["LAB"]\nignore = ["DUP001"]\n')
    write("nato-lint.toml", 'extend = "house.toml"\nselect = ["DUP"]\n')
    assert codes() == ["DUP001", "DUP002"]


def test_several_files_are_extended_in_turn() -> None:
    write("one.toml", 'lang = "en"\ndialect = "text"\n')
    write("two.toml", 'lang = "de"\n')
    write("pyproject.toml", '[tool.nato-lint]\nextend = ["one.toml", "two.toml"]\n')
    resolved = settings()
    assert (resolved.lang, resolved.dialect) == ("de", "text")


def test_a_file_that_is_extended_twice_is_read_once() -> None:
    write("n0.toml", 'terms = ["Tom Tom"]\n')
    for number in range(1, 60):
        # Read anew at each mention, this would take two to the power of sixty readings.
        write(f"n{number}.toml", f'extend = ["n{number - 1}.toml", "./n{number - 1}.toml"]\n')
    write("nato-lint.toml", 'extend = "n59.toml"\n')
    assert settings().terms == {"Tom Tom"}


@pytest.mark.parametrize(
    ("extended", "message"),
    [
        ('extend = "nato-lint.toml"', "one.toml:1: `extend` leads back to a file that it came from: nato-lint.toml -> one.toml -> nato-lint.toml."),
        ('\nextend = "./one.toml"', "one.toml:2: `extend` leads back to a file that it came from: nato-lint.toml -> one.toml -> one.toml."),
        ('extend = "gone.toml"', 'one.toml:1: `extend` names "gone.toml", which is not a file.'),
        ('extend = "."', 'one.toml:1: `extend` names ".", which is not a file.'),
        ('extend = "pyproject.toml"', 'one.toml:1: `extend` names "pyproject.toml", which has no table [tool.nato-lint].'),
        ('ignore = ["weather"]', 'one.toml:1: `ignore`: no rule is called "weather".'),
    ],
)  # fmt: skip
def test_errors_of_extended_files(extended: str, message: str) -> None:
    write("pyproject.toml", "")
    write("one.toml", extended)
    assert error('lang = "en"\nextend = "one.toml"') == message


# Overrides and the command line


def test_overrides_hold_for_the_files_they_name() -> None:
    write(
        "site/nato-lint.toml",
        """
        ignore = ["DUP001"]
        terms = ["Tom Tom"]
        [rules.repeated-word]
        window = 2
        mark = "a"

        [[overrides]]
        files = ["news/**", "!news/old.md"]
        extend-select = ["DUP001"]
        lang = "fr"
        terms = ["Duran Duran"]
        require-suppression-reason = true
        severity = { DUP = "error" }
        [overrides.rules.repeated-word]
        mark = "b"

        [[overrides]]
        files = ["*.mdx"]
        lang = "it"
        select = ["DUP"]
        """,
    )
    plain = settings("site/a.md")
    news = settings("site/news/deep/a.md")
    both = settings("site/news/a.mdx")
    assert [active.rule.code for active in plain.rules] == ["LAB001", "LAB002"]
    assert [active.rule.code for active in news.rules] == ["LAB001", "LAB002", "DUP001"]
    assert news.rules[2].severity is Severity.ERROR
    assert news.rules[2].options == {"window": 2, "mark": "b"}
    assert (plain.lang, news.lang, both.lang) == (None, "fr", "it")
    assert news.terms == {"Tom Tom", "Duran Duran"}
    assert news.require_suppression_reason
    assert not plain.require_suppression_reason
    assert [active.rule.code for active in both.rules] == ["DUP001", "DUP002"]
    assert settings("site/news/old.md").lang is None
    assert settings("site/other/news/a.md").lang is None


def test_overrides_may_name_a_directory_and_take_a_file_back() -> None:
    write("nato-lint.toml", '[[overrides]]\nfiles = ["news/", "!old.md"]\nlang = "fr"\n')
    assert settings("deep/news/deep/a.md").lang == "fr"
    assert settings("news/old.md").lang is None
    assert settings("news.md").lang is None


def test_overrides_of_an_extended_file_are_relative_to_that_file() -> None:
    write("nato-lint.toml", '[[overrides]]\nfiles = ["/site/news/"]\nlang = "fr"\n')
    write("site/nato-lint.toml", 'extend = "../nato-lint.toml"\nlang = "en"\n')
    assert settings("site/news/a.md").lang == "fr"
    assert settings("site/a.md").lang == "en"


def test_overrides_of_an_explicit_file_are_relative_to_where_the_user_is_too() -> None:
    write("ci/strict.toml", '[[overrides]]\nfiles = ["/news/"]\nlang = "fr"\n')
    resolver = Resolver(ConfigFinder(Path("ci/strict.toml")).for_file(Path("a.md")), RULES)
    assert resolver.settings(Path("news/a.md")).lang == "fr"
    assert resolver.settings(Path("ci/news/a.md")).lang == "fr"
    assert resolver.settings(Path("site/news/a.md")).lang is None


def test_files_under_the_same_overrides_share_their_settings() -> None:
    write("nato-lint.toml", '[[overrides]]\nfiles = ["news/"]\nlang = "fr"\n')
    resolver = Resolver(ConfigFinder().for_file(Path("a.md")), RULES)
    assert resolver.settings(Path("a.md")) is resolver.settings(Path("b/c.md"))
    assert resolver.settings(Path("news/a.md")) is resolver.settings(Path("news/b.md"))
    assert resolver.settings(Path("news/a.md")) is not resolver.settings(Path("a.md"))


def test_the_more_specific_selector_sets_the_severity() -> None:
    write(
        "nato-lint.toml",
        '[severity]\nDUP001 = "error"\nrepeated-line = "warning"\nALL = "info"\nDUP = "warning"\n',
    )
    active = settings(command_line=Selection(["ALL"])).rules
    assert [each.severity for each in active] == ["info", "info", "error", "warning"]


def test_the_command_line_replaces_or_adds() -> None:
    write("nato-lint.toml", 'select = ["LAB"]\nignore = ["LAB001"]\nextend-select = ["DUP002"]\n')
    assert codes() == ["LAB002", "DUP002"]
    assert codes(command_line=Selection(["LAB"])) == ["LAB001", "LAB002"]
    assert codes(command_line=Selection(ignore=["LAB"])) == ["DUP002"]
    assert codes(command_line=Selection(extend_select=["LAB001"])) == ["LAB001", "LAB002", "DUP002"]


def test_an_unknown_rule_on_the_command_line() -> None:
    write("nato-lint.toml", "")
    with pytest.raises(UnknownSelector, match='"LAB9"'):
        settings(command_line=Selection(ignore=["LAB9"]))


def test_which_rules_may_be_fixed() -> None:
    def fixable(article: str) -> set[str]:
        return {*Resolver(ConfigFinder().for_file(Path("a.md")), RULES).fixable(Path(article))}

    assert fixable("a.md") == {"LAB001", "LAB002", "DUP001", "DUP002"}
    write(
        "nato-lint.toml",
        """
        unfixable = ["LAB001"]
        [[overrides]]
        files = ["news/"]
        fixable = ["DUP"]
        """,
    )
    assert fixable("a.md") == {"LAB002", "DUP001", "DUP002"}
    assert fixable("news/a.md") == {"DUP001", "DUP002"}


def test_excludes_add_up_and_can_be_taken_back() -> None:
    write("nato-lint.toml", 'exclude = ["drafts/", "*.tmp.md"]\n')
    write("site/nato-lint.toml", 'extend = "../nato-lint.toml"\nexclude = ["!keep.tmp.md"]\n')
    config: Config = ConfigFinder().for_file(Path("site/a.md"))
    inherited, own = config.exclude
    root = Path.cwd().as_posix()
    assert inherited.decide(f"{root}/site/drafts", is_directory=True) is True
    assert inherited.decide(f"{root}/site/keep.tmp.md") is True
    assert own.decide(f"{root}/site/keep.tmp.md") is False
    assert own.decide(f"{root}/site/a.tmp.md") is None


# Start-up


@pytest.mark.parametrize("text", [None, 'exclude = ["drafts/"]\nlang = "en"\n'])
def test_an_ordinary_run_imports_nothing_that_only_errors_need(text: str | None) -> None:
    if text is not None:
        write("nato-lint.toml", text)
    program = """
import sys
from pathlib import Path
from nato_lint.config import ConfigFinder, Resolver
Resolver(ConfigFinder().for_file(Path("a.md")), ()).settings(Path("a.md"))
print(*{"difflib", "pathspec", "json", "yaml", "tomllib"} & {*sys.modules})
"""
    root = Path(__file__).parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(root)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.stdout.split() == ([] if text is None else ["tomllib"])
