"""Phrases that are repeated too often, and those that may be."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint_rules.keyword_stuffing.phrases import folded
from tests.linting import findings

# About a hundred words that repeat nothing.
FILLER = (
    "The valley lies east of Birkholm, where a road follows the brook between meadows. Farmers cut hay "
    "twice each summer and sell cheese on Saturdays. Visitors come by train, walk up to a chapel, rest "
    "under its lime trees and return before dusk. Nobody hurries. A baker opens early, a smith works "
    "late, children fish from bridges, and old men argue over chess. Autumn brings fog, mushrooms, "
    "cranes flying south. Winter closes passes; sledges replace carts. Spring floods cellars, wakes "
    "frogs, turns orchards white. Letters arrive on Tuesdays. Music drifts out of barns whenever "
    "somebody marries, which happens rarely enough that everyone attends.\n\n"
)


def stuffed(phrase: str, times: int) -> str:
    return FILLER + "".join(f"We like {phrase}. " for _ in range(times)) + "\n\n" + FILLER


def messages(text: str, **more: Any) -> list[str]:
    return [found.message for found in findings(text, "KEY001", **more)]


def test_a_long_phrase_is_found_and_named() -> None:
    text = stuffed("wooden harbour tours with dogs", 9)
    (found,) = findings(text, "KEY001")
    assert "“wooden harbour tours with dogs” stands 9 times in" in found.message
    assert text[found.start : found.end] == "wooden harbour tours with dogs"
    assert len(found.related) == 8


def test_the_finding_stands_at_the_first_place_beyond_the_natural_count() -> None:
    text = stuffed("wooden harbour tours with dogs", 9)
    (found,) = findings(text, "KEY001")
    before = [place for place in found.related if place.start < found.start]
    assert f"up to {len(before)} times would be natural" in found.message


@pytest.mark.parametrize(
    ("phrase", "times", "found"),
    [
        ("wooden harbour tours with dogs", 3, False),
        ("wooden harbour tours with dogs", 6, True),
        ("wooden harbour tours", 5, False),
        ("wooden harbour tours", 12, True),
        ("harbour tours", 12, False),
        ("code of practice", 12, False),
        ("the", 30, False),
    ],
)
def test_the_longer_the_phrase_the_fewer(phrase: str, times: int, found: bool) -> None:
    assert bool(messages(stuffed(phrase, times))) is found


def test_a_longer_article_may_repeat_more() -> None:
    phrase = "wooden harbour tours"
    others = " ".join(f"Word{number}." for number in range(600))
    assert messages(stuffed(phrase, 9))
    assert not messages(stuffed(phrase, 9) + others)


def test_names_have_more_room() -> None:
    assert not messages(stuffed("the Birkholm Joiners Guild Choir", 5))
    assert messages(stuffed("cheap wooden harbour tours", 5))


def test_forms_count_as_one() -> None:
    forms = [
        "wooden harbour tours with dogs",
        "Wooden harbour tour with dogs",
        "wooden-harbour tours with dog",
    ]
    text = FILLER + "".join(f"We like {phrase}. " for phrase in forms * 3) + FILLER
    (message,) = messages(text)
    assert "9 times" in message


def test_punctuation_and_blocks_separate_words() -> None:
    assert not messages(FILLER + "We like wooden harbour, tours of dogs. " * 9 + FILLER)


def test_overlapping_phrases_are_one_finding() -> None:
    text = (
        stuffed("cheap wooden harbour tours with dogs", 9)
        + "Wooden harbour tours with dogs.\n\n" * 4
    )
    assert len(messages(text)) == 1


def test_terms_are_right() -> None:
    text = stuffed("wooden harbour tours with dogs", 9)
    assert not messages(text, terms=frozenset({"wooden harbour tours with dogs"}))
    assert messages(text, terms=frozenset({"harbour tours"}))


def test_short_texts_tables_and_code_are_left_alone() -> None:
    assert not messages("We like wooden harbour tours with dogs. " * 9)
    assert not messages(FILLER + "```\nwooden harbour tours with dogs\n```\n\n" * 9)
    rows = "| cheap wooden harbour tours |\n" * 9
    assert not messages(FILLER + f"| Tour |\n|---|\n{rows}")


def test_plain_text() -> None:
    assert messages(stuffed("wooden harbour tours with dogs", 9), path="article.txt")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Tours", "tour"),
        ("tour's", "tour"),
        ("COMPANIES", "company"),
        ("boxes", "box"),
        ("glass", "glass"),
        ("US", "US"),
        ("U.S.", "US"),
        ("us", "us"),
        ("NATO’s", "nato"),
    ],
)
def test_folded(word: str, form: str) -> None:
    assert folded(word) == form


@given(
    st.lists(
        st.sampled_from(
            ["red", "boat", "red-hot", "of", "the", "Red", "BOATS", ",", ".", "12", "US"]
        ),
        max_size=400,
    )
)
def test_every_place_is_told_and_the_places_lie_apart(words: list[str]) -> None:
    text = FILLER + " ".join(words)
    for found in findings(text, "KEY001"):
        places = sorted([(found.start, found.end), *((r.start, r.end) for r in found.related)])
        assert all(end <= start for (_, end), (start, _) in pairwise(places))
        assert f"stands {len(places)} times" in found.message
