"""`check` with --fix, --unsafe-fixes and --diff: what is written, shown and reported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import environment, run

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
    flags = () if "--diff" in arguments else FLAGS
    result = run(*flags, *arguments, cwd=folder, stdin=stdin.encode("utf-8"))
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
    assert (result.returncode, result.stderr) == (
        1,
        b"2 files would be changed; `nato-lint --fix` changes them.\n",
    )
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
    result = run("--diff", "--output-format", "concise=report.txt", cwd=tmp_path)
    assert (result.returncode, result.stdout[:4]) == (1, b"--- ")
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
    assert (code, out[:10], err) == (
        1,
        "--- a/a.md",
        "1 file would be changed; `nato-lint --fix` changes it.\n",
    )


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
    code, out, err = lint(folder, "--fix", "linked.md", "a.md")
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


def test_an_article_with_two_names_is_fixed_once(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE + "\nSays [Insert name].\n")
    (tmp_path / "b.md").symlink_to("a.md")
    outputs = set()
    for jobs in ("1", "2"):
        write(tmp_path, a=SAFE + "\nSays [Insert name].\n")
        outputs.add(lint(tmp_path, "--fix", "--no-cache", "--jobs", jobs))
    ((code, out, err),) = outputs
    assert (code, err) == (1, "")
    assert [line[:9] for line in out.splitlines()[:-1]] == ["a.md:7:6:", "b.md:7:6:"]
    assert out.endswith("2 errors. 1 problem fixed.\n")


def test_an_article_that_was_moved_is_known_to_fixes_as_well(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    run("baseline", cwd=tmp_path)
    (tmp_path / "new").mkdir()
    (tmp_path / "a.md").rename(tmp_path / "new" / "a.md")
    assert lint(tmp_path, "--fix")[0] == 0
    assert read(tmp_path / "new", "a") == SAFE


def test_one_more_of_a_known_kind_is_fixed(tmp_path: Path) -> None:
    """The first ones are known, and the others are new."""
    write(tmp_path, a=f"{HEAD}Ben ran ran home.\n")
    run("baseline", cwd=tmp_path)
    write(tmp_path, a=f"{HEAD}Ben ran ran home.\n\nBen ran ran home.\n")
    lint(tmp_path, "--fix", "--select", "DUP001")
    assert read(tmp_path, "a") == f"{HEAD}Ben ran ran home.\n\nBen ran home.\n"


HOUSE = """
from nato_lint import Finding, Severity, rule

@rule("HSE001", Severity.WARNING)
def our_word(document):
    "Our word."
    print("NOISE")
    at = document.text.find("harbour")
    if at >= 0:
        yield Finding(at, at + 7, "A word.")
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_known_stays_known_when_its_sentence_is_fixed(tmp_path: Path, jobs: str) -> None:
    """And what a plugin prints is no result."""
    (tmp_path / "house.py").write_text(HOUSE, encoding="utf-8")
    (tmp_path / "nato-lint.toml").write_text(
        'plugins = ["house.py"]\nselect = ["HSE", "DUP"]\n', encoding="utf-8"
    )
    write(tmp_path, a=SAFE, b=SAFE)
    run("baseline", "--select", "HSE", cwd=tmp_path)
    result = run(*FLAGS, "--fix", "--jobs", jobs, "--no-cache", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (
        0,
        b"2 files checked, no new problems found. 2 problems fixed. 2 known problems not shown.\n",
    )
    assert b"NOISE" in result.stderr
    assert read(tmp_path, "a") == read(tmp_path, "b") == MENDED


def test_the_known_of_standard_input_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    run("baseline", cwd=tmp_path)
    code, out, _ = lint(tmp_path, "--fix", "-", "--stdin-filename", "a.md", stdin=SAFE)
    assert (code, out) == (0, SAFE)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fix", ""],
        ["--config", ""],
        ["--baseline", ""],
        ["--output-file", ""],
        ["--stdin-filename", ""],
        ["--stdin-filename", "a.md"],
        ["--changed-since", ""],
        ["--changed-since", "HEAD", "-"],
        ["--diff", "--output-format", "json"],
    ],
)
def test_flags_that_make_no_sense(tmp_path: Path, arguments: list[str]) -> None:
    """An empty value comes from a variable that is not set."""
    write(tmp_path, a=SAFE)
    result = run(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert read(tmp_path, "a") == SAFE


@posix_only
def test_a_reader_that_goes_away_changes_neither_reports_nor_the_exit_code(tmp_path: Path) -> None:
    write(tmp_path, **{f"a{number}": SAFE for number in range(300)})
    script = f"{sys.executable} -m nato_lint --output-format full --output-format json=all.json"
    pipe = f"{script} | head -n 1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", pipe], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (1, b"")
    assert (tmp_path / "all.json").read_text(encoding="utf-8").count("DUP001") >= 300


@posix_only
def test_standard_error_that_is_closed_does_not_mix_with_results(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    script = f"{sys.executable} -m nato_lint no-such.md a.md --output-format json 2>&-"
    result = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert result.returncode == 2
    assert result.stdout.startswith(b'{"version"')


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_left_is_shown_with_its_words(tmp_path: Path, jobs: str) -> None:
    for number in range(60):
        write(tmp_path, **{f"a{number}": SAFE + "\nSays [Insert name].\n"})
    result = run("--fix", "--jobs", jobs, cwd=tmp_path)
    assert result.stdout.count(b"7 | Says [Insert name].") == 60


def test_the_summary_promises_no_fix_that_is_not_wanted(tmp_path: Path) -> None:
    write(tmp_path, a=SAFE)
    assert b"`nato-lint --fix` mends it." in run(cwd=tmp_path).stdout
    (tmp_path / "nato-lint.toml").write_text('unfixable = ["DUP001"]\n', encoding="utf-8")
    assert b"mends" not in run(cwd=tmp_path).stdout
    assert b"mends" not in run("--fix", cwd=tmp_path).stdout
