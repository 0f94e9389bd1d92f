"""What one article may cost: what reaches a limit is said, and nothing hangs."""

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
from tests.effort import lines_run
from tests.linting import RULES, findings

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

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
    yield Finding(0, 3, "Seen.")
'''


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

    @pytest.mark.parametrize("word", ["loop", "expression"])
    def test_a_rule_that_does_not_end_is_ended(
        self,
        word: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("house.py").write_text(ENDLESS, encoding="utf-8")
        Path("nato-lint.toml").write_text('plugins = ["house.py"]\nselect = ["HSE"]\n', "utf-8")
        Path("a.md").write_text(f"A {word}.\n", encoding="utf-8")
        Path("b.md").write_text("The ship.\n", encoding="utf-8")
        assert main(["--output-format", "concise", "--no-cache", "--fail-level", "error"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("a.md:1:1: LNT005 The check of this file took longer than 1 sec")
        assert lines[1] == "b.md:1:1: HSE001 Seen."

    def test_the_alarm_is_off_afterwards(self) -> None:
        def oversleep() -> None:
            with Deadline() as deadline:
                deadline.begin(0.01)
                time.sleep(10)

        with pytest.raises(Overdue):
            oversleep()
        with Deadline() as deadline:
            deadline.begin(0.05)
        time.sleep(0.1)

    def test_without_a_beginning_there_is_no_end(self) -> None:
        with Deadline():
            time.sleep(0.01)


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
