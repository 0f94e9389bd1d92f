"""A repository of thousands of articles: the first run, later ones, memory, and a run that is killed.

    python benchmarks/many_files.py [--articles 12000] [--seed 1] [--runs 5] [--folder FOLDER]

CPU seconds of whole processes with all their children, medians; memory is the peak of the largest
process. "Read and hash" is a Python process that reads the same files and hashes what is in them:
what any tool has to do that trusts content only. The articles are made once for a `--folder`.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import corpus

_READ_AND_HASH = """
import os, sys
from hashlib import sha256
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            sha256(file.read()).digest()
"""


class Run(NamedTuple):
    """What one process took: CPU and wall seconds, peak memory in MiB, and its standard output."""

    cpu: float
    wall: float
    peak: float
    output: bytes


def write(folder: Path, count: int, seed: int) -> None:
    """Write the articles, a hundred a folder."""
    for number, text in enumerate(corpus.articles(count, seed)):
        path = folder / f"{number // 100:03}" / f"{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def run(arguments: list[str], folder: Path, cache: Path) -> Run:
    """Run Python with `arguments` in the folder of the articles."""
    environment = {**os.environ, "NATO_LINT_CACHE_DIR": str(cache)}
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, env=environment, stdout=output
        )
        _, _, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        output.seek(0)
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / unit, output.read())


def lint(folder: Path, cache: Path, *flags: str) -> Run:
    """Lint all articles."""
    return run(["-m", "nato_lint", "--output-format", "concise", *flags], folder, cache)


def lint_and_kill(folder: Path, cache: Path, after: float) -> None:
    """Lint all articles, and end the process by force in the middle."""
    environment = {**os.environ, "NATO_LINT_CACHE_DIR": str(cache)}
    process = subprocess.Popen(
        [sys.executable, "-m", "nato_lint", "--output-format", "concise"],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def touch(folder: Path) -> None:
    """Give every file a new time, as a fresh checkout does."""
    for path in folder.rglob("*.md"):
        os.utime(path)


def compare(folder: Path, runs: int) -> None:
    """Run everything and print the table."""
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(temporary, "cache")
        files = sum(1 for _ in folder.rglob("*.md"))
        size = sum(path.stat().st_size for path in folder.rglob("*.md")) / 1e6
        hashing = [run(["-c", _READ_AND_HASH, str(folder)], folder, cache) for _ in range(runs)]
        cold = lint(folder, cache)
        warm = [lint(folder, cache) for _ in range(runs)]
        touch(folder)
        fresh = lint(folder, cache)
        killed = Path(temporary, "killed")
        lint_and_kill(folder, killed, cold.wall / 2)
        resumed = lint(folder, killed)
        base = median(each.cpu for each in hashing)
        print(f"{files:,} articles, {size:.1f} MB\n")
        print("| run | CPU s | wall s | peak MiB | against read and hash |")
        print("|---|---|---|---|---|")
        for name, some in (
            ("read and hash", hashing),
            ("cold", [cold]),
            ("unchanged", warm),
            ("unchanged, new times", [fresh]),
            ("after a kill in the middle", [resumed]),
        ):
            cpu = median(each.cpu for each in some)
            wall = median(each.wall for each in some)
            peak = max(each.peak for each in some)
            print(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {cpu / base:.1f}x |")
        same = {each.output for each in (cold, *warm, fresh, resumed)}
        print(f"\nSame findings in every run: {'yes' if len(same) == 1 else 'NO'}")


def main() -> None:
    """Read the command line, make the articles and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=corpus.SEED)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if not any(folder.rglob("*.md")):
            write(folder, options.articles, options.seed)
        compare(folder, options.runs)


if __name__ == "__main__":
    main()
