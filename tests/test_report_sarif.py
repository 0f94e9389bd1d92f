"""The `sarif` format, as GitHub code scanning and code editors take it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from nato_lint import Edit, Fix, Related, Rule, Safety, Severity, Source, __version__
from nato_lint.finding import Finding
from nato_lint.report import reporter
from nato_lint.report.sarif import MOST_RESULTS
from nato_lint.run import UNREADABLE, FileResult, Outcome, skipped
from tests.linting import REGISTRY, RULES
from tests.reporting import checked, finding, many
from tests.schemas import valid


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in no repository, and no CI server around it."""
    for name in ("CI_PROJECT_DIR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(*files: FileResult, rules: Sequence[Rule] = REGISTRY.rules) -> str:
    return "".join(reporter("sarif")(Outcome(list(files), rules), False))


def run(*files: FileResult, rules: Sequence[Rule] = REGISTRY.rules) -> Any:
    (run,) = valid("sarif-2.1.0", written(*files, rules=rules))["runs"]
    return run


def results(*files: FileResult) -> list[Any]:
    found: list[Any] = run(*files)["results"]
    return found


def test_all_that_there_is_to_say_of_a_finding() -> None:
    text = "The the 😀 on on.\n\nOver\nand over.\n"
    file = checked(
        "news/a.md",
        text,
        finding(
            10,
            15,
            "Twice.",
            fix=Fix(Safety.UNSAFE, "Keep it once", (Edit(12, 15), Edit(18, 18, "So "))),
            related=(Related(0, 7, "as here"), Related(18, 32)),
            passage="0123456789abcdef",
        ),
    )
    artifact = {"uri": "news/a.md", "uriBaseId": "%SRCROOT%"}
    assert results(file) == [
        {
            "ruleId": "DUP001",
            "ruleIndex": [*RULES].index("DUP001"),
            "level": "error",
            "message": {"text": "Twice."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": {
                            "startLine": 1,
                            "startColumn": 11,
                            "endLine": 1,
                            "endColumn": 16,
                        },
                    }
                }
            ],
            "relatedLocations": [
                {
                    "id": 1,
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 8},
                    },
                    "message": {"text": "as here"},
                },
                {
                    "id": 2,
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 10},
                    },
                },
            ],
            "partialFingerprints": {
                "natoLint/v1": "DUP001:0123456789abcdef:1",
                "primaryLocationLineHash": "3e6345e36d76cbb3:1",
            },
            "fixes": [
                {
                    "description": {"text": "Keep it once"},
                    "artifactChanges": [
                        {
                            "artifactLocation": artifact,
                            "replacements": [
                                {
                                    "deletedRegion": {
                                        "startLine": 1,
                                        "startColumn": 13,
                                        "endLine": 1,
                                        "endColumn": 16,
                                    },
                                    "insertedContent": {"text": ""},
                                },
                                {
                                    "deletedRegion": {
                                        "startLine": 3,
                                        "startColumn": 1,
                                        "endLine": 3,
                                        "endColumn": 1,
                                    },
                                    "insertedContent": {"text": "So "},
                                },
                            ],
                        }
                    ],
                    "properties": {"safety": "unsafe"},
                }
            ],
        }
    ]


