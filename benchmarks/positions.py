"""Every place in real articles: whether what a document says stands where it says.

    python benchmarks/positions.py FOLDER ... [--dialect D] [--only parse,lint,report,fix] [--every N]

Takes all Markdown, MDX, R Markdown, text and HTML files below the folders, each in the dialect that
a run of the linter finds for it, or all in the one given. For each one it asserts that every run of prose is its source slice, that every word, sentence, link, finding, edit and
related place lies in the text, and that nothing raises: not parsing, not one of all the rules, not a
report, not a fix (tests/invariants.py has the claims). `--every N` takes each Nth file, by path.

Prints a table of what there was, each defect with its file, and the files that took more than ten
times the median CPU time per byte. Exits with 1 where there is a defect.
"""

import argparse
import gc
import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from nato_lint import Source
from nato_lint.dialect_detection import DialectFinder
from nato_lint.document.dialects import Dialect
from nato_lint.lint import lint
from nato_lint.settings import Settings
from nato_lint.source import UnreadableSource
from tests.invariants import (
    MODES,
    Broken,
    check_document,
    check_findings,
    check_fixes,
    check_reports,
    every_rule,
    parse_as,
)

SettingsFor = Callable[[Path], Settings]
SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd", ".txt", ".html", ".htm")
STEPS = ("parse", "lint", "report", "fix")
OUTLIER = 10
# What a file costs however short it is would make every short one an outlier.
_SMALLEST = 2_000


class Timed(NamedTuple):
    """CPU seconds of one step with one file of so many bytes."""

    path: Path
    size: int
    seconds: float

    @property
    def per_byte(self) -> float:
        """Seconds a byte."""
        return self.seconds / self.size


@dataclass
class Tally:
    """What was seen."""

    files: Counter[str] = field(default_factory=Counter)
    bytes: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    dialects: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0
    defects: list[str] = field(default_factory=list)
    times: dict[str, list[Timed]] = field(default_factory=dict)


def articles(folders: list[Path]) -> Iterator[Path]:
    """The files below the folders, links left out, in the order of their paths."""
    for folder in folders:
        if folder.is_file():
            yield folder
        for directory, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                path = Path(directory, name)
                if name.lower().endswith(SUFFIXES) and not path.is_symlink():
                    yield path


def examine(path: Path, settings: Settings, steps: list[str], tally: Tally) -> None:
    """Check one file; what does not hold becomes a defect."""
    data = path.read_bytes()
    try:
        source = Source.from_bytes(data, path.as_posix())
    except UnreadableSource:
        tally.unreadable += 1
        return
    suffix = path.suffix.lower()
    tally.files[suffix] += 1
    tally.bytes[suffix] += len(data)
    tally.dialects[settings.dialect or "markdown, not detected"] += 1
    for step, seconds in _steps(source, settings, steps, tally):
        tally.times.setdefault(step, []).append(Timed(path, max(len(data), 1), seconds))


def _steps(
    source: Source, settings: Settings, steps: list[str], tally: Tally
) -> Iterator[tuple[str, float]]:
    step = "parse"
    start = process_time()
    try:
        document = parse_as(source, settings)
        tally.counts["words"] += document.word_count
        yield step, process_time() - start
        tally.counts += check_document(document)
        if "lint" not in steps:
            return
        step, start = "lint", process_time()
        findings = lint(document, settings)
        yield step, process_time() - start
        check_findings(document, findings)
        tally.counts["findings"] += len(findings)
        if "report" in steps:
            step, start = "report", process_time()
            check_reports(document, findings)
            yield step, process_time() - start
        if "fix" in steps:
            step, start = "fix", process_time()
            for mode in MODES:
                tally.counts[f"{mode} fixes"] += check_fixes(source, settings, mode)
            yield step, process_time() - start
    except Broken as broken:
        tally.defects.append(f"{source.path}: {step}: {broken}")
    except Exception as error:  # noqa: BLE001 (whatever it is, it is a defect)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        tally.defects.append(f"{source.path}: {step}: {type(error).__name__}: {error} ({where})")


def outliers(times: list[Timed]) -> tuple[float, list[Timed]]:
    """The median seconds a byte, and the files that took far more, the worst first."""
    long = [each for each in times if each.size >= _SMALLEST]
    if not long:
        return 0.0, []
    usual = median(each.per_byte for each in long)
    far = [each for each in long if each.per_byte > OUTLIER * usual]
    return usual, sorted(far, key=lambda each: -each.per_byte)


def confirmed(step: str, usual: float, far: list[Timed], settings: SettingsFor) -> list[Timed]:
    """Those that take as long a second time: the first may have paid for what all files need."""
    slow = []
    for each in far:
        again = Tally()
        examine(each.path, settings(each.path), list(STEPS[: STEPS.index(step) + 1]), again)
        times = again.times.get(step, [each])
        if times[0].per_byte > OUTLIER * usual:
            slow.append(times[0])
    return slow


def report(tally: Tally, settings: SettingsFor) -> None:
    """Print the tables."""
    total = sum(tally.files.values())
    print(f"| {total:,} files, {sum(tally.bytes.values()) / 1e6:.1f} MB | |")
    print("|---|---:|")
    for suffix, count in tally.files.most_common():
        print(f"| `{suffix}` | {count:,} files, {tally.bytes[suffix] / 1e6:.1f} MB |")
    for dialect, count in tally.dialects.most_common():
        print(f"| {dialect} | {count:,} files |")
    print(f"| not UTF-8, not checked | {tally.unreadable:,} |")
    for what, count in tally.counts.most_common():
        print(f"| {what} | {count:,} |")
    print(f"| **defects** | {len(tally.defects):,} |")
    for step, times in tally.times.items():
        usual, far = outliers(times)
        far = confirmed(step, usual, far, settings)
        print(f"\n{step}: {usual * 1e9:,.0f} ns a byte (median); {len(far)} files over {OUTLIER}x")
        for each in far[:20]:
            print(f"  {each.per_byte / usual:6.1f}x {each.size:>9,} bytes  {each.path}")
    for defect in tally.defects:
        print(f"DEFECT {defect}")


def main() -> None:
    """Examine and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--dialect", help="read every file as this; default: as detected")
    parser.add_argument("--only", default=",".join(STEPS), help="steps, with commas between them")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    options = parser.parse_args()
    finder = DialectFinder()

    def settings(path: Path) -> Settings:
        dialect = Dialect(options.dialect) if options.dialect else finder.for_file(path)
        return replace(every_rule(), dialect=dialect)

    tally = Tally()
    gc.disable()  # whose file it would be counted with is chance
    for number, path in enumerate(list(articles(options.folders))[:: options.every]):
        examine(path, settings(path), options.only.split(","), tally)
        if number % 100 == 0:
            gc.collect()
    report(tally, settings)
    sys.exit(bool(tally.defects))


if __name__ == "__main__":
    main()
