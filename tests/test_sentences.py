"""Sentence boundaries: a table of cases ("|" marks each boundary) and general properties."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.document.sentences import sentence_spans

CASES = [
    # Plain prose
    "It rained.| Then it stopped.| We left.",
    "Did it rain?| Yes!| It did.",
    "One sentence without a mark",
    "  Spaces around. | \t Another one.  ",
    "Is it?!| Really!!!| Sure.",
    "The price fell 3.5% in May.| It rose in June.",
    "Section 2.1 is short.| Section 2.2 is long.",
    "She was born in 1980.| In 1999 she left.",
    "The hall holds 400.| 20 people came.",
    # Hard breaks
    "First line|\nsecond line|\n\nthird line",
    "A heading |\n (a note) |\n 5 items",
    # Initialisms and abbreviations
    "He served in the U.S. Army.| She did not.",
    "She lives in the U.S.| The next day she left.",
    "The U.K. government fell.| It was May.",
    "The U.N. Security Council met.| In the U.N. nobody spoke.",
    "Dr. Okoro met Mr. Lindqvist and Prof. Ames.| They spoke.",
    "Gen. Halloran, Sen. Price and Gov. Tate agreed.",
    "Fruit, e.g. Pears, i.e. Conference, sells well.",
    "We saw cats, dogs, etc.| Then we left.",
    "We saw cats, dogs, etc. and left.",
    "See No. 5 and Nos. 3 and 4.| Read on.",
    "He said no.| We left at once.",
    "No.| We do not agree.",
    "See p. 12, pp. 14 and Fig. 2 of Vol. II.| Then stop.",
    "Reds vs. Blues ended level.",
    "It weighs approx. 5 kg.| It is heavy.",
    "J. R. Smith met George W. Bush.| They ate.",
    "J.R. Smith arrived.",
    "Nobody took plan B.| The men left.",
    "The novel is by Mira K. Le Roy.",
    "I agree and so does I.| Then we left.",
    "The architect I. M. Tan built it.",
    "It opens on Jan. 5 at 8 a.m. Monday.| Come early.",
    "It opens at 9 p.m.| Guests come early.",
    "It opens at 9 p.m. EST.| Come early.",
    "Acme Inc. Chief Executive Jo Hall left.",
    "She works for Acme Inc.| He does not.",
    "Yahoo! Inc rose by 2%.| Others fell.",
    "Bingo! Corp is a shop.",
    "He shouted yahoo!| The crowd laughed.",
    "Tan et al. 2019 is cited by Lee et al. (2020).",
    "He has a Ph.D. from Ghent.| She has none.",
    "They met on Elm St.| The shop was shut.",
    # Ellipses
    "Wait...| What is it?",
    "Well... he left.| Well… so did she.",
    "I forgot…| Never mind.",
    "... And then it rained.",
    "[…] The minister left.| (...) Nobody asked.",
    "It went on. . . .| The end came.",
    # Files, domains, spans
    "Open readme.md in example.com.| Then read it.",
    "Node.js is slow here.| Use Node.js.",
    "Run \ufffc.| Then \ufffc works.| \ufffc is next.",
    "It costs 5 euros.| €5 is not much.",
    "He sells phones.| iPhone sales rose.",
    # List numbers
    "1. Foo is first",
    "2.1. Scope of the work.| It is wide.",
    "12. Twelve drummers.| Thirteen more.",
    "IV. Results were good.",
    # Quotation marks and brackets
    "He left.”| She stayed.",
    'He left."| She stayed.',
    '"Stop!" he said.| "Why?"| "Because."',
    "“Who?” asked Ann.| ‘Me.’| ‘You?’",
    "(It rained.)| Then we left.",
    "(It rained.| It poured.)| Nobody left.",
    "Acme (once Beta Inc.) Chief Jo Hall left.",
    "It rained (it always does.)| Then we left.",
    "The bridge fell.[1]| Nobody died.[12][13]| Good.",
    "The bridge fell.²| Nobody died.",
    "It ended.| – She left.| - He stayed.",
    "Really?, she said.",
    # No space after the mark
    "This is the end.|The next part begins.",
    "He came in 2019.|Then he left.",
    "It rained (a lot).|Then it stopped.",
    'He said "no."|She left.',
    "Did it rain?|Yes, it did.",
    "It rose by 5%.|Shares fell.",
    "The U.S.Army and St.Petersburg and Dr.Okoro.",
    "Booking.Com and System.Text.Json are names.",
    "Write to jo@example.Home or x.y.Zed now.",
    "WordPress.COM and foo.bar are names.",
    # Other languages
    "他说。|你好！|再见？|好",
    "他说：“你好。”|然后走了。",
    "「行く。」と彼は言った。|終わり。",
    "¿Qué pasa?| ¡Nada!| Vale.",
    "Er kam am 3. Oktober.| Im 19. Jahrhundert auch.",
    "Das gilt z. B. Katzen und d.h. Tieren.",
    "„Komm.“| Er ging.| »Nein!«| Er blieb.",
    "Il dit « Oui. »| Puis il part.",
    "El Sr. Paz y la Sra. Gil viven en la pág. 5.| Fin.",
    "Il dott. Riva e la sig.ra Neri.| Fine.",
    "یہ ختم ہوا۔| وہ چلا گیا۔",
    "वह गया।| वह आया।",
]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    assert sentences(case.replace("|", "")) == expected


def test_spans_count_code_points() -> None:
    assert sentence_spans(" 😀 Oh.  Yes.\n") == [(1, 6), (8, 12)]


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\t\n "])
def test_nothing_to_read(text: str) -> None:
    assert sentence_spans(text) == []


PIECES = st.sampled_from([
    "The", "he", "U.S.", "Dr", "Inc", "a.m", "A", "I", "5", "1.", "É", "Yahoo!", "end.The",
    ".", "!", "?", "…", "...", "。", "？", '"', "”", "“", "'", ")", "(", "[1]", "²", "«", "»",
    " ", "  ", "\n", "\t", "\u00a0", "\u2028", "-", "—", "\ufffc", "あ", "と", "」",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


@given(TEXTS)
def test_every_character_is_covered_once(text: str) -> None:
    spans = sentence_spans(text)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        position = end
    assert not text[position:].strip()


@given(TEXTS, TEXTS)
def test_lines_do_not_influence_each_other(first: str, second: str) -> None:
    assert sentences(f"{first}\n{second}") == sentences(first) + sentences(second)


HOSTILE = [
    ".", "!", "a.", "A.", ". ", "。", "'", '."', ".)", "(.", "( .) ", "[1]", ".[1]", ". - ", ".-", "»",
    ". » ", " ", "\n", "\n ", "a", "A", ".A", "a.A", "x.The", "1.", "1. ", "…a", "U.S. ", "é. Ö",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_hostile_text_takes_linear_time(unit: str) -> None:
    """A quadratic step would take minutes here instead of a fraction of a second."""
    text = "A" + unit * 200_000
    spans = sentence_spans(text)
    gaps = (text[end:start] for (_, end), (start, _) in pairwise(spans))
    assert not "".join(gaps).strip()
    assert (spans[0][0], spans[-1][1]) == (0, len(text.rstrip()))
