"""What one run costs: an article of 10 kB against a Python that does nothing.

    python benchmarks/startup.py [--runs 21] [ARTICLE]

CPU time (user and system) of child processes, with the default rules and no configuration. The two
commands take turns, so that whatever else the machine does falls on both; the ratio of the medians
is the figure to compare. Needs a POSIX system.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import corpus

_SIZE = 10_000
_NOTHING = (sys.executable, "-c", "pass")


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system time of one run of `command`; exit codes 0 and 1 are fine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} exited with {done.returncode}:\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("article", nargs="?", type=Path, help="default: one made from a seed")
    parser.add_argument("--runs", type=int, default=21)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.article
        if path is None:
            path = Path(folder) / "article.md"
            path.write_text(corpus.article(_SIZE), encoding="utf-8", newline="\n")
        lint = (sys.executable, "-m", "nato_lint", "check", "--isolated", "--no-cache", str(path))
        for command in (_NOTHING, lint):
            cpu_seconds(command)  # the first run compiles modules and fills the file cache
        pairs = [(cpu_seconds(_NOTHING), cpu_seconds(lint)) for _ in range(options.runs)]
        size = path.stat().st_size
    nothing, linted = (median(column) for column in zip(*pairs, strict=True))
    print(f"| command ({options.runs} runs each) | CPU, ms (median) |")
    print("|---|---:|")
    print(f"| `python -c pass` | {nothing * 1000:.1f} |")
    print(f"| `nato-lint` on an article of {size / 1000:.1f} kB | {linted * 1000:.1f} |")
    print(f"| ratio | {linted / nothing:.2f} |")


if __name__ == "__main__":
    main()
