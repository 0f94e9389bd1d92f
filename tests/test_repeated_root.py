"""Two words of one family in one breath (DUP007)."""

import pytest

from tests.linting import findings, marked

REPEATED = [
    "The council wants «strategic growth through a strategy» for the harbour.",
    "The envoys settled it «diplomatically through diplomatic» talks.",
    "It was a «decisive decision» for the town.",
    "The crew «secures the security» of the lock.",
    "This «stabilises the stability» of the dam.",
    "The new pier needs «economic support from the economy».",
    "The bakers want to «collaborate in collaboration» with the millers.",
    "The plan describes «operational details of operations».",
    "The guide gives a «historical view of history».",
    "The board «organised the organisation» of the fair.",
    "They «produce the production» of bricks in winter.",
    "Plans for «active participation in activities» are welcome.",
    "«Regional plans for the region» follow in May.",
]
LEFT_ALONE = {
    "same word": "The council wants growth and more growth in the town.",
    "inflection": "The crew deployed a buoy and was deploying another.",
    "plural": "A partner of our partners built it.",
    "person and act": "The teachers teach in teaching rooms for trainers who train.",
    "employer": "The employer pays an employee of the employment office.",
    "idiom": "They sing a song and live a life; do or do not.",
    "conjunction": "The talks were diplomatic and about diplomacy.",
    "contrast": "It was strategic rather than a strategy.",
    "comma": "The plan is strategic, a strategy for years.",
    "two sentences": "The plan is strategic. Strategy comes first.",
    "far": "The strategic plan of the council for the year is no strategy.",
    "name": "The Strategic Office has a strategy.",
    "compound": "A strategy-driven and strategic plan.",
    "abbreviation": "The ECONOMIC desk looks at the economy.",
    "quotation": "He called it “a decisive decision” and laughed.",
    "heading": "# A decisive decision",
    "quote": "> It was a decisive decision for the town.",
    "table": "| A decisive decision |\n| --- |\n| x |",
    "code": "Write `decisive decision` here.",
    "short": "The actor acts an act.",
    "no family": "The general generated a police policy for the universal university.",
    "other words": "The matter of the mat and the number of numb hands.",
    "across items": "- A plan that is strategic\n- Strategy of the council",
}


@pytest.mark.parametrize("line", REPEATED)
def test_two_words_of_one_family_are_marked(line: str) -> None:
    wanted = line.partition("«")[2].partition("»")[0]
    assert marked(line.replace("«", "").replace("»", ""), "DUP007", lang="en") == [wanted]


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_no_repetition_is_left_alone(text: str) -> None:
    assert marked(text, "DUP007", lang="en") == []


def test_both_words_are_named() -> None:
    (found,) = findings("It was a decisive decision for the town.", "DUP007", lang="en")
    assert "“decisive”" in found.message
    assert "“decision”" in found.message


def test_house_terms_are_right() -> None:
    text = "It was a decisive decision for the town."
    assert not findings(text, "DUP007", lang="en", terms=frozenset({"decisive decision"}))


def test_long_text_stays_linear() -> None:
    text = "strategic strategy " * 20_000
    assert len(findings(text, "DUP007", lang="en")) < 40_000
