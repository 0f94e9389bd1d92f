"""Every character of prose stands where the document says that it stands."""

import html
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nato_lint import OBJECT, Document, Source, parse

ROOT = Path(__file__).parent.parent
SPECIFICATION = os.environ.get("COMMONMARK_SPEC", "")
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


def read(text: str, path: str = "article.md") -> Document:
    return parse(Source(text, path))


def check_positions(document: Document) -> int:
    """Assert the invariants of the source map; return the number of runs looked at."""
    count = 0
    for prose in document.prose:
        for run in prose.runs:
            count += 1
            assert document.text[run.start : run.end] == run.text
        offsets = [prose.offset(index) for index in range(len(prose.text) + 1)]
        assert offsets == sorted(offsets)
        assert all(0 <= offset <= len(document.text) for offset in offsets)
        for start, end in (*prose.words, *((s.start, s.end) for s in prose.sentences)):
            first, last = prose.span(start, end)
            assert prose.start <= first < last <= prose.end
            if prose.is_literal(start, end):
                assert document.text[first:last] == prose.text[start:end]
    return count


def with_line_ends(text: str) -> list[str]:
    return [text, text.replace("\n", "\r\n"), text.replace("\n", "\r")]


def rendered_blocks(text: str) -> list[str]:
    """What a reader sees of each block, by the parser's own unchanged token stream."""
    blocks = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type != "inline":
            continue
        parts, hidden = [], 0
        for child in token.children or ():
            if child.markup == "autolink":
                hidden += child.nesting
                parts.append(OBJECT if child.nesting > 0 else "")
            elif hidden:
                continue
            elif child.type in ("code_inline", "image"):
                parts.append(OBJECT)
            elif child.type in ("softbreak", "hardbreak"):
                parts.append("\n")
            elif child.type == "text":
                parts.append(child.content)
            elif child.type == "html_inline" and child.content.lower().startswith("<br"):
                parts.append("\n")
        blocks.append("".join(parts))
    return [squeezed(block) for block in blocks if re.search(r"\w", block)]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def is_plain_markdown(text: str) -> bool:
    """Whether the unchanged parser reads the text as we do: no front matter, HTML, URLs, footnotes."""
    return not re.search(r"<|\0|://|www\.|\[\^|\{\{|\{%|^[-+{]", text, re.IGNORECASE | re.MULTILINE)


@pytest.mark.skipif(not SPECIFICATION, reason="COMMONMARK_SPEC names no specification")
def test_all_examples_of_the_commonmark_specification() -> None:
    specification = Path(SPECIFICATION).read_text(encoding="utf-8")
    examples = [example.replace("→", "\t") for example in _EXAMPLE.findall(specification)]
    assert len(examples) > 640
    for example in examples:
        for text in with_line_ends(example):
            check_positions(read(text))
        if is_plain_markdown(example):
            # In Markdown of unknown origin, `[[foo]]` is a link of a wiki.
            dialects = ["commonmark"] if "[[" in example else ["commonmark", "markdown"]
            for dialect in dialects:
                prose = parse(Source(example, "a.md"), dialect=dialect).prose
                seen = [squeezed(each.text) for each in prose if each.kind != "alt text"]
                assert seen == rendered_blocks(example), dialect


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "fixtures").rglob("*.md")) + sorted((ROOT / "docs").glob("*.md")),
    ids=lambda path: path.name,
)
def test_all_documents_of_the_project(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for variant in with_line_ends(text):
        assert check_positions(read(variant))
    check_positions(read(text, "article.txt"))


INLINE = st.sampled_from(
    [
        "word", "Other", "the", " ", " ", "  ", "\n", "  \n", "\\\n", "*", "**", "_", "`", "``", "~~",
        "[", "]", "](", "](/url)", "![", "(", ")", "<b>", "</b>", "<br>", "<!-- x -->", "&amp;", "&#65;",
        "&", "\\*", "\\", "<https://a.example/b_c>", "https://a.example/x_y.", "www.example.org", "é",
        "日本", "😀", "\u00a0", "\t", "!", "?", ". ", "{{ x }}", "{% y %}", "[^1]", "|", "\\|", "#", "•", "\0",
    ]
)  # fmt: skip
PREFIX = st.sampled_from(
    ["", "", "", "> ", ">", "- ", "  ", "    ", "1. ", "10) ", "# ", "### ", "| ", "\t", "> - ", "* > ",
     "<div>", "<details><summary>", "</details>", "[^1]: ", "[ref]: /x\n", "```\n", "---\n", "===\n",
     "|---|---|\n", "+++\n", "\n", "\n\n"]
)  # fmt: skip
LINE = st.tuples(PREFIX, st.lists(INLINE, max_size=12)).map(
    lambda parts: parts[0] + "".join(parts[1])
)
MARKDOWN = st.lists(LINE, max_size=10).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["a.md", "a.txt"]))
def test_generated_documents(text: str, line_end: str, path: str) -> None:
    check_positions(read(text.replace("\n", line_end), path))


