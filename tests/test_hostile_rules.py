"""Every rule comes to an end on long input that means harm.

No test measures time: the limit is twenty times what parsing and all rules together need, so only
work that explodes with the length of the article meets it.
"""

import subprocess
import sys

import pytest

from tests.command import PROJECT, environment
from tests.linting import REGISTRY

LENGTH = 100_000
PATIENCE = 120  # seconds

REPEATED = {
    "no spaces": "x",
    "only spaces": " ",
    "one letter as a word": "a ",
    "one conjunction": "and ",
    "a word and itself": "harbour and harbour ",
    "opening brackets": "[",
    "parentheses": "(",
    "placeholders that never end": "[Insert ",
    "bare figures": "1 2 3 4 5 %%% ",
    "figures joined": "100,000 and ",
    "shares": "5% of ",
    "labels of links": "See also ",
    "labels on lines of their own": "Read more: a\n\n",
    "opening tags": "<",
    "emoji": "😀",
    "quotation marks that never match": "“a\" 'b” ",
    "quotations that never end": "“said ",
    "nested quotations": "> ",
    "typed bullets": "• a\n",
    "empty labels": "- **a:**\n",
    "paragraphs of a word": "a\n\n",
    "headings": "# a b\n\n",
    "references": "[^1] [1] ",
    "abbreviations": "U.S. US ",
    "one sentence": "the harbour renewal programme is old. ",
    "joined by hyphens": "a-",
    "labels": "a:",
    "cells": "|a",
    "broken characters": "Ã©",
    "invisible characters": "\u200b",
    "no Latin letters": "港",
}


MEGABYTE = "\n\n".join(
    unit * (1_000_000 // len(REPEATED) // len(unit)) for unit in REPEATED.values()
)


@pytest.mark.parametrize("kind", [*REPEATED, "a megabyte of everything"])
def test_every_rule_comes_to_an_end(kind: str) -> None:
    unit = REPEATED.get(kind, MEGABYTE)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.every_rule"],
            cwd=PROJECT,
            input=(unit * max(1, LENGTH // len(unit))).encode(),
            capture_output=True,
            timeout=PATIENCE,
            env=environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"{(late.stdout or b'nothing').split()[-1].decode()} did not come to an end")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().split() == [
        "parse",
        *(rule.code for rule in REGISTRY.rules),
        "end",
    ]
