"""Syllable counts of English words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint_rules.readability import syllables as module
from nato_lint_rules.readability.syllables import EXCEPTIONS, count_by_rules, syllables

COUNTS = {
    0: ["", "hmm"],
    1: ["a", "cat", "queue", "strengths", "made", "played", "walked", "can't", "don’t", "2024", "漢"],
    2: ["table", "poem", "lion", "business", "wednesday", "chatbots", "didn't", "café", "résumé"],
    3: ["area", "idea", "alliance", "fbi", "creation", "beautiful", "o'brien", "unbroken"],
    4: ["information", "january", "military", "co-operate", "well-intentioned"],
    5: ["university", "cooperation", "readability"],
    6: ["responsibility", "incomprehensible"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in COUNTS.items() for word in words]
)
def test_counts(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("tariff's", 2), ("boss's", 2), ("bosses'", 2), ("church’s", 2), ("splonge's", 2),
        ("u.s.", 2), ("e.g.", 2), ("u.s.'s", 2), ("a.b", 2), ("f-16", 1), ("state-of-the-art", 4),
        ("splonced", 1), ("gribbled", 2), ("mcfadrick", 3), ("quasimodal", 4),
    ],
)  # fmt: skip
def test_words_the_dictionary_lacks(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_table_holds_nothing_the_rules_know() -> None:
    entries = [
        (word, int(count))
        for count, *words in map(str.split, EXCEPTIONS.read_text("utf-8").splitlines())
        if count != "#"
        for word in words
    ]
    assert len(entries) > 5000
    assert not [word for word, n in entries if word.isalpha() and count_by_rules(word) == n]
    assert all(syllables(word) == count for word, count in entries)


def test_the_data_carries_its_licence() -> None:
    notice = "Carnegie Mellon University. All rights reserved."
    assert notice in EXCEPTIONS.read_text("utf-8").partition("\n0 ")[0]
    assert notice in EXCEPTIONS.with_name("LICENSE-cmudict").read_text("utf-8")


@given(st.text(alphabet="aeiouylsctdn"), st.sampled_from(["'s", "’s", "-x", ".", ""]))
def test_a_word_has_at_most_a_syllable_a_letter(word: str, ending: str) -> None:
    assert 0 <= syllables(word + ending) <= len(word + ending)


@pytest.mark.parametrize("unit", ["a", "e", "'s", "a.", "-", "é", "le", "x"])
def test_long_hostile_words_take_linear_time_and_are_forgotten(unit: str) -> None:
    before = module._remembered.cache_info().currsize
    assert syllables(unit * 200_000) >= 1
    assert module._remembered.cache_info().currsize == before
