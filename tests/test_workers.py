"""Several processes: the same results in the same order, and one that dies takes nothing along."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from nato_lint.batch import check_all
from nato_lint.checker import Checker, Plan, Task
from nato_lint.fixing import Order
from nato_lint.run import SKIPPED
from nato_lint.workers import CannotStart, Died, Failed, Workers
from tests.command import PROJECT, command, environment, run

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

DEADLY = '''
import os, sys, time
from nato_lint import Finding, Severity, rule

@rule("HSE001", Severity.WARNING)
def deadly(document):
    """Ends the process, or does not end at all."""
    if "die" in document.text:
        os._exit(7)
    if "leave" in document.text:
        sys.exit("no more")
    if "generator" in document.text:
        raise GeneratorExit
    if "base" in document.text:
        raise type("Cancelled", (BaseException,), {"__str__": None})()
    if "interrupt" in document.text:
        raise KeyboardInterrupt
    if "sleep" in document.text:
        open("sleeping-%d" % os.getpid(), "w").close()
        time.sleep(600)
    yield Finding(0, 3, "Seen.")
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with the deadly rule and twenty articles that it survives."""
    (tmp_path / "house.py").write_text(DEADLY, encoding="utf-8")
    (tmp_path / "nato-lint.toml").write_text(
        'plugins = ["house.py"]\nselect = ["HSE"]\n', encoding="utf-8"
    )
    for number in range(20):
        (tmp_path / f"{number:02}.md").write_text("The harbour.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("flags", [(), ("--select", "ALL")])
def test_the_number_of_processes_makes_no_difference(tmp_path: Path, flags: tuple[str]) -> None:
    outputs = [
        run(
            *("--isolated", "--no-cache", "--output-format", "json", "--jobs", jobs),
            *flags,
            str(PROJECT / "fixtures"),
            cwd=tmp_path,
        )
        for jobs in ("1", "2", "5")
    ]
    assert {output.returncode for output in outputs} == {1}
    assert len({output.stdout for output in outputs}) == 1
    assert len(outputs[0].stdout) > 10_000


def test_a_worker_that_dies(house: Path) -> None:
    for name in ("05", "13"):
        (house / f"{name}.md").write_text("Now die.\n", encoding="utf-8")
    result = run("--no-cache", "--jobs", "3", "--output-format", "concise", cwd=house)
    assert result.returncode == 2
    complaints = result.stderr.decode().splitlines()
    assert [line.split(":")[1].strip() for line in complaints] == ["05.md", "13.md"]
    assert all("its process ended with code 7" in line for line in complaints)
    *lines, summary = result.stdout.decode().splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        f"{number:02}.md" for number in range(20) if number not in (5, 13)
    ]
    assert summary.startswith("20 files checked")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_wants_to_leave(house: Path, jobs: str) -> None:
    (house / "05.md").write_text("Now leave.\n", encoding="utf-8")
    result = run("--no-cache", "--jobs", jobs, "--output-format", "concise", cwd=house)
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"05.md:1:1: LNT004 " in result.stdout
    assert result.stdout.count(b"HSE001 Seen.") == 19


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("how", "reason"), [("generator", "GeneratorExit"), ("base", "Cancelled")])
def test_a_rule_that_raises_what_is_no_error(house: Path, jobs: str, how: str, reason: str) -> None:
    (house / "05.md").write_text(f"Now {how}.\n", encoding="utf-8")
    result = run("--no-cache", "--jobs", jobs, "--output-format", "concise", cwd=house)
    assert (result.returncode, result.stderr) == (1, b"")
    assert f"failed on this article: {reason}. All other" in result.stdout.decode()
    assert result.stdout.count(b"HSE001 Seen.") == 19


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_interrupts_the_run(house: Path, jobs: str) -> None:
    (house / "05.md").write_text("Now interrupt.\n", encoding="utf-8")
    result = run("--no-cache", "--jobs", jobs, cwd=house)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


UNABLE = """
import multiprocessing, os
open("started-%d" % os.getpid(), "w").close()
if multiprocessing.parent_process():
    {how}
"""


