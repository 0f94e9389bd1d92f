"""The benchmarks run, and measure the same articles every time. No test looks at the clock."""

import subprocess
import sys
from pathlib import Path

import pytest

from nato_lint import Source, parse

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def benchmark(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / name), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_seed_gives_the_same_articles_and_another_gives_others(tmp_path: Path) -> None:
    written = {}
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        benchmark("corpus.py", str(tmp_path / name), "--articles", "12", "--seed", seed)
        written[name] = [path.read_bytes() for path in sorted((tmp_path / name).iterdir())]
    assert written["a"] == written["b"]
    assert len(set(written["a"]) | set(written["c"])) == 24
    documents = [parse(Source(text.decode(), "a.md")) for text in written["a"]]
    assert {document.language for document in documents} == {"en"}
    assert all(document.word_count > 300 for document in documents)


def test_throughput_prints_a_line_for_each_rule() -> None:
    printed = benchmark("throughput.py", "--articles", "2", "--repeat", "1")
    assert "2 articles" in printed
    for name in ("everything", "parse", "sentences and words", "SCR001 see-also-residue"):
        assert f"| {name} |" in printed


@pytest.mark.skipif(sys.platform == "win32", reason="resource usage of children is POSIX")
def test_startup_prints_the_ratio() -> None:
    assert "| ratio |" in benchmark("startup.py", "--runs", "1")
