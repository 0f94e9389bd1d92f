"""The command line: what it checks, what it says, and the exit code."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nato_lint import parse
from nato_lint.cli import main
from tests.command import command, environment, run

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

DISCLOSED = "---\nai_disclosure: none\n---\n\n"
CLEAN = f"{DISCLOSED}# The harbour\n\nThe harbour reopens on Monday.\n"
# DUP001 (error) in it and nothing else.
SLIP = f"{DISCLOSED}# The harbour\n\nThe harbour reopens on on Monday.\n"
# LNT002 (warning) in it and nothing else.
WARNING = f"{DISCLOSED}# The harbour <!-- nato-lint-disable-line DUP001 -->\n\nIt reopens.\n"

Lint = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NATO_LINT_NO_LOCAL_PLUGINS", raising=False)
    return tmp_path


@pytest.fixture
def lint(folder: Path, capsys: pytest.CaptureFixture[str]) -> Lint:
    """The linter with few rules: exit code, stdout and stderr of a command."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def write(folder: Path, **texts: str) -> None:
    """Write articles: `write(folder, a=SLIP)` is a.md."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="")


def configure(folder: Path, text: str) -> None:
    (folder / "nato-lint.toml").write_text(text, encoding="utf-8")


def found(output: str) -> list[str]:
    """`path CODE` of the findings in the concise format."""
    *lines, summary = output.splitlines()
    assert "checked" in summary
    return [f"{line.split(':')[0]} {line.split(': ')[1].split()[0]}" for line in lines]


class TestCommands:
    def test_check_is_the_default(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        expected = lint("check", "--output-format", "concise", "a.md")
        assert expected[0] == 1
        assert lint("--output-format", "concise", "a.md") == expected
        assert lint("a.md", "--output-format", "concise") == expected

    def test_without_paths_the_working_directory_is_checked(self, folder: Path, lint: Lint) -> None:
        (folder / "deep" / "er").mkdir(parents=True)
        write(folder / "deep" / "er", a=SLIP)
        code, out, _ = lint("--output-format=concise")
        assert (code, found(out)) == (1, ["deep/er/a.md DUP001"])

    def test_flags_may_stand_among_the_paths(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP, b=SLIP)
        code, out, _ = lint("a.md", "--select", "DUP", "b.md", "--output-format", "concise")
        assert (code, found(out)) == (1, ["a.md DUP001", "b.md DUP001"])

    def test_rules_lists_each_rule_on_a_line(self, lint: Lint) -> None:
        code, out, err = lint("rules")
        assert (code, err) == (0, "")
        codes = [line.split()[0] for line in out.splitlines()]
        assert codes == sorted(codes)
        assert {"DUP001", "LNT001"} <= set(codes)

    @pytest.mark.parametrize("name", ["LNT002", "lnt002", "unused-suppression"])
    def test_explain(self, lint: Lint, name: str) -> None:
        code, out, _ = lint("explain", name)
        assert code == 0
        assert out.startswith("# LNT002 unused-suppression\n")

    def test_explain_what_does_not_exist(self, lint: Lint) -> None:
        code, out, err = lint("explain", "unused-supression")
        assert (code, out) == (2, "")
        assert 'did you mean "unused-suppression"' in err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--nope"],
            ["--select"],
            ["--fail-level", "fatal"],
            ["explain"],
            ["rules", "--select", "DUP"],
        ],
    )
    def test_bad_usage(
        self, arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        captured = capsys.readouterr()
        assert exit_.value.code == 2
        assert captured.out == ""
        assert captured.err.startswith("usage: nato-lint")

    @pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
    def test_help(
        self, arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        assert exit_.value.code == 0
        assert "nato-lint" in capsys.readouterr().out


class TestExitCodes:
    @pytest.mark.parametrize(
        ("text", "arguments", "expected"),
        [
            (CLEAN, [], 0),
            (SLIP, [], 1),
            (WARNING, [], 1),
            (WARNING, ["--fail-level", "error"], 0),
            (SLIP, ["--fail-level", "error"], 1),
            (WARNING, ["--fail-level", "warning"], 1),
            (SLIP, ["--fail-level", "never"], 0),
            (SLIP, ["--exit-zero"], 0),
            (WARNING, ["--quiet"], 1),
            (SLIP, ["--ignore", "DUP001"], 0),
        ],
    )
    def test_findings_and_the_fail_level(
        self, folder: Path, lint: Lint, text: str, arguments: list[str], expected: int
    ) -> None:
        write(folder, a=text)
        assert lint("a.md", *arguments)[0] == expected

    def test_info_findings_fail_only_where_that_is_asked_for(
        self, folder: Path, lint: Lint
    ) -> None:
        write(folder, a=SLIP)
        configure(folder, '[severity]\nDUP = "info"\n')
        assert lint("a.md")[0] == 0
        assert lint("a.md", "--fail-level", "info")[0] == 1

    def test_the_fail_level_of_the_configuration(self, folder: Path, lint: Lint) -> None:
        write(folder, a=WARNING)
        configure(folder, 'fail-level = "error"\n')
        assert lint("a.md")[0] == 0
        assert lint("a.md", "--fail-level", "warning")[0] == 1

    def test_a_missing_path_is_trouble_and_the_others_are_checked(
        self, folder: Path, lint: Lint
    ) -> None:
        write(folder, a=SLIP)
        code, out, err = lint("no.md", "a.md", "--output-format", "concise")
        assert (code, found(out)) == (2, ["a.md DUP001"])
        assert err == "nato-lint: no.md: there is no such file or folder.\n"

    def test_exit_zero_does_not_hide_trouble(self, folder: Path, lint: Lint) -> None:
        assert lint("no.md", "--exit-zero")[0] == 2

    def test_a_crash_is_no_finding(
        self, folder: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: Any, **__: Any) -> None:
            raise KeyError("a bug")

        monkeypatch.setattr("nato_lint.cli.articles.discover", broken)
        code, out, err = lint("a.md")
        assert (code, out) == (2, "")
        assert "KeyError" in err
        assert "bug in nato-lint" in err.splitlines()[-1]

    def test_a_file_that_breaks_the_linter_does_not_stop_the_others(
        self, folder: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fragile(source: Any, **more: Any) -> Any:
            if source.path == "a.md":
                raise RecursionError("too deep")
            return parse(source, **more)

        monkeypatch.setattr("nato_lint.run.parse", fragile)
        write(folder, a=SLIP, b=SLIP)
        code, out, err = lint("--output-format", "concise")
        assert (code, found(out)) == (2, ["b.md DUP001"])
        assert err.startswith("nato-lint: a.md: nato-lint broke on this file")
        assert err.count("\n") == 1

    @posix_only
    def test_interrupted(self, tmp_path: Path) -> None:
        """Ctrl-C while the linter waits for standard input."""
        ready = tmp_path / "ready"
        (tmp_path / "ours.py").write_text(f"open({str(ready)!r}, 'w').close()", encoding="utf-8")
        configure(tmp_path, 'plugins = ["ours.py"]\n')
        process = subprocess.Popen(
            command("-"),
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            # A shell that runs the tests in the background makes its children ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        for _ in range(200):
            if ready.exists():
                break
            time.sleep(0.05)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (130, b"", b"")


class TestSelection:
    BOTH = WARNING.replace("DUP001", "DUP002").replace("reopens", "reopens reopens")

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            ([], ["LNT002", "DUP001"]),
            (["--select", "DUP"], ["DUP001"]),
            (["--select", "DUP002,LNT002"], ["LNT002"]),
            (["--select", " DUP002 , unused-suppression,"], ["LNT002"]),
            (["--select", "DUP", "--select", "LNT"], ["LNT002", "DUP001"]),
            (["--select", "ALL", "--ignore", "DUP001,SRC"], ["LNT002"]),
            (["--ignore", "LNT002"], ["DUP001"]),
            (["--select", "STR", "--extend-select", "repeated-word"], ["DUP001"]),
            (["--select", "STR"], []),
        ],
    )
    def test_flags(
        self, folder: Path, lint: Lint, arguments: list[str], expected: list[str]
    ) -> None:
        write(folder, a=self.BOTH)
        code, out, err = lint("a.md", "--output-format", "concise", *arguments)
        assert [line.split()[1] for line in found(out)] == expected
        assert (code, err) == (int(bool(expected)), "")

    @pytest.mark.parametrize("flag", ["--select", "--ignore", "--extend-select"])
    def test_unknown_rule(self, folder: Path, lint: Lint, flag: str) -> None:
        write(folder, a=SLIP)
        code, out, err = lint("a.md", flag, "repeated-wrod")
        assert (code, out) == (2, "")
        assert err == (
            'nato-lint: no rule is called "repeated-wrod" (did you mean "repeated-word"?).\n'
        )


class TestStandardInput:
    @pytest.fixture
    def given(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
        def give(data: bytes) -> None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

        return give

    def test_a_dash_reads_it(self, lint: Lint, given: Callable[[bytes], None]) -> None:
        given(SLIP.encode())
        code, out, _ = lint("-", "--output-format", "concise")
        assert (code, found(out)) == (1, ["<stdin> DUP001"])

    def test_its_name_decides_about_configuration_and_dialect(
        self, folder: Path, lint: Lint, given: Callable[[bytes], None]
    ) -> None:
        (folder / "news").mkdir()
        configure(folder / "news", 'ignore = ["DUP001"]\n')
        given(SLIP.encode())
        assert lint("-", "--stdin-filename", "news/a.md")[0] == 0
        given(SLIP.encode())
        code, out, _ = lint("-", "--stdin-filename", "old/a.md", "--output-format", "concise")
        assert (code, found(out)) == (1, ["old/a.md DUP001"])

    def test_with_files_beside_it(
        self, folder: Path, lint: Lint, given: Callable[[bytes], None]
    ) -> None:
        write(folder, b=SLIP)
        given(SLIP.encode())
        out = lint("b.md", "-", "--stdin-filename", "c.md", "--output-format", "concise")[1]
        assert found(out) == ["b.md DUP001", "c.md DUP001"]

    def test_what_is_no_text(self, lint: Lint, given: Callable[[bytes], None]) -> None:
        given(b"\xff\xfe\x00")
        code, out, _ = lint("-", "--output-format", "concise")
        assert (code, found(out)) == (1, ["<stdin> LNT001"])

    @posix_only
    def test_closed(self, tmp_path: Path) -> None:
        result = subprocess.run(
            ["sh", "-c", '"$@" <&-', "sh", *command("-", "--output-format", "concise")],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert result.returncode == 1
        assert b"standard input is closed" in result.stdout
        assert result.stderr == b""


class TestFiles:
    def test_walking_respects_gitignore(self, folder: Path, lint: Lint) -> None:
        (folder / ".git").mkdir()
        (folder / ".gitignore").write_text("drafts/\n", encoding="utf-8")
        (folder / "drafts").mkdir()
        write(folder, a=SLIP)
        write(folder / "drafts", b=SLIP)
        (folder / "c.txt").write_text(SLIP, encoding="utf-8")
        assert found(lint(".", "--output-format", "concise")[1]) == ["a.md DUP001"]

    def test_exclude(self, folder: Path, lint: Lint) -> None:
        (folder / "old").mkdir()
        write(folder, a=SLIP, b=SLIP)
        write(folder / "old", c=SLIP)
        concise = ("--output-format", "concise", "--exclude", "old/", "--exclude", "b.*")
        assert found(lint(*concise)[1]) == ["a.md DUP001"]
        # What is named is checked, unless it is forced out.
        assert found(lint("b.md", *concise)[1]) == ["b.md DUP001"]
        code, out, _ = lint("b.md", "old/c.md", "--force-exclude", *concise)
        assert code == 0
        assert out.startswith("0 files checked")

    def test_exclude_of_the_configuration(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP, b=SLIP)
        configure(folder, 'exclude = ["b.md"]\n')
        assert found(lint("--output-format", "concise")[1]) == ["a.md DUP001"]

    def test_no_file_at_all_is_said(self, folder: Path, lint: Lint) -> None:
        code, out, err = lint()
        assert (code, err) == (0, "")
        assert out.startswith("0 files checked")

    def test_a_file_named_twice_is_checked_once(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        out = lint("a.md", "./a.md", str(folder / "a.md"), ".", "--output-format", "concise")[1]
        assert found(out) == ["a.md DUP001"]

    def test_paths_are_sorted_and_relative(self, folder: Path, lint: Lint) -> None:
        write(folder, b=SLIP, a=SLIP)
        (folder / "c").mkdir()
        write(folder / "c", d=SLIP)
        out = lint("c", "b.md", str(folder / "a.md"), "--output-format", "concise")[1]
        assert found(out) == ["a.md DUP001", "b.md DUP001", "c/d.md DUP001"]

    def test_outside_of_the_working_directory(
        self, folder: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(folder, a=SLIP)
        (folder / "below").mkdir()
        monkeypatch.chdir(folder / "below")
        assert found(lint("../a.md", "--output-format", "concise")[1]) == ["../a.md DUP001"]

    def test_a_dangling_link_is_missing(self, folder: Path, lint: Lint) -> None:
        (folder / "a.md").symlink_to("nowhere.md")
        code, _, err = lint("a.md")
        assert code == 2
        assert "a.md: there is no such file" in err

    def test_a_link_to_itself_is_unreadable(self, folder: Path, lint: Lint) -> None:
        (folder / "a.md").symlink_to("a.md")
        write(folder, b=SLIP)
        code, out, _ = lint("a.md", "b.md", "--output-format", "concise")
        assert (code, found(out)) == (1, ["a.md LNT001", "b.md DUP001"])

    def test_a_folder_that_is_called_like_an_article_is_a_folder(
        self, folder: Path, lint: Lint
    ) -> None:
        (folder / "x.md").mkdir()
        write(folder / "x.md", a=SLIP)
        assert found(lint("--output-format", "concise")[1]) == ["x.md/a.md DUP001"]

    def test_a_file_that_vanishes_while_the_run_goes_on(
        self, folder: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(folder, a=SLIP, b=SLIP)
        open_file = os.open

        def vanished(path: Path, *more: int) -> int:
            if Path(path).name == "a.md":
                raise PermissionError(13, "Permission denied")
            return open_file(path, *more)

        monkeypatch.setattr(os, "open", vanished)
        code, out, _ = lint("--output-format", "concise")
        assert (code, found(out)) == (1, ["a.md LNT001", "b.md DUP001"])
        assert "Permission denied" in out

    def test_an_unreadable_file_is_reported_whatever_is_selected(
        self, folder: Path, lint: Lint
    ) -> None:
        (folder / "a.md").write_bytes(b"\xff\xfea\x00")
        code, out, _ = lint("--select", "DUP", "--output-format", "concise")
        assert (code, found(out)) == (1, ["a.md LNT001"])

    def test_the_severity_of_unreadable_files_can_be_configured(
        self, folder: Path, lint: Lint
    ) -> None:
        (folder / "a.md").write_bytes(b"\xff\xfea\x00")
        configure(folder, 'severity = { LNT001 = "info" }\n')
        code, out, _ = lint()
        assert code == 0
        assert "LNT001 info" in out

    @pytest.mark.parametrize(
        "name",
        [
            "with space.md",
            "größe ☀ 記事.md",
            "-dash.md",
            "--select.md",
            "a:1:2.md",
            pytest.param("con\ttrol\x1b[31m.md", marks=posix_only),
            pytest.param("new\nline.md", marks=posix_only),
        ],
    )
    def test_strange_names(self, folder: Path, lint: Lint, name: str) -> None:
        (folder / name).write_text(SLIP, encoding="utf-8")
        for paths in ([], ["--", name], [f"./{name}"]):
            code, out, err = lint("--output-format", "concise", *paths)
            assert (code, err) == (1, "")
            assert out.count("DUP001") == 1
            assert len(out.splitlines()) == 2
            assert "\x1b" not in out

    def test_what_stands_behind_two_dashes_is_a_path(self, folder: Path, lint: Lint) -> None:
        for name in ("a.md", "-b.md", "--quiet"):
            (folder / name).write_text(SLIP, encoding="utf-8")
        concise = ("--output-format", "concise")
        assert found(lint(*concise, "--", "-b.md")[1]) == ["-b.md DUP001"]
        assert found(lint("a.md", *concise, "--", "--quiet")[1]) == [
            "--quiet DUP001",
            "a.md DUP001",
        ]

    @posix_only
    def test_a_name_that_is_not_utf_8(self, tmp_path: Path) -> None:
        (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text(SLIP, encoding="utf-8")
        for form in ("full", "concise", "json"):
            result = run("--output-format", form, cwd=tmp_path)
            assert result.returncode == 1
            assert b"DUP001" in result.stdout.decode("utf-8").encode()
            assert result.stderr == b""

    @posix_only
    def test_a_very_long_path(self, folder: Path, lint: Lint) -> None:
        deep = folder.joinpath(*["d" * 200] * 15)
        deep.mkdir(parents=True)
        write(deep, a=SLIP)
        code, out, _ = lint("--output-format", "concise")
        assert code == 1
        assert found(out) == [f"{'/'.join(['d' * 200] * 15)}/a.md DUP001"]

    def test_a_path_longer_than_the_system_allows(self, folder: Path, lint: Lint) -> None:
        code, out, err = lint(f"{'x' * 5000}.md")
        assert code in (1, 2)
        assert "Traceback" not in out + err


class TestConfiguration:
    def test_error_names_file_and_line(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        configure(folder, 'select = ["DUP"]\nextend-selekt = ["LNT"]\n')
        code, out, err = lint()
        assert (code, out) == (2, "")
        assert err.startswith("nato-lint: nato-lint.toml:2: ")
        assert 'did you mean "extend-select"?' in err
        assert err.count("\n") == 1

    def test_unknown_rule_names_file_and_line(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        configure(folder, '# Ours\nignore = ["repeated-wrod"]\n')
        code, _, err = lint()
        assert code == 2
        assert err.startswith("nato-lint: nato-lint.toml:2: ")
        assert 'did you mean "repeated-word"?' in err

    def test_isolated(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        configure(folder, 'ignore = ["DUP"]\n')
        assert lint()[0] == 0
        assert lint("--isolated")[0] == 1

    def test_explicit(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        (folder / "other.toml").write_text('ignore = ["DUP"]\n', encoding="utf-8")
        assert lint("--config", "other.toml")[0] == 0
        code, _, err = lint("--config", "missing.toml")
        assert code == 2
        assert "missing.toml: there is no such configuration file" in err

    def test_rules_and_explain_read_it_too(self, folder: Path, lint: Lint) -> None:
        configure(folder, "selekt = []\n")
        for arguments in (["rules"], ["explain", "LNT001"]):
            code, out, err = lint(*arguments)
            assert (code, out) == (2, "")
            assert "nato-lint.toml:1: " in err
        assert lint("rules", "--isolated")[0] == 0


class TestOutput:
    def test_output_file(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        shown = lint("--output-format", "concise")[1]
        code, out, _ = lint("--output-format", "concise", "--output-file", "report.out")
        assert (code, out) == (1, "")
        assert (folder / "report.out").read_text(encoding="utf-8") == shown

    def test_output_file_has_no_colours(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP)
        lint("--color", "always", "--output-file", "report.out")
        assert "\x1b" not in (folder / "report.out").read_text(encoding="utf-8")

    @pytest.mark.parametrize("target", ["no/such/folder/report", "."])
    def test_output_file_that_cannot_be_written(
        self, folder: Path, lint: Lint, target: str
    ) -> None:
        write(folder, a=SLIP)
        code, out, err = lint("--output-file", target)
        assert (code, out) == (2, "")
        assert f"cannot be written to {target}" in err

    def test_quiet_shows_errors_and_says_that_there_is_more(self, folder: Path, lint: Lint) -> None:
        write(folder, a=SLIP, b=WARNING)
        out = lint("-q", "--output-format", "concise")[1]
        assert found(out) == ["a.md DUP001"]
        assert out.endswith("2 files checked, 1 problem found: 1 error. 1 problem not shown.\n")
        out = lint("--quiet", "b.md")[1]
        assert out == "1 file checked, no errors found. 1 problem not shown.\n"
        write(folder, b=CLEAN)
        assert lint("--quiet", "b.md")[1] == "1 file checked, no problems found.\n"

    @posix_only
    def test_a_reader_that_goes_away(self, tmp_path: Path) -> None:
        write(tmp_path, a="The harbour reopens on on Monday.\n\n" * 5000)
        result = subprocess.run(
            ["sh", "-c", '"$@" | head -1', "sh", *command("a.md", "--select=DUP")],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert result.stdout.startswith(b"a.md:1:21: DUP001")
        assert result.stdout.count(b"\n") == 1
        assert result.stderr == b""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk(self, tmp_path: Path) -> None:
        write(tmp_path, a=SLIP)
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(
                command("a.md"),
                cwd=tmp_path,
                env=environment(),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert result.returncode == 2
        assert result.stderr == b"nato-lint: No space left on device.\n"

    @posix_only
    def test_closed_standard_output(self, tmp_path: Path) -> None:
        write(tmp_path, a=SLIP)
        result = subprocess.run(
            ["sh", "-c", '"$@" >&-', "sh", *command("a.md")],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
        )
        assert (result.returncode, result.stderr) == (1, b"")

    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
    def test_a_console_without_the_characters_of_the_article(
        self, tmp_path: Path, encoding: str
    ) -> None:
        write(tmp_path, a="“Łódź ☀” reopens on on Monday.\n")
        result = run("a.md", cwd=tmp_path, PYTHONIOENCODING=encoding)
        assert result.returncode == 1
        assert "DUP001" in result.stdout.decode(encoding)
        assert result.stderr == b""

    @pytest.mark.parametrize("arguments", [["rules"], ["explain", "DUP001"], ["no☀.md"]])
    def test_other_commands_on_such_a_console(self, tmp_path: Path, arguments: list[str]) -> None:
        result = run(*arguments, cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert b"Traceback" not in result.stderr
        assert result.returncode == (2 if arguments == ["no☀.md"] else 0)

    def test_nothing_but_results_on_stdout(self, folder: Path, lint: Lint) -> None:
        write(folder, a=CLEAN)
        code, out, err = lint("a.md", "no.md", "--output-format", "json")
        assert code == 2
        assert out.startswith("{")
        assert out.endswith("}\n")
        assert "no.md" in err


def test_python_dash_m_and_the_installed_command_are_the_same(tmp_path: Path) -> None:
    write(tmp_path, a=SLIP)
    as_module = run("a.md", cwd=tmp_path)
    as_function = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from nato_lint.cli import main; sys.exit(main())",
            "a.md",
        ],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert as_module.stdout == as_function.stdout
    assert as_module.returncode == as_function.returncode == 1
