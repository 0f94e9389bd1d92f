"""The `gitlab` format: Code Quality reports."""

from pathlib import Path
from typing import Any

import pytest

from nato_lint import Finding, Severity
from nato_lint.run import FileResult
from tests.linting import findings
from tests.reporting import checked, finding, many, written
from tests.schemas import valid

TWICE = "The ferry leaves at at noon.\n\nThe ferry leaves at at noon.\n"


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in no repository, and no CI server around it."""
    for name in ("CI_PROJECT_DIR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*files: FileResult) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = valid("gitlab-code-quality", written("gitlab", *files))
    return issues


def linted(text: str, path: str = "a.md") -> list[dict[str, Any]]:
    return read(checked(path, text, *findings(text, "DUP001", path=path)))


def fingerprints(issues: list[dict[str, Any]]) -> list[str]:
    return [issue["fingerprint"] for issue in issues]


def test_an_object_a_finding() -> None:
    text = "It it.\n\nOver\nand over and\nover.\n"
    file = checked("news/a.md", text, finding(0, 5), finding(8, 31, code="HSE001"))
    first, second = read(file)
    assert len(first.pop("fingerprint")) == 32
    assert first == {
        "description": "DUP001: This is wrong.",
        "check_name": "DUP001",
        "severity": "major",
        "location": {"path": "news/a.md", "lines": {"begin": 1, "end": 1}},
    }
    assert second["location"]["lines"] == {"begin": 3, "end": 5}


def test_nothing_found_is_an_empty_array() -> None:
    assert written("gitlab", checked("a.md", "")) == "[]\n"
    assert written("gitlab") == "[]\n"


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_severities(severity: Severity, expected: str) -> None:
    (issue,) = read(checked("a.md", "word", finding(0, 4, severity=severity)))
    assert issue["severity"] == expected


def test_all_findings_in_order() -> None:
    file = many("a.md", error=30, warning=20)
    assert [issue["description"] for issue in read(file)] == [
        f"DUP001: {found.message}" for found in file.findings
    ]


class TestFingerprints:
    """GitLab shows one of several findings with the same, and takes a changed one for a new one."""

    def test_none_like_the_other(self) -> None:
        found = findings(TWICE, "DUP001")
        same = Finding(0, 0, "Unreadable.", Severity.ERROR, code="LNT001", path="")
        issues = read(
            checked("a.md", TWICE, *found, same, same), checked("b.md", TWICE, *found, same)
        )
        assert len(issues) == 7
        assert len(set(fingerprints(issues))) == 7

    def test_the_same_in_every_version(self) -> None:
        assert fingerprints(linted("It it.")) == ["da8651b546c5ed0465f041b4fd2a4a0f"]

    def test_lines_that_move_make_no_difference(self) -> None:
        assert fingerprints(linted(f"# Ferries\n\nA new one.\n\n{TWICE}")) == fingerprints(
            linted(TWICE)
        )

    def test_the_folder_in_which_we_run_makes_none_either(
        self, monkeypatch: pytest.MonkeyPatch, nowhere: Path
    ) -> None:
        (nowhere / "news").mkdir()
        monkeypatch.setenv("CI_PROJECT_DIR", str(nowhere))
        from_above = linted(TWICE, "news/a.md")
        monkeypatch.chdir(nowhere / "news")
        assert linted(TWICE, "a.md") == from_above