@settings(max_examples=200, deadline=None)
@given(MARKDOWN.filter(is_plain_markdown))
def test_generated_documents_read_as_the_parser_reads_them(text: str) -> None:
    assume("[[" not in text)  # a link of a wiki
    seen = [squeezed(p.text) for p in read(text).prose if p.kind != "alt text"]
    assert seen == rendered_blocks(text)


def spans(document: Document, words: str) -> list[str]:
    """The source of every occurrence of `words` in prose."""
    found = []
    for prose in document.prose:
        for match in re.finditer(re.escape(words), prose.text):
            start, end = prose.span(*match.span())
            found.append(document.text[start:end])
    return found


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The *old **harbour*** reopens.", "old harbour", "old **harbour"),
        ("The old\nharbour reopens.", "old harbour", "old\nharbour"),
        ("> The old\n> harbour reopens.", "old harbour", "old\n> harbour"),
        ("- one\n  two", "one two", "one\n  two"),
        ("Fish &amp; chips", "Fish & chips", "Fish &amp; chips"),
        ("5 \\* 3", "5 * 3", "5 \\* 3"),
        ("See [the *harbour*](/h \"t\") now", "the harbour", "the *harbour"),
        ("| a \\| b | c |\n|---|---|", "a | b", "a \\| b"),
        ("| a | c |\n|---|---|\n| x | **y** z |", "y z", "y** z"),
        ("> - 1. deep *words* here", "deep words here", "deep *words* here"),
        ("<p>The <em>old</em>\n harbour &eacute;t</p>", "old harbour ét", "old</em>\n harbour &eacute;t"),
        ("![The *old* harbour](x.png)", "old harbour", "old* harbour"),
        ("Title\n=====", "Title", "Title"),
        ("## The end ##", "The end", "The end"),
        ("[^1]: the *note*\n\nx[^1]", "the note", "the *note"),
        ("a\\\nb", "a\nb", "a\\\nb"),
        ("---\ntitle: T\n---\nBody *x*", "Body x", "Body *x"),
    ],
)  # fmt: skip
def test_words_are_where_the_source_has_them(text: str, words: str, source: str) -> None:
    assert spans(read(text), words) == [source]
    for line_end in ("\r\n", "\r"):
        document = read(text.replace("\n", line_end))
        assert spans(document, words) == [source.replace("\n", line_end)]


def test_positions_count_lines_as_commonmark_does() -> None:
    source = Source("a\r\nb\rc\nd\x0be\u2028f\n")
    assert source.line_starts == [0, 3, 5, 7]
    assert source.line_span(4) == (7, 12)
    assert (source.position(5).line, source.position(5).column) == (3, 1)
    assert source.position(len(source.text)).line == 4


def test_columns_in_every_unit() -> None:
    source = Source("Café 😀 costs 5%")
    offset = source.text.index("5")
    assert source.position(offset).column == 14
    assert source.utf16_column(offset) == 14
    assert source.utf8_column(offset) == 17
    assert html.unescape("&eacute;") == "é"


def test_sections_follow_the_headings() -> None:
    document = read("Lead.\n\n# One\n\nText.\n\n## Two\n\n- item\n")
    assert [(s.level, [p.text for p in s.prose]) for s in document.sections] == [
        (0, ["Lead."]),
        (1, ["Text."]),
        (2, ["item"]),
    ]


def test_deep_nesting_is_said_not_hidden() -> None:
    document = read("> " * 300 + "deep\n\nshallow\n")
    assert document.too_deep == 0
    assert [prose.text for prose in document.prose] == ["shallow"]


def test_prose_pieces_do_not_overlap() -> None:
    document = read("One *two* `three` &lt; four\nfive <b>six</b>")
    runs = list(document.prose[0].runs)
    assert all(left.end <= right.start for left, right in pairwise(runs))