def test_columns_count_code_points() -> None:
    assert run()["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_levels(severity: Severity, level: str) -> None:
    (result,) = results(checked("a.md", "word", finding(0, 4, severity=severity)))
    assert result["level"] == level


def test_nothing_found() -> None:
    for files in ((), (checked("a.md", ""),)):
        nothing = run(*files)
        assert nothing["results"] == []
        assert nothing["invocations"] == [
            {"executionSuccessful": True, "toolExecutionNotifications": []}
        ]


def test_a_fix_without_edits_is_none() -> None:
    (result,) = results(
        checked("a.md", "word", finding(0, 4, fix=Fix(Safety.SAFE, "Nothing to do", ())))
    )
    assert "fixes" not in result


def test_words_of_an_article_become_no_link() -> None:
    (result,) = results(
        checked("a.md", "word", finding(0, 4, "“[a](http://b.example) [1]” is odd."))
    )
    assert result["message"]["text"] == r"“\[a\](http://b.example) \[1\]” is odd."
    (result,) = results(checked("a.md", "word", finding(0, 4, "“[sic]” is odd.")))
    assert result["message"]["text"] == "“[sic]” is odd."


class TestRules:
    def test_all_rules_in_their_order_whatever_was_found(self) -> None:
        driver = run()["tool"]["driver"]
        assert (driver["name"], driver["version"]) == ("nato-lint", __version__)
        assert [rule["id"] for rule in driver["rules"]] == [*RULES]

    @pytest.mark.parametrize("code", RULES)
    def test_what_github_wants_of_each(self, code: str) -> None:
        rule = RULES[code]
        (described,) = run(rules=[rule])["tool"]["driver"]["rules"]
        assert described["id"] == code
        assert described["name"] == rule.name
        assert described["shortDescription"]["text"] == rule.summary
        assert 20 < len(described["fullDescription"]["text"]) <= 1024
        assert "```" not in described["fullDescription"]["text"]
        assert described["help"]["text"] == rule.documentation
        assert rule.summary in described["help"]["markdown"]
        assert described["defaultConfiguration"]["enabled"] == rule.default
        assert described["helpUri"].endswith(f"/docs/rules.md#{code.lower()}-{rule.name}")
        assert described["properties"]["tags"][0] == code[:3]

    def test_severity_and_precision(self) -> None:
        expected = {
            "DUP001": ("error", "error", "high"),
            "DUP004": ("warning", "warning", "high"),
            "DUP006": ("note", "recommendation", "medium"),
        }
        for described in run(rules=[RULES[code] for code in expected])["tool"]["driver"]["rules"]:
            properties = described["properties"]
            level = described["defaultConfiguration"]["level"]
            severity = properties["problem.severity"]
            assert (level, severity, properties["precision"]) == expected[described["id"]]

    def test_examples_say_which_is_good(self) -> None:
        (described,) = run(rules=[RULES["LNT003"]])["tool"]["driver"]["rules"]
        text = described["help"]["markdown"]
        assert "Found:\n\n```markdown\n---\n" in text
        assert "Not found:\n\n```markdown\n---\n" in text
        assert "Severity: error" in text

    def test_tags(self) -> None:
        rules = [RULES[code] for code in ("DUP002", "LNT003")]
        tagged = [
            rule["properties"]["tags"] for rule in run(rules=rules)["tool"]["driver"]["rules"]
        ]
        assert tagged == [["DUP", "en", "unsafe-fix"], ["LNT"]]

    def test_a_rule_of_somebody_else_with_a_long_documentation(self) -> None:
        def endless(document: object) -> Iterator[Finding]:
            yield from ()

        sentence = "It says the same again. "
        endless.__doc__ = f"{'word ' * 300}\n\n{sentence * 100}"
        (described,) = run(rules=[Rule("HSE001", Severity.INFO, endless)])["tool"]["driver"][
            "rules"
        ]
        assert "helpUri" not in described
        assert len(described["shortDescription"]["text"]) == 1024
        assert described["shortDescription"]["text"].endswith("…")
        assert described["fullDescription"]["text"] == (sentence * 42).strip()

    def test_a_finding_of_a_rule_that_is_not_there(self) -> None:
        (result,) = results(checked("a.md", "word", finding(0, 4, code="HSE001")))
        assert result["ruleId"] == "HSE001"
        assert "ruleIndex" not in result


class TestPlaces:
    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("news/a.md", "news/a.md"),
            ("a b#c?d%20.md", "a%20b%23c%3Fd%2520.md"),
            ("Ærø/café.md", "%C3%86r%C3%B8/caf%C3%A9.md"),
            ("c:a.md", "c%3Aa.md"),
            ("\udcff\ud800.md", "%EF%BF%BD%EF%BF%BD.md"),
        ],
    )
    def test_paths_are_relative_uris(self, path: str, uri: str) -> None:
        (result,) = results(checked(path, "word", finding(0, 4)))
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}

    def test_from_the_root_of_the_repository(
        self, nowhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (nowhere / "site" / ".git").mkdir(parents=True)
        (nowhere / "site" / "news").mkdir()
        monkeypatch.chdir(nowhere / "site" / "news")
        files = [checked(path, "word", finding(0, 4)) for path in ("a.md", "../../b c.md")]
        artifacts = [
            result["locations"][0]["physicalLocation"]["artifactLocation"]
            for result in results(*files)
        ]
        assert artifacts == [
            {"uri": "news/a.md", "uriBaseId": "%SRCROOT%"},
            {"uri": (nowhere / "b c.md").as_uri()},
        ]

    def test_no_path_of_this_machine_is_given_away(self, nowhere: Path) -> None:
        assert nowhere.name not in written(checked("a.md", "word", finding(0, 4)))


class TestFingerprints:
    def test_findings_on_one_line_share_its_hash(self) -> None:
        text = "On on. On on.\n"
        found = results(checked("a.md", text, finding(0, 5), finding(7, 12)))
        own = [result["partialFingerprints"]["natoLint/v1"] for result in found]
        assert own == ["DUP001::1", "DUP001::2"]
        assert (
            len({result["partialFingerprints"]["primaryLocationLineHash"] for result in found}) == 1
        )

    def test_none_of_a_text_that_is_not_known(self) -> None:
        file = FileResult("a.md", UNREADABLE, 0, (finding(0, 0, code="LNT001"),), Source(""))
        (result,) = results(file)
        assert [*result["partialFingerprints"]] == ["natoLint/v1"]


class TestNotifications:
    def test_files_that_were_not_checked(self) -> None:
        unreadable = FileResult(
            "b c.md", UNREADABLE, 0, (finding(0, 0, "It is no text."),), Source("")
        )
        broken = skipped("d.md", "nato-lint broke on this file\n::error::x.")
        (invocation,) = run(checked("a.md", "word"), unreadable, broken)["invocations"]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"] == [
            {
                "level": "error",
                "message": {"text": text},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}
                        }
                    }
                ],
            }
            for uri, text in (
                ("b%20c.md", "It is no text."),
                ("d.md", "nato-lint broke on this file ::error::x."),
            )
        ]
        assert run(unreadable)["invocations"][0]["executionSuccessful"] is True


