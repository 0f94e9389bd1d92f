"""What the command line says to somebody who mistyped."""

from pathlib import Path

import pytest

from nato_lint.cli import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--selct", "DUP", "a.md"], 'there is no flag --selct (did you mean "--select"?).'),
        (["a.md", "--colour=never"], 'there is no flag --colour (did you mean "--color"?).'),
        (
            ["check", "--unsafe-fix"],
            'there is no flag --unsafe-fix (did you mean "--unsafe-fixes"?).',
        ),
        (
            ["config", "show", "--ignor", "X"],
            'there is no flag --ignor (did you mean "--ignore"?).',
        ),
        (["rules", "--xyzzy"], "there is no flag --xyzzy."),
        (["rules", "DUP"], 'there is no place for "DUP" here.'),
        (["check", "--version"], "--version stands alone: `nato-lint --version`."),
        (["a.md", "-V"], "-V stands alone: `nato-lint -V`."),
        (["--\x1b[2J"], "there is no flag --␛[2J."),
    ],
)
def test_flags(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    printed = capsys.readouterr()
    assert (exit_.value.code, printed.out) == (2, "")
    assert printed.err.startswith("usage: nato-lint ")
    assert printed.err.endswith(f": error: {said}\n")
    assert "\x1b" not in printed.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek", "a.md"], 'chek: there is no such file or folder (did you mean "check"?).'),
        (["rulse"], 'rulse: there is no such file or folder (did you mean "rules"?).'),
        (["lint"], "lint: there is no such file or folder (did you mean `nato-lint check`?)."),
        (
            ["fix", "a.md"],
            "fix: there is no such file or folder (did you mean `nato-lint --fix`?).",
        ),
        (["diff"], "diff: there is no such file or folder (did you mean `nato-lint --diff`?)."),
        (["help"], "help: there is no such file or folder (did you mean `nato-lint --help`?)."),
        (
            ["-q", "rules"],
            "rules: there is no such file or folder (the command comes first: `nato-lint rules`).",
        ),
        (["rule.md"], "rule.md: there is no such file or folder."),
        (["news/check"], "news/check: there is no such file or folder."),
        (["harbour"], "harbour: there is no such file or folder."),
    ],
)
def test_commands(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("The harbour reopens.\n", encoding="utf-8")
    assert main(arguments) == 2
    assert f"nato-lint: {said}\n" in capsys.readouterr().err


def test_a_folder_that_is_called_like_a_mistyped_command_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chek").mkdir()
    (tmp_path / "chek" / "a.md").write_text("The harbour reopens.\n", encoding="utf-8")
    main(["chek"])
    assert capsys.readouterr().err == ""
