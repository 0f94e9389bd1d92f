"""`nato-lint rules`: a table, aligned lines, or JSON."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nato_lint.cli import main
from nato_lint.cli.rules_json import rules_json
from nato_lint.rule import Rule, rule
from tests.linting import REGISTRY, RULES

List = Callable[..., tuple[int, str, str]]

STYLE = re.compile(r"\x1b\[[0-9;]*m")

HOUSE_RULE = '''
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Literal

from nato_lint import Document, Finding, Severity, rule

class Tone(Enum):
    DRY = "dry"
    WARM = "warm"

@dataclass(frozen=True)
class Hours:
    """When the house is open."""

    first: int = 9
    days: tuple[str, ...] = ("Monday",)

@rule("HSE001", Severity.INFO, default=False, languages=("en",))
def house_style(
    document: Document,
    *,
    tone: Tone = Tone.DRY,
    size: Literal[1, 2] = 1,
    since: date | None = date(2026, 1, 2),
    share: float = 0.5,
    strict: bool = True,
    words: frozenset[str] = frozenset({"b", "a"}),
    names: dict[str, str | int] = {},
    hours: Hours = Hours(),
):
    """A rule\\x1b[2J of the house.

    `share` is how much of it.
    """
    yield from ()
'''


@pytest.fixture
def rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> List:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "NATO_LINT_NO_LOCAL_PLUGINS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["rules", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A configuration with a rule of the house."""
    (tmp_path / "house.py").write_text(HOUSE_RULE, encoding="utf-8")
    (tmp_path / "nato-lint.toml").write_text('plugins = ["house.py"]\n', encoding="utf-8")
    return tmp_path / "house.py"


def test_in_a_pipe_a_line_a_rule(rules: List) -> None:
    code, out, err = rules()
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    (line,) = (line for line in lines if line.startswith("CON002"))
    summary = RULES["CON002"].summary
    assert re.fullmatch(rf"CON002  info     off  undefined-acronym +{re.escape(summary)}", line)
    assert len({line.index(RULES[line[:6]].summary) for line in lines}) == 1


@pytest.mark.parametrize("columns", [60, 80, 120, 300])
def test_on_a_terminal_a_table(rules: List, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, err = rules("--color", "always")
    assert (code, err) == (0, "")
    assert "\x1b[31merror" in out
    text = STYLE.sub("", out)
    lines = text.splitlines()
    assert max(map(len, lines[:-1])) <= min(columns, 140)
    assert re.findall(r"^[A-Z]{3}\d{3}", text, re.MULTILINE) == list(RULES)
    said = " ".join(text.split())
    assert all(each.name in said for each in RULES.values())
    assert f"{len(RULES)} rules, {sum(each.default for each in RULES.values())} of them on" in said
    if columns == 300:
        assert all(each.summary in said for each in RULES.values())


def test_a_terminal_that_wants_no_colours(rules: List, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    _, out, _ = rules("--color", "never")
    assert out.startswith("code    severity  on   fix     ")
    assert "\x1b" not in out


@pytest.mark.parametrize("more", [["--color", "always"], ["--color", "never"]])
@pytest.mark.usefixtures("house")
def test_a_docstring_cannot_reach_the_terminal(rules: List, more: list[str]) -> None:
    _, out, _ = rules(*more)
    assert "A rule␛[2J of the house." in " ".join(out.split())
    assert "\x1b[2J" not in out


class TestJson:
    @pytest.fixture
    def listed(self, rules: List) -> dict[str, dict[str, Any]]:
        code, out, err = rules("--output-format", "json")
        assert (code, err) == (0, "")
        assert out.isascii()
        data = json.loads(out)
        assert list(data) == ["version", "rules"]
        assert data["version"] == 1
        return {each["code"]: each for each in data["rules"]}

    def test_all_rules_with_all_they_say(self, listed: dict[str, dict[str, Any]]) -> None:
        assert list(listed) == list(RULES)
        for code, each in listed.items():
            known = RULES[code]
            expected = (known.name, known.summary, known.severity, known.default, known.fix)
            assert (
                tuple(each[key] for key in ("name", "summary", "severity", "default", "fix"))
                == expected
            )
            assert each["languages"] == list(known.languages)
            assert each["whole_article"] == known.whole_article
            assert each["documentation"] == known.documentation
            assert [option["name"] for option in each["options"]] == list(known.options)

    def test_one_rule(self, listed: dict[str, dict[str, Any]]) -> None:
        known = RULES["DUP006"]
        assert listed["DUP006"] == {
            "code": "DUP006",
            "name": "heading-echo",
            "summary": "A section that opens by repeating its heading word for word.",
            "severity": "info",
            "default": False,
            "fix": None,
            "languages": ["en"],
            "whole_article": False,
            "plugin": "nato_lint_rules",
            "url": "https://github.com/nato-lint/nato-lint/blob/main/docs/rules.md"
            "#dup006-heading-echo",
            "table": "heading-echo",
            "options": [
                {
                    "name": "minimum-words",
                    "description": "Headings of fewer than `minimum-words` words (3) and headings "
                    "that are nothing but a name are left alone.",
                    "type": "integer",
                    "default": 3,
                }
            ],
            "documentation": known.documentation,
        }

    def test_shared_options_are_those_of_their_table(
        self, listed: dict[str, dict[str, Any]]
    ) -> None:
        assert listed["AID001"]["table"] == listed["AID005"]["table"] == "ai-disclosure"
        assert listed["AID001"]["options"] == listed["AID005"]["options"]

    def test_types_of_options(self, rules: List, house: Path) -> None:
        _, out, _ = rules("--output-format", "json")
        (each,) = (each for each in json.loads(out)["rules"] if each["code"] == "HSE001")
        assert (each["url"], Path(each["plugin"]).name) == (None, house.name)
        options = {option.pop("name"): option for option in each["options"]}
        assert options.pop("share") == {
            "description": "`share` is how much of it.",
            "type": "number",
            "default": 0.5,
        }
        hours = options["hours"].pop("options")
        assert [option["name"] for option in hours] == ["first", "days"]
        assert hours[1]["items"] == {"type": "string"}
        assert hours[1]["default"] == ["Monday"]
        for option in options.values():
            del option["description"]
        assert options == {
            "tone": {"type": "string", "choices": ["dry", "warm"], "default": "dry"},
            "size": {"type": "integer", "choices": [1, 2], "default": 1},
            "since": {"type": "date", "default": "2026-01-02"},
            "strict": {"type": "boolean", "default": True},
            "words": {"type": "list", "items": {"type": "string"}, "default": ["a", "b"]},
            "names": {
                "type": "table",
                "items": {"type": "any", "any_of": [{"type": "string"}, {"type": "integer"}]},
                "default": {},
            },
            "hours": {"type": "table", "default": None},
        }

    def test_a_type_that_no_configuration_has(self) -> None:
        (each,) = json.loads(rules_json([odd()]))["rules"]
        assert each["options"][0]["type"] == "any"
        assert each["options"][0]["default"] == "harbour"


def odd() -> Rule:
    """A rule with an option that can only have its default."""

    @rule("HSE002", REGISTRY.rules[0].severity)
    def an_odd_rule(document: Any, *, place: Path = Path("harbour")) -> Iterator[Any]:
        """Nothing."""
        yield from ()

    return an_odd_rule
