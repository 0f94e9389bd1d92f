"""The cache: what is not checked again, what is, and that nothing can go wrong with it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nato_lint.report import FORMATS
from tests.command import PROJECT, command, environment, run

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

# A rule that leaves a trace whenever it looks at an article.
TRACER = '''
from pathlib import Path
from nato_lint import Finding, Severity, rule

WORD = (Path(__file__).parent / "house_words.txt").read_text(encoding="utf-8").strip()

@rule("HSE001", Severity.WARNING)
def tracer(document, *, louder: bool = False):
    """Our word."""
    with open("trace.log", "a", encoding="utf-8") as log:
        log.write(document.path + "\\n")
    at = document.text.find(WORD)
    if at >= 0:
        yield Finding(at, at + len(WORD), "LOUD" if louder else "quiet")
'''
CONFIGURATION = 'plugins = ["house.py"]\nselect = ["HSE"]\n'


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles with a cache of its own and the tracer as its only rule."""
    monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "house.py").write_text(TRACER, encoding="utf-8")
    (folder / "house_words.txt").write_text("harbour\n", encoding="utf-8")
    (folder / "nato-lint.toml").write_text(CONFIGURATION, encoding="utf-8")
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(f"The harbour {name}.\n", encoding="utf-8")
    # What changed only now may change again within one tick of the clock and is not trusted.
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def lint(folder: Path, *arguments: str) -> tuple[int, str]:
    result = run("--output-format", "concise", *arguments, cwd=folder)
    assert result.stderr == b""
    return result.returncode, result.stdout.decode()


def traced(folder: Path) -> list[str]:
    """The articles that were looked at since the last call."""
    log = folder / "trace.log"
    if not log.exists():
        return []
    looked = sorted(log.read_text(encoding="utf-8").split())
    log.unlink()
    return looked


def files_of_the_cache(folder: Path) -> list[Path]:
    return list((folder.parent / "cache").rglob("*.sqlite"))


def edit_article(house: Path) -> None:
    (house / "a.md").write_text("The harbour again.\n", encoding="utf-8")


def edit_plugin(house: Path) -> None:
    (house / "house.py").write_text(TRACER.replace("quiet", "calm"), encoding="utf-8")


def edit_data(house: Path) -> None:
    (house / "house_words.txt").write_text("The\n", encoding="utf-8")


def edit_options(house: Path) -> None:
    text = f"{CONFIGURATION}[rules.tracer]\nlouder = true\n"
    (house / "nato-lint.toml").write_text(text, encoding="utf-8")


def edit_severity(house: Path) -> None:
    text = f'{CONFIGURATION}severity = {{ HSE001 = "info" }}\n'
    (house / "nato-lint.toml").write_text(text, encoding="utf-8")


def new_times(house: Path) -> None:
    for path in house.glob("*.md"):
        os.utime(path)


def same_size_and_time(house: Path) -> None:
    """A change that only the content shows, as some tools that restore times make."""
    os.utime(house / "a.md")
    (house / "a.md").write_text("The harbour c.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda house: None, []),
        (new_times, []),
        (edit_article, ["a.md"]),
        (same_size_and_time, ["a.md"]),
        (edit_plugin, ["a.md", "b.md"]),
        (edit_data, ["a.md", "b.md"]),
        (edit_options, ["a.md", "b.md"]),
        (edit_severity, ["a.md", "b.md"]),
    ],
)
def test_what_is_checked_again(
    house: Path, change: Callable[[Path], None], again: list[str]
) -> None:
    first = lint(house)
    assert traced(house) == ["a.md", "b.md"]
    change(house)
    cached = lint(house)
    assert traced(house) == again
    assert cached == lint(house, "--no-cache")
    assert bool(again) or cached == first


def test_flags_decide_too(house: Path) -> None:
    lint(house)
    traced(house)
    lint(house, "--select", "ALL")
    assert traced(house) == ["a.md", "b.md"]
    lint(house)
    assert traced(house) == []  # both results are kept


def test_no_cache_neither_reads_nor_writes(house: Path) -> None:
    lint(house, "--no-cache")
    assert files_of_the_cache(house) == []
    lint(house)
    traced(house)
    lint(house, "--no-cache")
    assert traced(house) == ["a.md", "b.md"]


def test_the_same_file_under_another_name(house: Path) -> None:
    """Reports name files as the user does, so the name is part of a result."""
    lint(house, "a.md")
    code, out = lint(house, str(house / ".." / "house" / "a.md"))
    assert (code, out.partition(":")[0]) == (1, "a.md")


