"""Containers, callouts, definition lists, wiki links and notes: read wherever they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_lint import Document, Source, parse
from nato_lint.document import Dialect
from tests.effort import lines_run
from tests.linting import findings, marked
from tests.test_positions import check_positions

# The notations, complete and in pieces, between words and what may stand around them.
HEADS = [
    ":::", "::::", "::: ", ":::note", ":::note[The *old* quay]", "::: tip The quay", ":::{note} Quay", ":::{math}",
    "::: {.callout-tip title=\"The quay\"}", "::: {.hidden}", ":::image x:::", "```{note}", "````{tip} Quay", "```",
    "````", "~~~{admonition} The quay", "~~~", ":class: x", "---", "!!! note", "!!! note \"The quay\"", "!!! tip x",
    "??? note", "???+ note \"Q *q*\"", "=== \"Tab\"", "===+ \"Tab\"", "> [!NOTE]", "> [!tip]- The quay", "[!NOTE] x",
    "Term", ": ", ":   means", "~ means", "    ", "  ", "\t", "> ", "- ", "1. ", "[^1]: ", "# ", "<div>", "</div>",
    "<details>", "<!--", "-->", "| a | b |", "|---|---|", "", "", "",
]  # fmt: skip
WORDS = [
    "word", "the quay", " ", " ", "[[", "]]", "[[Page]]", "[[Page|the *quay*]]", "[[Page\\|quay]]", "![[a.png]]", "|",
    "^[", "^[a *note*]", "]", "==", "==the quay==", "=", "*", "`", "[x](/y)", "[1]", "\\", "{{ x }}", "{.x}", "\u00a0",
    "é", "😀", "\0", ":", "!", "\"", "https://a.example/b",
]  # fmt: skip
LINE = st.tuples(
    st.lists(st.sampled_from(HEADS), max_size=3), st.lists(st.sampled_from(WORDS), max_size=6)
).map(lambda parts: "".join(parts[0]) + "".join(parts[1]))
ARTICLE = st.lists(LINE, max_size=14).map("\n".join)
DIALECTS = [dialect for dialect in Dialect if dialect not in ("text", "html")]


@settings(max_examples=300, deadline=None)
@given(ARTICLE, st.sampled_from(DIALECTS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_position_is_true(text: str, dialect: Dialect, line_end: str) -> None:
    check_positions(parse(Source(text.replace("\n", line_end), "a.md"), dialect=dialect))


def read(text: str, dialect: str | None = None) -> Document:
    return parse(Source(text, "a.md"), dialect=dialect)


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("x\n\n:::note\na\n:::\n\ny", "admonition", ":::note\na\n:::"),
        ("::::note\n:::tip\na\n\n::::\n\ny", "admonition", ":::tip\na"),
        ("- b\n\n  :::note\n  a\n\ny", "admonition", "  :::note\n  a"),
        ("!!! note\n\n    a\n\ny", "admonition", "!!! note\n\n    a"),
        ('=== "Tab"\n    a\n\ny', "tab", '=== "Tab"\n    a'),
        ("```{note}\na\n```\ny", "admonition", "```{note}\na\n```"),
        ("> [!NOTE]\n> a\n\ny", "callout", "> [!NOTE]\n> a"),
        ("T\n: a\n\ny", "definition", ": a"),
        ("??? note\n    a\ny", "details", "??? note\n    a"),
        (":::details Open\na\n:::\ny", "details", ":::details Open\na\n:::"),
    ],
)
def test_a_container_goes_from_its_first_to_its_last_line(
    text: str, kind: str, source: str
) -> None:
    (block,) = (block for block in read(text).prose if block.text == "a")
    container = block.inside(kind)
    assert container
    assert text[container.start : container.end] == source


def test_an_html_block_ends_with_the_container_around_it() -> None:
    document = read(":::note\n<div>\nInside\n:::\nOutside.\n\n```{tip}\n<p>\nIn\n```\nOut.\n")
    assert [(block.text, block.inside("admonition") is not None) for block in document.prose] == [
        ("Inside", True),
        ("Outside.", False),
        ("In", True),
        ("Out.", False),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":::note\nText.\n:::", ":::note Text. :::"),
        ("!!! note\n    Text.", "!!! note Text."),
        ("Term\n: Text.", "Term : Text."),
        ("> [!NOTE]\n> Text.", "[!NOTE] Text."),
        ("See [[Page|it]] ==now==^[Text.].", "See [[Page|it]] ==now==^[Text.]."),
    ],
)
def test_what_a_dialect_does_not_know_stays_prose(text: str, shown: str) -> None:
    assert [block.text for block in read(text, "commonmark").prose] == [shown]


@pytest.mark.parametrize(
    "text",
    [
        '!!! Stop the press "Now"',
        '!!! note "Now"\nThe pier is closed.',
        '!!! stop "Now"',
        '??? Why did she say "never again"\nNobody knows.',
        "::: Exclusive ::: The dam broke",
        "::: Exclusive The dam broke",
        "::: Tip the waiter",
        "::: Exclusive [sic] news",
        "::: Exclusive [sic]",
        ":::Breaking news:::",
        "[[Editor's note: text goes here]]",
        "[[The quay is closed.]]",
        "[[All the boats of the town came home]]",
    ],
)
def test_words_are_taken_for_no_mark_where_the_dialect_is_not_known(text: str) -> None:
    (block,) = read(text).prose
    assert (block.text, block.start, block.end) == (text.replace("\n", " "), 0, len(text))
    assert block.container is None


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ('!!! note "The quay"', [("The quay", "admonition")]),
        ('!!! note "The quay"\n\nText.', [("The quay", "admonition"), ("Text.", "")]),
        ('!!! house "Quay"\n\n\n    Text.', [("Quay", "admonition"), ("Text.", "admonition")]),
        (
            '!!! info inline end "The quay"\n    Text.',
            [("The quay", "admonition"), ("Text.", "admonition")],
        ),
        ("!!! Note\n\n    Text.", [("Text.", "admonition")]),
        ('??? "The quay"\n    Text.', [("The quay", "details"), ("Text.", "details")]),
        ("::: tip The quay\nText.", [("The quay", "admonition"), ("Text.", "admonition")]),
        ("::: house-box\nText.", [("Text.", "container")]),
        (":::house[The quay]\nText.", [("The quay", "container"), ("Text.", "container")]),
        ("::: house {.x}\nText.", [("Text.", "container")]),
        ("::: house x=1\nText.", [("Text.", "container")]),
        (":::row:::\nText.\n:::row-end:::", [("Text.", "")]),
        (':::zone pivot="a b":::\nText.', [("Text.", "")]),
        ("[[The quay]] opens.", [("\ufffc opens.", "")]),
    ],
)
def test_what_looks_like_a_mark_is_one(text: str, blocks: list[tuple[str, str]]) -> None:
    assert [
        (block.text, block.container.kind if block.container else "") for block in read(text).prose
    ] == blocks


def test_a_dialect_that_is_known_has_its_own_marks() -> None:
    assert [b.text for b in read('!!! Stop the press "Now"', "mkdocs").prose] == ["Now"]
    assert [b.text for b in read("See [[Log: May]].", "obsidian").prose] == ["See \ufffc."]
    words = "::: Exclusive ::: The dam broke"
    assert [b.text for b in read(words, "pandoc").prose] == [words]


def test_what_a_reader_does_not_see_is_no_prose_unless_it_is_never_closed() -> None:
    document = read("::: {.hidden}\nUnseen.\n:::\n\nSeen.\n", "pandoc")
    assert [block.text for block in document.prose] == ["Seen."]
    assert [block.text for block in document.hidden] == ["Unseen."]
    assert [block.text for block in read("::: {.hidden}\nSeen.\n", "pandoc").prose] == ["Seen."]


def test_a_thousand_containers_in_one_another() -> None:
    for opening in (":::note\n", "```{note}\n", ":::note[The quay]\n"):
        inner = read(opening * 1000 + "Text.\n").prose[-1]
        assert inner.text == "Text."
        depth, container = 0, inner.container
        while container is not None:
            depth, container = depth + 1, container.parent
        assert depth <= 50


def test_nesting_by_indentation_is_cut_short_and_said() -> None:
    text = "".join("    " * depth + "!!! note\n" for depth in range(1000))
    assert read(text + "    " * 1000 + "Text.\n\nOutside.\n").too_deep is not None


@pytest.mark.parametrize(
    "unit",
    [
        ":::\n", ":::note\n", ":::note[Title]\ntext\n", "::::a\n:::\n", "!!!\n", "!!! note\n    x\n\n", "??? x\n",
        '=== "a"\n', "```{note}\n", "```{note}\n```\n", ":::{math}\n", ":::{note}\n---\n", ":::note\n<b>x\n", ":::a\n<div>\n:::\n", "T\n: d\n",
        "T\n\n", "> [!NOTE] x\n", "[[a|b]]", "^[a] ", "==a ", "==a== ", "a== ", "[[a|==b]] ",
        "[[a: b]] ", "!!! A b\n\n", ":::a b:::\n", ":::a b=:::\n",
    ],
)  # fmt: skip
def test_twice_as_much_takes_twice_the_work(unit: str) -> None:
    read(unit)
    once, twice = (lines_run(lambda n=n: read(unit * n)) for n in (150, 300))  # type: ignore[misc]
    assert twice < 2.3 * once


def test_blank_lines_in_nested_admonitions_are_passed_over_once() -> None:
    nested = "".join("    " * depth + "!!! note\n" for depth in range(40))
    text = nested + "\n" * 4000 + "    " * 40 + "text\n"
    assert lines_run(lambda: read(text)) < 150_000


def test_a_note_in_the_text_is_a_source() -> None:
    text = "The port handles 40% of the fruit.{}"
    assert marked(text.format(""), "SRC001") == ["40%"]
    assert marked(text.format("^[Harbour log.]"), "SRC001") == []


@pytest.mark.parametrize(
    "box",
    [
        '!!! note "AI disclosure"\n\n    An assistant drafted the summary.',
        ":::info[AI disclosure]\n\nAn assistant drafted the summary.\n\n:::",
        '::: {.callout-note title="AI disclosure"}\nAn assistant drafted the summary.\n:::',
        "```{admonition} AI disclosure\nAn assistant drafted the summary.\n```",
        "> [!info] AI disclosure\n> An assistant drafted the summary.",
    ],
)
def test_the_title_of_a_box_announces_what_stands_in_it(box: str) -> None:
    front = "---\nai_disclosure: assisted\n---\n\n# The quay\n\n"
    assert [f.code for f in findings(f"{front}{box}\n\nThe quay reopens.\n", "AID001")] == []
    hidden = '??? note "AI disclosure"\n\n    An assistant drafted it.\n\nThe quay reopens.\n'
    assert [f.code for f in findings(front + hidden, "AID001", "AID002")] != []


def test_the_title_of_a_box_does_not_speak_for_what_stands_below() -> None:
    box = '!!! note "AI disclosure"\n\n    An assistant drafted this article with AI.\n\n'
    story = "The quay reopens in May after a long closure.\n\n" * 3
    text = f"# The quay\n\n{box}{story}Drafted with AI, the plan of the council is short.\n"
    assert findings(text, "AID009") == []
