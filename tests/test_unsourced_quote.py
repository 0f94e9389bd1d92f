"""SRC003: which quotations have nobody who says them."""

import pytest

from tests.linting import RULES, marked

QUOTE = "“Nobody here wants the old mole back.”"


def test_it_is_off_by_default() -> None:
    assert not RULES["SRC003"].default


@pytest.mark.parametrize(
    "text",
    [
        f"The new mole has friends. {QUOTE}",
        QUOTE,
        'The new mole has friends. "Nobody here wants the old mole back."',
        f"- {QUOTE}",
        f"> {QUOTE}",
    ],
)
def test_speakerless(text: str) -> None:
    (found,) = marked(text, "SRC003")
    assert found[1:-1] == "Nobody here wants the old mole back."


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody here wants the old mole back,” said Mary Ito.",
        "“Nobody here wants the old mole back,” the pilot told visitors.",
        f"Mary Ito: {QUOTE}",
        f"{QUOTE} — Mary Ito",
        f"> {QUOTE}\n>\n> — Mary Ito",
        f"Mary Ito is a pilot. She has often said what she thinks.\n\n{QUOTE}",
        f"{QUOTE}\n\nThat is what Mary Ito wrote.",
        f"{QUOTE} ([Mary Ito](https://example.org/ito))",
        f"{QUOTE} [3]",
        f"{QUOTE}[^1]\n\n[^1]: Mary Ito.",
        f"Write a plain sentence such as {QUOTE}",
        "The guide has a chapter called “How the harbour lost its mole and never found it again.”",
        "The film “The Old Mole and the Sea of Great Sorrow” is long.",
        "The “old mole” is gone.",
        "“Who on earth wants the old mole back?” is no question here.",
        "“It is never as high as this.”\n\n“Then let us go home before it rises.”",
        f"`print({QUOTE})`",
    ],
)
def test_answered_or_no_quotation(text: str) -> None:
    assert marked(text, "SRC003") == []


def test_cost_grows_with_length_only() -> None:
    assert len(marked(f"The mole has friends. {QUOTE}\n\nGulls fly.\n\n" * 1500, "SRC003")) == 1500
