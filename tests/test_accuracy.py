"""The labelled sets are well-formed, and the benchmark judges as it says it does."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SETS = ROOT / "fixtures" / "accuracy"
VERDICTS = {
    "disclosure": {"notice", "none-notice", "missing", "either"},
    "artefacts": {"artefact", "clean", "either"},
    "duplicates": {"duplicate", "clean", "either"},
    "keywords": {"stuffed", "natural", "either"},
}
LEAST = {"disclosure": 80, "artefacts": 100, "duplicates": 150, "numbers": 120, "keywords": 30}


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import labels

    return labels


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import recorded

    return recorded


def records(suite: str) -> list[dict[str, Any]]:
    lines = (SETS / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("suite", LEAST)
class TestTheSets:
    def test_are_large_enough_and_free_of_repeats(self, suite: str) -> None:
        every = records(suite)
        assert len(every) >= LEAST[suite]
        assert len({record["id"] for record in every}) == len(every)
        assert len({record["text"] for record in every}) == len(every)

    def test_have_known_labels(self, suite: str) -> None:
        for record in records(suite):
            if suite in VERDICTS:
                assert record["expect"] in VERDICTS[suite], record["id"]

    def test_labels_stand_in_the_text(self, suite: str) -> None:
        for record in records(suite):
            text = record["text"]
            for key in ("line", "dup"):
                if key in record:
                    start = record["start"]
                    assert text[start : start + len(record[key])] == record[key], record["id"]
            for label in (*record.get("unsourced", ()), *record.get("either", ())):
                start = label["start"]
                assert text[start : start + len(label["text"])] == label["text"], record["id"]
            assert record.get("notice", "") in text, record["id"]
            if record.get("phrase"):
                assert text.lower().count(record["phrase"].lower()) >= 5, record["id"]


def test_disclosure_covers_ten_languages_with_and_without_a_notice() -> None:
    covered: dict[str, set[str]] = {}
    for record in records("disclosure"):
        covered.setdefault(record["lang"], set()).add(record["expect"])
    assert len(covered) == 10
    assert all({"notice", "missing"} <= labels for labels in covered.values())


def test_keyword_passages_are_of_the_length_that_the_docs_say() -> None:
    for record in records("keywords"):
        if record["expect"] != "either":
            assert 150 <= len(record["text"].split()) <= 500, record["id"]


def test_clean_articles_declare_that_no_ai_was_used() -> None:
    articles = [path.read_text(encoding="utf-8") for path in (SETS / "clean").glob("*.md")]
    assert sum(len(text.split()) for text in articles) >= 8_000
    assert all("\nai_disclosure: none\n" in text for text in articles)


class TestMarking:
    """The labelled words stand at 100 to 110, so a finding may hold 34 characters besides."""

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (100, 110, True),
            (109, 110, True),
            (109, 120, True),
            (110, 120, False),
            (90, 100, False),
            (83, 127, True),
            (83, 128, False),
            (0, 101, False),
            (105, 105, False),
        ],
    )
    def test_is_close(self, labels: Any, start: int, end: int, expected: bool) -> None:
        assert labels.marks(labels.Hit("DUP001", start, end), 100, 110) is expected


@pytest.fixture
def outcomes(labels: Any) -> Callable[..., list[str]]:
    """What becomes of a record with findings, given as code and marked words."""

    def outcomes(suite: str, record: dict[str, Any], *found: tuple[str, str]) -> list[str]:
        text = record["text"]
        hits = [
            labels.Hit(code, text.index(words), text.index(words) + len(words), f"“{words}”")
            for code, words in found
        ]
        return [str(verdict.outcome) for verdict in labels.judge(suite, record, hits)]

    return outcomes


Outcomes = Callable[..., list[str]]


class TestJudges:
    def test_disclosure(self, outcomes: Outcomes) -> None:
        text = "# Tides\n\nWritten by AI.\n"
        fires = ("AID001", "# Tides")
        for expect, silent, fired in [
            ("notice", "rightly silent", "false alarm"),
            ("none-notice", "rightly silent", "false alarm"),
            ("missing", "missed", "found"),
        ]:
            record = {"expect": expect, "text": text}
            assert outcomes("disclosure", record) == [silent]
            assert outcomes("disclosure", record, fires) == [fired]
            assert outcomes("disclosure", record, ("AID002", "Tides")) == [silent]
        assert outcomes("disclosure", {"expect": "either", "text": text}, fires) == []

    def test_artefacts(self, outcomes: Outcomes) -> None:
        text = "Tides turn.\n\nLeave a Reply\n\nMore words.\n"
        record = {"expect": "artefact", "line": "Leave a Reply", "text": text}
        assert outcomes("artefacts", record, ("SCR002", "Leave a Reply")) == ["found"]
        assert outcomes("artefacts", record, ("SRC001", "Leave a Reply")) == ["missed"]
        assert outcomes("artefacts", record, ("SCR002", "Tides")) == ["missed"]
        record = {"expect": "clean", "line": "a Reply", "text": text}
        assert outcomes("artefacts", record, ("SCR002", "Leave")) == ["false alarm"]
        assert outcomes("artefacts", record, ("SCR002", "Tides")) == ["rightly silent"]

    def test_duplicates_across_markup(self, outcomes: Outcomes) -> None:
        text = "It is in\n*in* the sea, where the tides turn and the boats lie and the gulls wait."
        record = {"expect": "duplicate", "dup": "in in", "text": text}
        assert outcomes("duplicates", record, ("DUP001", "in\n*in")) == ["found"]
        assert outcomes("duplicates", record, ("DUP001", text)) == ["missed"]
        assert outcomes("duplicates", record, ("DUP004", "in\n*in")) == ["missed"]
        record["expect"] = "clean"
        assert outcomes("duplicates", record, ("DUP003", "sea")) == ["false alarm"]

    def test_numbers(self, outcomes: Outcomes) -> None:
        text = "It holds 40 boats, 30 nets and 9 lamps."
        record = {
            "text": text,
            "unsourced": [{"start": 9, "text": "40 boats"}],
            "either": [{"start": 19, "text": "30 nets"}],
        }
        assert outcomes("numbers", record, ("SRC001", "40")) == ["found"]
        assert outcomes("numbers", record, ("SRC001", "30")) == ["missed"]
        record["unsourced"] = []
        assert outcomes("numbers", record, ("SRC001", "30")) == ["rightly silent"]
        record["either"] = []
        assert outcomes("numbers", record, ("SRC001", "30")) == ["false alarm"]

    def test_keywords(self, outcomes: Outcomes) -> None:
        text = "The garden heater is a heater for the garden."
        record = {"expect": "stuffed", "phrase": "portable garden heater", "text": text}
        assert outcomes("keywords", record, ("KEY001", "garden heater")) == ["found"]
        assert outcomes("keywords", record, ("KEY001", "heater")) == ["missed"]
        assert outcomes("keywords", record, ("KEY002", "garden heater")) == ["missed"]
        record = {"expect": "natural", "phrase": None, "text": text}
        assert outcomes("keywords", record, ("KEY001", "heater")) == ["false alarm"]


class TestRecord:
    @pytest.fixture
    def page(self, tmp_path: Path) -> Path:
        page = tmp_path / "accuracy.md"
        page.write_text(
            "Before\n<!-- benchmarks/accuracy.py --record -->\n<!-- end -->\nAfter\n",
            encoding="utf-8",
        )
        return page

    def results(self, precision: float = 0.9, rate: float = 0.5) -> dict[str, dict[str, Any]]:
        return {
            "numbers": {
                "records": 4,
                "found": 9,
                "missed": 1,
                "false_alarms": 1,
                "precision": precision,
                "recall": 0.9,
                "f1": 0.9,
            },
            "clean": {"articles": 2, "words": 4_000, "per_1000_words": {"SRC001": rate}},
        }

    def test_defends_what_it_wrote(self, recorded: Any, page: Path, tmp_path: Path) -> None:
        file = tmp_path / "recorded.toml"
        recorded.write_record(self.results(), file, page)
        assert tomllib.loads(file.read_text(encoding="utf-8")) == self.results()
        text = page.read_text(encoding="utf-8")
        assert text.startswith("Before\n")
        assert text.endswith("\nAfter\n")
        assert "| numbers | 4 | 0.900 |" in text
        assert recorded.check(self.results(), file, page) == []
        assert recorded.check(self.results(precision=0.95, rate=0.4), file, page) == []
        (problem,) = recorded.check(self.results(precision=0.899), file, page)
        assert "precision 0.899" in problem
        (problem,) = recorded.check(self.results(rate=0.501), file, page)
        assert "SRC001" in problem

    def test_sees_a_page_that_shows_other_figures(
        self, recorded: Any, page: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "recorded.toml"
        recorded.write_record(self.results(), file, page)
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("0.900", "0.990"), encoding="utf-8")
        (problem,) = recorded.check(self.results(), file, page)
        assert "--record" in problem


def test_runs_on_sets_from_elsewhere(tmp_path: Path) -> None:
    record = {"id": "x1", "expect": "duplicate", "dup": "on on", "text": "It opens on on Monday."}
    (tmp_path / "duplicates.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "benchmarks/accuracy.py", "--data", str(tmp_path), "--json"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["duplicates"]["found"] == 1