@pytest.mark.parametrize(
    "how", ["os._exit(3)", "raise SystemExit(3)", "raise KeyboardInterrupt", "raise BaseException"]
)
def test_workers_that_cannot_start(house: Path, how: str) -> None:
    """A plugin that loads in the first process only: that one does the work."""
    expected = run("--no-cache", "--jobs", "1", cwd=house)
    (house / "house.py").write_text(UNABLE.format(how=how) + DEADLY, encoding="utf-8")
    result = run("--no-cache", "--jobs", "3", cwd=house)
    assert (result.returncode, result.stdout, result.stderr) == (1, expected.stdout, b"")
    assert len(list(house.glob("started-*"))) <= 4


def itself(handle: Callable[[float], object]) -> Callable[[float], object]:
    return handle


def doubled(number: int) -> int:
    return 2 * number


def exiting(number: int) -> int:
    os._exit(number)


def failing(number: int) -> int:
    raise ValueError(f"not {number}")


def on_the_first_day(marker: Path) -> Callable[[int], int]:
    """Starts once; the one that takes the place of the first worker cannot start."""
    marker.touch(exist_ok=False)
    return exiting


class TestWorkers:
    def test_each_task_has_one_result(self) -> None:
        found = Workers(3, itself, doubled).map(range(50))
        assert sorted(found) == [(number, 2 * number) for number in range(50)]

    def test_an_exception_is_a_result(self) -> None:
        found = Workers(2, itself, failing).map([1, 2])
        assert sorted(found) == [(0, Failed("ValueError: not 1")), (1, Failed("ValueError: not 2"))]

    def test_what_is_left_when_no_worker_starts_again(self, tmp_path: Path) -> None:
        found = Workers(1, on_the_first_day, tmp_path / "marker").map([7, 8, 9])
        assert next(found) == (0, Died(7))
        with pytest.raises(CannotStart):
            next(found)

    def test_no_process_can_be_made(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_more(process: object) -> None:
            raise BlockingIOError("Resource temporarily unavailable")

        monkeypatch.setattr("multiprocessing.process.BaseProcess.start", no_more)
        with pytest.raises(CannotStart):
            next(Workers(2, itself, doubled).map([1, 2]))

    @posix_only
    def test_workers_are_ended_together(self) -> None:
        """Each may finish what it is at, but not one after the other."""
        found = Workers(8, itself, time.sleep).map([0.0] + [600.0] * 8)
        next(found)
        before = time.monotonic()
        found.close()
        assert time.monotonic() - before < 3


@pytest.mark.parametrize(("jobs", "articles", "count"), [(500, 70, 60), (500, 3, 3), (2, 3, 2)])
def test_how_many_processes_are_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, articles: int, count: int
) -> None:
    """Never more than can be waited for, nor than there are articles."""
    asked = []

    class Counted(Workers[object]):
        def __init__(self, count: int, *rest: object) -> None:
            asked.append(count)

        def map(self, tasks: Sequence[object]) -> Iterator[tuple[int, object]]:  # type: ignore[override]
            return iter([(at, Died(1)) for at in range(len(tasks))])

    monkeypatch.setattr("nato_lint.shared_work.Workers", Counted)
    tasks = [Task(tmp_path / f"{number}.md", f"{number}.md") for number in range(articles)]
    results = list(check_all(tasks, Checker(Plan(isolated=True)), jobs=jobs, cached=False))
    assert (len(results), asked) == (articles, [count])


def test_no_process_is_started_for_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NATO_LINT_CACHE_DIR", str(tmp_path / "cache"))
    tasks = []
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("The harbour.\n", encoding="utf-8")
        tasks.append(Task(tmp_path / name, name))
    first = list(check_all(tasks, Checker(Plan(isolated=True)), jobs=2))
    monkeypatch.setattr("nato_lint.shared_work.share", None)
    again = list(check_all(tasks, Checker(Plan(isolated=True)), jobs=2))
    assert sorted(each.path for each in again) == sorted(each.path for each in first)


