"""What counts as the source of a figure, and how far it reaches."""

import pytest

from nato_lint_rules.sourcing.attribution import names_source
from tests.linting import marked

CLAIM = "The port handles 40% of the fruit"


@pytest.mark.parametrize(
    "source",
    [
        "[The board](https://example.org/board) says so.",
        "See https://example.org/board for more.",
        "[^1]\n\n[^1]: Annual report.",
        "[1]",
        "[2, 3]",
        "[@ito2020, p. 3]",
        "(Ito 2020)",
        "(Ito et al., 2020)",
        "(Harbour Board, 2023)",
        "Trade is growing.<sup>1</sup>",
        "Ito and Lund (2021) agree.",
    ],
)
def test_marked_sources_speak_for_their_paragraph(source: str) -> None:
    assert marked(f"{CLAIM}. {source}", "SRC001") == []


def test_a_source_does_not_reach_the_next_paragraph() -> None:
    text = f"The board [counts](https://example.org/board).\n\n{CLAIM}."
    assert marked(text, "SRC001") == ["40%"]


@pytest.mark.parametrize("link", ["[above](#top)", "[us](mailto:us@example.org)"])
def test_links_that_lead_nowhere_are_no_source(link: str) -> None:
    assert marked(f"{CLAIM}, see {link}.", "SRC001") == ["40%"]


def test_a_month_in_brackets_is_no_citation() -> None:
    assert marked(f"{CLAIM} (May 2020).", "SRC001") == ["40%"]


@pytest.mark.parametrize(
    "text",
    [
        "According to the Harbour Board, trade grew.",
        "Trade grew, according to its annual report.",
        "A 2023 Lund survey found growth.",
        "In the 2021 census, trade grew.",
        "Mary Ito, a pilot, said that trade grew.",
        "The town's Harbour Board estimates growth.",
        "UNCTAD reported growth.",
        "Trade grew, said Mary Ito.",
        "She noted that trade grew.",
        "A survey by Lund University shows growth.",
        "The national harbour bureau estimates growth.",
        "One long-time owner said that trade grew.",
        "The top comment, by u/molewatch, says so.",
        "Figures compiled by the Harbour Board show growth.",
        "Trade grew, the harbour office reported.",
        "Trade grew, police said.",
        "According to the harbour statistics office, trade grew.",
        "The data from Lund University is clear.",
        "The Harbour Index fell to a new low, the 2023 index shows.",
    ],
)
def test_names_source(text: str) -> None:
    assert names_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "According to recent industry data, trade grew.",
        "According to experts, trade grew.",
        "Research shows growth.",
        "Studies found growth.",
        "Many users report growth.",
        "It is estimated that trade grew.",
        "The harbour is projected to grow.",
        "Trade grew because of AI's data needs.",
        "In Norway, experts say that trade grew.",
        "A bureau said nothing.",
        "One pilot sails.",
        "Recent Survey results are in.",
    ],
)
def test_nobody_in_particular_is_no_source(text: str) -> None:
    assert not names_source(text)


def test_a_name_speaks_for_what_follows_it() -> None:
    named = "According to the Harbour Board, trade grew."
    assert marked(f"{named} {CLAIM}.", "SRC001") == []
    assert marked(f"{CLAIM}. {named}", "SRC001") == ["40%"]


def test_scope_sentence() -> None:
    text = f"According to the Harbour Board, trade grew by 3%. {CLAIM}."
    assert marked(text, "SRC001", options={"scope": "sentence"}) == ["40%"]


def test_own_data() -> None:
    text = "We surveyed 300 readers. Nearly 80% sail."
    assert marked(text, "SRC001") == []
    assert marked(text, "SRC001", options={"own_data": False}) == ["300", "80%"]


def test_a_list_shares_the_source_of_its_introduction() -> None:
    items = "- Fruit makes up 60%.\n- Wood makes up 20%.\n"
    assert marked(f"Cargo:\n\n{items}", "SRC001") == ["60%", "20%"]
    assert marked(f"The [board](https://example.org) counts cargo:\n\n{items}", "SRC001") == []


TABLE = "| Cargo | Share |\n|---|---|\n| Fruit | 60% |\n| Wood{} | 20% |\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TABLE.format(""), ["60%", "20%"]),
        (TABLE.format(" ([board](https://example.org))"), ["60%"]),
        (TABLE.format("") + "\nSource: Harbour Board\n", []),
        ("Figures by the [board](https://example.org).\n\n" + TABLE.format(""), []),
    ],
)
def test_a_table_takes_its_source_from_the_row_or_from_beside_it(
    text: str, found: list[str]
) -> None:
    assert marked(text, "SRC001") == found


@pytest.mark.parametrize(
    "text",
    [
        "If the toll rose by 12%, trade would fall.",
        "Keep 50 metres from the mole.",
        "1. Mix 200 litres of water with tar.",
        "Boats must keep 50 metres apart.",
        "Set a limit of 300 boats.",
        "The winner will receive a prize of $500.",
        "A 12% rise means trouble.",
        "Is it true that 40% of the boats leak?",
        "I saw 300 boats.",
        "Buy now for $40.",
        "To save tar, use 30 litres a year.",
        "Resting: keep it under 40 litres.",
        "Then add 20 kg of salt.",
        "Boats may carry 40 tonnes.",
        "You need 30 litres of tar.",
        "Two of the five pilots sail.",
        "With a 20% deposit you can sail.",
        "It is no $2,000 yacht, only a $900 boat.",
        "It runs on a 5 kW motor.",
        "The harbour has a goal of 4,000 boats.",
        "The crane can handle thousands of crates.",
        "The board chose a plan: 15 boats will be sold.",
        "> The port handles 40% of the fruit.",
        "# Forty percent more fruit: 40%",
    ],
)
def test_no_claim(text: str) -> None:
    assert marked(text, "SRC001") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The toll brought a 20% rise in trade.", "20%"),
        ("In May 40% of boats leak.", "40%"),
        ("It is a $3 billion harbour.", "$3 billion"),
        ("Thousands of crates fell.", "Thousands"),
        ("The whale can dive to two thousand metres.", "two thousand metres"),
    ],
)
def test_claims(text: str, words: str) -> None:
    assert marked(text, "SRC001") == [words]


def test_bullets_of_plain_text_are_read_but_bare_headings_are_not() -> None:
    text = "The 40% question\n\nCargo in short\n  • Fruit, 60% of the trade\n  • Wood\n"
    assert marked(text, "SRC001") == ["60%"]
    assert marked(text, "SRC001", path="article.txt") == ["60%"]


def test_other_languages_are_left_alone() -> None:
    assert marked("Der Hafen hat 40 % der Fracht.", "SRC001", lang="de") == []


def test_cost_grows_with_length_only() -> None:
    text = "- Fruit makes up 60% of the trade of 31 ports.\n" * 4000
    assert len(marked(text, "SRC001")) == 8000
