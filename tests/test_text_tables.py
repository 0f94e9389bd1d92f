"""Tables that are drawn with dashes, and dashes that are an ornament."""

import pytest

from nato_lint import Source, parse
from tests.effort import lines_run
from tests.test_dialects import lines_of

PANDOC = ("pandoc", "quarto")
DRAWN = ("markdown", *PANDOC)


def read(text: str, dialect: str = "markdown") -> list[str]:
    return lines_of(parse(Source(text, "a.md"), dialect=dialect), set())


@pytest.mark.parametrize("dialect", DRAWN)
@pytest.mark.parametrize("ornament", ["-- -- --", "--- --- ---", "------   ---   ----"])
@pytest.mark.parametrize("behind", ["\n", "\n\nMore.\n"])
def test_an_ornament_between_paragraphs_cuts_no_word(
    dialect: str, ornament: str, behind: str
) -> None:
    text = f"The chapter ends here.\n{ornament}\nThe next scene begins at dawn on the pier.{behind}"
    assert read(text, dialect)[:2] == [
        "1:1-1:23 paragraph: The chapter ends here.",
        "3:1-3:43 paragraph: The next scene begins at dawn on the pier.",
    ]


@pytest.mark.parametrize("dialect", DRAWN)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One.\n\n-- -- --\nThe next scene begins.\n-- -- --\n\nTwo.\n",
            [
                "1:1-1:5 paragraph: One.",
                "4:1-4:23 paragraph: The next scene begins.",
                "7:1-7:5 paragraph: Two.",
            ],
        ),
        (
            "Signed\n-- --\nJohn Smith and others of the crew.\n",
            [
                "1:1-1:7 paragraph: Signed",
                "3:1-3:35 paragraph: John Smith and others of the crew.",
            ],
        ),
        (
            "Name    Age\n---- ---\nJonathan Smith 35\n",
            ["1:1-1:12 paragraph: Name    Age", "3:1-3:18 paragraph: Jonathan Smith 35"],
        ),
        (
            "-----\nName    Age\n---- ---\nJonathan Smith 35\n-----\n\nTwo.\n",
            [
                "2:1-2:12 paragraph: Name    Age",
                "4:1-4:18 heading 2: Jonathan Smith 35",
                "7:1-7:5 paragraph: Two.",
            ],
        ),
    ],
)
def test_a_column_that_would_cut_a_word_makes_no_table(
    dialect: str, text: str, expected: list[str]
) -> None:
    assert read(text, dialect) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Two or three dashes in each group.
        "It  is\n--  --\nWe  go\n",
        "Sun  Sea\n---  ---\nUp   low\n",
        # The head has no word for a column, or one beside its dashes.
        "Quay\n--------  ------\nNorth        120\n",
        "A long story it     was so\n----------------- ------\nNorth             120\n",
        # The first line is no head.
        "--------  ------\nSo        we go\n          on\n--------  ------\nas we said.\n",
        # A paragraph goes on below the table.
        "--------  ------\nNorth        120\n--------  ------\nThe quay is closed.\n",
    ],
)
def test_in_a_dialect_that_is_not_known_a_table_leaves_no_doubt(text: str) -> None:
    assert not any("table" in line for line in read(text))
    assert all(any("table" in line for line in read(text, dialect)) for dialect in PANDOC)


@pytest.mark.parametrize("dialect", DRAWN)
@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "Quay      Metres\n--------  ------\nNorth        120\n\nThe quay.\n",
            ["1:1-1:5", "1:11-1:17", "3:1-3:6", "3:14-3:17"],
        ),
        (
            "    Quay  Metres\n--------  ------\nNorth        120\n--------  ------\n",
            ["1:5-1:9", "1:11-1:17", "3:1-3:6", "3:14-3:17"],
        ),
        (
            "--------  ------\nNorth        120\nSouth         80\n--------  ------\n",
            ["2:1-2:6", "2:14-2:17", "3:1-3:6", "3:15-3:17"],
        ),
    ],
)
def test_a_table_has_its_cells(dialect: str, text: str, cells: list[str]) -> None:
    found = [line.split(" table cell [row < table]")[0] for line in read(text, dialect)]
    assert found[: len(cells)] == cells


@pytest.mark.parametrize(
    "unit",
    ["a  b\n-- ---\na  b\n", "-----\nA  B\n-- ---\n", "-- ---\nabcd ab\n", "ab cd\n--- ---\nabcdef\n"],
)  # fmt: skip
@pytest.mark.parametrize("dialect", DRAWN)
def test_what_becomes_no_table_is_not_looked_through_again(unit: str, dialect: str) -> None:
    end = "abcdefgh\n-----\n\nText.\n"
    read(unit + end, dialect)
    once, twice = (lines_run(lambda n=n: read(unit * n + end, dialect)) for n in (100, 200))  # type: ignore[misc]
    assert twice < 2.3 * once
