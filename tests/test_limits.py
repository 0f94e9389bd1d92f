"""What one article may cost: what reaches a limit is said, and nothing hangs."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nato_lint import Document, Finding, Severity, Source, parse, rule
from nato_lint import limits as limits_module
from nato_lint.cli import main
from nato_lint.deadline import Deadline, Overdue
from nato_lint.fix import fix_article
from nato_lint.limits import MOST_BYTES, MOST_FINDINGS, seconds_for
from nato_lint.lint import lint
from nato_lint.rule import Rule
from nato_lint.settings import ActiveRule, Settings
from nato_lint.workers import Died, Workers
from tests.command import environment
from tests.effort import lines_run
from tests.linting import RULES, findings

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
# Elsewhere, workers know nothing of what a test changes in the first process.
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that are copies")

ENDLESS = '''
import re
from nato_lint import Finding, Severity, rule

@rule("HSE001", Severity.WARNING)
def endless(document):
    """Does not come to an end."""
    if "loop" in document.text:
        while True:
            try:
                len(document.text)
            except Exception:
                pass
    if "expression" in document.text:
        re.match("(a+)+b", "a" * 60)
    while "everything" in document.text:
        try:
            while True:
                len(document.text)
        except BaseException:
            pass
    yield Finding(0, 3, "Seen.")
'''
# A run in which time passes quickly.
HURRIED = """
import sys
from nato_lint import deadline, limits, shared_work
from nato_lint.cli import main
limits._SECONDS, limits._FIXING = 1.0, 1
deadline._AGAIN, deadline._MOST_ALARMS, shared_work._GRACE_SECONDS = {again}, 5, 3.0
sys.exit(main(sys.argv[1:]))
"""


class TestSize:
    def test_a_file_that_is_too_large_is_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("large.md").write_bytes(b"on on\n" * (MOST_BYTES // 6 + 1))
        Path("small.md").write_bytes(b"on on\n")
        assert main(["--output-format", "concise", "--select", "DUP001", "--no-cache"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("large.md:1:1: LNT001 This file is larger than 10 MB")
        assert lines[1].startswith("small.md:1:1: DUP001")


class TestExtent:
    TEXT = "It is on on the quay.\n" + "\n" * 800_000 + "It is in in the quay.\n"

    @pytest.mark.parametrize("path", ["a.md", "a.txt", "a.html"])
    def test_what_holds_too_much_is_read_to_a_line_and_that_is_said(self, path: str) -> None:
        found = findings(self.TEXT, "DUP001", "LNT005", path=path)
        assert [each.code for each in found] == ["DUP001", "LNT005"]
        assert "the text from this line on is not checked" in found[1].message
        document = parse(Source(self.TEXT, path))
        assert document.text == self.TEXT
        assert 700_000 < document.read_to < len(self.TEXT)
        assert found[1].start == document.read_to

    def test_what_is_not_read_stays_when_the_rest_is_fixed(self) -> None:
        source = Source(self.TEXT, "a.md")
        fixed = fix_article(source, settings_for(RULES["DUP001"]), lambda each: True)
        assert fixed.source.text == self.TEXT.replace("on on", "on")

    def test_the_indentation_of_a_page_does_not_count(self) -> None:
        paragraph = " " * 60 + "<p>The quay is wide.\n" + " " * 60 + "It is long.</p>\n"
        text = f"<main>\n{paragraph * 30_000}</main>\n"
        document = parse(Source(text, "a.html"))
        assert document.read_to == len(text) > 4_000_000

    def test_a_book_is_read_to_its_end(self) -> None:
        text = "The *old* quay is wide, and [the new one](/quay) is not.\n" * 40_000
        document = parse(Source(text, "a.txt"))
        assert document.read_to == len(text) > 2_000_000


@rule("HSE002", Severity.WARNING)
def every_letter(document: Document) -> Iterator[Finding]:
    """Every letter is wrong."""
    for offset in range(len(document.text)):
        yield Finding(offset, offset + 1, "Wrong.")


def settings_for(*rules: Rule) -> Settings:
    return Settings(tuple(map(ActiveRule, rules)), {each.code: each.code for each in rules})


class TestNumberOfFindings:
    def test_of_too_many_the_first_are_kept_and_it_is_said(self) -> None:
        document = parse(Source("a" * (MOST_FINDINGS + 500), "a.md"))
        found = lint(document, settings_for(every_letter))
        assert [each.code for each in found].count("HSE002") == MOST_FINDINGS
        (limit,) = [each for each in found if each.code == "LNT005"]
        assert (limit.start, limit.severity) == (MOST_FINDINGS, Severity.WARNING)
        assert "HSE002 (every-letter) found more than 1,000 problems" in limit.message

    def test_exactly_as_many_are_no_problem(self) -> None:
        document = parse(Source("a" * MOST_FINDINGS, "a.md"))
        found = lint(document, settings_for(every_letter))
        assert {each.code for each in found} == {"HSE002"}

    def test_a_suppression_of_what_is_left_out_is_not_called_unused(self) -> None:
        text = "on on it\n\n" * (MOST_FINDINGS + 1)
        text += "<!-- nato-lint-disable-next-line DUP001 -->\nin in it\n"
        assert "LNT002" not in {each.code for each in findings(text, "DUP001", "LNT002")}

    def test_all_are_fixed(self) -> None:
        text = "The ship is on on it.\n\n" * (MOST_FINDINGS + 10)
        fixed = fix_article(Source(text, "a.md"), settings_for(RULES["DUP001"]), lambda each: True)
        assert "on on" not in fixed.source.text
        assert fixed.findings == []


@posix_only
class TestTime:
    @pytest.fixture(autouse=True)
    def hurry(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits_module, "_SECONDS", 1.0)
        monkeypatch.setattr(limits_module, "_FIXING", 1)

    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize("word", ["loop", "expression"])
    def test_a_rule_that_does_not_end_is_ended(
        self,
        word: str,
        jobs: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("house.py").write_text(ENDLESS, encoding="utf-8")
        Path("nato-lint.toml").write_text('plugins = ["house.py"]\nselect = ["HSE"]\n', "utf-8")
        Path("a.md").write_text(f"A {word}.\n", encoding="utf-8")
        Path("b.md").write_text("The ship.\n", encoding="utf-8")
        arguments = ["--output-format", "concise", "--no-cache", "--fail-level", "error"]
        assert main([*arguments, "--jobs", jobs]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("a.md:1:1: LNT005 The check of this file took longer than 1 sec")
        assert lines[1] == "b.md:1:1: HSE001 Seen."

    def test_a_fix_that_does_not_end_is_ended(self, tmp_path: Path) -> None:
        text = "It is on on the quay.\n"
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        (tmp_path / "nato-lint.toml").write_text('plugins = ["house.py"]\n', encoding="utf-8")
        # What is wrong at first is right, and what makes it right does not end.
        house = ENDLESS.replace('"loop" in', '"on on" not in')
        (tmp_path / "house.py").write_text(house, encoding="utf-8")
        done = hurried(tmp_path, "--fix", "--select", "DUP001,HSE")
        assert done.returncode == 2
        assert "a.md: fixing this file took longer than 1 seconds and was given up" in done.stderr
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == text
        assert {path.name for path in tmp_path.iterdir()} <= {
            "a.md",
            "house.py",
            "nato-lint.toml",
            "__pycache__",
        }

    @linux_only
    def test_a_rule_that_catches_everything_is_ended_with_its_process(self, tmp_path: Path) -> None:
        greedy(tmp_path)
        done = hurried(tmp_path, "--jobs", "2", "--output-format", "concise")
        assert done.returncode == 1
        lines = done.stdout.splitlines()
        assert lines[0].startswith("a.md:1:1: LNT005 The check of this file took longer than")
        assert lines[1] == "b.md:1:1: HSE001 Seen."
        assert "Traceback" not in done.stderr

    def test_where_there_is_but_one_process_the_run_is_given_up(self, tmp_path: Path) -> None:
        greedy(tmp_path)
        done = hurried(tmp_path, "--jobs", "1", again=0.1)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.startswith("nato-lint: a.md: a rule does not come to an end and catches")
        assert done.stderr.count("\n") == 1

    def oversleep(self, seconds: float) -> None:
        """Wait in a deadline of so many seconds until it ends that."""

        def sleep() -> None:
            with Deadline() as deadline:
                deadline.begin(seconds)
                time.sleep(10)

        with pytest.raises(Overdue):
            sleep()

    def test_the_alarm_is_off_afterwards(self) -> None:
        self.oversleep(0.01)
        with Deadline() as deadline:
            deadline.begin(0.05)
        time.sleep(0.1)

    def test_an_alarm_that_comes_at_the_very_end_is_the_last_one(self) -> None:
        deadline = Deadline()
        deadline.begin(60)
        handler = signal.getsignal(signal.SIGALRM)
        assert callable(handler)
        deadline.end()
        handler(signal.SIGALRM, None)  # as if it had been on its way
        assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        self.oversleep(0.01)

    def test_the_alarm_of_a_caller_is_left_alone(self) -> None:
        signal.alarm(100)
        try:
            with Deadline() as deadline:
                deadline.begin(0.01)
                time.sleep(0.1)
            assert signal.getitimer(signal.ITIMER_REAL)[0] > 90
        finally:
            signal.alarm(0)

    def test_who_waits_for_the_processor_has_the_time_twice(self) -> None:
        before = time.monotonic()
        self.oversleep(0.2)
        assert time.monotonic() - before >= 0.4

    def test_who_works_has_it_once(self) -> None:
        def overwork() -> None:
            with Deadline() as deadline:
                deadline.begin(0.5)
                while True:
                    pass

        before = time.process_time()
        with pytest.raises(Overdue):
            overwork()
        assert time.process_time() - before < 0.9

    def test_without_a_beginning_there_is_no_end(self) -> None:
        with Deadline():
            time.sleep(0.01)


def greedy(folder: Path) -> None:
    """A plugin that catches everything, an article that it does not end on, and another one."""
    (folder / "house.py").write_text(ENDLESS, encoding="utf-8")
    (folder / "nato-lint.toml").write_text(
        'plugins = ["house.py"]\nselect = ["HSE"]\n', encoding="utf-8"
    )
    (folder / "a.md").write_text("It is everything.\n", encoding="utf-8")
    (folder / "b.md").write_text("The ship.\n", encoding="utf-8")


def hurried(
    folder: Path, *arguments: str, again: float = 10.0
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", HURRIED.format(again=again), "--no-cache", *arguments],
        cwd=folder,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def sleeper(argument: object) -> Callable[[float], float]:
    def work(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    return work


def test_a_worker_that_is_late_is_ended_and_the_others_go_on() -> None:
    tasks = [0.0, 600.0, 0.0, 600.0, 0.0]
    limit = {0.0: 60.0, 600.0: 0.5}
    results = dict(Workers(2, sleeper, None, limit.__getitem__).map(tasks))
    assert [results[at] for at in (0, 2, 4)] == [0.0, 0.0, 0.0]
    for at in (1, 3):
        died = results[at]
        assert isinstance(died, Died)
        assert died.late


def test_the_last_worker_may_be_late_when_the_others_are_done() -> None:
    results = dict(Workers(2, sleeper, None, {0.0: 60.0, 600.0: 1.0}.__getitem__).map([600.0, 0.0]))
    died = results[0]
    assert isinstance(died, Died)
    assert died.late
    assert results[1] == 0.0


@posix_only
def test_nobody_is_late_for_a_time_in_which_the_whole_run_was_stopped() -> None:
    program = (
        "import time\n"
        "from tests.test_limits import sleeper\n"
        "from nato_lint.workers import Workers\n"
        "print(dict(Workers(1, sleeper, None, lambda task: 8.0).map([3.0])))\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        stdout=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    )
    time.sleep(2)
    os.killpg(run.pid, signal.SIGSTOP)
    time.sleep(14)
    os.killpg(run.pid, signal.SIGCONT)
    assert run.communicate(timeout=60)[0] == "{0: 3.0}\n"


def test_long_articles_have_more_time() -> None:
    assert seconds_for(0) == 60
    assert seconds_for(MOST_BYTES) > 1_000
    assert seconds_for(0, fixing=True) == 600


class TestTables:
    def test_a_head_with_nothing_below_it_is_text(self) -> None:
        table = "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|the harbour|\n" * 60
        document = parse(Source(table, "a.md"))
        assert {prose.kind.value for prose in document.prose} == {"paragraph"}
        assert sum("harbour" in prose.text for prose in document.prose) > 0

    def test_a_wide_table_is_a_table(self) -> None:
        row = "|one" * 50 + "|\n"
        document = parse(Source(row + "|-" * 50 + "|\n" + row * 3 + "|one|\n", "a.md"))
        assert len(document.prose) == 50 * 4 + 1
        assert {prose.kind.value for prose in document.prose} == {"table cell"}


def test_lines_that_go_on_a_deep_quotation_cost_little_more_than_others() -> None:
    def work(depth: int, count: int) -> int:
        text = "> " * depth + "word\n" + "word\n" * count
        return lines_run(lambda: parse(Source(text, "a.md")))

    work(2, 2)  # what is imported and compiled once
    per_line_and_level = (work(40, 400) - work(40, 200)) / (200 * 40)
    assert per_line_and_level < 60


def test_lines_that_no_quotation_can_go_on_with_are_not_looked_at_for_each_of_them() -> None:
    def work(count: int) -> int:
        lines = (">" * (number % 60 + 1) + " [!NOTE]\n" for number in range(count))
        text = "".join(lines)
        return lines_run(lambda: parse(Source(text, "a.md")))

    work(10)
    assert work(800) < 2.5 * work(400)
