"""`nato-lint explain`: for people on a terminal, as Markdown elsewhere."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from nato_lint.cli import main
from nato_lint.cli.markdown import show_markdown
from nato_lint.explanation import explanation
from nato_lint_rules.disclosure.policy import PRESETS
from tests.linting import REGISTRY, RULES

Explain = Callable[..., tuple[int, str, str]]

STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")

HOUSE_RULE = '''
from nato_lint import Document, Finding, Severity, rule

@rule("HSE001", Severity.INFO)
def no_shouting(document: Document, *, at_most: int = 3):
    """An exclamation mark\\x1b[2J too many.

    See <b>the</b> [guide](https://example.org/\\x1b[31mguide) &#x202e;or `\\x07code`.

    ```markdown bad
    Open!!!! \\x1b]0;owned\\x07
    ```
    """
    yield from ()
'''


@pytest.fixture
def explain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Explain:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "NATO_LINT_NO_LOCAL_PLUGINS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["explain", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


class TestWhatIsNamed:
    @pytest.mark.parametrize("name", ["DUP001", "dup001", "repeated-word", "Repeated-Word"])
    def test_a_rule_by_code_or_name_in_any_case(self, explain: Explain, name: str) -> None:
        assert explain(name) == (0, explanation(RULES["DUP001"]), "")

    def test_several(self, explain: Explain) -> None:
        code, out, _ = explain("KEY002", "repeated-word", "DUP001")
        assert code == 0
        assert headings(out) == ["KEY002 keyword-heavy-headings", "DUP001 repeated-word"]

    @pytest.mark.parametrize("family", ["DUP", "dup"])
    def test_a_family(self, explain: Explain, family: str) -> None:
        _, out, _ = explain(family)
        expected = [f"{c} {r.name}" for c, r in RULES.items() if c.startswith("DUP")]
        assert headings(out) == expected

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("DUP01", 'did you mean "DUP001"?'),
            ("dup01", 'did you mean "DUP001"?'),
            ("repeated-wrod", 'did you mean "repeated-word"?'),
            ("acronym", "there is undefined-acronym"),
            ("sentence", "there is repeated-sentence and long-sentence"),
        ],
    )
    def test_what_does_not_exist(self, explain: Explain, name: str, hint: str) -> None:
        code, out, err = explain(name)
        assert (code, out) == (2, "")
        assert f'no rule is called "{name}"' in err
        assert hint in err

    def test_the_others_are_explained_all_the_same(self, explain: Explain) -> None:
        code, out, err = explain("DUP009", "DUP001")
        assert (code, headings(out)) == (2, ["DUP001 repeated-word"])
        assert "DUP009" in err


class TestMarkdown:
    def test_options_have_type_and_default(self) -> None:
        text = explanation(RULES["KEY001"])
        assert "Options in `[rules.keyword-stuffing]`:" in text
        assert "| `minimum-words` | whole number | `100` |" in text

    def test_tables_inside_of_tables(self) -> None:
        text = explanation(RULES["AID005"])
        assert "Options in `[rules.ai-disclosure.exempt.site-responsible]`. Who answers" in text
        assert '| `contact` | text | `""` |' in text
        assert '| `insert` | `"unsafe"` or `"safe"` | `"unsafe"` |' in text

    def test_options_that_rules_share_come_once_and_last(self) -> None:
        family = [rule for rule in REGISTRY.rules if rule.table == "ai-disclosure"]
        text = explanation(*family)
        assert text.count("Options in `[rules.ai-disclosure]`:") == 1
        assert text.index("## Options") > text.index(f"# {family[-1].code}")

    @pytest.mark.parametrize("code", sorted(RULES))
    def test_every_rule_has_its_documentation(self, code: str) -> None:
        rule = RULES[code]
        text = explanation(rule)
        assert text.startswith(f"# {code} {rule.name}\n\nSeverity: {rule.severity}; ")
        assert rule.documentation in text
        assert all(f"`{name}`" in text or f".{name}]" in text for name in rule.options)


class TestTerminal:
    def test_rendered(self, explain: Explain) -> None:
        code, out, err = explain("DUP004", "--color", "always")
        assert (code, err) == (0, "")
        assert out.startswith("\x1b[1;4mDUP004 repeated-sentence\x1b[0m\n\nSeverity: warning")
        plain = STYLE.sub("", out)
        assert (
            "\nFound:\n"
            "    The ferry leaves the old harbour every morning at nine.\n"
            "\n"
            "    Tickets are sold on board. The ferry leaves the old harbour every morning at\n"
            "    nine.\n"
            "\nNot found:\n"
        ) in plain
        assert "\x1b[36mminimum-words\x1b[0m" in out
        assert re.search(r"^minimum-words +whole number +8$", plain, re.MULTILINE)

    def test_options_that_a_preset_decides_are_shown_with_what_it_says(
        self, explain: Explain
    ) -> None:
        _, out, _ = explain("AID001")
        rows = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| ([^|]*) \|$", out, re.MULTILINE))
        house = PRESETS["house"]
        assert rows["require"] == f'`"{house.require}"`'
        assert rows["levels"] == '`["generated", "autonomous", "mixed"]`'
        assert rows["position"] == f'`"{house.position}"`'
        assert rows["required"] == '`["origin"]`'
        assert rows["reviewed"] == "`false`"
        assert rows["require-fields"].startswith('`["review.by", ')
        assert rows["since"] == rows["templates"] == "not set"

    @pytest.mark.parametrize(("columns", "longest"), [(40, 40), (80, 80), (300, 88)])
    def test_width(
        self, explain: Explain, monkeypatch: pytest.MonkeyPatch, columns: int, longest: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = STYLE.sub("", explain("AID001", "--color", "always")[1]).splitlines()
        assert longest - 8 < max(map(len, lines)) <= longest
        assert not any(line.endswith(" ") for line in lines)

    def test_no_colours_on_a_terminal_that_wants_none(
        self, explain: Explain, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setenv("NO_COLOR", "1")
        _, out, _ = explain("DUP001")
        assert out.startswith("DUP001 repeated-word\n\nSeverity: error")
        assert "\nFound:\n    The the harbour" in out
        assert "\x1b" not in out

    def test_links_between_pages_lead_to_the_web(self, explain: Explain) -> None:
        _, out, _ = explain("AID001", "--color", "always")
        assert "https://github.com/nato-lint/nato-lint/blob/main/docs/ai-disclosure.md#" in out


class TestUntrustedText:
    @pytest.fixture(autouse=True)
    def _house_rule(self, tmp_path: Path) -> None:
        (tmp_path / "house.py").write_text(HOUSE_RULE, encoding="utf-8")
        (tmp_path / "nato-lint.toml").write_text('plugins = ["house.py"]\n', encoding="utf-8")

    @pytest.mark.parametrize("when", ["always", "never"])
    def test_escapes_of_a_docstring_are_shown(self, explain: Explain, when: str) -> None:
        code, out, err = explain("HSE001", "--color", when)
        assert (code, err) == (0, "")
        left = STYLE.sub("", out)
        assert "An exclamation mark␛[2J too many." in left
        assert "Open!!!! ␛]0;owned␇" in left
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", left)

    def test_html_is_text(self, explain: Explain) -> None:
        assert "<b>the</b>" in explain("HSE001", "--color", "always")[1]


fragments = st.sampled_from(
    [
        *("# a", "\n", "\n\n", "* x", "  - y", "1. z", "> q", "`c`", "**b**", "*e*", "---", "\t"),
        *(
            "|a|b|\n|-|-|\n|1|2|",
            "```markdown bad\n",
            "```\n",
            "    code",
            "[l](x.md)",
            "<http://a/>",
        ),
        *(
            "![i](p.png)",
            "<kbd>",
            "</kbd>",
            "<!-- c -->",
            "&#x202e;",
            "&#12;",
            "\x1b[31m",
            "\u202e",
        ),
        *("[/x]", ":smile:", "word ", "日本語", "\u200d", "\\", "\x9b"),
    ]
)


@given(st.lists(fragments, max_size=12).map("".join))
def test_whatever_a_docstring_holds_the_terminal_obeys_none_of_it(text: str) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=40, color_system="standard")
    show_markdown(console, text)
    shown = STYLE.sub("", console.file.getvalue())  # type: ignore[attr-defined]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def headings(markdown: str) -> list[str]:
    """The first-level headings, which stand for one rule each."""
    return re.findall(r"^# ([A-Z]{3}\d{3} .*)$", markdown, re.MULTILINE)
