"""Every rule keeps what its documentation and its fixture promise."""

import re
from pathlib import Path

import pytest

from nato_lint import Finding, Rule
from nato_lint.fix import apply_edits
from tests.linting import REGISTRY, RULES, documented_options, findings
from tests.marked import read_marked

FIXTURES = Path(__file__).parent.parent / "fixtures" / "rules"
_EXAMPLE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>markdown|text) (?P<verdict>bad|good)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
# What the engine finds while it works has no article as an example.
WITHOUT_EXAMPLE = {"LNT001", "LNT004", "LNT005"}


def findings_of(code: str, text: str, path: str) -> list[Finding]:
    """The findings of one rule, with the options that its documentation sets."""
    # A suppression is judged by what the rules find that it names, so all of them run.
    codes = () if code == "LNT002" else (code,)
    options = documented_options(RULES[code])
    found = findings(text, *codes, path=path, options=options)
    return [finding for finding in found if finding.code == code]


def examples(rule: Rule, verdict: str) -> list[tuple[str, str]]:
    """Texts and file names of the examples in the documentation of `rule`."""
    return [
        (match["text"], "article.txt" if match["kind"] == "text" else "article.md")
        for match in _EXAMPLE.finditer(rule.documentation)
        if match["verdict"] == verdict
    ]


def fixture_files() -> list[Path]:
    return sorted(path for path in FIXTURES.iterdir() if ".fixed." not in path.name)


def documented() -> list[Rule]:
    return [rule for rule in REGISTRY.rules if rule.code not in WITHOUT_EXAMPLE]


def test_all_plugins_load() -> None:
    assert not REGISTRY.problems


@pytest.mark.parametrize("rule", documented(), ids=lambda rule: rule.code)
class TestDocumentation:
    def test_has_examples(self, rule: Rule) -> None:
        assert examples(rule, "bad")
        assert examples(rule, "good")

    def test_bad_examples_are_flagged(self, rule: Rule) -> None:
        for text, path in examples(rule, "bad"):
            assert findings_of(rule.code, text, path), text

    def test_good_examples_are_not(self, rule: Rule) -> None:
        for text, path in examples(rule, "good"):
            assert not findings_of(rule.code, text, path), text

    def test_safe_fixes_give_the_good_example(self, rule: Rule) -> None:
        if rule.fix != "safe":
            pytest.skip("the rule declares no safe fix")
        bad, path = examples(rule, "bad")[0]
        good, _ = examples(rule, "good")[0]
        edits = [
            edit
            for found in findings_of(rule.code, bad, path)
            if found.fix
            for edit in found.fix.edits
        ]
        assert edits
        assert apply_edits(bad, edits) == good

    def test_has_a_fixture(self, rule: Rule) -> None:
        assert (FIXTURES / f"{rule.code}-{rule.name}.md").exists()


@pytest.mark.parametrize("path", fixture_files(), ids=lambda path: path.name)
def test_fixture(path: Path) -> None:
    code = path.name.partition("-")[0]
    document = read_marked(path.read_text(encoding="utf-8"))
    found = findings_of(code, document.text, path.name)
    marked = [(document.text[start:end], start) for start, end in document.spans]
    assert [(document.text[f.start : f.end], f.start) for f in found] == marked
    assert marked, "a fixture marks at least one finding"


@pytest.mark.parametrize("path", fixture_files(), ids=lambda path: path.name)
def test_fixture_findings_are_sentences_within_the_declared_fix(path: Path) -> None:
    rule = RULES[path.name.partition("-")[0]]
    document = read_marked(path.read_text(encoding="utf-8"))
    for found in findings_of(rule.code, document.text, path.name):
        assert found.message[0].isupper() or not found.message[0].isalpha()
        assert found.message.endswith((".", "?", ")")), found.message
        if found.fix:
            assert rule.fix == "safe" or found.fix.safety == "unsafe"
