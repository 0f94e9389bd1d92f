"""Whole articles: everything that is wrong with a bad one, and nothing in good ones.

`fixtures/articles/` holds a scraped, machine-written article with all the faults that nato-lint is
for, and the same story as careful people would publish it.
"""

from pathlib import Path

import pytest

from tests.linting import RULES, findings

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
SCRAPED = (ARTICLES / "scraped-harbour.md").read_text(encoding="utf-8")

# Code, line and marked words, in the order of the article.
IN_SCRAPED: list[tuple[str, int, str]] = [
    ("AID001", 1, "How the Town of Ostrel Rebuilt Its Working Harbour"),
    ("SCR004", 3, "Last updated 5 months ago"),
    ("SCR003", 5, "Skip to main content"),
    ("DUP001", 7, "the the"),
    ("SRC002", 11, "Studies show"),
    ("SRC001", 11, "62%"),
    ("SCR001", 13, "See also  Ten Quiet Coastal Towns Worth a Detour"),
    ("DUP002", 15, "structural and structural"),
    ("SCR001", 15, "See also  Harbour Dues Explained for Visitors"),
    ("STR001", 19, "•"),
    ("RES002", 26, "Certainly! Here is"),
    ("SCR005", 28, "PartyRole in the ProgrammePeriod of Involvement"),
    ("SRC001", 33, "$48 million"),
    ("SRC001", 33, "three quarters"),
    ("CON001", 33, "icehouse"),
    ("RES001", 33, ":contentReference[oaicite:2]{index=2}"),
    ("SCR003", 35, "Advertisement"),
    ("RES002", 39, "As an AI language model, I"),
    ("STR001", 41, "•"),
    ("STR003", 43, "Boatbuilding workshop:"),
    ("SCR001", 45, "See also  The Lost Lightships of the Northern Coast"),
    ("SRC002", 47, "Experts say"),
    ("SRC001", 47, "180"),
    ("RES003", 47, "[Insert quote from workshop leader]"),
    ("SRC001", 51, "300"),
    (
        "DUP004",
        53,
        "The dispute was settled only when the guild offered to clear the sand with its own boats.",
    ),
    ("KEY001", 57, "harbour renewal programme"),
    ("SRC001", 57, "90 euros a day"),
    ("SRC001", 57, "1 in 4"),
    ("RES002", 61, "I hope this helps"),
    ("SCR002", 65, "Similar Posts"),
]


def found_in(text: str, path: str) -> list[tuple[str, int, str]]:
    return [
        (found.code, text.count("\n", 0, found.start) + 1, text[found.start : found.end])
        for found in findings(text, path=path)
    ]


@pytest.mark.parametrize("path", ["scraped-harbour.md", "scraped-harbour.txt"])
def test_all_faults_of_the_scraped_article(path: str) -> None:
    assert found_in(SCRAPED, path) == IN_SCRAPED


IN_OTHER_LANGUAGES = {
    "hafen-bericht.md": "de",
    "puerto-cuenta.md": "es",
    "minato-kiroku.md": "ja",
}


@pytest.mark.parametrize("name", ["harbour-report.md", *IN_OTHER_LANGUAGES])
def test_nothing_is_wrong_with_edited_articles(name: str) -> None:
    text = (ARTICLES / name).read_text(encoding="utf-8")
    assert found_in(text, name) == []


@pytest.mark.parametrize(("name", "language"), IN_OTHER_LANGUAGES.items())
@pytest.mark.parametrize("declared", [True, False], ids=["declared", "detected"])
def test_rules_about_english_words_are_silent_in_other_languages(
    name: str, language: str, declared: bool
) -> None:
    text = (ARTICLES / name).read_text(encoding="utf-8")
    line = f"lang: {language}\n"
    assert line in text
    if not declared:
        text = text.replace(line, "")
    found = findings(text, *RULES, path=name)
    assert [each.code for each in found if not each.code.startswith("AID")] == []
