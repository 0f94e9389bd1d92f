"""What rules see of an article: kinds of prose, links, code, HTML, title, language."""

import pytest
from markdown_it import MarkdownIt

from nato_lint import OBJECT, Document, ProseKind, Source, parse


def read(text: str, path: str = "article.md", **more: str) -> Document:
    return parse(Source(text, path), **more)  # type: ignore[arg-type]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(str(prose.kind), prose.text) for prose in document.prose]


MARKDOWN = """\
# Harbour

The *old* pier.

- first item

  more of it
- [x] done

1. step

> quoted
> twice

| Year | Ships |
|------|-------|
| 2024 | 12    |

![A pier at dawn](pier.jpg "no prose")

    code is no prose

Fact.[^1]

[^1]: The note.

```
nor is this
```
"""


def test_every_block_has_its_kind() -> None:
    assert kinds(read(MARKDOWN)) == [
        ("heading", "Harbour"),
        ("paragraph", "The old pier."),
        ("list item", "first item"),
        ("list item", "more of it"),
        ("list item", "done"),
        ("list item", "step"),
        ("quote", "quoted twice"),
        ("table cell", "Year"),
        ("table cell", "Ships"),
        ("table cell", "2024"),
        ("table cell", "12"),
        ("alt text", "A pier at dawn"),
        ("paragraph", "Fact."),
        ("footnote", "The note."),
    ]


def test_containers_tell_which_blocks_belong_together() -> None:
    document = read("- a\n\n  b\n- c\n\n1. d\n\n| e | f |\n|---|---|\n| g | h |\n")
    a, b, c, d, e, f, g, _ = document.prose
    assert a.inside("list item") is b.inside("list item")
    assert a.inside("list item") is not c.inside("list item")
    assert a.inside("list") is c.inside("list")
    assert a.inside("list") is not d.inside("list")
    numbered = d.inside("list")
    assert numbered
    assert numbered.ordered
    assert e.inside("row") is f.inside("row")
    assert e.inside("row") is not g.inside("row")
    assert e.inside("table") is g.inside("table")


def test_what_is_no_prose_leaves_an_object_in_its_place() -> None:
    text = (
        "Run `make`, see https://a.example/b_c, ![x](y) and <https://d.example>: {{ value }} ends."
    )
    prose = read(text).prose[0]
    assert prose.text == f"Run {OBJECT}, see {OBJECT}, {OBJECT} and {OBJECT}: {OBJECT} ends."


def test_links_of_every_kind() -> None:
    text = "[a *b*](/x) [c][ref] <https://d.example> https://e.example. [f] www.g.example/h_i_j\n\n[ref]: /y\n[f]: /z"
    document = read(text)
    found = [
        (text[k.start : k.end], text[k.text_start : k.text_end], k.target) for k in document.links
    ]
    assert found == [
        ("[a *b*](/x)", "a *b*", "/x"),
        ("[c][ref]", "c", "/y"),
        ("<https://d.example>", "", "https://d.example"),
        ("https://e.example", "", "https://e.example"),
        ("[f]", "f", "/z"),
        ("www.g.example/h_i_j", "", "www.g.example/h_i_j"),
    ]


def test_code_html_images_and_footnotes_are_listed() -> None:
    text = "`a` <b>x</b> ![alt](i.png) y[^n]\n\n```python\ncode\n```\n\n<!-- note -->\n\n[^n]: z\n"
    document = read(text)
    assert [(text[c.start : c.end], c.block, c.info) for c in document.code] == [
        ("`a`", False, ""),
        ("```python\ncode\n```", True, "python"),
    ]
    assert [text[h.start : h.end] for h in document.html] == ["<b>", "</b>", "<!-- note -->"]
    assert [(i.target, i.alt) for i in document.images] == [("i.png", "alt")]
    assert [f.label for f in document.footnotes] == ["n"]
    assert [text[f.start : f.end] for f in document.footnote_references] == ["[^n]"]


def test_text_in_raw_html_is_prose() -> None:
    text = (
        '<div class="no prose">\n<h2>Harbour</h2>\n<p>The <em>old</em>\n  pier &amp; quay</p>\n'
        "<ul><li>one</li><li>two<br>three</li></ul>\n<figcaption>A view</figcaption>\n"
        "<script>var no = 'prose';</script><!-- nor this -->\n</div>\n"
    )
    assert kinds(read(text)) == [
        ("heading", "Harbour"),
        ("paragraph", "The old pier & quay"),
        ("list item", "one"),
        ("list item", "two\nthree"),
        ("caption", "A view"),
    ]


