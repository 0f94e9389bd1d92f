"""SRC002: which claims are by nobody in particular."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linting import findings, marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Studies show that gulls sleep.", "Studies show"),
        ("Several recent studies have found holes.", "Several recent studies have found"),
        ("Psychological research consistently suggests it.", None),
        ("Dozens of studies confirm it.", "Dozens of studies confirm"),
        ("A growing body of evidence points to tar.", "A growing body of evidence points"),
        ("Experts say so.", "Experts say"),
        ("In Norway, experts say so.", "experts say"),
        ("It leaks, and security researchers have long warned of it.", None),
        ("However, critics contend that it leaks.", "critics contend"),
        ("Many people still believe it.", "Many people still believe"),
        ("The vast majority of users agree.", "The vast majority of users agree"),
        ("Some argue that it leaks.", "Some argue"),
        ("It is widely believed that it leaks.", "It is widely believed"),
        ("It's often said the mole leaks.", "It's often said"),
        ("It has been said that the mole leaks.", "It has been said"),
        ("The mole is widely regarded as the finest.", "is widely regarded"),
        ("According to experts, it leaks.", "According to experts"),
        ("It leaks, according to recent industry research.", None),
        ("There is growing evidence that it leaks.", "There is growing evidence that"),
        ("Tar is scientifically proven to help.", "scientifically proven to"),
    ],
)
def test_vague(text: str, words: str | None) -> None:
    (found,) = marked(text, "SRC002")
    assert words is None or found == words


@pytest.mark.parametrize(
    "text",
    [
        "Our studies show it.",
        "These studies show it, and the research suggests it.",
        "Lund researchers found it.",
        "Most Harbour Board experts say so.",
        "Researchers at Lund say so.",
        "Studies (Ito 2020) show it.",
        "Studies show it [3].",
        "[Studies show](https://example.org/gulls) it.",
        "Studies show it.[^1]\n\n[^1]: Gulls, 2020.",
        "Studies show it. Lund University has counted the gulls, Mary Ito said.",
        "Lund University surveyed 300 pilots in May, it said. Researchers found holes.",
        "The Harbour Board said it counted gulls. Experts say they sleep.",
        "Experts say:\n\n> It leaks.",
        "What do experts say?",
        "Find out what experts say.",
        "If experts agree, go.",
        "Critics may argue.",
        "Supporters argued that the mole was safe.",
        "I know that many people believe it.",
        "He studies show business, and she polls.",
        "People say so.",
        "Many people think about gulls.",
        "Some find it odd.",
        "The mole is known as the Finger, and it is well known for gulls.",
        "It is recommended that boats slow down.",
        '"Studies show that gulls sleep," the sign says.',
        "> Studies show that gulls sleep.",
        "# Studies show: gulls sleep",
        "Use `studies show` as a key.",
    ],
)
def test_not_vague(text: str) -> None:
    assert marked(text, "SRC002") == []


def test_other_languages_are_left_alone() -> None:
    assert marked("Studies show nichts.", "SRC002", lang="de") == []


def test_the_message_quotes_the_words() -> None:
    (found,) = findings("Studies show it.", "SRC002")
    assert found.message.startswith("“Studies show” names nobody")


WORDS = ("studies", "experts", "of", "the", "many", "show", "say", "it", "is", "widely", ",", ".")


@given(st.lists(st.sampled_from(WORDS)))
def test_every_mixture_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for found in findings(text, "SRC002"):
        assert found.code == "SRC002"
        assert text[found.start : found.end].strip(" ,.")


def test_cost_grows_with_length_only() -> None:
    assert len(marked("Most experts of many studies say so. " * 4000, "SRC002")) <= 4000
    assert len(marked("- Studies show it.\n" * 4000, "SRC002")) == 4000
