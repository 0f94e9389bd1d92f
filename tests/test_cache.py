"""The cache: what is not checked again, what is, and that nothing can go wrong with it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nato_lint.batch import check_all
from nato_lint.checker import Checker, Plan, Task
from nato_lint.report import FORMATS
from tests.command import PROJECT, command, environment, run

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

# A rule that leaves a trace whenever it looks at an article.
TRACER = '''
from pathlib import Path
from nato_lint import Finding, Severity, rule

WORD = (Path(__file__).parent / "data" / "word.list").read_text(encoding="utf-8").strip()

@rule("HSE001", Severity.WARNING)
def tracer(document, *, louder: bool = False):
    """Our word."""
    with open("trace.log", "a", encoding="utf-8") as log:
        log.write(document.path + "\\n")
    at = document.text.find(WORD)
    if at >= 0:
        yield Finding(at, at + len(WORD), "LOUD" if louder else "quiet")
'''
CONFIGURATION = 'select = ["HSE"]\n'


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles with a cache of its own and the tracer as its only rule."""
    monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "nato-lint.toml").write_text(CONFIGURATION, encoding="utf-8")
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(f"The harbour {name}.\n", encoding="utf-8")
    install(tmp_path, "tracing = tracing", "tracing/__init__.py", TRACER)
    (tmp_path / "site" / "tracing" / "data").mkdir()
    (tmp_path / "site" / "tracing" / "data" / "word.list").write_text("harbour\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    return folder


def install(folder: Path, entry_point: str, module: str, source: str) -> None:
    """Install a plugin in the folder `site`, in place of the one that is there."""
    site = folder / "site"
    (site / "tracing-1.0.dist-info").mkdir(parents=True, exist_ok=True)
    (site / "tracing-1.0.dist-info" / "entry_points.txt").write_text(
        f"[nato_lint]\n{entry_point}\n", encoding="utf-8"
    )
    (site / module).parent.mkdir(exist_ok=True)
    (site / module).write_text(source, encoding="utf-8")


def settle(house: Path) -> None:
    """Wait until times tell what was written: what changed only now may change again within a tick."""
    time.sleep(2.1)


def lint(folder: Path, *arguments: str) -> tuple[int, str]:
    path = os.environ["PYTHONPATH"]
    result = run("--output-format", "concise", *arguments, cwd=folder, PYTHONPATH=path)
    assert result.stderr.decode() == ""
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
    plugin = house.parent / "site" / "tracing" / "__init__.py"
    plugin.write_text(TRACER.replace("quiet", "calm"), encoding="utf-8")


def edit_data(house: Path) -> None:
    data = house.parent / "site" / "tracing" / "data" / "word.list"
    data.write_text("The\n", encoding="utf-8")


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
    article = house / "a.md"
    before = article.stat()
    article.write_text("The harbour c.\n", encoding="utf-8")
    os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_an_article_whose_time_is_zero(house: Path) -> None:
    """It is what archives give that are the same whenever they are made."""
    article = house / "a.md"
    os.utime(article, (0, 0))
    lint(house)
    traced(house)
    same_size_and_time(house)
    assert article.stat().st_mtime_ns == 0
    cached = lint(house)
    assert traced(house) == ["a.md"]
    assert cached == lint(house, "--no-cache")


def test_a_change_that_hides_after_a_while(house: Path) -> None:
    """Size and time are what they were when the result was kept, long after the file was written."""
    settle(house)
    lint(house)
    traced(house)
    lint(house)
    assert traced(house) == []
    same_size_and_time(house)
    cached = lint(house)
    assert traced(house) == ["a.md"]
    assert cached == lint(house, "--no-cache")


@pytest.mark.parametrize("name", ["__init__.py", "data/word.list"])
@pytest.mark.parametrize("seconds", [0, 2.1])
def test_a_plugin_that_changes_and_looks_the_same(house: Path, name: str, seconds: float) -> None:
    time.sleep(seconds)
    lint(house)
    traced(house)
    file = house.parent / "site" / "tracing" / name
    before = file.stat()
    # What Python keeps of the old module would hide the change from any tool.
    shutil.rmtree(file.parent / "__pycache__", ignore_errors=True)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("quiet", "aloud").replace("harbour", "The har"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    cached = lint(house)
    assert traced(house) == ["a.md", "b.md"]
    assert cached == lint(house, "--no-cache")


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


def missing_column(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("alter table results drop column changed")


def other_types(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update results set record = x'00', path = 'a' || path")


def other_findings(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update results set record = replace(record, 'quiet', 'wrong')")


def no_findings(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update results set record = '[]', seal = x'00'")


class TestDamage:
    @pytest.mark.parametrize(
        "damage",
        [
            garbage,
            empty,
            cut,
            holes,
            other_tables,
            missing_column,
            other_types,
            other_findings,
            no_findings,
        ],
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
                env=environment(PYTHONPATH=os.environ["PYTHONPATH"]),
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
    broken = TRACER.replace("at = ", "at = 1 / 0 or ")
    install(house.parent, "tracing = tracing", "tracing/__init__.py", broken)
    for _ in range(2):
        code, out = lint(house, "a.md")
        assert (code, "LNT004" in out) == (1, True)
        assert traced(house) == ["a.md"]


class TestClean:
    def test_nothing_is_left(self, house: Path) -> None:
        lint(house)
        (file,) = files_of_the_cache(house)
        assert (file.parent / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d17")
        result = run("cache", "clean", cwd=house)
        assert (result.returncode, b"MB" in result.stdout) == (0, True)
        assert [path for path in (house.parent / "cache").rglob("*") if path.is_file()] == []
        assert run("cache", "clean", cwd=house).returncode == 0

    def test_what_is_not_the_cache_stays(
        self, house: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder that is named for the cache may hold anything."""
        monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(house))
        digest = "0123456789" * 4
        others = [
            house / "v1" / "guide.md",
            house / "v2" / f"{digest}.sqlite",
            house / "nato-lint" / "v2" / "guide.md",
            house / "nato-lint" / "v2" / f"{digest}.sqlite.md",
            house / "nato-lint" / "v1" / "CACHEDIR.TAG",
            house / "nato-lint" / "v1x" / f"{digest}.sqlite",
            house / "nato-lint" / f"{digest}.sqlite",
        ]
        for path in others:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Ours.\n", encoding="utf-8")
        older = house / "nato-lint" / "v1" / f"{digest}.sqlite"
        older.write_bytes(b"")
        lint(house, "a.md")
        assert run("cache", "clean", cwd=house).returncode == 0
        assert [path for path in others if not path.exists()] == []
        assert not older.exists()
        assert sorted((house / "nato-lint" / "v2").iterdir()) == sorted(others[2:4])


def test_nothing_is_left_among_the_articles(house: Path) -> None:
    before = sorted(house.rglob("*"))
    lint(house)
    traced(house)
    assert sorted(house.rglob("*")) == before


OBJECTS = """
from types import SimpleNamespace
from nato_lint import hookimpl
from tracing import tracer

class House:
    @staticmethod
    @hookimpl
    def nato_lint_rules():
        return [tracer]

HOUSE = House()
LOOSE = SimpleNamespace(nato_lint_rules=House.nato_lint_rules)
"""


@pytest.mark.parametrize("name", ["House", "HOUSE", "LOOSE"])
def test_a_plugin_that_is_no_module(house: Path, name: str) -> None:
    """Its rules may come from another package than the object that lists them."""
    (house.parent / "site" / "listing").mkdir()
    install(house.parent, f"listing = listing:{name}", "listing/__init__.py", OBJECTS)
    lint(house)
    assert traced(house) == ["a.md", "b.md"]
    lint(house)
    assert traced(house) == []
    for edit in (edit_plugin, edit_data):
        edit(house)
        cached = lint(house)
        assert traced(house) == ["a.md", "b.md"]
        assert cached == lint(house, "--no-cache")
        traced(house)
    install(house.parent, f"listing = listing:{name}", "listing/__init__.py", OBJECTS + "\n")
    lint(house)
    assert traced(house) == ["a.md", "b.md"]


class TestRulesWithoutATrace:
    """What they depend on cannot be told, so their results are not kept."""

    @pytest.mark.parametrize("name", ["house_rules.py", "house.rules.py"])
    def test_a_file_of_the_repository(self, house: Path, name: str) -> None:
        shutil.rmtree(house.parent / "site" / "tracing-1.0.dist-info")
        (house / "data").mkdir()
        (house / "data" / "word.list").write_text("harbour", encoding="utf-8")
        (house / name).write_text(TRACER, encoding="utf-8")
        (house / "nato-lint.toml").write_text(
            f'{CONFIGURATION}plugins = ["./{name}"]\n', encoding="utf-8"
        )
        for word in ("harbour", "The", "a"):
            (house / "data" / "word.list").write_text(word, encoding="utf-8")
            cached = lint(house)
            assert traced(house) == ["a.md", "b.md"]
            assert cached == lint(house, "--no-cache")
            traced(house)

    def test_a_single_module(self, house: Path) -> None:
        shutil.copytree(house.parent / "site" / "tracing" / "data", house.parent / "site" / "data")
        install(house.parent, "lonely = lonely", "lonely.py", TRACER)
        for word in ("harbour", "The"):
            (house.parent / "site" / "data" / "word.list").write_text(word, encoding="utf-8")
            cached = lint(house)
            assert traced(house) == ["a.md", "b.md"]
            assert cached == lint(house, "--no-cache")
            traced(house)

    def test_a_package_in_an_archive(self, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        source = TRACER.replace("(Path(__file__)", "'harbour' or (Path(__file__)")
        with zipfile.ZipFile(house.parent / "packed.zip", "w") as archive:
            archive.writestr("packed/__init__.py", source)
        monkeypatch.setenv(
            "PYTHONPATH",
            os.pathsep.join([str(house.parent / "site"), str(house.parent / "packed.zip")]),
        )
        install(house.parent, "packed = packed", "tracing/__init__.py", "")
        assert lint(house) == lint(house, "--no-cache")
        traced(house)
        lint(house)
        assert traced(house) == ["a.md", "b.md"]


@posix_only
class TestStrangeFilesOfAPlugin:
    def test_links_in_a_circle(self, house: Path) -> None:
        data = house.parent / "site" / "tracing" / "data"
        for number in range(4):
            (data / f"again{number}").symlink_to("..", target_is_directory=True)
        (data / "itself").symlink_to("itself")
        (data / "nowhere").symlink_to("missing")
        assert lint(house) == lint(house, "--no-cache")

    def test_a_file_that_nobody_may_read(self, house: Path) -> None:
        secret = house.parent / "site" / "tracing" / "data" / "secret"
        os.mkfifo(secret)
        assert lint(house) == lint(house, "--no-cache")
        secret.unlink()
        secret.symlink_to("/proc/self/mem")  # an ordinary file that cannot be read, also for root
        assert lint(house) == lint(house, "--no-cache")


class TestNoPlaceForACache:
    def test_a_python_without_a_database(self, house: Path) -> None:
        expected = lint(house, "--no-cache")
        (house.parent / "site" / "sqlite3.py").write_text(
            "raise ImportError('No module named _sqlite3')\n", encoding="utf-8"
        )
        assert lint(house) == expected
        assert run("cache", "clean", cwd=house).returncode == 0

    @posix_only
    def test_a_user_without_a_home(self, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        expected = lint(house, "--no-cache")
        for name in ("NATO_LINT_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
            monkeypatch.delenv(name, raising=False)
        (house.parent / "site" / "pwd.py").write_text(
            "def getpwuid(number):\n    raise KeyError(number)\n", encoding="utf-8"
        )
        # The module of the system is in the interpreter, ahead of files.
        (house.parent / "site" / "sitecustomize.py").write_text(
            "import pwd\n\ndef nobody(number):\n    raise KeyError(number)\n\npwd.getpwuid = nobody\n",
            encoding="utf-8",
        )
        before = sorted(house.iterdir())
        assert lint(house) == expected
        result = run("cache", "clean", cwd=house)
        assert (result.returncode, result.stderr) == (0, b"")
        traced(house)
        assert [path for path in house.iterdir() if path not in before] == []


@posix_only
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_what_was_done_is_kept_when_interrupted(house: Path, jobs: str) -> None:
    slow = TRACER.replace(
        "    at =", "    import time; 'sleep' in document.text and time.sleep(600)\n    at ="
    )
    install(house.parent, "tracing = tracing", "tracing/__init__.py", slow)
    for number in range(20):
        (house / f"c{number:02}.md").write_text("The harbour.\n", encoding="utf-8")
    (house / "z.md").write_text("Now sleep.\n", encoding="utf-8")
    process = subprocess.Popen(
        command("--jobs", jobs),
        cwd=house,
        env=environment(PYTHONPATH=str(house.parent / "site")),
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    for _ in range(400):
        if "z.md" in (log.read_text() if (log := house / "trace.log").exists() else ""):
            break
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    (file,) = files_of_the_cache(house)
    assert rows(file) == 22


def test_what_was_done_is_written_every_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few large articles take long; a run that is killed keeps what it had done."""
    monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        Path(name).write_text("The harbour.\n", encoding="utf-8")
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr("nato_lint.memory.time.monotonic", lambda: float(next(clock)))
    checker = Checker(Plan(isolated=True))
    results = check_all([Task(Path(n), n) for n in ("a.md", "b.md")], checker, jobs=1)
    next(results)
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    assert rows(file) == 1
    results.close()
