"""Articles that mean harm, against an ordinary one: CPU time per byte, by step.

    python benchmarks/hostile.py [--sizes 100000,1000000] [--only REGEX] [--limit 20]
                                 [--suffix .md] [--dialect NAME]

Each kind of tests/hostile.py in each size is parsed and given to every rule, also those that are off
by default, in a process of its own. The figures are multiples of what an ordinary article of 10 kB
takes per byte (benchmarks/corpus.py; all steps together, and of that the parser), with the peak of
memory and the steps that cost most. What takes more than `--limit` times is ended and marked ">".
A multiple that grows with the size is what matters: it says that the work is not linear.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

import corpus

from tests.hostile import KINDS, hostile

_ORDINARY = "ordinary articles"
_LIMIT = 20
_ORDINARY_SIZE = 10_000
_ORDINARY_COUNT = 7
_SUFFIXES = (".md", ".mdx", ".txt", ".html")


def child(path: Path, most: int, dialect: str | None) -> None:
    """Do all steps with the article at `path`; a line of JSON for each, its CPU seconds."""
    import gc
    import resource

    from nato_lint import Source, parse
    from nato_lint.lint import lint
    from nato_lint.settings import ActiveRule, Settings
    from tests.linting import REGISTRY

    gc.set_threshold(100_000, 20, 20)  # as on the command line
    # What is imported and compiled at first use is no cost of the article.
    article = next(iter(corpus.articles(1, corpus.SEED)))
    ordinary = parse(Source(_written(article, path.suffix), path.name), dialect=dialect)
    for rule in REGISTRY.rules:
        list(rule.check(ordinary))
    begun = process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(begun) + most, int(begun) + most + 5))

    def told(step: str, start: float) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps([step, process_time() - start, peak]), flush=True)

    source = Source.from_bytes(path.read_bytes(), path.name)
    start = process_time()
    document = parse(source, dialect=dialect)
    told("parse", start)
    start = process_time()
    document.word_count  # noqa: B018 (computed once, for all rules)
    told("words", start)
    for rule in REGISTRY.rules:
        start = process_time()
        found = lint(document, Settings((ActiveRule(rule),), {rule.code: rule.code}))
        told(rule.code, start)
        failed = [each.message for each in found if each.code == "LNT004"]
        if failed:
            sys.exit(failed[0])
    print(json.dumps(["end", 0, 0]), flush=True)


def _written(article: str, suffix: str) -> str:
    """An article as a file of this kind holds it."""
    if suffix != ".html":
        return article
    paragraphs = "".join(f"<p>{each}</p>\n" for each in article.split("\n\n"))
    return f"<html><body><article>\n{paragraphs}</article></body></html>\n"


def measure(
    text: str, suffix: str, most: int, dialect: str | None
) -> tuple[dict[str, float], int, str]:
    """CPU seconds by step, the peak of memory in MiB, and what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"article{suffix}")
        path.write_text(text, encoding="utf-8", newline="")
        named = ["--dialect", dialect] if dialect else []
        done = subprocess.run(
            [sys.executable, __file__, "--child", str(path), "--most", str(most), *named],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    seconds: dict[str, float] = {}
    memory = 0
    for line in done.stdout.splitlines():
        step, taken, peak = json.loads(line)
        seconds[step] = taken
        memory = max(memory, peak)
    if "end" in seconds:
        return seconds, memory, ""
    last = done.stderr.strip().splitlines()[-1:] if done.returncode > 0 else [f"after {most} s"]
    return seconds, memory, f"ended behind {next(reversed(seconds), 'the start')}: {last}"


def ordinary(size: int, number: int, suffix: str) -> str:
    """An ordinary article of that size."""
    articles = list(corpus.articles((number + 1) * (size // 6_000 + 1), corpus.SEED))
    return _written("\n\n".join(articles[-(size // 6_000 + 1) :])[:size], suffix)


def seconds_per_byte(suffix: str, dialect: str | None) -> float:
    """What ordinary articles take, the median of several."""
    found = []
    for number in range(_ORDINARY_COUNT):
        article = ordinary(_ORDINARY_SIZE, number, suffix)
        seconds, _, wrong = measure(article, suffix, 100_000, dialect)
        if wrong:
            sys.exit(wrong)
        found.append(sum(seconds.values()) / len(article.encode()))
    return median(found)


def rows(
    kinds: list[str], sizes: list[int], limit: int, suffix: str, dialect: str | None
) -> Iterator[str]:
    """The lines of the table, ordinary articles first."""
    usual = seconds_per_byte(suffix, dialect)
    yield f"1 is {usual * 1e9:,.0f} ns a byte\n"
    yield f"| kind ({dialect or suffix}) | size | all steps | parse | MiB | the dearest steps |"
    yield "|---|---:|---:|---:|---:|---|"
    for size in sizes:
        for kind in (_ORDINARY, *kinds):
            text = ordinary(size, 0, suffix) if kind is _ORDINARY else hostile(kind, size)
            length = len(text.encode())
            most = max(5, int(limit * usual * length))
            seconds, memory, wrong = measure(text, suffix, most, dialect)
            total = sum(seconds.values()) / length / usual
            shown = f"{total:.1f}" if not wrong else f"> {limit}"
            parse = f"{seconds['parse'] / length / usual:.1f}" if "parse" in seconds else ">"
            dear = sorted(seconds.items(), key=lambda step: -step[1])[:3]
            costs = ", ".join(f"{step} {taken / length / usual:.1f}" for step, taken in dear)
            yield f"| {kind} | {size:,} | {shown} | {parse} | {memory} | {wrong or costs} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="100000,1000000")
    parser.add_argument("--only", default="", metavar="REGEX", help="kinds with this in their name")
    parser.add_argument("--limit", type=int, default=_LIMIT)
    parser.add_argument("--suffix", choices=_SUFFIXES, default=".md")
    parser.add_argument("--dialect", metavar="NAME", help="default: as the suffix says")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--most", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.most, options.dialect)
        return
    kinds = [kind for kind in KINDS if re.search(options.only, kind)]
    sizes = [int(size) for size in options.sizes.split(",")]
    for row in rows(kinds, sizes, options.limit, options.suffix, options.dialect):
        print(row, flush=True)


if __name__ == "__main__":
    main()