def test_details_hold_the_markdown_up_to_their_end() -> None:
    document = read(
        "<details>\n<summary>More</summary>\n\nInside *it*.\n\n</details>\n\nOutside.\n"
    )
    assert [(p.text, bool(p.inside("details"))) for p in document.prose] == [
        ("More", True),
        ("Inside it.", True),
        ("Outside.", False),
    ]


def test_hidden_elements_are_known() -> None:
    document = read(
        '<div hidden>\n\nUnseen.\n\n</div>\n\nSeen.\n\n<p style="display: none">No</p>\n'
    )
    assert [prose.text for prose in document.prose] == ["Seen."]
    assert [(prose.text, prose.index) for prose in document.hidden] == [("Unseen.", 0), ("No", 1)]
    assert document.hidden[0].inside("hidden div")
    assert document.hidden[1].inside("hidden p")


def test_bullets_unknown_to_markdown_still_begin_a_line() -> None:
    prose = read("The pier has:\n  • two cranes\n  • a lift\nand that\nis all").prose[0]
    assert prose.text == "The pier has:\n• two cranes\n• a lift and that is all"
    assert [prose.text[start:end] for start, end in prose.lines] == [
        "The pier has:",
        "• two cranes",
        "• a lift",
        "and that",
        "is all",
    ]


def test_plain_text_is_read_by_its_lines() -> None:
    text = (
        "The Old Harbour\n\nA paragraph that is wrapped\nby hand. It ends.\n\n"
        "Three things:\n  • a crane\n  • a lift\n  1. and a number\nSee also  The New Harbour\n\n"
        "Second Part\n\nNot *markup*, and https://a.example/b is no prose.\n"
    )
    assert kinds(read(text, "article.txt")) == [
        ("heading", "The Old Harbour"),
        ("paragraph", "A paragraph that is wrapped by hand. It ends."),
        ("paragraph", "Three things:"),
        ("list item", "a crane"),
        ("list item", "a lift"),
        ("list item", "and a number"),
        ("paragraph", "See also  The New Harbour"),
        ("heading", "Second Part"),
        ("paragraph", f"Not *markup*, and {OBJECT} is no prose."),
    ]


