"""What counts as a word: a table of cases and general properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.document.words import word_pattern, word_spans

CASES = [
    ("", []),
    ("  \n", []),
    ("It rained, then stopped.", ["It", "rained", "then", "stopped"]),
    ("the U.S. and the U.K., e.g. now", ["the", "U.S.", "and", "the", "U.K.", "e.g.", "now"]),
    ("at 8 a.m. with a Ph.D.", ["at", "8", "a.m.", "with", "a", "Ph.D."]),
    ("J.R. Smith, J. R. Smith", ["J.R.", "Smith", "J", "R", "Smith"]),
    ("co-op state-of-the-art", ["co-op", "state-of-the-art"]),
    ("well--known - no", ["well", "known", "no"]),
    ("don't won’t rock’n’roll", ["don't", "won’t", "rock’n’roll"]),
    ("NATO's Tomás’s", ["NATO's", "Tomás’s"]),
    ("'quoted' ‘word’ students’ '90s", ["quoted", "word", "students", "90s"]),
    ("12.5% 7‰ 100 %", ["12.5%", "7‰", "100"]),
    ("3,400 and 1.000.000,50", ["3,400", "and", "1.000.000,50"]),
    ("$5.20, €3m and 10:30.", ["5.20", "3m", "and", "10:30"]),
    ("F-35 Mi-8 35th 1990s 5kg", ["F-35", "Mi-8", "35th", "1990s", "5kg"]),
    ("2019–2021 1-2 24/7", ["2019", "2021", "1-2", "24", "7"]),
    ("in 2019.Then", ["in", "2019", "Then"]),
    ("the end.The next", ["the", "end", "The", "next"]),
    ("AT&T, R&D & more", ["AT&T", "R&D", "more"]),
    ("readme.md Node.js v2.0 www.example.com/a", ["readme.md", "Node.js", "v2.0", "www.example.com", "a"]),
    ("snake_case _emphasis_ __init__", ["snake_case", "emphasis", "init"]),
    ("naïve Ångström ÉTÉ straße", ["naïve", "Ångström", "ÉTÉ", "straße"]),
    ("cafe\u0301s n\u0303a", ["cafe\u0301s", "n\u0303a"]),
    ("hy\u00adphen", ["hy\u00adphen"]),
    ("\ufffc runs \ue000\ue001 a\ufffcb c\uf8ffd", ["runs", "a", "b", "c", "d"]),
    ("a\U000f0000b", ["a", "b"]),
    ("她去了北京。", ["她", "去", "了", "北", "京"]),
    ("私はコーヒーを飲みます", ["私", "は", "コーヒー", "を", "飲", "みます"]),
    ("らーめん", ["らーめん"]),
    ("F35戦闘機x", ["F35", "戦", "闘", "機", "x"]),
    ("𠀀𠀁", ["𠀀", "𠀁"]),
    ("대한민국 정부", ["대한민국", "정부"]),
    ("हिन्दी में। नया", ["हिन्दी", "में", "नया"]),
    ("Привет, Ёлка-палка", ["Привет", "Ёлка-палка"]),
    ("مَرْحَبًا بك", ["مَرْحَبًا", "بك"]),
    ("😀 ok 👍🏽", ["ok"]),
    ("... !? — ()", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == expected


def test_spans_count_code_points() -> None:
    assert word_spans("😀 one two") == [(2, 5), (6, 9)]


TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="aAbB1.,:'’-&_% \u0301\u200dかカ漢\ufffc\ue000éÉ।म्"),
)


@given(TEXTS)
def test_every_letter_and_digit_is_in_one_word(text: str) -> None:
    outside = []
    position = 0
    for start, end in word_spans(text):
        assert position <= start < end
        outside.append(text[position:start])
        position = end
    outside.append(text[position:])
    assert not any(character.isalnum() for character in "".join(outside))


@given(TEXTS)
def test_a_word_begins_with_a_letter_or_digit_and_holds_no_space(text: str) -> None:
    for start, end in word_spans(text):
        word = text[start:end]
        assert word[0].isalnum()
        assert not any(c.isspace() or c == "\ufffc" or "\ue000" <= c <= "\uf8ff" for c in word)


@given(TEXTS)
def test_other_scripts_in_the_text_do_not_change_its_words(text: str) -> None:
    assert word_spans(f"{text} 漢") == [*word_spans(text), (len(text) + 1, len(text) + 2)]


def test_pattern_finds_the_words() -> None:
    text = "don't stop"
    assert word_pattern(text).findall(text) == ["don't", "stop"]


HOSTILE = [
    "a",
    "a.",
    "A.",
    "Ab.",
    "a-",
    "a'",
    "1,",
    "1.",
    "漢",
    "か",
    "カ",
    "a\u0301",
    "-",
    ".",
    "_",
    "%",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_hostile_text_takes_linear_time(unit: str) -> None:
    """A quadratic step would take minutes here instead of a fraction of a second."""
    spans = word_spans(unit * 200_000)
    assert bool(spans) == unit[0].isalnum()


@pytest.mark.parametrize("text", ["🧠 AI insight", "one → two", "done ✓ ❤️", "½ a cup ★"])
def test_symbols_do_not_make_a_text_foreign(text: str) -> None:
    assert word_pattern(text) is word_pattern("plain")


@given(st.text(alphabet="ab-.'1🧠→✓❤\ufe0f\u200d\u20e3 \u0301é東ひア・゛"))
def test_symbols_leave_the_words_as_they_are(text: str) -> None:
    any_script = word_pattern("東").finditer(text)
    assert word_spans(text) == [match.span() for match in any_script]
