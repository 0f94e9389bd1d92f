"""No regular expression of the project can take exponential time, whatever an article holds.

What takes quadratic time where it need not is found by tests/test_hostile_rules.py and by
benchmarks/hostile.py, which look at the real work.
"""

import json
import subprocess
import sys
from functools import cache

import pytest

from tests.backtracking import is_exponential
from tests.command import PROJECT, environment

# An expression that the check takes for dangerous and is not: with the reason.
ALLOWED: dict[str, str] = {}


@cache
def patterns() -> list[tuple[str, int, str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=PROJECT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_no_pattern_backtracks_without_bound() -> None:
    found = patterns()
    assert len(found) > 200
    dangerous = [
        (name, pattern)
        for pattern, flags, name in found
        if pattern not in ALLOWED and is_exponential(pattern, flags)
    ]
    assert dangerous == []


def test_what_is_allowed_is_needed() -> None:
    known = {pattern: flags for pattern, flags, _ in patterns()}
    assert [each for each in ALLOWED if not is_exponential(each, known.get(each, 0))] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b", r"(a*)*b", r"(?:\w+\s?)*:", r"(?:a|ab|b)*c", r"(?:.*,)*x", r"(?:x+x+)+y",
        r"([a-z]+)*\d", r"(?:ab?b?)*c", r"(?:\s*\w*)*!", r"(?:“[^”]*”|[^“]*)*$",
    ],
)  # fmt: skip
def test_what_is_exponential(pattern: str) -> None:
    assert is_exponential(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"a+b", r"(?:ab)+c", r"(?:a+b)*", r"(?:[^{}]|\}(?!\}))*\}\}", r"(?:a|b)*", r"\w+(?:-\w+)*", r"(?:a++)+b",
        r"(?>a+)+b", r"(?:\d{1,3},)*\d", r"a*a*b", r"(?:an|and) x", r"(?:foo|bar|baz)+",
    ],
)  # fmt: skip
def test_what_is_not(pattern: str) -> None:
    assert not is_exponential(pattern)
