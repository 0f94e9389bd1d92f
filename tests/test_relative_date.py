"""Times that only fit the day on which they were written (CON003)."""

import pytest

from tests.linting import findings, marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry was recently sold.", ["recently"]),
        ("Recently, the ferry was sold.", ["Recently"]),
        ("The pier is currently closed, and nowadays few care.", ["currently", "nowadays"]),
        ("The pier was closed last year.", ["last year"]),
        ("It opens next month, or this coming spring.", ["next month", "this coming spring"]),
        ("It sank 5 months ago.", ["5 months ago"]),
        (
            "It sank a few weeks ago, or two or three days ago.",
            ["a few weeks ago", "two or three days ago"],
        ),
        ("It sank yesterday.", ["yesterday"]),
        ("Earlier this year it sank; last Monday it rose.", ["Earlier this year", "last Monday"]),
        ("It has 2,000 guests and was last week sold.", ["last week"]),
    ],
)
def test_the_words_are_marked(text: str, words: list[str]) -> None:
    assert marked(text, "CON003", lang="en") == words


@pytest.mark.parametrize(
    "text",
    [
        "Last year, in 2023, the pier was closed.",
        "On May 4, two days ago, it sank.",
        "It sank yesterday (4 May).",
        "The last year of the war was cold.",
        "They came in March, and the next month they left.",
        "The crew had recently moved.",
        "Until recently there was no pier.",
        "If you moved here recently, ask the office.",
        "Save the file that you are currently editing.",
        "The currently open window closes.",
        "The sailors of tomorrow learn here.",
        "We saw *Nobody Came Yesterday* on board.",
        "“We sold it last year,” she said.",
        '"We sold it last year," she said.',
        "> We sold it last year.",
        "# What we did last year",
        "The ice melted 10,000 years ago.",
        "It melted millions of years ago.",
        "The `last year` column is empty.",
        "At last years of work paid off.",
    ],
)
def test_what_stays_true(text: str) -> None:
    assert marked(text, "CON003", lang="en") == []


def test_a_date_excuses_its_own_sentence_only() -> None:
    text = "It was built in 1998. It was sold last year."
    assert marked(text, "CON003") == ["last year"]


def test_the_message_quotes_the_words() -> None:
    (found,) = findings("The ferry was sold last year.", "CON003", lang="en")
    assert found.message.startswith("“last year” is counted from the day of writing")


def test_one_long_sentence_stays_linear() -> None:
    assert len(findings("it sank recently and “rose” " * 5_000, "CON003", lang="en")) == 5_000
