"""The grade level and textstat without its corpus, which must stay off the network."""

import os
import subprocess
import sys

import pytest

from nato_lint_rules.readability.grade import grade
from nato_lint_rules.readability.syllables import syllables
from nato_lint_rules.readability.textstat_offline import offline_textstat

PASSAGES = [
    "The cat sat on the mat in the sun. It slept there for most of the day. Nobody woke it.",
    "The harbour council of Westmere approved the budget on Tuesday after a long debate. Its "
    "members had argued for weeks about the cost of the new ferry terminal.",
    "Interoperability requirements notwithstanding, the administration's reorganisation of the "
    "procurement directorate necessitated considerable intergovernmental negotiation.",
    "Why did the old mill close? The owners gave no reason at all! Its thirty workers were told "
    "by letter that the machines had already been sold to a company in another country.",
]

SOCKETS_BLOCKED = """
import socket, sys

def refuse(*args, **kwargs):
    raise AssertionError("tried to use the network")

socket.socket = type("socket", (socket.socket,), {"__init__": refuse})
socket.getaddrinfo = socket.create_connection = refuse
TEXT = "The harbour council approved the budget. Its members had argued for several weeks."
"""


def run_with_sockets_blocked(script: str) -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    completed = subprocess.run(
        [sys.executable, "-c", SOCKETS_BLOCKED + script],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert completed.returncode == 0, completed.stderr
    return completed.stdout.strip()


# 13 words and 20 syllables in 2 sentences, counted by hand.
EXPECTED = f"{0.39 * 13 / 2 + 11.8 * 20 / 13 - 15.59:.6f}"


def test_known_grade() -> None:
    assert grade(sentences=2, words=13, syllables=20) == pytest.approx(5.09885, abs=1e-5)


@pytest.mark.parametrize(("sentences", "words"), [(0, 0), (0, 5), (3, 0)])
def test_nothing_to_grade(sentences: int, words: int) -> None:
    assert grade(sentences, words, syllables=0) == 0.0


@pytest.mark.parametrize("passage", PASSAGES)
def test_grade_agrees_with_textstat(passage: str) -> None:
    textstat = offline_textstat()
    words = textstat.lexicon_count(passage)
    ours = grade(textstat.sentence_count(passage), words, textstat.syllable_count(passage))
    assert ours == pytest.approx(textstat.flesch_kincaid_grade(passage), abs=0.1)


@pytest.mark.parametrize("passage", PASSAGES)
def test_textstat_counts_our_syllables(passage: str) -> None:
    words = passage.lower().replace(",", "").replace(".", "").replace("!", "").replace("?", "")
    expected = sum(syllables(word.replace("'", "")) for word in words.split())
    assert offline_textstat().syllable_count(passage) == expected


def test_import_needs_neither_network_nor_nltk() -> None:
    output = run_with_sockets_blocked("""
from nato_lint_rules.readability.textstat_offline import offline_textstat
assert "textstat" not in sys.modules, "imported too early"
grade = offline_textstat().flesch_kincaid_grade(TEXT)
print(f"{grade:.6f}", "nltk" in sys.modules)
""")
    assert output == f"{EXPECTED} False"


def test_program_that_imported_textstat_before() -> None:
    output = run_with_sockets_blocked("""
import textstat
from textstat.backend.counts import _count_syllables
_count_syllables.get_cmudict = lambda lang: {}
hyphenated = textstat.flesch_kincaid_grade(TEXT)
from nato_lint_rules.readability.textstat_offline import offline_textstat
assert offline_textstat() is textstat
grade = textstat.flesch_kincaid_grade(TEXT)
print(f"{grade:.6f}", grade != hyphenated)
""")
    assert output == f"{EXPECTED} True"


def test_other_languages_are_hyphenated() -> None:
    output = run_with_sockets_blocked("""
from nato_lint_rules.readability.textstat_offline import offline_textstat
textstat = offline_textstat()
textstat.set_lang("de_DE")
print(textstat.syllable_count("Wiederholungen"))
""")
    assert output == "5"


def test_threads_that_start_at_once_share_one_module() -> None:
    output = run_with_sockets_blocked("""
from concurrent.futures import ThreadPoolExecutor
from nato_lint_rules.readability.textstat_offline import offline_textstat
with ThreadPoolExecutor(8) as pool:
    modules = list(pool.map(lambda _: offline_textstat(), range(32)))
print(len(set(map(id, modules))), "nltk" in sys.modules)
""")
    assert output == "1 False"
