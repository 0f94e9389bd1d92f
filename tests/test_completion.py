"""The scripts by which shells complete the command line, in these shells."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_lint.cli.arguments import COMMANDS
from nato_lint.report import FORMATS
from nato_lint.selection import selectors
from tests.command import run
from tests.linting import RULES
from tests.shells import SCRIPTS, Session, bash_offers, fish_offers

NAMES = {"bash": "nato-lint.bash", "zsh": "_nato-lint", "fish": "nato-lint.fish"}
OWN = [rule for rule in RULES.values() if rule.plugin in ("nato-lint", "nato_lint_rules")]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shells are those of POSIX")


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(shell), reason=f"{shell} is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with articles whose names a shell has to quote."""
    folder = tmp_path_factory.mktemp("completion") / "site"
    (folder / "old news").mkdir(parents=True)
    for name in ("a slip.md", "chapter.md", "old news/the pier.md", "it's.md"):
        (folder / name).touch()
    return folder


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("bash", marks=needs("bash")),
        pytest.param("zsh", marks=needs("zsh")),
        pytest.param("zsh with fpath", marks=needs("zsh")),
    ],
)
def shell(request: pytest.FixtureRequest, folder: Path) -> Iterator[Session]:
    """A shell that has read the script."""
    with Session(request.param, folder) as session:
        yield session


@pytest.mark.parametrize("shell", NAMES)
def test_the_command_prints_the_script(shell: str, tmp_path: Path) -> None:
    done = run("completion", shell, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (SCRIPTS / NAMES[shell]).read_bytes()


@pytest.mark.parametrize(
    "shell", [pytest.param(shell, marks=needs(shell)) for shell in NAMES], ids=str
)
def test_syntax(shell: str) -> None:
    done = subprocess.run([shell, "-n", SCRIPTS / NAMES[shell]], capture_output=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, b"")


# What is typed, and what arrives at the program when Tab is pressed at its end.
TYPED = [
    ("che", ["check"]),
    ("expl", ["explain"]),
    ("--vers", ["--version"]),
    ("--sele", ["--select"]),
    ("check --sele", ["check", "--select"]),
    ("rules --output-f", ["rules", "--output-format"]),
    ("--color alw", ["--color", "always"]),
    ("--color=alw", ["--color=always"]),
    ("rules --output-format js", ["rules", "--output-format", "json"]),
    ("a.md --output-format sar", ["a.md", "--output-format", "sarif"]),
    ("explain repeated-w", ["explain", "repeated-word"]),
    ("explain LNT001 unused-s", ["explain", "LNT001", "unused-suppression"]),
    ("--select DUP001,unused-s", ["--select", "DUP001,unused-suppression"]),
    ("--ignore=DUP001,KEY,unused-s", ["--ignore=DUP001,KEY,unused-suppression"]),
    ("config sc", ["config", "schema"]),
    ("config show --isol", ["config", "show", "--isolated"]),
    ("completion fi", ["completion", "fish"]),
    ("attest --revi", ["attest", "--reviewer"]),
    ("--changed-since sta", ["--changed-since", "staged"]),
    ("chap", ["chapter.md"]),
    ("check --fix a\\ sl", ["check", "--fix", "a slip.md"]),
    ("'a sl", ["a slip.md"]),
    ("old\\ news/the", ["old news/the pier.md"]),
    ("--config it", ["--config", "it's.md"]),
    ("-- chap", ["--", "chapter.md"]),
    ("--output-format sarif=chap", ["--output-format", "sarif=chapter.md"]),
    ("--jobs chap", ["--jobs", "chap"]),
    ("rules chap", ["rules", "chap"]),
]


@pytest.mark.parametrize(("line", "expected"), TYPED, ids=[line for line, _ in TYPED])
def test_typing(shell: Session, line: str, expected: list[str]) -> None:
    assert shell.arrives(line) == expected


def test_folders_only(shell: Session) -> None:
    (arrived,) = shell.arrives("init ol")[1:]
    assert arrived.rstrip("/") == "old news"
    assert shell.arrives("init chap") == ["init", "chap"]


@needs("bash")
class TestBash:
    def test_commands_and_files_where_both_can_stand(self, folder: Path) -> None:
        offered = bash_offers("", folder=folder)
        assert offered[: len(COMMANDS)] == list(COMMANDS)
        assert set(offered[len(COMMANDS) :]) == {"a slip.md", "chapter.md", "it's.md", "old news"}

    def test_a_folder_that_is_called_like_a_command_does_not_hide_it(self, tmp_path: Path) -> None:
        folder = tmp_path / "site"
        (folder / "rules").mkdir(parents=True)
        assert bash_offers("rul", folder=folder) == ["rules"]
        with Session("bash", folder) as session:
            assert session.arrives("rul") == ["rules"]

    def test_all_rules(self, folder: Path) -> None:
        assert sorted(bash_offers("explain", "", folder=folder)) == sorted(selectors(OWN))

    def test_all_formats(self, folder: Path) -> None:
        assert bash_offers("--output-format", "", folder=folder) == list(FORMATS)

    def test_lists_keep_what_is_typed(self, folder: Path) -> None:
        expected = [f"DUP,{code}" for code in RULES if code.startswith("KEY")]
        assert bash_offers("--select", "DUP,KEY0", folder=folder) == expected

    def test_flags_of_the_command(self, folder: Path) -> None:
        assert bash_offers("config", "schema", "--", folder=folder) == [
            *("--help", "--config", "--isolated", "--no-local-plugins")
        ]
        assert "--fix" in bash_offers("a.md", "--", folder=folder)
        assert bash_offers("--", "--f", folder=folder) == []


@needs("fish")
class TestFish:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("che", ["check"]),
            ("--vers", ["--version"]),
            ("check --sele", ["--select"]),
            ("--color alw", ["always"]),
            ("rules --output-format js", ["json"]),
            ("a.md --output-format sar", ["sarif"]),
            ("explain LNT001 unused-s", ["unused-suppression"]),
            ("--select DUP001,unused-s", ["DUP001,unused-suppression"]),
            ("--ignore=DUP001,unused-s", ["--ignore=DUP001,unused-suppression"]),
            ("config sc", ["schema"]),
            ("config show --isol", ["--isolated"]),
            ("completion ", ["bash", "fish", "zsh"]),
            ("check a\\ s", ["a slip.md"]),
            ("'a s", ["a slip.md"]),
            ("old\\ news/t", ["old news/the pier.md"]),
            ("--config it", ["it's.md"]),
            ("init ", ["old news/"]),
            ("--jobs ", []),
            ("rules ", []),
        ],
    )
    def test_offers(self, line: str, expected: list[str], folder: Path) -> None:
        assert fish_offers(f"nato-lint {line}", folder) == expected

    def test_commands_and_files_where_both_can_stand(self, folder: Path) -> None:
        offered = set(fish_offers("nato-lint ", folder))
        assert offered == {*COMMANDS, "a slip.md", "chapter.md", "it's.md", "old news/"}

    def test_all_rules(self, folder: Path) -> None:
        assert set(fish_offers("nato-lint explain ", folder)) == set(selectors(OWN))
