"""Which numbers of a text are quantities, and what they measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint_rules.unsourced_number.quantity import Kind
from nato_lint_rules.unsourced_number.recognise import quantities


@pytest.mark.parametrize(
    ("text", "kind", "words", "value", "unit"),
    [
        ("It rose by 2% in May.", Kind.PERCENTAGE, "2%", 2, "%"),
        ("It rose by two percent.", Kind.PERCENTAGE, "two percent", 2, "%"),
        ("Some 60-70% of boats leak.", Kind.PERCENTAGE, "60-70%", 60, "%"),
        ("It grew 1.5 percentage points.", Kind.PERCENTAGE, "1.5 percentage points", 1.5, "%"),
        ("One in five pilots left.", Kind.SHARE, "One in five", 0.2, ""),
        ("It holds for 3 out of 4 boats.", Kind.SHARE, "3 out of 4", 0.75, ""),
        ("Two-thirds of the pilots left.", Kind.SHARE, "Two-thirds", 2 / 3, ""),
        ("It won 31 of the 60 seats.", Kind.SHARE, "31 of the 60", 31 / 60, ""),
        ("Yields fell by almost half in May.", Kind.SHARE, "half", 0.5, ""),
        ("Fees rose by a quarter since May.", Kind.SHARE, "a quarter", 0.25, ""),
        ("The number of sailors fell to 310.", Kind.COUNT, "310", 310, ""),
        ("He owns half the fleet.", Kind.SHARE, "half", 0.5, ""),
        ("It cost $7.1 billion.", Kind.MONEY, "$7.1 billion", 7.1e9, "$"),
        ("It cost €40/month.", Kind.MONEY, "€40/month", 40, "€ per month"),
        ("It cost Rp150,000–400,000 then.", Kind.MONEY, "Rp150,000–400,000", 150_000, "Rp"),
        ("It cost 12 million euros.", Kind.MONEY, "12 million euros", 12e6, "euros"),
        ("Over 140,000 sailors came.", Kind.COUNT, "140,000", 140_000, "sailors"),
        ("It joined 31 other leagues.", Kind.COUNT, "31", 31, "leagues"),
        ("It has 60+ million readers.", Kind.COUNT, "60+ million", 60e6, "readers"),
        ("Over 2\u202f500 boats came.", Kind.COUNT, "2\u202f500", 2500, "boats"),
        ("Tens of thousands of gulls came.", Kind.COUNT, "Tens of thousands", 10_000, "gulls"),
        ("Twenty-five boats sank.", Kind.COUNT, "Twenty-five", 25, "boats"),
        ("Two hundred and fifty boats sank.", Kind.COUNT, "Two hundred and fifty", 250, "boats"),
        ("The mole is 900 metres long.", Kind.MEASUREMENT, "900 metres", 900, "metres"),
        ("They own 40 square miles.", Kind.MEASUREMENT, "40 square miles", 40, "square miles"),
        ("The line carries 10 Mbps.", Kind.MEASUREMENT, "10 Mbps", 10, "Mbps"),
        ("Guests give 4.4 stars.", Kind.RATE, "4.4 stars", 4.4, "stars"),
        ("Guests rate it 4.6/5 at most.", Kind.RATE, "4.6/5", 4.6, "rating"),
        ("Pilots sleep seven hours a day.", Kind.RATE, "seven hours a day", 7, "hours a day"),
        ("It won 2 lakh readers.", Kind.COUNT, "2 lakh", 200_000, "readers"),
        ("It lists 40,000 commits.", Kind.COUNT, "40,000", 40_000, "commits"),
        ("It rose from 120,000 in May.", Kind.COUNT, "120,000", 120_000, ""),
        ("Sailors came, 40 of them by bus.", Kind.COUNT, "40", 40, "of them"),
        ("Perched 60 metres up, it sways.", Kind.MEASUREMENT, "60 metres", 60, "metres"),
        ("It moves 30 tonnes per hour.", Kind.RATE, "30 tonnes per hour", 30, "tonnes per hour"),
        ("Trade doubled.", Kind.MULTIPLE, "doubled", 2, "times"),
        ("It is 3x faster.", Kind.MULTIPLE, "3x", 3, "times"),
        ("It is ten times larger.", Kind.MULTIPLE, "ten times", 10, "times"),
        ("It costs twice as much.", Kind.MULTIPLE, "twice", 2, "times"),
        ("It is the second-largest port.", Kind.RANK, "second-largest", 2, ""),
        ("It is the country’s third-largest port.", Kind.RANK, "third-largest", 3, ""),
        ("The port ranked third.", Kind.RANK, "ranked third", 3, ""),
    ],
)
def test_quantity(text: str, kind: Kind, words: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == words
    assert (found.kind, found.unit) == (kind, unit)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 2019.",
        "The 2024 elections were held on 3 May.",
        "On May 14 sailors arrived.",
        "The 1990s were quiet.",
        "It opens at 10:30 and closes at 5 pm.",
        "The ship runs release 2.4.1.",
        "Article 5 binds all members.",
        "The B-52 and the Apollo-8 crew read Catch 22.",
        "Winter Sail 24 participants met.",
        "HBO 7120.05 mandates it.",
        "Call 555-1234 at any hour, 24/7.",
        "See section 12 and page 40.",
        "The tour lasts 45 minutes.",
        "Add 3 tablespoons of salt.",
        "The picture is 1080p and 300 px wide.",
        "There are twelve reasons to go.",
        "There is a 30-minute ferry.",
        "The other half of the council met.",
        "He called twice.",
        "Thousands of miles lie between them.",
        "They sold a dozen crates and dozens of ropes.",
        "A few hundred boats came.",
        "It lists 12 commits.",
        "These are the 10 best harbours and the 20 most beautiful moles.",
        "It opens on 4/5 and 9/10.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == []


def test_a_falling_pair_is_two_quantities() -> None:
    text = "It fell from 3,000 to 200 boats."
    assert [text[q.start : q.end] for q in quantities(text)] == ["3,000", "200"]


@given(st.text(alphabet="0123456789,.$€%-–+ \u202fabMx()/:tofmilnhsd", max_size=80))
def test_quantities_lie_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
