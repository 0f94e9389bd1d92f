"""SRC004: references without their notes, notes without references."""

import pytest

from tests.linting import findings, marked


@pytest.mark.parametrize("path", ["article.md", "article.txt"])
def test_footnotes(path: str) -> None:
    text = "Gulls.[^1] Boats.[^2]\n\n[^1]: One.\n\n[^x]: Two.\n"
    assert marked(text, "SRC004", path=path) == ["[^2]", "[^x]"]


@pytest.mark.parametrize(
    "text",
    [
        "Gulls.[^1] Boats.[^1]\n\n[^1]: One.\n",
        "Gulls.[^Note]\n\n[^note]: One.\n",
        "Gulls.[^1]\n\n[^1]: One, see [^2].\n[^2]: Two.\n",
        "In code: `[^1]`.\n\n    [^2]\n",
        "A pattern `[^abc]+` and a set.",
        "Gulls [1]. Boats [2].",
        "Gulls [1].\n\n[1]: https://example.org\n",
    ],
)
def test_nothing_dangles(text: str) -> None:
    assert marked(text, "SRC004") == []


LISTS = [
    "## References\n\n1. Ito.\n2. Lund.\n",
    "References\n\n[1] Ito.\n\n[2] Lund.\n",
    "**Sources:**\n\n1. Ito.\n2. Lund.\n",
    "[1]: https://example.org/ito\n[2]: https://example.org/lund\n",
    "[1] Ito.\n[2] Lund.\n",
]


@pytest.mark.parametrize("listed", LISTS)
def test_numbers_beyond_the_list(listed: str) -> None:
    text = f"Gulls [see][1], boats [2]. Crates.[7] Tar [1, 5].\n\n{listed}"
    assert marked(text, "SRC004") == ["[7]", "[1, 5]"]


@pytest.mark.parametrize("listed", LISTS)
def test_numbers_within_the_list(listed: str) -> None:
    text = f"Gulls [1], boats [2]. Crates.[1–2] The interval [0, 9] and `a[9]`.\n\n{listed}"
    assert marked(text, "SRC004") == []


def test_numbers_that_belong_to_no_list() -> None:
    steps = "Turn the key [5].\n\n## Steps\n\n1. Open.\n2. Close.\n"
    assert marked(steps, "SRC004") == []
    unused = "Turn the key [5].\n\n## References\n\n1. Ito.\n2. Lund.\n"
    assert marked(unused, "SRC004") == []


def test_messages_name_the_note() -> None:
    messages = [found.message for found in findings("A.[^a]\n\n[^b]: B.\n", "SRC004")]
    assert messages[0].startswith("The footnote “a” does not exist.")
    assert messages[1].startswith("Nothing refers to the footnote “b”")


def test_cost_grows_with_length_only() -> None:
    assert len(marked("Gulls.[^x] Boats [9]. " * 5000, "SRC004")) == 5000
