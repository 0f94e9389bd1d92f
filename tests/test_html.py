"""Raw HTML in Markdown: what readers see of it is prose, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_lint import OBJECT, Document, Source, parse
from tests.linting import findings
from tests.test_positions import check_positions


def read(text: str, path: str = "article.md") -> Document:
    return parse(Source(text, path))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(str(prose.kind), prose.text) for prose in document.prose]


def containers(document: Document) -> list[str]:
    """The containers of each block, from the inside out."""
    found = []
    for prose in document.prose:
        names, container = [], prose.container
        while container is not None:
            names.append(container.kind)
            container = container.parent
        found.append(" < ".join(names))
    return found


LINKED = 'the <a href="https://a.example/?x=1&amp;y=2" class="x">tide <b>report</b></a> here.'


@pytest.mark.parametrize("text", [f"See {LINKED}\n", f"<p>See {LINKED}</p>\n"])
def test_links_are_links(text: str) -> None:
    document = read(text)
    (link,) = document.links
    assert link.kind == "html"
    assert link.target == "https://a.example/?x=1&y=2"
    assert text[link.start : link.end].startswith("<a href")
    assert text[link.start : link.end].endswith("</a>")
    assert text[link.text_start : link.text_end] == "tide <b>report</b>"
    assert document.prose[0].text == "See the tide report here."


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('<a name="x">no link</a>', []),
        ('x <a href="">nowhere</a>', [""]),
        ('<p>x <a href="/a">one <a href="/b">two</a></p>', ["/a", "/b"]),
        ('x <a href="/a">never closed', ["/a"]),
        ('x <a href="/{{ page.path }}">y</a>', ["/{{ page.path }}"]),
        ("<p><a href=/bare>y</a></p>", ["/bare"]),
        ('<p><a href="/a">https://b.example</a></p>', ["/a", "https://b.example"]),
    ],
)
def test_addresses_of_links(text: str, links: list[str]) -> None:
    assert [link.target for link in read(text).links] == links


def test_a_link_in_html_is_a_source() -> None:
    text = '<p>The fee rose by 12% <a href="https://council.example/fees">last year</a>.</p>\n'
    assert not findings(text, "SRC001")
    assert findings(text.replace(' href="https://council.example/fees"', ""), "SRC001")


PICTURE = '<img src="/pier.jpg" alt="The pier &amp; the quay" title="not this">'


@pytest.mark.parametrize("text", [f"Seen: {PICTURE} now.", f"<p>Seen: {PICTURE} now.</p>"])
def test_images_have_an_alternative_text(text: str) -> None:
    document = read(text)
    (image,) = document.images
    assert (image.target, image.alt) == ("/pier.jpg", "The pier & the quay")
    assert text[image.start : image.end] == PICTURE
    assert kinds(document) == [
        ("paragraph", f"Seen: {OBJECT} now."),
        ("alt text", "The pier & the quay"),
    ]
    alternative = document.prose[1]
    assert text[alternative.start : alternative.end] == "The pier &amp; the quay"


def test_lists_tables_and_quotes_are_containers() -> None:
    document = read(
        "<ol><li>One<ul><li>inside</li></ul>behind<li>two</ol>\n"
        "<table><tr><td>a<td><p>b</p><tr><td>c</table>\n"
        "<blockquote><p>Said</p></blockquote>\n"
    )
    assert kinds(document) == [
        ("list item", "One"),
        ("list item", "inside"),
        ("list item", "behind"),
        ("list item", "two"),
        ("table cell", "a"),
        ("table cell", "b"),
        ("table cell", "c"),
        ("quote", "Said"),
    ]
    assert containers(document) == [
        "list item < list",
        "list item < list < list item < list",
        "list item < list",
        "list item < list",
        *["row < table"] * 3,
        "quote",
    ]
    one, inside, behind, two, a, b, c, _ = document.prose
    assert one.container is behind.container is not two.container
    assert two.container
    assert inside.container
    assert two.container.parent
    assert two.container.parent.ordered
    assert not inside.container.parent.ordered  # type: ignore[union-attr]
    assert a.container is b.container is not c.container
    assert document.text[a.container.start : a.container.end] == "<tr><td>a<td><p>b</p>"  # type: ignore[union-attr]


def test_html_ends_with_the_markdown_around_it() -> None:
    document = read("> <blockquote>\n> a\n\nb\n\n- <ul><li>c\n- d\n\ne\n")
    assert list(zip([p.text for p in document.prose], containers(document), strict=True)) == [
        ("a", "quote < quote"),
        ("b", ""),
        ("c", "list item < list < list item < list"),
        ("d", "list item < list"),
        ("e", ""),
    ]


def test_what_markdown_opened_is_not_closed_by_html() -> None:
    document = read("> a\n>\n> </blockquote>\n>\n> b\n\nc\n")
    assert containers(document) == ["quote", "quote", ""]


def test_captions_summaries_and_notes() -> None:
    document = read(
        "<figure><img src=a.png alt=''><figcaption>The <em>pier</em></figcaption></figure>\n"
        "<details><summary>More</summary><p>Inside</p></details>\n"
        '<section class="footnotes"><ol><li>A note</li></ol></section>\n'
    )
    assert kinds(document) == [
        ("caption", "The pier"),
        ("paragraph", "More"),
        ("paragraph", "Inside"),
        ("footnote", "A note"),
    ]


@pytest.mark.parametrize("form", ["{}", "<p>{}</p>"])
@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ('The quay<sup><a href="#fn1">1</a></sup> holds.', "The quay holds."),
        ("The quay holds.<sup>2</sup> So", "The quay holds. So"),
        ("The quay<sup>2</sup> holds.", "The quay holds."),
        ("Up 5%<sup>[3]</sup> now", "Up 5% now"),
        ('Up<sup class="footnote">a</sup> now', "Up now"),
        ("Prices*<sup>†</sup> now", "Prices* now"),
        ("5 km<sup>2</sup> and 10<sup>6</sup>", "5 km2 and 106"),
        ("the 2<sup>nd</sup> of May", "the 2nd of May"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_marks_of_footnotes_are_no_text(form: str, text: str, prose: str) -> None:
    (block,) = read(form.format(text)).prose
    assert block.text == prose


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n<script>\nvar a;\n\nvar b = '<p>';\n</script>\n</div>\n\nSeen.\n",
        "<div><pre>\na code\n\nmore code\n</pre></div>\n\nSeen.\n",
        "<div><style>\n\n.a { color: red }\n\n</style></div>\n\nSeen.\n",
        "<template><p>x</p></template>\n<p>Seen.</p>\n",
        "<video src=a><p>No video</p></video>\n\nSeen.\n",
        "<svg><title>x</title><text>y</text></svg>\n<p>Seen.</p>\n",
        "<noscript><p>Switch it on</p></noscript>\n\nSeen.\n",
        "<math><mi>x</mi></math>\n\nSeen.\n",
        "<iframe>old browsers</iframe>\n\nSeen.\n",
        "<select><option>Red<option>Blue</select>\n\nSeen.\n",
    ],
)
def test_what_is_no_text_is_no_prose(text: str) -> None:
    assert kinds(read(text)) == [("paragraph", "Seen.")]


@pytest.mark.parametrize(
    ("text", "seen", "hidden"),
    [
        ("<p>Seen</p><p hidden>Not</p>", ["Seen"], ["Not"]),
        ('<p>See <i aria-hidden="true">#</i>it</p>', ["See it"], []),
        ('<p>See <span hidden>not <span>this</span> </span>it</p>', ["See it"], ["not this"]),
        ('<p style="color: red; display:none">Not</p>', [], ["Not"]),
        ('<div aria-hidden="true">\n\nNot\n\n</div>\n\nSeen', ["Seen"], ["Not"]),
        ("<div hidden>\n\nNot</div>\n\nSeen", ["Seen"], ["Not"]),
        ("<div hidden>\n\nNot\n\nor <b>so</b></div> but this\n\nSeen", ["or so\n but this", "Seen"], ["Not"]),
        ('<p class="hidden md:block">Seen</p>', ["Seen"], []),
        ('<p data-x="display:none">Seen</p>', ["Seen"], []),
        ("<p hidden={closed}>Seen</p>", ["Seen"], []),
        ("<div hidden>\n\nNever closed\n\n# More\n", ["Never closed", "More"], []),
        ("<p>Seen <span hidden>never closed</p><p>and more</p>", ["Seen", "never closed", "and more"], []),
        ("<div><p hidden>Not<p>Seen</div>", ["Seen"], ["Not"]),
    ],
)  # fmt: skip
def test_hidden_text_is_kept_apart(text: str, seen: list[str], hidden: list[str]) -> None:
    document = read(text)
    assert [prose.text for prose in document.prose] == seen
    assert [prose.text for prose in document.hidden] == hidden


def test_nobody_is_told_of_hidden_words() -> None:
    assert not findings("<p hidden>The the pier is open.</p>\n", "DUP001")
    assert findings("<p>The the pier is open.</p>\n", "DUP001")


@pytest.mark.parametrize(
    "text",
    [
        "<p>Left <code>open here",
        "<div><pre>open here",
        "<div>Left <svg>open here",
        "<ul><li>Left open here",
        "<td>Left open here</table></div></td>",
        "</p></li></ul>Left open here",
        "<div <p>Left open here</p>",
        "<? Left open here",
        "<p class='x>Left open here</p>",
    ],
)
def test_text_is_not_lost_to_a_missing_tag(text: str) -> None:
    assert "open here" in " ".join(prose.text for prose in read(text).prose)


def test_components_are_no_elements_of_html() -> None:
    document = read("<Video>\nIts *children* are text.\n</Video>\n\n<VIDEO>not this</VIDEO>\n")
    assert [prose.text.strip() for prose in document.prose] == ["Its children are text."]


HTML = st.sampled_from(
    [
        "word ", "the ", "\n", "\n\n", "  ", "&amp;", "&#x41;", "&", "<", ">", '"', "=", "é", "😀", "{{ x }}",
        "<p>", "</p>", "<p hidden>", "<div>", "</div>", "<div hidden>", "<span hidden>", "</span>", "<b>", "</b>",
        "<ul>", "<li>", "</li>", "</ul>", "<ol>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<blockquote>",
        "</blockquote>", "<a href='/x'>", "</a>", "<img alt='a b &lt;' src=x>", "<sup>", "</sup>", "<sup>1</sup>",
        "<code>", "</code>", "<pre>", "</pre>", "<script>", "</script>", "<br>", "<hr/>", "<h2>", "</h2>", "<details>",
        "<summary>", "</details>", "<!--", "-->", "<title>", "</title>", "<article>", "</article>", "<main>", "</main>",
        "<nav>", "</nav>", "<header>", "</header>", "<body>", "</body>", "<form>", "<meta name=date content=x>",
        "<svg/>", "<input", "https://a.example/x. ", "> ", "- ", "1. ", "\r\n", "\r", "\0",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(HTML, max_size=40).map("".join), st.sampled_from(["a.md", "a.html"]))
def test_every_character_stands_where_it_is_said_to_stand(text: str, path: str) -> None:
    document = read(text, path)
    check_positions(document)
    for prose in document.hidden:
        for run in prose.runs:
            assert text[run.start : run.end] == run.text
    for link in document.links:
        assert 0 <= link.start <= link.text_start <= link.text_end <= link.end <= len(text)
    for image in document.images:
        assert text[image.start] in "<!"


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ('<div markdown="1">\nThe **old** [pier](/x).\n\n* Boats\n</div>\n',
         [("paragraph", "The old pier."), ("list item", "Boats")]),
        ('<figure markdown="span">\n  ![The pier](a.jpg)\n  <figcaption>In May</figcaption>\n</figure>\n',
         [("alt text", "The pier"), ("caption", "In May")]),
        ("<p markdown=span>The **old** pier</p>\n\nA *b*\n",
         [("paragraph", "The old pier"), ("paragraph", "A b")]),
        ("> <div markdown>\n> The **old** pier\n> </div>\n", [("quote", "The old pier")]),
        ("<div data-markdown=1>\nThe **old** pier\n</div>\n", [("paragraph", "The **old** pier")]),
        ("<div markdown=1>\n    The old pier\n</div>\n", [("paragraph", "The old pier")]),
        ("<div markdown=0>\nThe **old** pier\n</div>\n", [("paragraph", "The **old** pier")]),
    ],
)  # fmt: skip
def test_html_may_ask_for_markdown(text: str, prose: list[tuple[str, str]]) -> None:
    document = read(text)
    assert kinds(document) == prose
    check_positions(document)


def test_what_is_read_out_is_hidden() -> None:
    document = read('<p>A <a href="/x">map<span class="sr-only"> in a new tab</span></a>.</p>\n')
    assert kinds(document) == [("paragraph", "A map.")]
    assert [prose.text for prose in document.hidden] == ["in a new tab"]


@pytest.mark.parametrize("form", ["The {} hall is *open*.", "<p>The {} hall is open.</p>"])
@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>town<rt>toun</rt></ruby>",
        "<ruby>to<rt>tou</rt>wn<rt>n</rt></ruby>",
        "<ruby>town<rp>(</rp><rt>toun</rt><rp>)</rp></ruby>",
        "<ruby>town<rp>(<rt>toun<rp>)</ruby>",
        "<ruby>town<rt>toun</ruby>",
        "<ruby>town<rtc><rt>toun</rt></rtc></ruby>",
    ],
)
def test_how_a_word_is_spoken_is_no_part_of_it(form: str, ruby: str) -> None:
    text = form.format(ruby)
    document = read(text)
    assert kinds(document) == [("paragraph", "The town hall is open.")]
    (block,) = document.prose
    assert block.span(0, 4) == (text.index("The"), text.index("The") + 4)
    assert block.span(9, 13) == (text.index("hall"), text.index("hall") + 4)
    assert document.hidden == ()


@pytest.mark.parametrize("form", ["{}", "<p>{}</p>"])
def test_what_is_spoken_ends_with_its_word(form: str) -> None:
    text = "<ruby>Holm<rt>home</ruby> and <ruby>Torr<rt>tore</rt></ruby>, <rt>two towns"
    texts = [block.text for block in read(form.format(text)).prose]
    assert " ".join(texts) == "Holm and Torr, two towns"