def test_every_report_is_the_same_from_the_cache(tmp_path: Path) -> None:
    """All formats, with fixes, related places and words of many kinds."""
    articles = [str(path) for path in sorted((PROJECT / "fixtures").rglob("*.md"))]
    cache = {"NATO_LINT_CACHE_DIR": str(tmp_path / "cache")}
    outputs = []
    for flags in (("--no-cache",), (), ()):
        reports = [tmp_path / form for form in FORMATS]
        formats = [f"--output-format={path.name}={path}" for path in reports]
        run("--isolated", "--select", "ALL", *formats, *flags, *articles, cwd=tmp_path, **cache)
        outputs.append([path.read_bytes() for path in reports])
    assert outputs[0] == outputs[1] == outputs[2]
    assert all(len(report) > 1000 for report in outputs[0])


def garbage(path: Path) -> None:
    path.write_bytes(os.urandom(50_000))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def holes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(200, len(data), 97):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))


def other_tables(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("create table results (something text)")


def other_findings(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update results set record = replace(record, 'quiet', 'wrong')")


def no_findings(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update results set record = '[]', seal = x'00'")


class TestDamage:
    @pytest.mark.parametrize(
        "damage", [garbage, empty, cut, holes, other_tables, other_findings, no_findings]
    )
    def test_a_damaged_cache_changes_nothing(
        self, house: Path, damage: Callable[[Path], None]
    ) -> None:
        expected = lint(house)
        (file,) = files_of_the_cache(house)
        damage(file)
        assert lint(house) == expected
        lint(house)
        traced(house)
        assert lint(house) == expected
        if damage is not other_tables:
            assert traced(house) == []  # and is whole again

    def test_a_folder_that_cannot_be_written(
        self, house: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = lint(house, "--no-cache")
        (house.parent / "file").write_text("", encoding="utf-8")
        monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(house.parent / "file"))
        assert lint(house) == expected
        monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(house.parent / "file" / "deeper"))
        assert lint(house) == expected

    def test_a_locked_cache(self, house: Path) -> None:
        expected = lint(house)
        (file,) = files_of_the_cache(house)
        with sqlite3.connect(file) as connection:
            connection.execute("begin exclusive")
            assert lint(house) == expected

    def test_runs_at_the_same_time(self, house: Path) -> None:
        for number in range(40):
            (house / f"more{number}.md").write_text("The harbour.\n", encoding="utf-8")
        runs = [
            subprocess.Popen(
                command("--output-format", "concise"),
                cwd=house,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for _ in range(4)
        ]
        outputs = {process.communicate(timeout=60) for process in runs}
        assert outputs == {(lint(house, "--no-cache")[1].encode(), b"")}
        traced(house)
        lint(house)
        assert traced(house) == []


@posix_only
def test_a_run_that_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 in the middle: the next run finds the same as one that was left in peace."""
    monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "articles"
    folder.mkdir()
    text = (PROJECT / "fixtures" / "articles" / "scraped-harbour.md").read_text(encoding="utf-8")
    for number in range(600):
        (folder / f"{number:03}.md").write_text(f"{text}\n{number}\n", encoding="utf-8")
    flags = ("--select", "SCR,DUP", "--output-format", "concise")
    expected = run(*flags, "--no-cache", cwd=folder).stdout
    process = subprocess.Popen(
        command(*flags), cwd=folder, env=environment(), stdout=subprocess.DEVNULL
    )
    kept = 0
    while kept == 0 and process.poll() is None:
        time.sleep(0.02)
        kept = sum(rows(path) for path in (tmp_path / "cache").rglob("*.sqlite"))
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert 0 < kept < 600
    assert run(*flags, cwd=folder).stdout == expected
    assert sum(rows(path) for path in (tmp_path / "cache").rglob("*.sqlite")) == 600
    assert run(*flags, cwd=folder).stdout == expected


def rows(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        try:
            count: int = connection.execute("select count(*) from results").fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # the table is not there yet, or locked
        return count


def test_a_rule_that_breaks_is_asked_again(house: Path) -> None:
    (house / "house.py").write_text(TRACER.replace("at = ", "at = 1 / 0 or "), encoding="utf-8")
    for _ in range(2):
        code, out = lint(house, "a.md")
        assert (code, "LNT004" in out) == (1, True)
        assert traced(house) == ["a.md"]


def test_clean(house: Path) -> None:
    lint(house)
    assert files_of_the_cache(house) != []
    result = run("cache", "clean", cwd=house)
    assert (result.returncode, b"MB" in result.stdout) == (0, True)
    assert files_of_the_cache(house) == []
    assert run("cache", "clean", cwd=house).returncode == 0


def test_nothing_is_left_among_the_articles(house: Path) -> None:
    before = sorted(house.rglob("*"))
    lint(house)
    traced(house)
    assert sorted(house.rglob("*")) == before