class TestLimits:
    """What GitHub takes; such reports are too long to be held against the schema here."""

    def test_results_stay_in_their_order(self) -> None:
        file = many("a.md", info=2, warning=1, error=1)
        assert [result["message"]["text"] for result in results(file)] == [
            found.message for found in file.findings
        ]

    def test_the_worst_come_first_where_github_does_not_show_all(self) -> None:
        (log,) = json.loads(written(many("a.md", info=3000, error=2001)))["runs"]
        levels = [result["level"] for result in log["results"]]
        assert levels == ["error"] * 2001 + ["note"] * 3000
        assert log["results"][0]["message"]["text"] == "error 1"
        assert log["invocations"][0]["toolExecutionNotifications"] == []

    def test_what_is_too_much_is_left_out_and_said(self) -> None:
        files = (many("a.md", info=2000, warning=10_000), many("b.md", info=1234, error=15_000))
        (log,) = json.loads(written(*files))["runs"]
        assert len(log["results"]) == MOST_RESULTS == 25_000
        assert {result["level"] for result in log["results"]} == {"error", "warning"}
        (notification,) = log["invocations"][0]["toolExecutionNotifications"]
        assert notification == {
            "level": "warning",
            "message": {
                "text": "3,234 findings are not in this report, for GitHub takes 25,000 at most. "
                "Those left out are the least severe."
            },
        }

    def test_of_many_related_places_the_first(self) -> None:
        related = tuple(Related(at, at + 1) for at in range(150))
        (result,) = results(checked("a.md", "x" * 150, finding(0, 1, related=related)))
        numbers = [place["id"] for place in result["relatedLocations"]]
        assert numbers == list(range(1, 101))
