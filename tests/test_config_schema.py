"""The JSON Schema says what the loader does, as far as a schema can."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from nato_lint.config import ConfigError, ConfigFinder, Resolver
from nato_lint.config.json_schema import SCHEMA_URL, configuration_schema, spelled, tool_schema
from nato_lint.config.presets import Presets
from nato_lint.config.schema import KEYS, OVERRIDE_KEYS, Key
from nato_lint.config.toml_text import toml_key, toml_value
from nato_lint.config.values import COLLECTIONS, MAPPINGS, table_in
from nato_lint.plugins import BUILT_IN, OWN
from nato_lint.report.links import RULES_PAGE
from nato_lint.rule import Option, dataclass_options
from nato_lint.selection import selectors
from tests import test_config
from tests.command import run
from tests.linting import REGISTRY

ROOT = Path(__file__).parent.parent
RULES = [rule for rule in REGISTRY.rules if rule.plugin in (OWN, BUILT_IN)]
SHIPPED = ROOT / "nato_lint" / "nato-lint.schema.json"
SCHEMA = configuration_schema(RULES, Presets().names())
OF_TEST_RULES = configuration_schema(test_config.RULES)


def json_of(value: Any) -> Any:
    """A TOML value as editors hand it to a validator: dates are texts there."""
    if isinstance(value, dict):
        return {key: json_of(member) for key, member in value.items()}
    if isinstance(value, list):
        return [json_of(member) for member in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(text: str, schema: dict[str, Any] = SCHEMA) -> list[str]:
    validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(json_of(tomllib.loads(text)))]


def load(folder: Path, text: str) -> None:
    """Read a configuration as a run does; raises ConfigError."""
    (folder / "nato-lint.toml").write_text(text, encoding="utf-8")
    article = folder / "news" / "a.md"
    Resolver(ConfigFinder().for_file(article), RULES).settings(article)


def test_the_schema_is_valid() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_shipped_schema_is_current() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == spelled(SCHEMA)


def test_its_address_is_in_the_repository_of_the_documentation() -> None:
    repository = RULES_PAGE.removeprefix("https://github.com/").partition("/blob/")[0]
    assert SCHEMA["$id"] == SCHEMA_URL
    assert SCHEMA_URL.startswith(f"https://raw.githubusercontent.com/{repository}/")
    assert SCHEMA_URL.endswith(f"/{SHIPPED.relative_to(ROOT).as_posix()}")


def test_every_reference_leads_somewhere() -> None:
    for name in set(re.findall(r'"#/definitions/([a-z-]+)"', json.dumps(SCHEMA))):
        assert name in SCHEMA["definitions"]


def test_every_key_and_every_option_is_explained() -> None:
    assert list(SCHEMA["properties"]) == list(KEYS)
    assert list(SCHEMA["properties"]["overrides"]["items"]["properties"]) == list(OVERRIDE_KEYS)
    for name, key in SCHEMA["properties"].items():
        assert key["description"], name
    tables = SCHEMA["definitions"]["rules"]["properties"]
    assert set(tables) == {rule.table for rule in RULES if rule.options}
    for name, table in tables.items():
        assert table["description"], name
        for option, schema in table["properties"].items():
            assert f"`{option}" in schema["description"] or "properties" in schema, (name, option)


def test_the_page_on_configuration_explains_keys_in_the_same_words() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| (.*) \|$", page, re.MULTILINE))
    assert {name: rows.get(name) for name in KEYS} == {n: key.does for n, key in KEYS.items()}


def test_what_an_option_does_comes_from_the_documentation_of_its_rule() -> None:
    tables = SCHEMA["definitions"]["rules"]["properties"]
    assert tables["ai-disclosure"]["properties"]["since"] == {
        "description": "Articles first published before `since` are left alone.",
        "type": "string",
        "format": "date",
    }
    grade = tables["hard-to-read"]["properties"]["max-grade"]
    assert grade["default"] == 16.0
    assert "is the limit for your audience" in grade["description"]
    assert tables["unsourced-number"]["properties"]["scope"]["enum"] == ["sentence", "paragraph"]


def test_all_rules_and_presets_are_suggested() -> None:
    assert SCHEMA["definitions"]["selector"]["anyOf"][0]["enum"] == selectors(RULES)
    assert {"DUP", "DUP001", "repeated-word", "ALL"} <= set(selectors(RULES))
    assert "preset:news" in SCHEMA["properties"]["extend"]["anyOf"][0]["enum"]


def examples() -> list[Any]:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    texts = {
        f"{page.name}-{index}": text
        for page in pages
        for index, text in enumerate(
            re.findall(r"^```toml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        )
    }
    presets = {name: Presets().path(name).read_text(encoding="utf-8") for name in Presets().names()}
    return [pytest.param(text, id=name) for name, text in {**texts, **presets}.items()]


@pytest.mark.parametrize("text", examples())
def test_the_configurations_of_the_documentation_pass(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        'extend = ["../house.toml", "preset:docs", "preset:of-a-plugin"]',
        'select = ["ALL"]\nignore = ["HSE", "house-name", "AID0"]',
        'plugins = ["house_rules.py"]\n[rules.house-name]\nname = "Holm Gazette"\n[rules.house-name.x]\ny = 1',
        "[rules.repeated-word]",
        'severity = { DUP = "error", house-name = "info" }',
        'terms = { file = "terms.txt" }\nselect = { file = "rules.txt" }',
        "[rules.ai-disclosure]\nsince = 2026-08-02",
        "[rules.hard-to-read]\nmax-grade = 12\n[[overrides]]\nfiles = []\n[overrides.rules.hard-to-read]\nmax-grade = 1.5",
        '[rules.ai-disclosure.notice.templates]\ngenerated = "x"\nde = { mixed = "y" }',
        '[rules.ai-disclosure.exempt]\nsite-responsible = { name = "Holm Gazette" }',
        'lang = "pt-BR"\ndialect = "text"',
    ],
)
def test_what_is_right_passes(text: str) -> None:
    assert faults(text) == []


# What only other files, other plugins or a sum of options can tell.
BEYOND_A_SCHEMA = (
    "which is not a file",
    "no rule is called",
    "there is no table",
    "cannot be negative",
    "this is not valid TOML",
    'since` takes a date without quotes, for example 2026-08-02."',
)


def wrong_configurations() -> list[Any]:
    """Those that the tests of the loader try."""
    (marks,) = (
        mark
        for mark in test_config.test_an_error_names_the_line_and_what_to_write.pytestmark  # type: ignore[attr-defined]
        if mark.name == "parametrize"
    )
    return [
        pytest.param(text, id=message)
        for text, message in marks.args[1]
        if not any(reason in message for reason in BEYOND_A_SCHEMA)
        and text != '[rules.labels]\nsince = "2026-08-02"'
    ]


def test_most_wrong_configurations_are_tried() -> None:
    assert len(wrong_configurations()) > 30


@pytest.mark.parametrize("text", wrong_configurations())
def test_what_is_wrong_fails(text: str) -> None:
    assert faults(text, OF_TEST_RULES)


@pytest.mark.parametrize(
    "text",
    [
        'select = ["DUP*"]',
        'ignore = ["DUP, KEY"]',
        'ignore = ["repeated_word"]',
        'severity = { "repeated word" = "info" }',
        'severity = { HSE001 = "loud" }',
        "[rules.AID001]\nrequire = 'never'",
        "[rules.missing-ai-disclosure]\nrequire = 'never'",
        "[rules.repeated-word]\nwindow = 1",
        "rules = { house-name = 1 }",
        '[[overrides]]\nfiles = ["a"]\nbaseline = "x.json"',
        'terms = { file = "a.txt", lang = "en" }',
        'terms = [["a"]]',
        'lang = "English"',
        'lang = "en,de"',
    ],
)
def test_what_often_goes_wrong_fails(text: str) -> None:
    assert faults(text)


def test_dates_of_a_project_file_are_let_pass_by_its_validator() -> None:
    validator = Draft7Validator(tool_schema("nato-lint"))
    table = {"rules": {"ai-disclosure": {"since": date(2026, 8, 2)}}}
    assert not list(validator.iter_errors(table))
    assert list(validator.iter_errors({"selct": []}))


def test_the_command_prints_what_is_shipped(tmp_path: Path) -> None:
    done = run("config", "schema", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    if {rule.plugin for rule in REGISTRY.rules} == {OWN, BUILT_IN}:
        assert done.stdout.replace(b"\r\n", b"\n") == SHIPPED.read_bytes().replace(b"\r\n", b"\n")


def test_the_command_knows_the_rules_of_this_folder(tmp_path: Path) -> None:
    (tmp_path / "house_rules.py").write_text(
        "from nato_lint import *\n\n"
        '@rule("HSE001", Severity.INFO)\n'
        "def house_name(document: Document, *, strict: bool = False, weight: complex = 1j):\n"
        '    """The name of the house.\n\n    `strict` minds the capitals.\n    """\n',
        encoding="utf-8",
    )
    (tmp_path / "nato-lint.toml").write_text('plugins = ["house_rules.py"]\n', encoding="utf-8")
    schema = json.loads(run("config", "schema", cwd=tmp_path).stdout)
    options = schema["definitions"]["rules"]["properties"]["house-name"]["properties"]
    assert options["strict"] == {
        "description": "`strict` minds the capitals.",
        "type": "boolean",
        "default": False,
    }
    assert "HSE001" in schema["definitions"]["selector"]["anyOf"][0]["enum"]
    assert faults("[rules.house-name]\nstrict = 1", schema)
    assert not faults("[rules.house-name]\nstrict = true", schema)


# Generated configurations


def texts(*known: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(known)


anything = st.one_of(
    st.integers(-9, 9),
    st.just(1.5),
    st.booleans(),
    texts("", "DUP", "error", "a b"),
    st.lists(st.integers(0, 3), max_size=2),
    st.dictionaries(texts("a", "file"), st.integers(0, 3), max_size=2),
)


def nearly(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly what fits, now and then something else."""
    return st.integers(0, 19).flatmap(lambda chance: anything if chance == 7 else right)


