"""Reports in a terminal: lines that fit it."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Finding, Severity, Source
from nato_lint.report.full import report
from nato_lint.report.terminal import cells
from nato_lint.report.wrapping import wrapped
from nato_lint.run import FileResult, Outcome

RED, PLAIN = "\x1b[1;31m", "\x1b[0m"
MESSAGE = "The word “the” stands twice in a row. Keep it once, or say why it is there."


def wrap(text: str, width: int) -> str:
    return "".join(wrapped([text], width))


def test_lines_break_between_words_and_go_on_indented() -> None:
    assert wrap(f"a.md:3:1: DUP001 error: {MESSAGE}\nThe end.\n", 40) == (
        "a.md:3:1: DUP001 error: The word “the”\n"
        "  stands twice in a row. Keep it once,\n"
        "  or say why it is there.\n"
        "The end.\n"
    )


def test_a_line_that_just_fits_stays() -> None:
    line = "x" * 19 + " " + "y" * 20
    assert wrap(line, 40) == line
    assert wrap(line, 39) == f"{'x' * 19}\n  {'y' * 20}"


@pytest.mark.parametrize(
    "line",
    [
        "12 | …words of an article that go on for longer than the terminal is wide",
        f"   {RED}|{PLAIN}                                         {RED}^^^^^^^^{PLAIN}",
        f"{RED}1{PLAIN} {RED}|{PLAIN} words of an article that go on for longer",
        "   = line 3, column 5: the same words, which stand here for the first time",
        "https://example.org/a-word-that-no-line-has-room-for",
    ],
)
def test_excerpts_and_single_words_stay_as_they_are(line: str) -> None:
    assert wrap(line, 30) == line


def test_colours_take_no_room() -> None:
    line = f"{RED}a.md:1:1{PLAIN}: {RED}DUP001 error{PLAIN}: Delete one."
    assert wrap(line, 35) == line
    assert wrap(line, 33) == line.replace(" one.", "\n  one.")


def test_wide_characters_take_two_cells() -> None:
    assert wrap("港が再開する 港が再開する 港が再開する", 26) == (
        "港が再開する 港が再開する\n  港が再開する"
    )


def test_a_line_may_come_in_pieces() -> None:
    pieces = ["one two three ", "four ", "five six\nseven", " eight\n", "", "nine"]
    assert "".join(wrapped(pieces, 20)) == "one two three four\n  five six\nseven eight\nnine"


def test_a_terminal_without_a_width_gets_the_lines_as_they_are() -> None:
    assert wrap(MESSAGE, 0) == MESSAGE


def test_a_whole_report() -> None:
    source = Source("# Ferry\n\nBack in the the water again.\n", "a.md")
    finding = Finding(
        17, 24, MESSAGE, severity=Severity.ERROR, code="DUP001", name="repeated-word", path="a.md"
    )
    outcome = Outcome([FileResult("a.md", "checked", 7, (finding,), source)])
    lines = "".join(wrapped(report(outcome), 60)).splitlines()
    assert lines == [
        "a.md:3:9: DUP001 error: The word “the” stands twice in a",
        "  row. Keep it once, or say why it is there.",
        "3 | Back in the the water again.",
        "  |         ^^^^^^^",
        "",
        "1 file checked, 1 problem found: 1 error.",
    ]


@given(st.text(st.sampled_from("ab .|=1港é\n\x1b[0m"), max_size=200), st.integers(20, 60))
def test_only_white_space_changes(text: str, width: int) -> None:
    after = wrap(text, width)
    assert after.replace("\n  ", " ").replace("\n", " ").split() == text.split()
    assert after.endswith("\n") == text.endswith("\n")


@given(st.lists(st.text("abc港", min_size=1, max_size=8), min_size=1), st.integers(20, 60))
def test_no_line_is_longer_than_the_terminal(words: list[str], width: int) -> None:
    assert all(cells(line) <= width for line in wrap(" ".join(words), width).split("\n"))


def test_a_very_long_line_takes_no_time() -> None:
    started = perf_counter()
    assert wrap("\x1b[1m港 " * 50_000, 40).count("\n") > 1000
    assert perf_counter() - started < 5
