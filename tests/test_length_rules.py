"""Sentences and paragraphs that go on for too long (RDB002, RDB003)."""

from tests.linting import findings, marked

LONG = "The crew " + "mends the net and " * 10 + "goes home."
SHORT = "The ferry sails at nine."


def test_the_limit_itself_is_allowed() -> None:
    words = len(LONG.split())
    assert marked(LONG, "RDB002", options={"max_words": words}) == []
    assert marked(LONG, "RDB002", options={"max_words": words - 1}) == [LONG]


def test_only_the_long_sentence_is_marked_and_its_words_are_counted() -> None:
    text = f"{SHORT} {LONG} {SHORT}"
    (found,) = findings(text, "RDB002", options={"max_words": 20})
    assert text[found.start : found.end] == LONG
    assert "“The crew mends the net and mends …”" in found.message
    assert f"{len(LONG.split())} words, more than 20" in found.message


def test_a_sentence_over_several_lines_counts_as_one() -> None:
    assert marked(LONG.replace("net and", "net\nand"), "RDB002") == [
        LONG.replace("net and", "net\nand")
    ]


def test_no_sentence_in_headings_tables_quotations_or_without_an_end() -> None:
    for text in (
        f"# {LONG}",
        f"| a |\n|---|\n| {LONG} |",
        f"> {LONG}",
        LONG.removesuffix("."),
        LONG.replace("net and", "net;"),
        f"```\n{LONG}\n```",
    ):
        assert marked(text, "RDB002") == [], text


def test_sentences_of_any_language_are_measured() -> None:
    text = "Die Mannschaft " + "flickt das Netz und " * 11 + "geht heim."
    assert marked(text, "RDB002", lang="de") == [text]


def test_a_paragraph_is_marked_by_its_first_sentence() -> None:
    text = f"{SHORT} " * 41
    (found,) = findings(text, "RDB003")
    assert (found.start, found.end) == (0, len(SHORT))
    assert "205 words, more than 200" in found.message
    assert not findings(f"{SHORT} " * 40, "RDB003")


def test_a_forced_line_break_ends_a_paragraph() -> None:
    half = (f"{SHORT} " * 30).strip()
    assert marked(f"{half} {half}", "RDB003") == [SHORT]
    assert marked(f"{half}\\\n{half}", "RDB003") == []
    long = (f"{SHORT} " * 41).strip()
    (found,) = findings(f"{half}\\\n{long}", "RDB003")
    assert found.start == len(half) + 2


def test_lists_and_quotations_are_no_paragraphs() -> None:
    for mark in ("- ", "> "):
        assert marked(mark + f"{SHORT} " * 50, "RDB003") == []
