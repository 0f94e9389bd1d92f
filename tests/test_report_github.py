"""The `github` format, read as GitHub's runner reads it."""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Severity
from nato_lint.report.terminal import visible
from tests.reporting import checked, finding, many, written


class Command(NamedTuple):
    """A workflow command, unescaped."""

    name: str
    properties: dict[str, str]
    data: str


def commands(report: str) -> list[Command]:
    """The commands in a log: lines that begin with "::", as the runner splits and unescapes them."""
    found = []
    for line in re.split(r"\r\n?|\n", report):
        if match := re.match(r"\s*::(\w[\w-]*)(?: (.*?))?::(.*)", line):
            name, given, data = match.groups()
            pairs = [pair.partition("=") for pair in (given or "").split(",") if pair]
            properties = {key: unescaped(value, "\r\n:,") for key, _, value in pairs}
            found.append(Command(name, properties, unescaped(data, "\r\n")))
    return found


def unescaped(text: str, characters: str) -> str:
    for character in (*characters, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def annotations(report: str) -> list[Command]:
    """The commands that mark a place in a file."""
    return [command for command in commands(report) if command.properties]


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in no repository, and no CI server around it."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestAnnotations:
    def test_place_severity_rule_and_message(self) -> None:
        text = "The ferry.\n\nIt it sails.\n"
        report = written("github", checked("news/a.md", text, finding(12, 17)))
        assert report.splitlines() == [
            "::error file=news/a.md,line=3,endLine=3,col=1,endColumn=6,"
            "title=DUP001 repeated-word::This is wrong.",
            "news/a.md:3:1: DUP001 This is wrong.",
            "1 file checked, 1 problem found: 1 error.",
        ]

    @pytest.mark.parametrize(
        ("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
    )
    def test_commands(self, severity: str, command: str) -> None:
        found = finding(0, 2, severity=Severity(severity))
        (annotation,) = annotations(written("github", checked("a.md", "It it", found)))
        assert annotation.name == command

    @pytest.mark.parametrize(
        ("start", "end", "lines", "columns"),
        [
            (0, 3, ("1", "1"), ("1", "4")),
            (4, 4, ("2", "2"), ("1", "1")),
            (0, 7, ("1", "2"), None),
            # The line end at its end does not make a line more.
            (0, 4, ("1", "1"), None),
            (0, 8, ("1", "2"), None),
            (4, 12, ("2", "3"), None),
        ],
    )
    def test_columns_only_where_start_and_end_are_on_one_line(
        self, start: int, end: int, lines: tuple[str, str], columns: tuple[str, str] | None
    ) -> None:
        file = checked("a.md", "one\ntwo\nsix\n", finding(start, end))
        (annotation,) = annotations(written("github", file))
        given = annotation.properties
        assert (given["line"], given["endLine"]) == lines
        assert (given.get("col"), given.get("endColumn")) == (columns or (None, None))

    def test_what_separates_properties_is_escaped_in_them(self) -> None:
        path = "a,line=9:: 100%,b%3A.md"
        message = "100%: a, b::c %0A %25"
        report = written("github", checked(path, "word", finding(0, 4, message)))
        (annotation,) = commands(report)
        assert annotation.properties["file"] == path
        assert annotation.properties["line"] == "1"
        assert annotation.data == message

    @given(path=st.text(min_size=1), message=st.text(st.characters(exclude_categories=())))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_path_and_message_arrives(self, path: str, message: str) -> None:
        (annotation,) = commands(written("github", checked(path, "word", finding(0, 4, message))))
        assert annotation.data == visible(message)
        assert set(annotation.properties) == {
            *("file", "line", "endLine", "col", "endColumn", "title")
        }


class TestTheMostThatGithubShows:
    def test_the_worst_come_first_and_the_rest_is_counted(self) -> None:
        report = written("github", many("a.md", error=9, warning=20, info=5), many("b.md", error=5))
        *annotated, last = commands(report)
        assert [command.data for command in annotated] == [
            *(f"error {number}" for number in range(1, 10)),
            "error 1",
            *(f"warning {number}" for number in range(1, 11)),
            *(f"info {number}" for number in range(1, 6)),
        ]
        assert last == Command("notice", {}, "14 more problems: see the log of this step.")

    def test_the_sentence_takes_the_place_of_a_notice(self) -> None:
        names = [c.name for c in commands(written("github", many("a.md", error=11, info=10)))]
        assert names == ["error"] * 10 + ["notice"] * 10
        last = commands(written("github", many("a.md", error=11, info=10)))[-1]
        assert last.data == "2 more problems: see the log of this step."

    def test_ten_of_each_are_all_shown(self) -> None:
        report = written("github", many("a.md", error=10, warning=10, info=10))
        assert len(annotations(report)) == len(commands(report)) == 30

    def test_one_more(self) -> None:
        last = commands(written("github", many("a.md", warning=11)))[-1]
        assert last.data == "1 more problem: see the log of this step."

    def test_the_log_has_all_of_them(self) -> None:
        files = many("a.md", error=30, info=30), many("b.md", warning=30)
        report = written("github", *files)
        assert report.endswith(written("concise", *files))
        assert len(commands(report)) == 30


class TestPaths:
    def test_from_the_root_of_the_repository(
        self, nowhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (nowhere / "site" / ".git").mkdir(parents=True)
        (nowhere / "site" / "content").mkdir()
        monkeypatch.setenv("GITHUB_WORKSPACE", str(nowhere))
        monkeypatch.chdir(nowhere / "site" / "content")
        elsewhere = "/elsewhere/c.md" if os.name != "nt" else "Q:/elsewhere/c.md"
        files = [
            checked(path, "word", finding(0, 4)) for path in ("news/a.md", "../b.md", elsewhere)
        ]
        paths = [each.properties["file"] for each in annotations(written("github", *files))]
        assert paths == ["content/news/a.md", "b.md", elsewhere]


class TestJobSummary:
    @pytest.fixture
    def page(self, nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        page = nowhere / "summary.md"
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
        return page

    def test_is_the_markdown_report(self, page: Path) -> None:
        file = many("a.md", error=3)
        report = written("github", file)
        assert page.read_text(encoding="utf-8") == written("markdown", file)
        assert len(commands(report)) == 3

    def test_leads_to_what_is_left_out(self, page: Path) -> None:
        file = many("a.md", error=400)
        last = commands(written("github", file))[-1]
        assert last.data == "390 more problems: see the job summary."
        # More than a comment would hold.
        assert page.read_text(encoding="utf-8").count("| error |") == 400

    def test_is_appended_to_what_other_programs_say(self, page: Path) -> None:
        page.write_bytes(b"Tests passed")
        written("github", many("a.md", error=1))
        assert page.read_bytes().startswith(b"Tests passed\n\n### nato-lint\n")
        assert b"\r" not in page.read_bytes()

    @pytest.mark.parametrize("present", [0, 400_000])
    def test_stays_below_what_github_takes(self, page: Path, present: int) -> None:
        page.write_bytes(b"x" * present)
        message = "Ein Satz über die Fähre. " * 20
        found = [finding(0, 4, message) for _ in range(2_500)]
        report = written("github", checked("a.md", "word", *found))
        size = page.stat().st_size
        assert 990_000 < size < 1_048_576
        shown = page.read_text(encoding="utf-8").count("| error |")
        left = re.search(r"And ([\d,]+) more problems", page.read_text(encoding="utf-8"))
        assert left
        assert shown + int(left[1].replace(",", "")) == 2_500
        assert commands(report)[-1].data.endswith("see the job summary.")

    def test_a_full_one_is_left_alone(self, page: Path) -> None:
        page.write_bytes(b"x" * 1_048_000)
        last = commands(written("github", many("a.md", error=11)))[-1]
        assert last.data == "1 more problem: see the log of this step."
        assert page.stat().st_size == 1_048_000

    def test_one_that_cannot_be_written_is_said_and_the_report_is_whole(
        self, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page.mkdir()
        report = written("github", many("a.md", error=11))
        assert capsys.readouterr().err.startswith(
            f"nato-lint: the job summary cannot be written to {page}: "
        )
        assert len(annotations(report)) == 10
        assert commands(report)[-1].data == "1 more problem: see the log of this step."
        assert report.endswith("1 file checked, 11 problems found: 11 errors.\n")

    def test_nothing_is_written_without_one(self, nowhere: Path) -> None:
        written("github", many("a.md", error=11))
        assert list(nowhere.iterdir()) == []