def test_findings_that_cannot_be_read_are_a_skipped_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Odd(Workers[object]):
        def map(self, tasks: Sequence[object]) -> Iterator[tuple[int, object]]:  # type: ignore[override]
            return iter([(at, ("[]", None, b"")) for at in range(len(tasks))])

    monkeypatch.setattr("nato_lint.shared_work.Workers", Odd)
    tasks = [Task(tmp_path / name, name) for name in ("a.md", "b.md")]
    results = list(check_all(tasks, Checker(Plan(isolated=True)), jobs=2, cached=False))
    assert [(each.status, "cannot be read" in each.problem) for each in results] == [
        (SKIPPED, True)
    ] * 2


@posix_only
def test_names_of_one_file_are_not_fixed_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = []

    class Recorded(Workers[object]):
        def map(self, tasks: Sequence[Task]) -> Iterator[tuple[int, object]]:  # type: ignore[override]
            rounds.append((self._count, [task.shown for task in tasks]))
            return iter([(at, Died(1)) for at in range(len(tasks))])

    monkeypatch.setattr("nato_lint.shared_work.Workers", Recorded)
    (tmp_path / "real").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "real" / name).write_text("The harbour.\n", encoding="utf-8")
    (tmp_path / "linked").symlink_to("real", target_is_directory=True)
    (tmp_path / "c.md").symlink_to("real/a.md")
    names = ["c.md", "linked/a.md", "missing.md", "real/a.md", "real/b.md"]
    tasks = [Task(tmp_path / name, name, Order(frozenset())) for name in names]
    list(check_all(tasks, Checker(Plan(isolated=True)), jobs=4, cached=False))
    assert rounds == [(4, ["c.md", "missing.md", "real/b.md"]), (1, ["linked/a.md", "real/a.md"])]


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "²"])
def test_a_number_of_jobs_that_is_none(house: Path, number: str) -> None:
    result = run(f"--jobs={number}", cwd=house)
    assert (result.returncode, b"--jobs" in result.stderr) == (2, True)


@posix_only
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(house: Path, how: signal.Signals) -> None:
    """Ctrl-C, or the main process killed: the workers end as well."""
    for name in ("18", "19"):
        (house / f"{name}.md").write_text("Now sleep.\n", encoding="utf-8")
    process = subprocess.Popen(
        command("--no-cache", "--jobs", "4"),
        cwd=house,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests in the background makes its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wait_for(lambda: len(list(house.glob("sleeping-*"))) == 2)
    sleeping = [int(path.name.partition("-")[2]) for path in house.glob("sleeping-*")]
    if how is signal.SIGINT:
        os.killpg(process.pid, how)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (130, b"", b"")
        wait_for(lambda: not any(map(alive, sleeping)))
    else:
        process.send_signal(how)
        process.wait()
        idle = [pid for pid in session(process.pid) if pid not in sleeping]
        wait_for(lambda: not any(map(alive, idle)))
        for pid in sleeping:  # they are inside a rule; they would see it when that ends
            os.kill(pid, signal.SIGKILL)
        process.communicate(timeout=20)


def wait_for(condition: object) -> None:
    for _ in range(400):
        if condition():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("it took longer than 20 seconds")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def session(leader: int) -> list[int]:
    """The processes that were started in a session."""
    listed = subprocess.run(
        ["ps", "-s", str(leader), "-o", "pid="], capture_output=True, check=False
    )
    return [int(pid) for pid in listed.stdout.split()]


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_that_is_cancelled(house: Path, jobs: str) -> None:
    """SIGTERM in the middle of a rule ends the run; the rule does not take it for its own failure."""
    (house / "00.md").write_text("Now sleep.\n", encoding="utf-8")
    process = subprocess.Popen(
        command("--no-cache", "--jobs", jobs),
        cwd=house,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for(lambda: len(list(house.glob("sleeping-*"))) == 1)
    process.send_signal(signal.SIGTERM)
    assert (*process.communicate(timeout=20), process.returncode) == (b"", b"", 143)
