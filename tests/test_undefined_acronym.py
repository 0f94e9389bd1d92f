"""Acronyms that readers have to guess (CON002)."""

from itertools import pairwise

import pytest

from tests.linting import findings, marked


def told(text: str, **more: object) -> list[tuple[str, str]]:
    kinds = {"never spelled": "never", "only later": "late", "already": "twice"}
    return [
        (
            text[found.start : found.end],
            next(kind for words, kind in kinds.items() if words in found.message),
        )
        for found in findings(text, "CON002", lang="en", **more)  # type: ignore[arg-type]
    ]


def test_the_first_use_of_an_unexplained_acronym_is_marked() -> None:
    text = "The HBA met. The HBA closed the pier."
    assert told(text) == [("HBA", "never")]
    assert findings(text, "CON002")[0].start == 4


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board of Askvik (HBA) met. The HBA closed the pier.",
        "The HBA (Harbour Board of Askvik) met. The HBA closed the pier.",
        "The Harbour Board of Askvik (the “HBA”) met. The HBA closed the pier.",
        "The Harbour Board of Askvik, or HBA, met. The HBA closed the pier.",
        "The Harbour Board of Askvik met. The HBA closed the pier.",
        "HBA stands for a board. The HBA closed the pier.",
        "The board, known as the HBA, met. The HBA closed the pier.",
        "The Hafenamt von Barnum (HBA) met. The HBA closed the pier.",
        "The town measures wave height by altitude (WHA). The WHA is low.",
        "Tidal data links (TDLs) help. A TDL is cheap.",
        "The Coast-Guard Reserve (CGR) met. The CGR rows.",
        "[HBA](https://example.com/hba) met. The HBA closed the pier.",
        'The <abbr title="Harbour Board">HBA</abbr> met. The HBA closed it.',
        "The HBA closed it.\n\n*[HBA]: Harbour Board Askvik",
        "# Harbour Board Askvik\n\nThe HBA closed the pier.",
        "Research and training (R&T) costs money. R&T pays.",
    ],
)
def test_explained_acronyms(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "NATO, the EU, the UN and the USA sent a PDF about HTML.",
        "Chapter XIV and Part VII are long.",
        "The form QRS 4711 is blue.",
        "The engine has 300 KVA.",
        "You must NEVER do that. We WAIT here, and we wait long.",
        "STOP THE DREDGING OF THE BAY NOW",
        "They shouted GO HOME ALL YE sailors.",
        "The code `HBA` and https://example.com/HBA and HBA_2 and HBA/CRF.",
        "# The HBA\n\nThe board met.",
        "> The HBA met.",
        "“The HBA met,” she said.",
        "The guests: Ida Berg, HBA, and Ole Lund, CRF.",
        "HBA: We met on Monday.",
        "| HBA |\n|---|\n| CRF |",
    ],
)
def test_what_is_no_unexplained_acronym(text: str) -> None:
    assert told(text) == []


def test_an_explanation_that_comes_late() -> None:
    text = "The CRF paid. Then the Coast Repair Fund (CRF) was closed."
    assert told(text) == [("CRF", "late")]
    (found,) = findings(text, "CON002", lang="en")
    assert [text[r.start : r.end] for r in found.related] == ["Coast Repair Fund (CRF)"]


def test_an_acronym_may_stand_in_the_sentence_that_explains_it() -> None:
    assert told("The CRF, or the Coast Repair Fund (CRF), paid.") == []


def test_a_heading_is_no_use() -> None:
    assert told("# The CRF\n\nThe Coast Repair Fund (CRF) paid. The CRF is poor.") == []


def test_a_second_explanation() -> None:
    text = "The Coast Repair Fund (CRF) paid.\n\nThe coast repair fund (CRF) paid again."
    assert told(text) == [("coast repair fund (CRF)", "twice")]
    assert "in line 1" in findings(text, "CON002", lang="en")[0].message


def test_a_well_known_acronym_needs_no_second_explanation_either() -> None:
    name = "North Atlantic Treaty Organization (NATO)"
    assert told(f"The {name} met. Later the {name} left.") == [(name, "twice")]


def test_two_names_with_the_same_initials_are_not_one_name_twice() -> None:
    assert told("The Coast Repair Fund (CRF) and the Crew Relief Fund (CRF) met.") == []


def test_lists_may_explain_again() -> None:
    assert told("- Ida, Coast Repair Fund (CRF)\n- Ole, Coast Repair Fund (CRF)") == []


def test_known_and_terms() -> None:
    text = "The HBA met, and the HBAs of other towns met."
    assert told(text, options={"known": ("HBA",)}) == []
    assert told(text, terms=frozenset({"hba"})) == []


def test_mixed_case_is_only_looked_at_where_it_is_explained() -> None:
    assert told("The MoH is a judge.") == []
    assert told("The MoH is a judge. The Master of Harbours (MoH) is old.") == [("MoH", "late")]


def test_many_acronyms_stay_linear() -> None:
    letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
    names = [one + other + third for one, other in pairwise(letters) for third in letters]
    text = " ".join(f"The {name} met many a day (and {name}) here." for name in names * 5)
    assert findings(text, "CON002", lang="en")


def test_other_languages_are_left_alone() -> None:
    assert marked("Die HBA tagt.", "CON002", lang="de") == []
