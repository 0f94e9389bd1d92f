"""How well the rules agree with labelled texts, and how often they are wrong about clean ones.

    python benchmarks/accuracy.py [SUITE ...] [--data FOLDER] [--show N] [--json]
    python benchmarks/accuracy.py --check | --record

Each set of fixtures/accuracy/ is linted by one `nato-lint check --isolated`, with the rules and
options that users get without configuration; its JSON is compared with the labels. What the records
hold and when a finding agrees with a label: benchmarks/labels.py. The suite "clean" has no labels:
edited articles, in which nearly every finding is a false alarm.

--check exits with 1 where precision or recall is below, or a rate of false alarms above, what
fixtures/accuracy/recorded.toml has, or where the table of docs/accuracy.md is not that of the
record. --record writes both anew. --data takes sets in the same format from elsewhere.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from labels import (
    JUDGES,
    Hit,
    Outcome,
    Verdict,
    is_conjunct,
    judge,
    read_records,
    record_class,
)
from recorded import check, write_record

FIXTURES = Path(__file__).parent.parent / "fixtures" / "accuracy"
CLEAN = "clean"


class Score(NamedTuple):
    """What became of all decisions of a suite."""

    records: int
    verdicts: list[Verdict]

    @property
    def figures(self) -> dict[str, float]:
        """The counts, precision, recall and F1."""
        counts = Counter(verdict.outcome for verdict in self.verdicts)
        found, missed, wrong = (
            counts[outcome] for outcome in (Outcome.FOUND, Outcome.MISSED, Outcome.FALSE_ALARM)
        )
        return {
            "records": self.records,
            "found": found,
            "missed": missed,
            "false_alarms": wrong,
            "precision": round(found / (found + wrong or 1), 3),
            "recall": round(found / (found + missed or 1), 3),
            "f1": round(2 * found / (2 * found + wrong + missed or 1), 3),
        }

    def failures(self, outcome: Outcome) -> list[Verdict]:
        """The decisions that came out this way."""
        return [verdict for verdict in self.verdicts if verdict.outcome is outcome]


def lint(texts: dict[str, str]) -> dict[str, list[Hit]]:
    """The findings in `texts` by their names, from one run of the command."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            ended = text if text.endswith("\n") else text + "\n"
            (Path(folder) / f"{name}.md").write_text(ended, encoding="utf-8", newline="")
        command = ["-m", "nato_lint", "check", "--isolated", "--exit-zero", "--output-format=json"]
        done = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        sys.exit(f"nato-lint exited with {done.returncode}:\n{done.stderr}")
    found: dict[str, list[Hit]] = {name: [] for name in texts}
    for each in json.loads(done.stdout)["findings"]:
        if each["code"] == "LNT004":
            sys.exit(f"{each['path']}: {each['message']}")
        hit = Hit(each["code"], each["start"]["offset"], each["end"]["offset"], each["message"])
        found[Path(each["path"]).stem].append(hit)
    return found


def score(suite: str, folder: Path) -> Iterator[tuple[str, Score]]:
    """The score of a suite; of duplicates, also that of "X and X" alone."""
    records = read_records(folder / f"{suite}.jsonl")
    found = lint({record["id"]: record["text"] for record in records})
    verdicts = [v for record in records for v in judge(suite, record, found[record["id"]])]
    yield suite, Score(len(records), verdicts)
    if suite == "duplicates":
        about = [record for record in records if is_conjunct(record)]
        chosen = [verdict for verdict in verdicts if is_conjunct(verdict.record)]
        yield "conjuncts", Score(len(about), chosen)


def false_alarms(folder: Path) -> dict[str, Any]:
    """Findings per 1,000 words of edited articles, by rule."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    words = sum(len(text.split()) for text in texts.values())
    counts = Counter(hit.code for hits in lint(texts).values() for hit in hits)
    rates = {code: round(1000 * count / words, 3) for code, count in sorted(counts.items())}
    return {"articles": len(texts), "words": words, "per_1000_words": rates}


def print_score(suite: str, suite_score: Score, show: int) -> None:
    """A line of figures, the failures by class, and up to `show` failures of each sort."""
    figures = suite_score.figures
    print(
        f"{suite:<11} records {figures['records']:>4}  found {figures['found']:>3}  "
        f"missed {figures['missed']:>3}  false alarms {figures['false_alarms']:>3}  "
        f"precision {figures['precision']:.3f}  recall {figures['recall']:.3f}  "
        f"F1 {figures['f1']:.3f}"
    )
    for outcome in (Outcome.MISSED, Outcome.FALSE_ALARM):
        failures = suite_score.failures(outcome)
        classes = Counter(record_class(failure.record) for failure in failures)
        if classes:
            listed = ", ".join(f"{name} {count}" for name, count in classes.most_common())
            print(f"    {outcome}, by class: {listed}")
        for failure in failures[:show]:
            print(f"    {outcome}: {failure.record['id']} {failure.words[:80]!r}")


def print_clean(result: dict[str, Any]) -> None:
    """The rates of the edited articles."""
    print(f"{CLEAN:<11} articles {result['articles']}  words {result['words']}")
    print("    findings per 1,000 words:", result["per_1000_words"] or "none")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"{', '.join(JUDGES)}, {CLEAN}")
    parser.add_argument("--data", type=Path, default=FIXTURES, metavar="FOLDER")
    parser.add_argument("--show", type=int, default=5, metavar="N", help="failures to print")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--check", action="store_true", help="fail below the recorded figures")
    act.add_argument("--record", action="store_true", help="record the figures")
    options = parser.parse_args()
    if unknown := set(options.suites) - {*JUDGES, CLEAN}:
        parser.error(f"no such suite: {', '.join(sorted(unknown))}")
    if options.record and options.suites:
        parser.error("--record takes all suites")
    if (options.check or options.record) and options.data != FIXTURES:
        parser.error("only the figures of the project's own sets are recorded")
    return options


def main() -> int:
    """Run the suites that have data and print what came out."""
    options = arguments()
    results: dict[str, dict[str, Any]] = {}
    chosen = options.suites or [*JUDGES, CLEAN]
    for suite in (suite for suite in JUDGES if suite in chosen):
        if not (options.data / f"{suite}.jsonl").is_file():
            continue
        for name, suite_score in score(suite, options.data):
            results[name] = suite_score.figures
            if not options.json:
                print_score(name, suite_score, options.show)
    if CLEAN in chosen and (options.data / CLEAN).is_dir():
        results[CLEAN] = false_alarms(options.data / CLEAN)
        if not options.json:
            print_clean(results[CLEAN])
    if options.json:
        print(json.dumps(results, indent=2))
    if options.record:
        write_record(results)
    problems = check(results) if options.check else []
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
