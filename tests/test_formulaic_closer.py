"""Sections that end with a formula (RDB004)."""

import pytest

from tests.linting import findings, marked

PLAIN = ["The pier is old. It was built of larch.", "The ferry is new. It sails at nine."]


def article(*endings: str, heading: str = "## ") -> str:
    names = ("The old pier", "The new ferry", "The lamp", "The nets", "The crew", "The market")
    return "\n\n".join(
        f"{heading}{name}\n\nThe town talks about it every day.\n\n{ending}"
        for name, ending in zip(names, endings, strict=False)
    )


CLOSERS = (
    "Overall, it is good for all of us here.",
    "In summary, nobody goes without.",
    "In conclusion, it is used by many in town.",
)


@pytest.mark.parametrize("heading", ["## ", ""])
@pytest.mark.parametrize("path", ["article.md", "article.txt"])
def test_the_first_formula_is_marked_and_the_others_are_listed(heading: str, path: str) -> None:
    if heading and path.endswith(".txt"):
        pytest.skip("plain text has no marked headings")
    text = article(*CLOSERS, heading=heading)
    (found,) = findings(text, "RDB004", path=path)
    assert text[found.start : found.end] == "Overall"
    assert [text[r.start : r.end] for r in found.related] == ["In summary", "In conclusion"]
    assert found.message.startswith("3 of the 3 sections end with a formula such as “Overall”.")


def test_a_formula_may_open_the_last_sentence() -> None:
    assert marked(article(*(f"It is old. {closer}" for closer in CLOSERS)), "RDB004") == ["Overall"]


def test_two_sections_are_no_habit() -> None:
    assert marked(article(*CLOSERS[:2]), "RDB004") == []


def test_half_of_the_sections_are_not_most_of_them() -> None:
    plain = ("It sails at nine.", "It was built of larch.", "It rains here.")
    assert marked(article(*CLOSERS, *plain), "RDB004") == []
    assert marked(article(*CLOSERS, *plain[:2]), "RDB004") == ["Overall"]
    assert marked(article(*CLOSERS, *plain), "RDB004", options={"share": 0.4}) == ["Overall"]


@pytest.mark.parametrize(
    "endings",
    [
        ["Overall costs rose.", "In summary judgments, all is short.", "In conclusion they met."],
        [f"{closer} The boats come in at night. The lamp is lit." for closer in PLAIN],
        [f"{closer}\n\nThe boats come in at night." for closer in CLOSERS],
        [f"> {closer}" for closer in CLOSERS],
    ],
)
def test_what_is_no_formula_at_the_end(endings: list[str]) -> None:
    assert marked(article(*endings, *endings[:1]), "RDB004") == []


def test_a_leftover_pointer_opens_no_section() -> None:
    text = article(*CLOSERS, heading="").replace(
        "In summary", "See also  How Towns Mend Their Piers\n\nIn summary"
    )
    assert marked(text, "RDB004") == ["Overall"]


def test_other_languages_are_left_alone() -> None:
    assert findings(article(*CLOSERS), "RDB004", lang="de") == []
