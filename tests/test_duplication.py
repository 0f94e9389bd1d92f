"""Words, phrases and sentences that stand twice (DUP001 to DUP004)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.fix import apply_edits
from tests.linting import findings, marked

WORD_RULES = ("DUP001", "DUP002", "DUP003")

# What is repeated stands between guillemets, which are no part of the line.
FAULTY = [
    # A function word twice.
    "«The the» harbour reopens on Monday.",
    "We walked «to to» the pier.",
    "The keys are kept «in in» the office.",
    "Nobody knew «if if» the boat was safe.",
    "The library «is is» closed on Sundays.",
    "The ferries «are are» late today.",
    "They «are are» easy to carry.",
    "The old crane «will will» be sold.",
    "Visitors «can can» borrow a bicycle.",
    "Anna «had had» been ill for weeks.",
    "It is «a a» small museum.",
    "The council did «not not» answer.",
    "We hope «that that» the bridge holds.",
    "She said «that that» many houses are empty.",
    "Please note that «this this» offer ends soon.",
    "The guide explains «how how» the lock works.",
    "Visitors «MUST must» wear a helmet.",
    "«For For» guests in the east wing there is a lift.",
    "If «it it» rains, the market moves indoors.",
    "We gave «them them» a map.",
    "«the the the» harbour",
    "The clerk, who «has has» kept the books for years, retires.",
    "All «you you» need is a rope.",
    "The lamp «you you» bought is broken.",
    "The judge held «that that that» the sale was void.",
    # Across markup and lines.
    "The boat left «the\nthe» harbour at dawn.",
    "The boat left «the **the»** harbour.",
    "Look «for [for» the sign](https://example.com) at the gate.",
    "> The pilot «of of» the tug waved.",
    # A word with a meaning of its own.
    "The council has very «different different» needs.",
    "The first «time time» is always the hardest.",
    "This room is «used used» for concerts.",
    "A sign that «marks marks» the border stands here.",
    "The «ShipLog ShipLog» program prints the list.",
    # A word joined with itself.
    "The port offers «logistical and logistical» support to the fleet.",
    "They discussed «political and political» questions.",
    "It is a «legal and legal» question.",
    "The plan relies on «cooperation and cooperation».",
    "The crew must «inspect and inspect» engines.",
    "The staff received no «training or training».",
    "Prices follow «inflation or inflation», the bank says.",
    "You can safely «repair and repair» boats here.",
    "We want to quickly «raise or raise» the limit.",
    "Please describe «your and your» family.",
    "The town held a «joint exercise and joint exercise» in May.",
    "It works with release 6 and «later and later», they say.",
    "A mix of «structured and structured» lists is allowed.",
    "If the «locks or locks» are broken, call the office.",
    "Clerks must be able to «read and read» the register.",
    "A rail improves the «safety and safety» of walkers.",
    "«Navigation and navigation» are taught here.",
    # A phrase twice.
    "The tug lay «in the in the» harbour.",
    "The ferry «that will that will» replace it arrives in May.",
    "The form «will be sent will be sent» by post.",
    "The «old town hall old town hall» was sold.",
    "Nobody «of the of the of the» crew was hurt.",
    "It is «one of the one of the» last mills.",
    "The council said «it would not pay it would not pay» for the pier.",
    "The boat from the northern islands left «before the\nstorm before the storm» and came back.",
]

LEGITIMATE = [
    # Grammar doubles the word.
    "They had had enough of the rain.",
    "I know that that bridge is old.",
    "She thinks that that made the difference.",
    "And that that is true, nobody doubts.",
    "What it is is a small boat.",
    "The question of what the harbour is is open.",
    "Those who can can swim.",
    "Those who work work hard.",
    "The things that matter matter to all.",
    "We cannot do this this week.",
    "The results came in in May.",
    "Please log on on Monday.",
    "They turn the lamp on on Monday.",
    "We love you you know.",
    "Those who do do so gladly.",
    "He knew that that that she wrote was wrong.",
    "The will will be read tomorrow.",
    "She gave her her ticket.",
    "Until then then the boat had left.",
    # Emphasis, interjections, sounds.
    "It was very very cold.",
    "A long long time ago there was a mill.",
    "No no, the pier is closed.",
    "Bye bye, old crane!",
    "Ha ha, said the captain.",
    "It rained and rained.",
    "He said it again and again and again.",
    "The engine went tick tick.",
    "It is work work work all day.",
    "The children called come on come on until he came.",
    "Quick quick, the boat leaves!",
    "He read and read the whole night.",
    "They counted one by one by the gate.",
    # Names, numbers, letters.
    "We flew to Bora Bora in spring.",
    "Walla Walla lies in the east.",
    "The band Duran Duran played here.",
    "The opera New York New York was a success.",
    "The author D D Palmer lived here.",
    "The code is 10 10 and not 20.",
    "They counted one two one two on the drill ground.",
    "The Hague is near the The Hague road sign.",
    "He writes programs in C or C++.",
    "Press A or A for the first page.",
    "The rope is 5 m 5 m long.",
    # Between the copies stands more than a space.
    "It is very, very cold.",
    "The alliance, the alliance said, is strong.",
    "He left the harbour. Harbour life went on.",
    "The first line ends here\\\nhere begins the second.",
    "Use `the` the first time.",
    "Write and/or or nothing.",
    "The typing error “the the” is common.",
    "He wrote the the [sic] harbour.",
    "See Mermaid [Mermaid user guide](https://example.com).",
    "| port | port |\n| --- | --- |\n| a | a |",
    "# The harbour\n\nHarbour the boats.",
    # Foreign words.
    "As the French say, nous nous levons dans la nuit.",
    # A word joined with itself opens a compound or a clause, or is an idiom.
    "It checks the type of file and file access.",
    "Enter a name or name pattern.",
    "The firm sells email security and security-awareness products.",
    "The crew stops training and training halts.",
    "We need support and support for the staff.",
    "She waited for years and years.",
    "The days grow longer and longer.",
    "It is less and less useful.",
    "Hundreds and hundreds came.",
    "They serve the public and public servants.",
    "There was a difference between town and town.",
    "Describe what you could and could not do.",
    "My and my wife's boat lies here.",
    "If the lock fails or fails to open, call us.",
    "The law firm Marks and Marks lost.",
    "Yahoo and Yahoo Japan both agreed.",
    "Bring it to a boil and boil for ten minutes.",
    "He read on and on.",
    "These books are for young and young adult readers.",
    "They sell to medical and medical device companies.",
    "There are captains and captains.",
    "Trade and trade policy are linked.",
    "He can sing and sing well.",
    "Add the juice and juice of a lemon.",
    "Whether safe or safe enough, the bridge stays.",
    "The rule covers shipping and shipping agents alike.",
    "Add sour creme or creme fraiche.",
    "Boats and boat owners must be insured.",
    "Her and her brother's boat sank.",
    # Chains and clauses.
    "We built it step by step by step.",
    "He came day after day after day.",
    "If it was it was long ago.",
    "What is done is done.",
    "Compare the boat with the boat with the red sail.",
    "Row row row\nrow your boat",
    "Port  port  Depth  depth",
]


def without_marks(line: str) -> tuple[str, list[str]]:
    """The line without guillemets, and what stood between them."""
    wanted = [part.partition("»")[0] for part in line.split("«")[1:]]
    return line.replace("«", "").replace("»", ""), wanted


@pytest.mark.parametrize("line", FAULTY)
def test_slips_are_marked(line: str) -> None:
    text, wanted = without_marks(line)
    assert marked(text, *WORD_RULES, lang="en") == wanted


@pytest.mark.parametrize("line", LEGITIMATE)
def test_what_english_doubles_is_left_alone(line: str) -> None:
    assert marked(line, *WORD_RULES, lang="en") == []


LONG = "The ferry was painted white again and lay for the rest of that summer"


@pytest.mark.parametrize(
    ("text", "code", "fixed"),
    [
        ("We saw the the harbour.", "DUP001", "We saw the harbour."),
        ("We saw the\nthe harbour.", "DUP001", "We saw the\nharbour."),
        ("We saw the\r\n  the harbour.", "DUP001", "We saw the\r\n  harbour."),
        ("It was the\nthe. And so on.", "DUP001", "It was the. And so on."),
        ("We saw the\nthe 4 boats.", "DUP001", "We saw the 4 boats."),
        (f"{LONG} in the\nin the harbour.", "DUP003", f"{LONG} in the\nharbour."),
        (f"{LONG} in the in\nthe harbour.", "DUP003", f"{LONG} in the\nharbour."),
        ("The the the harbour.", "DUP001", "The harbour."),
        ("We offer logistical and logistical support.", "DUP002", "We offer logistical support."),
        ("It lay in the in the harbour.", "DUP003", "It lay in the harbour."),
    ],
)
def test_the_fix_keeps_the_first_copy(text: str, code: str, fixed: str) -> None:
    (found,) = findings(text, code, lang="en")
    assert found.fix is not None
    assert found.fix.safety == ("unsafe" if code == "DUP002" else "safe")
    assert apply_edits(text, list(found.fix.edits)) == fixed
    assert findings(fixed, code, lang="en") == []


def test_no_fix_where_markup_stands_between() -> None:
    (found,) = findings("We saw the **the** harbour.", "DUP001", lang="en")
    assert found.fix is None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They play foosball foosball there.", "foosball foosball"),
        ("They offer logistical and logistical support.", "logistical and logistical support"),
        ("The old town hall old town hall was sold.", "the old town hall old town hall"),
    ],
)
def test_house_terms_are_right(text: str, term: str) -> None:
    assert findings(text, *WORD_RULES, lang="en")
    assert not findings(text, *WORD_RULES, lang="en", terms=frozenset({term}))


def test_other_languages_are_left_alone() -> None:
    assert not findings("Wir wissen, dass die die Boote haben.", *WORD_RULES, lang="de")


def test_a_name_that_the_article_uses_as_a_word_is_no_name() -> None:
    assert not findings("The Ferry Ferry line sails.", "DUP001", lang="en")
    assert marked("The ferry sails. The Ferry Ferry line sails.", "DUP001", lang="en") == [
        "Ferry Ferry"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the " * 40_000,
        "x and " * 40_000,
        "training and training " * 10_000,
        "of the " * 40_000,
        "that that the " * 10_000,
        "Foo Foo bar " * 10_000,
        "foo\n" * 20_000,
    ],
    ids=["word", "letter", "conjunct", "phrase", "that", "name", "lines"],
)
def test_hostile_repetition_stays_linear(text: str) -> None:
    assert len(findings(text, *WORD_RULES, "DUP004", lang="en")) <= text.count(" ") + 1


@given(st.lists(st.sampled_from(["the", "in", "and", "or", "a", "boat", ",", ".", "\n", "that"])))
def test_fixes_keep_every_word_once(words: list[str]) -> None:
    text = " ".join(words)
    for code in WORD_RULES:
        for found in findings(text, code, lang="en"):
            assert found.fix is not None
            (edit,) = found.fix.edits
            assert found.start < edit.start < found.end <= edit.end
            assert not text[found.end : edit.end].strip()
            assert edit.text.strip(" \n") == ""
            kept, deleted = text[found.start : edit.start], text[edit.start : edit.end]
            assert set(deleted.lower().split()) <= {*kept.lower().split(), "and", "or"}


SENTENCE = "The ferry leaves the old harbour every morning at nine."


class TestRepeatedSentence:
    @pytest.mark.parametrize(
        "second",
        [
            SENTENCE,
            "The ferry leaves the old harbour, every morning, at nine.",
            "The ferry leaves the old harbour at every morning at nine.",
            "**The ferry** leaves the [old harbour](https://example.com) every morning at nine.",
        ],
    )
    def test_is_marked_at_the_second_place(self, second: str) -> None:
        text = f"{SENTENCE} Tickets are sold on board.\n\nBring a coat.\n\n{second}\n"
        (found,) = findings(text, "DUP004")
        assert text[found.start : found.end].endswith("at nine.")
        assert found.start >= text.index("coat.")
        assert "line 1" in found.message
        assert [(r.start, r.end) for r in found.related] == [(0, len(SENTENCE))]

    @pytest.mark.parametrize(
        "second",
        [
            "The ferry leaves the old harbour every morning at ten.",
            "The ferry never leaves the old harbour every morning at nine.",
            "The ferry leaves the new harbour every morning at nine.",
            "> The ferry leaves the old harbour every morning at nine.",
            "# The ferry leaves the old harbour every morning at nine.",
            "“The ferry leaves the old harbour every morning at nine.”",
            "Note: the ferry leaves the old harbour every morning at nine.",
            "| The ferry leaves the old harbour every morning at nine. |\n| --- |\n| x |",
            "The ferry leaves.",
        ],
    )
    def test_another_statement_is_no_repetition(self, second: str) -> None:
        assert not findings(f"{SENTENCE}\n\n{second}\n\nBring a coat.\n", "DUP004")

    def test_numbers_and_names_make_another_statement(self) -> None:
        one = "In 2019 the harbour office counted 4,000 boats that came from the north of Arlund."
        for other in (one.replace("2019", "2020"), one.replace("Arlund", "Bessing")):
            assert not findings(f"{one}\n\n{other}\n", "DUP004")

    def test_long_sentences_may_differ_in_a_word(self) -> None:
        one = (
            "Anyone who wants to moor a boat in the inner basin during the winter months has to "
            "ask the harbour office for a permit first."
        )
        text = f"{one}\n\n{one.replace('has to', 'must')}\n"
        (found,) = findings(text, "DUP004")
        assert "nearly the same words" in found.message

    def test_one_finding_for_many_places(self) -> None:
        text = "\n\n".join([SENTENCE] * 4)
        (found,) = findings(text, "DUP004")
        assert len(found.related) == 3

    def test_list_items_may_say_the_same(self) -> None:
        assert not findings(f"- {SENTENCE}\n- {SENTENCE}\n", "DUP004")

    def test_the_minimum_is_an_option(self) -> None:
        text = "The ferry leaves at nine.\n\nBring a coat. The ferry leaves at nine.\n"
        assert not findings(text, "DUP004")
        assert findings(text, "DUP004", options={"minimum_words": 5})

    def test_near_repetitions_of_one_text_stay_linear(self) -> None:
        text = " ".join(f"{SENTENCE[:-1]} on pier {n}." for n in range(3_000))
        assert len(findings(text, "DUP004")) <= 3_000
