"""Sections that open with the words of their heading (DUP006)."""

import pytest

from tests.linting import findings, marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Repairs of the pier\n\nRepairs of the pier take long.", "Repairs of the pier"),
        ("## Repairs of the Pier\n\nThe repair of the pier takes long.", "The repair of the pier"),
        ("## 2. Repairs of the pier\n\nRepairs of the pier take long.", "Repairs of the pier"),
        (
            "## The *new* ferry timetable\n\nThe new ferry timetable is out.",
            "The new ferry timetable",
        ),
    ],
)
def test_the_echo_is_marked(text: str, words: str) -> None:
    assert marked(text, "DUP006", lang="en") == [words]


@pytest.mark.parametrize("path", ["article.md", "article.txt"])
def test_bare_lines_are_headings(path: str) -> None:
    text = "The harbour\n\nIt is old.\n\nRepairs of the Pier\n\nRepairs of the pier take long."
    (found,) = findings(text, "DUP006", path=path, lang="en")
    assert text[found.start : found.end] == "Repairs of the pier"
    assert [text[r.start : r.end] for r in found.related] == ["Repairs of the Pier"]


@pytest.mark.parametrize(
    "text",
    [
        "## Repairs of the pier\n\nThe pier is being mended.",
        "## Repairs of the pier\n\nIt is May. Repairs of the pier take long.",
        "## The pier\n\nThe pier is old.",
        "## Old Harbour Rowing Club\n\nThe Old Harbour Rowing Club has nine boats.",
        "## Repairs of the pier\n\n- Repairs of the pier take long.",
        "## Repairs of the pier\n\n> Repairs of the pier take long.",
        "## Repairs of the pier\n\n## Repairs of the quay",
        "## Repairs of the pier",
        "## Repairs of the pier and the quay\n\nRepairs of the pier",
    ],
)
def test_what_is_no_echo(text: str) -> None:
    assert marked(text, "DUP006", lang="en") == []


def test_the_fewest_words_are_an_option() -> None:
    text = "## The old pier\n\nThe old pier stands."
    assert marked(text, "DUP006", lang="en") == []
    assert marked(text, "DUP006", lang="en", options={"minimum_words": 2}) == ["The old pier"]