def test_a_dialect_can_be_asked_for() -> None:
    assert read("# x", "a.txt", dialect="markdown").prose[0].kind is ProseKind.HEADING
    assert read("*x* y.", "a.md", dialect="text").prose[0].text == "*x* y."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From above\n---\n# Heading\n", "From above"),
        ('+++\ntitle = "From *above*"\n+++\ntext\n', "From *above*"),
        ("Lead.\n\n# Heading\n", "Heading"),
        ("## Second level\n\ntext\n", "Second level"),
        ("A first line\nand a second one\n", "A first line"),
        ("", ""),
        ("---\ntitle: 5\n---\n# Five\n", "Five"),
    ],
)
def test_title(text: str, title: str) -> None:
    found = read(text).title
    assert found.text == title
    assert text[found.start : found.end] == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pier and the quay of the old harbour are open to all.", "en"),
        ("Der Hafen ist nicht mehr für die großen Schiffe da, und das wird auch so bleiben.", "de"),
        ("Le port n'est pas ouvert dans la nuit, et les navires sont sur le quai.", "fr"),
        ("El puerto no está abierto por la noche y los barcos que se quedan son más.", "es"),
        (
            "Il porto è chiuso per la notte e non si apre più come una volta, anche per le navi.",
            "it",
        ),
        ("De haven is niet meer open voor het grote schip, maar er zijn ook kleine.", "nl"),
        ("O porto não está aberto para os navios que são mais, e uma noite é do mar.", "pt"),
        ("港は夜には開いていない。船は岸壁にとどまる。", "ja"),
        ("港口夜间不开放，船只停靠在码头。", "zh"),
        ("항구는 밤에 열리지 않고 배는 부두에 머문다.", "ko"),
        ("Порт закрыт на ночь, и корабли стоят у причала.", "und"),
        ("Ok.", ""),
        ("---\nlang: en-GB\n---\nDer die das und ist nicht.", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read(text).language == language


def test_the_language_can_be_set_from_outside() -> None:
    assert read("The pier and the quay of the harbour.", language="de-AT").language == "de"


def test_word_count_is_what_readers_see() -> None:
    assert read("# Two words\n\nThree more words, `not this`, [link text](/u).").word_count == 7


def test_an_analysis_is_made_once() -> None:
    calls = []

    def analysis(document: Document) -> int:
        calls.append(document)
        return len(document.prose)

    document = read("One.\n\nTwo.")
    assert document.shared(analysis) == document.shared(analysis) == 2
    assert len(calls) == 1


def test_mentions_looks_at_everything_in_lower_case() -> None:
    document = read("As an AI Language Model")
    assert document.mentions("language model")
    assert not document.mentions("harbour", "quay")


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ('<div title="a > b">Inside</div>', ["Inside"]),
        ("<p title='5 > 3'>Inside</p>", ["Inside"]),
        ("<p>Don't <b class=it's>stop</b> here</p>", ["Don't stop here"]),
        ("<![CDATA[ unseen > words ]]>", []),
        ("<div>\n<?php echo 1 > 2 ?> Seen <!-- not -- > this --> too\n</div>", ["Seen too"]),
        ("<p>One\n<p>Two\n", ["One", "Two"]),
        ("<p>Press <kbd>Enter</kbd> now <img src=x> here</p>", [f"Press {OBJECT} now {OBJECT} here"]),
        ("<p>See https://a.example/x. and {{ value }}</p>", [f"See {OBJECT}. and {OBJECT}"]),
        ("Type <code>make it</code> or <KBD>x</KBD>.", [f"Type {OBJECT} or {OBJECT}."]),
        ("Seen <span hidden>unseen</span> again.", ["Seen  again."]),
        ("Seen<script>let unseen</script> again.", ["Seen again."]),
        ("Left <code>open here.", ["Left open here."]),
        ("one<hr>two<p>three</p>", ["one\ntwo\nthree"]),
        ("end.<br>\n", ["end."]),
        ("C:\\harbour and \\*", ["C:\\harbour and *"]),
        ("\\{{ value }} stays", [f"\\{OBJECT} stays"]),
        ("- [x] done\n- [ ] open\n- [x](/u) link\n1. [X] one", ["done", "open", "x link", "one"]),
        ("> [!NOTE]\n> Mind the *step*.", ["Mind the step."]),
        ("> [!NOTE]\n>\n> Mind it.\n", ["Mind it."]),
    ],
)  # fmt: skip
def test_readers_see_the_words_and_nothing_else(text: str, prose: list[str]) -> None:
    assert [block.text for block in read(text).prose] == prose


def test_an_alert_is_no_quote() -> None:
    (block,) = read("> [!WARNING]\n> Mind the step.\n").prose
    assert block.kind is ProseKind.PARAGRAPH
    assert block.inside("callout")
    assert not block.inside("quote")


def test_code_in_html_tags_is_code() -> None:
    text = "Type <code>make *it*</code> now."
    assert [text[code.start : code.end] for code in read(text).code] == ["<code>make *it*</code>"]


def test_hidden_elements_end_with_their_own_tag() -> None:
    document = read("<div hidden>\n<div>\n\nA\n\n</div>\n\nB\n\n</div>\n\nC\n\n<p hidden>D\n<p>E\n")
    seen = [prose.text for prose in document.prose if not prose.container]
    assert seen == ["C", "E"]


def test_addresses_are_as_they_are_written() -> None:
    text = '[a]({{ site.url }}/é{{ page }} "t") ![b {{ c }}]({{< d >}})'
    document = read(text)
    assert [link.target for link in document.links] == ["{{ site.url }}/é{{ page }}"]
    assert [(image.alt, image.target) for image in document.images] == [("b {{ c }}", "{{< d >}}")]


@pytest.mark.parametrize(
    "text",
    ["Plain\nlines\n# Head\n", "a\n|-\n", "a\n===\n", "> a\nb\n- c\nd\n", "- a\n\n    b\n  c\n"],
)
def test_plain_paragraphs_end_where_the_parser_ends_them(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable("table").parse(text)
    expected = [token.content.replace("\n", " ") for token in rendered if token.type == "inline"]
    assert [prose.text for prose in read(text).prose] == expected


def test_elements_that_are_never_closed_do_not_nest_without_end() -> None:
    container = read("<details>\n\nx\n\n" * 200).prose[-1].container
    depth = 0
    while container is not None:
        depth += 1
        container = container.parent
    assert depth <= 50
