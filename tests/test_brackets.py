"""Brackets are paired in one pass, and pair as the parser pairs them in many."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from nato_lint import Source, parse
from nato_lint.document.brackets import pair_brackets
from nato_lint.document.inline import make_positioned
from tests.effort import lines_run

DEFINITIONS = "\n\n[a]: /a\n[b c]: /bc\n[`d`]: /d\n[e\\]]: /e\n"
PIECES = [
    "[", "[", "[", "]", "]", "](x)", "](<x y> 't')", "](", "(", ")", "![", "!", "[a]", "[b c]", "[]", "[a][", "][a]", "a",
    "b c", " ", "\n", "`", "``", "`]`", "\\", "\\]", "\\[", "*", "_", "~~", "<b>", "<b ", "<http://x.y>", "&amp;", "[^1]",
]  # fmt: skip


def parser() -> MarkdownIt:
    """The parser as it comes."""
    md = MarkdownIt("commonmark").enable("strikethrough")
    return md.use(footnote_plugin, inline=False, move_to_end=False)


def pairing_parser() -> MarkdownIt:
    """The parser with brackets paired in one pass."""
    md = parser()
    make_positioned(md)
    pair_brackets(md)
    return md


STOCK, PAIRING = parser(), pairing_parser()


def seen(md: MarkdownIt, text: str) -> list[object]:
    """Links, images and texts, in order."""
    return [each for block in md.parse(text) for each in flat(block.children or [])]


def flat(tokens: list[Token]) -> list[object]:
    found: list[object] = []
    for token in tokens:
        if token.type == "text":
            if found and isinstance(found[-1], str):
                found[-1] += token.content
            elif token.content:
                found.append(token.content)
        else:
            address = token.attrs.get("href") or token.attrs.get("src")
            found.append((token.type, address, flat(token.children or [])))
    return found


def has_brackets_in_a_second_label(text: str) -> bool:
    """`[a][b [c]]`: the parser takes it for a label that is defined nowhere, CommonMark for none.

    The parser looks for such a label also behind an address that it could not read: `[a](b c[[d]]`.
    """
    return bool(re.search(r"\](?:\([^\[]*)?\[(?:[^\[\]\\]|\\.)*(?:\[|\Z|`|<)", text, re.DOTALL))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_brackets_pair_as_the_parser_pairs_them(text: str) -> None:
    if not has_brackets_in_a_second_label(text):
        assert seen(PAIRING, text + DEFINITIONS) == seen(STOCK, text + DEFINITIONS)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[a](x)", "x"),
        ("[" * 150 + "a](x)", "x"),
        ("[a][b [c]", "/a"),
        ("[![i](i.png)](x)", "x"),
        ("[![i [j] k](i.png)](x)", "x"),
        ("[a [b](y) c](x)", "y"),
        ("[" + "long " * 300 + "](x)", "x"),
        ("[" + "long " * 300 + "][a]", "/a"),
    ],
)
def test_what_is_a_link(text: str, address: str) -> None:
    links = parse(Source(text + DEFINITIONS, "a.md")).links
    assert [link.target for link in links] == [address]


def test_a_label_is_no_longer_than_999_characters() -> None:
    label = "long " * 300
    document = parse(Source(f"[{label}]\n\n[{label}]: /x\n", "a.md"))
    assert document.links == ()


def test_images_in_alternative_texts_are_read_to_a_depth() -> None:
    text = "![" * 500 + "harbour" + "](x.png)" * 500
    document = parse(Source(text, "a.md"))
    assert document.images[0].start == 0
    assert len(document.images) < 10


@pytest.mark.parametrize(
    "unit", ["[", "![", "[a ", "[a](b[", "[[a", "[![", "[a]", "[^", "^[a ", "![[a", "[a][", "[@a; "]
)
@pytest.mark.parametrize("behind", ["", "]", "](x)", "][a]"])
def test_twice_the_brackets_take_twice_the_work(unit: str, behind: str) -> None:
    def work(count: int) -> int:
        text = unit * count + behind * count + DEFINITIONS
        return lines_run(lambda: parse(Source(text, "a.md")))

    work(2)  # what is imported and compiled once
    assert work(400) < 2.5 * work(200)
