"""`check` with --fix, --unsafe-fixes and --diff: what is written, shown and reported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

FLAGS = ("--output-format", "concise")
HEAD = "---\nai_disclosure: none\n---\n\n"
SAFE = f"{HEAD}The harbour reopens on on Monday.\n"
MENDED = f"{HEAD}The harbour reopens on Monday.\n"
# DUP002: its fix is unsafe.
UNSAFE = f"{HEAD}The plan has structural and structural repairs in it.\n"
# No fix: a placeholder that nobody filled in.
HOPELESS = f"{HEAD}The harbour reopens, says [Insert name].\n"


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="")


def read(folder: Path, name: str) -> str:
    return (folder / f"{name}.md").read_bytes().decode("utf-8")


def lint(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    result = run(*FLAGS, *arguments, cwd=folder, stdin=stdin.encode("utf-8"))
    return result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8")


@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
@pytest.mark.parametrize("seen_before", [True, False])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fix(tmp_path: Path, cache: tuple[str, ...], seen_before: bool, jobs: str) -> None:
    write(tmp_path, a=SAFE, b=HOPELESS, c=UNSAFE, d=MENDED)
    if seen_before:
        lint(tmp_path, *cache)
    code, out, err = lint(tmp_path, "--fix", "--jobs", jobs, *cache)
    assert (code, err) == (1, "")
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "b.md",
        "c.md",
        "4 files checked, 2 problems found",
    ]
    assert "1 problem fixed." in out
    assert [read(tmp_path, name) for name in "abcd"] == [MENDED, HOPELESS, UNSAFE, MENDED]
    assert lint(tmp_path, *cache)[1] == out.replace(" 1 problem fixed.", "")


def test_all_fixed_is_success(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    assert lint(tmp_path, "--fix") == (
        0,
        "1 file checked, no problems found. 1 problem fixed.\n",
        "",
    )
    assert lint(tmp_path, "--fix") == (0, "1 file checked, no problems found.\n", "")


def test_unsafe_fixes_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, a=UNSAFE)
    assert lint(tmp_path, "--fix")[0] == 1
    assert read(tmp_path, "a") == UNSAFE
    assert lint(tmp_path, "--fix", "--unsafe-fixes")[0] == 0
    assert read(tmp_path, "a") == UNSAFE.replace("structural and structural", "structural")
    code, _, err = lint(tmp_path, "--unsafe-fixes")
    assert (code, err.count("\n"), "--fix" in err) == (2, 1, True)


def test_fixable_and_unfixable(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    (tmp_path / "nato-lint.toml").write_text('unfixable = ["DUP001"]\n', encoding="utf-8")
    assert lint(tmp_path, "--fix")[0] == 1
    (tmp_path / "nato-lint.toml").write_text('fixable = ["SCR"]\n', encoding="utf-8")
    assert lint(tmp_path, "--fix")[0] == 1
    assert read(tmp_path, "a") == SAFE
    (tmp_path / "nato-lint.toml").write_text('fixable = ["DUP"]\n', encoding="utf-8")
    assert lint(tmp_path, "--fix")[0] == 0


def test_the_diff_is_one_that_git_applies(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    write(tmp_path, a=SAFE, b=SAFE.replace("\n", "\r\n"), c=HOPELESS)
    result = run("--diff", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (1, b"2 files would be changed.\n")
    assert [read(tmp_path, name) for name in "ab"] == [SAFE, SAFE.replace("\n", "\r\n")]
    subprocess.run(["git", "apply"], cwd=tmp_path, input=result.stdout, check=True)
    assert [read(tmp_path, name) for name in "ab"] == [MENDED, MENDED.replace("\n", "\r\n")]


def test_diff_and_exit_codes(tmp_path: Path) -> None:
    write(tmp_path, a=MENDED)
    assert lint(tmp_path, "--diff") == (0, "", "0 files would be changed.\n")
    write(tmp_path, a=SAFE)
    assert lint(tmp_path, "--diff", "--fail-level", "never")[0] == 1
    assert lint(tmp_path, "--diff", "--exit-zero")[0] == 0
    write(tmp_path, a=HOPELESS)
    assert lint(tmp_path, "--diff")[:2] == (1, "")


def test_a_report_beside_the_diff_is_about_the_files_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    code, out, _ = lint(tmp_path, "--diff", "--output-format", "concise=report.txt")
    assert (code, out[:4]) == (1, "--- ")
    report = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "a.md:5:21: DUP001 " in report


def test_standard_input(tmp_path: Path) -> None:
    assert lint(tmp_path, "--fix", "-", stdin=SAFE) == (
        0,
        MENDED,
        "1 file checked, no problems found. 1 problem fixed.\n",
    )
    code, out, err = lint(tmp_path, "--fix", "-", stdin=HOPELESS)
    assert (code, out) == (1, HOPELESS)
    assert "<stdin>:5:" in err
    code, out, err = lint(tmp_path, "--diff", "-", "--stdin-filename", "a.md", stdin=SAFE)
    assert (code, out[:10], err) == (1, "--- a/a.md", "1 file would be changed.\n")


def test_standard_input_that_is_no_text(tmp_path: Path) -> None:
    result = run("--fix", "-", cwd=tmp_path, stdin=b"\xff\xfe")
    assert (result.returncode, result.stdout) == (1, b"\xff\xfe")


def test_known_findings_are_left_alone(tmp_path: Path) -> None:
    """What is not reported is not changed either."""
    write(tmp_path, a=SAFE)
    assert run("baseline", cwd=tmp_path).returncode == 0
    assert lint(tmp_path, "--fix")[0] == 0
    assert read(tmp_path, "a") == SAFE
    write(tmp_path, a=f"{SAFE}\nThe the new paragraph.\n")
    assert lint(tmp_path, "--fix")[0] == 0
    assert read(tmp_path, "a") == f"{SAFE}\nThe new paragraph.\n"


def test_suppressed_findings_are_left_alone(tmp_path: Path) -> None:
    text = SAFE.replace("The harbour", "<!-- nato-lint-disable-next-line DUP001 -->\nThe harbour")
    write(tmp_path, a=text)
    assert lint(tmp_path, "--fix")[0] == 0
    assert read(tmp_path, "a") == text


@posix_only
def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(SAFE, encoding="utf-8")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "linked.md").symlink_to(outside)
    write(folder, a=SAFE)
    code, out, err = lint(folder, "--fix")
    assert code == 2
    assert err.startswith("nato-lint: linked.md: This is a link to ")
    assert out.startswith("linked.md:5:21: DUP001 ")
    assert outside.read_text(encoding="utf-8") == SAFE
    assert read(folder, "a") == MENDED


@posix_only
def test_everything_else_about_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    data = "\ufeff" + SAFE.replace("\n", "\r\n").rstrip() + "  "
    path.write_bytes(data.encode("utf-8"))
    path.chmod(0o640)
    assert lint(tmp_path, "--fix")[0] == 0
    assert path.read_bytes() == data.replace("on on", "on").encode("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in os.scandir(tmp_path)] == ["a.md"]
