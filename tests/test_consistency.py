"""Two spellings of one term in an article (CON001)."""

import pytest

from tests.linting import findings, marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The US sent help. Later the U.S. sent more, and the US stayed.", ["U.S."]),
        ("A PhD takes years, and a Ph.D. costs money, as every PhD knows.", ["Ph.D."]),
        (
            "Good burden-sharing needs trust. Without burdensharing, burden-sharing fails.",
            ["burdensharing"],
        ),
        ("Send an e-mail or an email to the office; an email is quicker.", ["e-mail"]),
        ("The colour of the boat is the color of the pier, a colour of the sea.", ["color"]),
        ("They organise trips, and we organize tours, and all organise talks.", ["organize"]),
        ("They analyse water, and we analyze air. All analyse.", ["analyze"]),
        ("The city centre is old. From the center to the centre is a mile.", ["center"]),
        ("We share code on GitHub, not on Github, because GitHub is known.", ["Github"]),
        ("On Github and Github again, and once on GitHub.", ["Github"]),
        (
            "A policy maker spoke. The policymaker left. Another policymaker came, and one "
            "policymaker stayed.",
            ["policy maker"],
        ),
        (
            "The art of decision-making is old. Without decision-making, in decision making, and "
            "with decision-making, they fail.",
            ["decision making"],
        ),
        ("Co-operation is good, and cooperation wins. All cooperation wins.", ["Co-operation"]),
    ],
)
def test_the_rarer_spelling_is_marked(text: str, words: list[str]) -> None:
    assert marked(text, "CON001", lang="en") == words


@pytest.mark.parametrize(
    "text",
    [
        "A long-term plan works in the long term. In the long term, long-term plans win.",
        "Please log in at the login page. The login is new. You log in, then log in again.",
        "They set up a shop. The setup was quick. The setup of the shop took a day.",
        "It happens every day. An everyday story. Every day is an everyday story.",
        "It may be late. Maybe not. It may be, maybe.",
        "He recovers. They re-cover the sofa and recover their money; recover and re-cover.",
        "The colour is red, said the sign: “The color is red.” The colour stays.",
        "> The color is red.\n\nThe colour is red.",
        "He works at the Center for Boats. The centre of the town is old. A centre it is.",
        "The World Health Organization met. The organisation is old.",
        "We organise and they organised; an organiser organises.",
        "CONTACT US NOW. The U.S. sent help.",
        "The US sent help. U.S. Steel sold its mill.",
        "The code is `color`, the colour is red. See https://example.com/color.",
        "The four boats wait for hours or for days. Four!",
        "The analyses show what he analyzes.",
        "The green house is a greenhouse. A green house, a greenhouse.",
        "A burden-sharing deal, the burden-sharing plan.",
        "Boats and boat-owners meet. The boat owners meet boats.",
    ],
)
def test_grammar_names_and_quotations_are_left_alone(text: str) -> None:
    assert marked(text, "CON001", lang="en") == []


def test_all_places_to_change_are_related_and_the_message_counts() -> None:
    text = "A cooperative. The co-operative, a co-operative. This cooperative, that cooperative."
    (found,) = findings(text, "CON001", lang="en")
    assert text[found.start : found.end] == "co-operative"
    assert "“co-operative” (twice) and “cooperative” (3 times)" in found.message
    assert found.message.endswith("best “cooperative”.")
    assert [text[r.start : r.end] for r in found.related] == ["co-operative", "cooperative"]


def test_three_spellings_are_one_finding() -> None:
    text = "Fair cost-sharing. The cost-sharing. A costsharing. By cost sharing. Of cost-sharing."
    (found,) = findings(text, "CON001", lang="en")
    assert text[found.start : found.end] == "costsharing"
    assert "“cost sharing” (once)" in found.message


def test_of_two_equal_spellings_the_first_is_preferred() -> None:
    assert marked("A cooperative. The co-operative.", "CON001", lang="en") == ["co-operative"]


def test_house_terms_are_right() -> None:
    text = "The US sent help. Later the U.S. sent more."
    assert findings(text, "CON001", lang="en")
    assert not findings(text, "CON001", lang="en", terms=frozenset({"u.s."}))


def test_other_languages_are_left_alone() -> None:
    assert not findings("Die E-Mail kam. Das Email ist alt, die E-Mail neu.", "CON001", lang="de")


def test_hostile_text_stays_linear() -> None:
    text = "burden-sharing burden sharing burdensharing “colour color” " * 3_000
    assert len(findings(text, "CON001", lang="en")) == 1
