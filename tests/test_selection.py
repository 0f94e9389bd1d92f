"""Selectors and how they win over one another."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.finding import Finding, Severity
from nato_lint.rule import Rule
from nato_lint.selection import Selection, UnknownSelector, choose, choose_in_turn


def declared(code: str, name: str, *, default: bool = True) -> Rule:
    def check(document: Any) -> Iterator[Finding]:
        """Nothing at all."""
        yield from ()

    check.__name__ = name.replace("-", "_")
    return Rule(code, Severity.WARNING, check, default=default)


RULES = [
    declared("DUP001", "repeated-word"),
    declared("DUP002", "repeated-conjunct"),
    declared("DUP011", "repeated-heading", default=False),
    declared("AID001", "missing-disclosure"),
    declared("AIDX001", "odd-disclosure", default=False),
    declared("STR001", "pseudo-list"),
]
CODES = [rule.code for rule in RULES]
DEFAULT = [rule.code for rule in RULES if rule.default]


def chosen(
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> list[str]:
    return [rule.code for rule in choose(RULES, select, ignore, extend_select)]


def test_without_selectors_the_default_selection_applies() -> None:
    assert chosen() == ["DUP001", "DUP002", "AID001", "STR001"]


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("DUP001", ["DUP001"]),
        ("repeated-heading", ["DUP011"]),
        ("DUP", ["DUP001", "DUP002", "DUP011"]),
        ("DUP0", ["DUP001", "DUP002", "DUP011"]),
        ("DUP00", ["DUP001", "DUP002"]),
        ("AIDX", ["AIDX001"]),
        ("ALL", CODES),
    ],
)
def test_what_a_selector_stands_for(selector: str, codes: list[str]) -> None:
    assert chosen([selector]) == codes
    assert chosen(extend_select=[selector]) == [c for c in CODES if c in {*DEFAULT, *codes}]
    assert chosen(ignore=[selector]) == [c for c in DEFAULT if c not in codes]


def test_a_family_is_not_a_prefix_of_another_in_part() -> None:
    assert "AIDX001" not in chosen(ignore=["ALL"], extend_select=["AID0"])
    with pytest.raises(UnknownSelector):
        chosen(["AI"])


def test_an_empty_selection_selects_nothing() -> None:
    assert chosen([]) == []


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["DUP"], ["DUP001"], ["DUP002", "DUP011"]),
        (["DUP001"], ["DUP"], ["DUP001"]),
        (["repeated-word"], ["DUP00"], ["DUP001"]),
        (["DUP00"], ["DUP"], ["DUP001", "DUP002"]),
        (["ALL"], ["DUP", "AID", "AIDX"], ["STR001"]),
        (["STR"], ["ALL"], ["STR001"]),
        (["DUP"], ["DUP"], []),
        (["DUP001"], ["repeated-word"], []),
        (["ALL"], ["ALL"], []),
    ],
)
def test_the_more_specific_selector_wins_and_ignore_at_a_tie(
    select: list[str], ignore: list[str], codes: list[str]
) -> None:
    assert chosen(select, ignore) == codes


def test_extend_select_takes_part_in_the_same_contest() -> None:
    assert chosen(["STR"], ["DUP"], ["DUP001"]) == ["DUP001", "STR001"]
    assert chosen(["STR"], ["DUP001"], ["DUP"]) == ["DUP002", "DUP011", "STR001"]


def test_a_later_place_wins_over_an_earlier_one() -> None:
    def codes(*selections: Selection) -> list[str]:
        return [rule.code for rule in choose_in_turn(RULES, selections)]

    ignoring = Selection(ignore=["DUP001"])
    assert codes(ignoring, Selection(extend_select=["DUP"])) == [
        "DUP001", "DUP002", "DUP011", "AID001", "STR001",
    ]  # fmt: skip
    assert codes(Selection(extend_select=["DUP"]), ignoring) == [
        "DUP002", "DUP011", "AID001", "STR001",
    ]  # fmt: skip
    assert codes(ignoring, Selection(["DUP00"])) == ["DUP001", "DUP002"]


@pytest.mark.parametrize(
    ("selector", "meant"),
    [
        ("dup001", "DUP001"),
        ("DUPP", "DUP"),
        ("DUP1", "DUP"),
        ("repeated_word", "repeated-word"),
        ("all", "ALL"),
    ],
)
def test_an_unknown_selector_is_an_error_that_guesses(selector: str, meant: str) -> None:
    with pytest.raises(UnknownSelector) as caught:
        chosen(ignore=[selector])
    assert str(caught.value) == f'no rule is called "{selector}" (did you mean "{meant}"?).'
    assert caught.value.selector == selector


@pytest.mark.parametrize("selector", ["", "0", "001", "weather", "DUP0010", "DUP9"])
def test_an_unknown_selector_is_never_a_prefix(selector: str) -> None:
    with pytest.raises(UnknownSelector):
        chosen([selector])


def test_nothing_like_it_no_guess() -> None:
    with pytest.raises(UnknownSelector, match=r'^no rule is called "weather"\.$'):
        chosen(["weather"])


@given(
    st.lists(st.sampled_from([*CODES, "DUP", "DUP0", "AID", "repeated-word", "ALL"])),
    st.lists(st.sampled_from([*CODES, "DUP", "DUP0", "AID", "repeated-word", "ALL"])),
)
def test_order_and_repetition_of_selectors_do_not_matter(
    select: list[str], ignore: list[str]
) -> None:
    once = chosen(select, ignore)
    assert once == chosen(select[::-1] * 2, ignore[::-1] * 2)
    assert not set(once) & {code for code in ignore if code in CODES}
    assert {
        code for code in select if code in CODES and not {code, "repeated-word"} & {*ignore}
    } <= {*once}