SELECTORS = nearly(texts("ALL", "DUP", "AID001", "hard-to-read"))


def fitting(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if table := table_in(hint):
        return options(dataclass_options(table))
    if origin is Literal:
        return texts(*arguments)
    if origin in MAPPINGS:
        return st.dictionaries(
            texts("generated", "mixed"), nearly(fitting(arguments[1])), max_size=2
        )
    if origin in COLLECTIONS:
        return st.lists(nearly(fitting(arguments[0])), max_size=2)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return texts(*(member.value for member in hint))
    if origin is not None:
        return st.one_of([fitting(each) for each in arguments if each is not type(None)])
    scalars: dict[Any, st.SearchStrategy[Any]] = {
        str: texts("a", "b c"),
        int: st.integers(0, 9),
        float: st.sampled_from([0.5, 2.5, 3]),
        bool: st.booleans(),
        date: st.just(date(2026, 8, 2)),
    }
    return scalars[hint]


def a_few(members: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """A table with some of the members, so few that a wrong one is not always among them."""
    names = st.lists(st.sampled_from(sorted(members) or ["none"]), max_size=3, unique=True)
    wrong = st.integers(0, 19).map(lambda chance: ["no-such-key"] * (chance == 7))
    return st.tuples(names, wrong).flatmap(
        lambda chosen: st.fixed_dictionaries(
            {name: members.get(name, anything) for name in chosen[0] + chosen[1]}
        )
    )


def options(known: Mapping[str, Option]) -> st.SearchStrategy[Any]:
    members = {name: nearly(fitting(option.type)) for name, option in known.items()}
    return a_few(members)


def tables() -> st.SearchStrategy[Any]:
    members = {rule.table: nearly(options(rule.options)) for rule in RULES}
    return a_few(members)


SPECIAL: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "extend": lambda: texts("preset:news", "preset:docs"),
    "plugins": lambda: st.just([]),
    "severity": lambda: st.dictionaries(
        texts("ALL", "DUP", "ai-byline", "a b"), texts("info", "error"), max_size=2
    ),
    "lang": lambda: texts("en", "de-AT"),
    "rules": tables,
    "overrides": lambda: overrides(),
    **dict.fromkeys(
        ("select", "extend-select", "ignore", "fixable", "unfixable"),
        lambda: st.lists(SELECTORS, max_size=3),
    ),
}


def keys(known: Mapping[str, Key]) -> st.SearchStrategy[Any]:
    members = {
        name: nearly(SPECIAL[name]() if name in SPECIAL else fitting(key.type))
        for name, key in known.items()
    }
    return a_few(members)


def overrides() -> st.SearchStrategy[Any]:
    override = keys(OVERRIDE_KEYS)
    with_files = st.tuples(override, fitting(KEYS["exclude"].type))
    return st.lists(
        st.one_of(override, with_files.map(lambda both: {"files": both[1]} | both[0])), max_size=2
    )


@hypothesis_settings(max_examples=400, deadline=None)
@given(table=st.deferred(lambda: keys(KEYS)))
def test_schema_and_loader_agree(tmp_path_factory: pytest.TempPathFactory, table: Any) -> None:
    folder = tmp_path_factory.getbasetemp() / "generated"
    folder.mkdir(exist_ok=True)
    text = "".join(f"{toml_key((key,))} = {toml_value(value)}\n" for key, value in table.items())
    fault = ""
    try:
        load(folder, text)
    except ConfigError as error:
        fault = str(error)
    assume(not any(reason in fault for reason in BEYOND_A_SCHEMA))
    assert bool(faults(text)) == bool(fault), fault
