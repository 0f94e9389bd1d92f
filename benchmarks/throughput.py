"""How many megabytes of articles a second, and what each rule costs.

    python benchmarks/throughput.py [--articles 300] [--seed 1] [--repeat 3] [--all-rules] [PATH ...]

One process, CPU time, best of `--repeat` passes; without paths, articles made from the seed. Reading
files and starting Python are not counted. The rules take their turns in the order of their codes,
so what the rules of a family share is counted with the first of them.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

import corpus

from nato_lint import Document, Source, parse
from nato_lint.lint import lint
from nato_lint.plugins import load_plugins
from nato_lint.settings import ActiveRule, Settings

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """CPU seconds that `work` takes, and what it gives."""
    start = process_time()
    result = work()
    return process_time() - start, result


def measure(sources: list[Source], rules: list[ActiveRule]) -> dict[str, float]:
    """Seconds by step, in one pass over all articles."""
    seconds: dict[str, float] = {}
    seconds["parse"], documents = timed(lambda: [parse(source) for source in sources])
    seconds["sentences and words"], _ = timed(lambda: _split(documents))
    for active in rules:
        settings = Settings((active,), {})
        seconds[_name(active)], _ = timed(lambda settings=settings: _lint(documents, settings))  # type: ignore[misc]
    return seconds


def _split(documents: list[Document]) -> int:
    return sum(len(p.sentences) + len(p.words) for d in documents for p in d.prose)


def _lint(documents: list[Document], settings: Settings) -> int:
    return sum(len(lint(document, settings)) for document in documents)


def _name(active: ActiveRule) -> str:
    return f"{active.rule.code} {active.rule.name}"


def report(best: dict[str, float], megabytes: float, files: int, rules: int) -> None:
    """Print the table, the most expensive step first."""
    total = sum(best.values())
    print(f"{files} articles, {megabytes:.2f} MB, {rules} rules\n")
    print("| step | ms/MB | of the run | MB/s |")
    print("|---|---:|---:|---:|")
    rows = [("everything", total), *sorted(best.items(), key=lambda item: -item[1])]
    for name, seconds in rows:
        print(
            f"| {name} | {seconds / megabytes * 1000:.1f} "
            f"| {seconds / total:.1%} | {megabytes / seconds:,.1f} |"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, help="articles to use in place of made ones")
    parser.add_argument("--articles", type=int, default=corpus.ARTICLES)
    parser.add_argument("--seed", type=int, default=corpus.SEED)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--all-rules", action="store_true", help="also those off by default")
    options = parser.parse_args()
    if options.paths:
        sources = [Source.from_bytes(path.read_bytes(), path.name) for path in options.paths]
    else:
        texts = corpus.articles(options.articles, options.seed)
        sources = [Source(text, f"{number}.md") for number, text in enumerate(texts)]
    registry = load_plugins()
    rules = [ActiveRule(rule) for rule in registry.rules if rule.default or options.all_rules]
    passes = [measure(sources, rules) for _ in range(options.repeat)]
    best = {step: min(seconds[step] for seconds in passes) for step in passes[0]}
    megabytes = sum(len(source.text.encode()) for source in sources) / 1e6
    report(best, megabytes, len(sources), len(rules))


if __name__ == "__main__":
    main()
