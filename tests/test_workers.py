"""Several processes: the same results in the same order, and one that dies takes nothing along."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "²"])
def test_a_number_of_jobs_that_is_none(house: Path, number: str) -> None:
    result = run(f"--jobs={number}", cwd=house)
    assert (result.returncode, b"--jobs" in result.stderr) == (2, True)


@posix_only
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(house: Path, how: signal.Signals) -> None:
    """Ctrl-C, or the main process killed: the workers end as well."""
    for name in ("00", "01"):
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
