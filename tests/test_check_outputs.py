"""Where reports go: several at once, to files, and statistics."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from nato_lint.report import FORMATS
from tests.command import PROJECT, run

SLIP = "---\nai_disclosure: none\n---\n\nThe harbour reopens on on Monday. The the end.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(SLIP, encoding="utf-8")
    return tmp_path


def test_several_reports_in_one_run(folder: Path) -> None:
    (folder / "reports").mkdir()
    flags = [f"--output-format={form}=reports/{form}" for form in FORMATS]
    result = run(*flags, "--output-format", "concise", cwd=folder)
    assert (result.returncode, result.stderr) == (1, b"")
    assert result.stdout == (folder / "reports" / "concise").read_bytes()
    assert sorted(path.name for path in (folder / "reports").iterdir()) == sorted(FORMATS)
    assert len(json.loads((folder / "reports" / "json").read_bytes())["findings"]) == 2
    assert ET.parse(folder / "reports" / "junit").getroot().tag == "testsuites"


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_standard_output_would(folder: Path, form: str) -> None:
    printed = run("--output-format", form, cwd=folder)
    named = run("--output-format", f"{form}=out", cwd=folder)
    other = run("--output-format", form, "--output-file", "other", cwd=folder)
    assert printed.returncode == named.returncode == other.returncode == 1
    assert printed.stdout == (folder / "out").read_bytes() == (folder / "other").read_bytes()
    assert named.stdout == other.stdout == b""


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["full", "json"], "standard output"),
        (["json=a", "full=a"], "both go to a"),
        (["json="], "names no file"),
        (["sarif=x", "jsn"], 'no report format is called "jsn" (did you mean "json"?)'),
        (["=x"], "no report format"),
        (["json=r.out", "full=sub/../r.out"], "both go to"),
    ],
)
def test_formats_that_cannot_be(folder: Path, flags: list[str], said: str) -> None:
    result = run(*(f"--output-format={flag}" for flag in flags), cwd=folder)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said in result.stderr.decode()
    assert result.stderr.count(b"\n") == 1
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_a_file_for_no_report(folder: Path) -> None:
    result = run("--output-format=json=a.json", "--output-file=b.json", cwd=folder)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"--output-file" in result.stderr


def test_a_report_that_cannot_be_written_does_not_lose_the_others(folder: Path) -> None:
    result = run("--output-format=json=no/such/folder", "--output-format=concise", cwd=folder)
    assert result.returncode == 2
    assert result.stdout.count(b"DUP001") == 2
    assert b"cannot be written to no/such/folder" in result.stderr.replace(b"\\", b"/")


def test_statistics(tmp_path: Path) -> None:
    result = run(
        *("--isolated", "--select", "DUP,SCR", "--statistics"),
        str(PROJECT / "fixtures" / "articles"),
        cwd=tmp_path,
    )
    head, *counts, summary = result.stdout.decode().splitlines()
    assert (result.returncode, head.split()) == (1, ["findings", "fixable", "files", "rule"])
    numbers = [int(line.split()[0]) for line in counts]
    assert numbers == sorted(numbers, reverse=True)
    assert f"{sum(numbers)} problems found" in summary
    (dup,) = [line.split() for line in counts if "DUP002" in line]
    assert dup == ["1", "1", "1", "DUP002", "repeated-conjunct"]


def test_statistics_leave_reports_for_programs_as_they_are(folder: Path) -> None:
    flags = ("--statistics", "--output-format", "json")
    assert run(*flags, cwd=folder).stdout == run(*flags[1:], cwd=folder).stdout


def test_statistics_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nai_disclosure: none\n---\n\nFine.\n", encoding="utf-8")
    result = run("--statistics", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, b"1 file checked, no problems found.\n")
