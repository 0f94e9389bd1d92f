"""Web pages: the article in a page is read like any other, and the page around it is not."""

from datetime import date
from pathlib import Path

import pytest

from nato_lint import Document, Source, parse
from tests.command import run
from tests.linting import findings, marked
from tests.test_html import containers, kinds
from tests.test_positions import check_positions, with_line_ends

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Old Pier Reopens &amp; Grows | Harbour Gazette</title>
<meta name="description" content="The old pier is open again.">
<meta property="article:published_time" content="2026-05-02T10:00:00Z">
<meta name="author" content="Ida Lund">
<style>p { color: red }</style>
</head>
<body class="page">
<header><h1>Harbour Gazette</h1><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main>
  <article class="post">
    <header><h1>Old Pier Reopens</h1><p>By Ida Lund</p></header>
    <p>The <em>old</em> pier is open&nbsp;again, and people
       came to see it. <a href="https://report.example/x">Read on</a>.</p>
    <figure><img src="p.jpg" alt="The pier at dusk"><figcaption>The pier in May</figcaption></figure>
    <h2>What is new</h2>
    <ul>
      <li>A lift</li>
      <li>Two cranes
    </ul>
    <blockquote><p>We waited long.</p></blockquote>
    <table><tr><th>Year<th>Boats<tr><td>2025<td>300</table>
    <form><label>Mail</label><input><button>Subscribe</button></form>
    <nav><a href="/next">Next article</a></nav>
    <script>let x = "<p>no</p>";</script>
    <p hidden>Unseen text.</p>
    <footer>Thanks to the harbour office.</footer>
  </article>
  <aside><h3>Related</h3><p>Other stories</p></aside>
</main>
<footer>All rights reserved</footer>
</body>
</html>
"""


def read(text: str, path: str = "article.html") -> Document:
    return parse(Source(text, path))


@pytest.mark.parametrize("text", with_line_ends(PAGE))
def test_the_article_in_a_page(text: str) -> None:
    document = read(text)
    assert document.dialect == "html"
    assert check_positions(document)
    assert kinds(document) == [
        ("heading", "Old Pier Reopens"),
        ("paragraph", "By Ida Lund"),
        ("paragraph", "The old pier is open\u00a0again, and people came to see it. Read on."),
        ("alt text", "The pier at dusk"),
        ("caption", "The pier in May"),
        ("heading", "What is new"),
        ("list item", "A lift"),
        ("list item", "Two cranes"),
        ("quote", "We waited long."),
        ("table cell", "Year"),
        ("table cell", "Boats"),
        ("table cell", "2025"),
        ("table cell", "300"),
        ("paragraph", "Thanks to the harbour office."),
    ]
    assert [prose.level for prose in document.prose if prose.level] == [1, 2]
    assert containers(document)[6:9] == ["list item < list"] * 2 + ["quote"]
    assert [prose.text for prose in document.hidden] == ["Unseen text."]
    assert [link.target for link in document.links] == ["https://report.example/x"]
    assert [image.alt for image in document.images] == ["The pier at dusk"]


@pytest.mark.parametrize("text", with_line_ends(PAGE))
def test_the_head_is_front_matter(text: str) -> None:
    document = read(text)
    assert document.front_matter
    assert document.front_matter.format == "html"
    assert document.language == "en"
    assert (document.metadata.date, document.metadata.is_draft) == (date(2026, 5, 2), False)
    assert [author.text for author in document.metadata.authors] == ["Ida Lund"]
    written = {
        "lang": "en-GB",
        "title": "Old Pier Reopens &amp; Grows | Harbour Gazette",
        "description": "The old pier is open again.",
        "article:published_time": "2026-05-02T10:00:00Z",
        "author": "Ida Lund",
    }
    entries = document.front_matter.entries.values()
    assert {text[e.key_start : e.key_end]: text[e.value_start : e.value_end] for e in entries} == (
        written
    )
    assert document.title.text == "Old Pier Reopens"
    assert text[document.title.start : document.title.end] == "Old Pier Reopens"
    assert text[document.body_start :].lstrip().startswith("<body")


def test_items_of_the_head() -> None:
    page = (
        '<meta itemprop="datePublished" content="2026-05-02"><meta itemprop=name content=x><p>A</p>'
    )
    document = read(page)
    assert document.metadata.date == date(2026, 5, 2)
    assert not document.field("name")


def test_a_page_without_a_heading_is_called_what_it_calls_itself() -> None:
    document = read("<title> The  pier </title>\n<p>It is open.</p>")
    assert document.title.text == "The pier"
    assert document.text[document.title.start : document.title.end] == "The  pier"


@pytest.mark.parametrize(
    ("page", "prose"),
    [
        ("<p>A fragment</p>", ["A fragment"]),
        ("Bare text", ["Bare text"]),
        ("<body><p>One</p><footer>no</footer></body>", ["One"]),
        ("<body><div role=main><p>One</p></div><p>no</p></body>", ["One"]),
        ("<main>One <div role=navigation>no</div></main>", ["One"]),
        ("<main><article>One text</article><article>Another</article></main>", ["One text", "Another"]),
        ("<main><article>One long text of many words</article><article>no</article></main>",
         ["One long text of many words"]),
        ("<body><header><h1>Title</h1></header><p>One</p></body>", ["Title", "One"]),
        ("<body><header><h1>Site</h1></header><h1>Title</h1><p>One</p></body>", ["Title", "One"]),
        ("<article>One<aside>and this</aside></article><aside>no</aside>", ["One", "and this"]),
        ("<body><form><p>All in a form</p></form></body>", ["All in a form"]),
        ("<body><nav>Never closed <p>One</p></body>", ["Never closed", "One"]),
        ("<body><main></main><p>One</p></body>", ["One"]),
        ("<ARTICLE><P>One<BR>Two</P></ARTICLE>", ["One\nTwo"]),
        ("<p>{{ page.title }} is {% if x %}open{% endif %}</p>", ["\ufffc is \ufffcopen\ufffc"]),
        ("<p>A <!-- not --> b</p><![CDATA[not]]>", ["A b"]),
        ("<p>2 < 3 and 5 > 4</p>", ["2 < 3 and 5 > 4"]),
        ("One<br><br>Two<br>\n <br>\nThree<br>Four", ["One", "Two", "Three\nFour"]),
        ("<h1>One<br><br>Two</h1>", ["One\nTwo"]),
        ("<p>The <x-hint>old</x-hint> <o:p></o:p>pier</p>", ["The old pier"]),
        ("<p>See <a href=/x>one<br><br>two</a> more</p>", ["See one", "two more"]),
        ('<h2>Boats <a href="#boats">&para;</a></h2>', ["Boats"]),
        ('<p>A note. <a href="p.html#1"><span class=x>↩︎</span></a></p>', ["A note."]),
        ('<p>See <a href="#boats">#boats</a></p>', ["See #boats"]),
    ],
)  # fmt: skip
def test_what_is_the_article(page: str, prose: list[str]) -> None:
    assert [block.text for block in read(page).prose] == prose


COUNCIL = f"<h1>Pier</h1><p>{'The council met to speak of the pier. ' * 30}</p>"


@pytest.mark.parametrize(
    "box",
    [
        '<div class="cookie-banner"><p>We use cookies.</p><a>Accept</a></div>',
        '<div class="share-bar"><a>Share</a><a>Post</a></div>',
        '<div class="sharedaddy sd-block"><h3>Share this:</h3></div>',
        '<ul class="main-menu"><li><a href="/">Home</a></li></ul>',
        '<div class="breadcrumbs"><a href="/">Home</a> » News</div>',
        '<div class="related-posts"><h3>More</h3><a href="/a">The old pier</a></div>',
        '<div class="Newsletter_root__a1B2">Get our letters</div>',
        '<div id="newsletter">Get our letters</div>',
        '<div class="siteFooter">About us</div>',
        '<div id="disqus_thread"><p>Great great story</p></div>',
        f'<ol class="comment-list"><li>{"Great story. " * 200}</li></ol>',
        '<span class="tags-links">Tagged <a href="/t">pier</a></span>',
        '<a class="skip-link" href="#main">Skip to content</a>',
        '<div class="toc"><div class="toc"><a href="#a">Where</a></div></div>',
        '<div class="ad-slot">Advertisement</div>',
        '<p class="sr-only">Only read out</p>',
        '<span class="mw-editsection">[<a href="/e">edit</a>]</span>',
        '<aside class="sidebar"><a href="/x">Elsewhere</a></aside>',
    ],
)
def test_what_is_called_a_part_of_the_page_is_left_out(box: str) -> None:
    for page in (f"{COUNCIL}{box}<p>Last.</p>", f"<article>{box}{COUNCIL}<p>Last.</p></article>"):
        document = read(page)
        assert [kind for kind, _ in kinds(document)] == ["heading", "paragraph", "paragraph"]
        assert document.prose[-1].text == "Last."


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (f'<body class="has-sidebar category-cookies">{COUNCIL}', ["Pier", "The council met"]),
        (f'{COUNCIL}<div class="menu"><p>Fish soup</p></div>', ["Fish soup"]),
        (f'{COUNCIL}<h2 id="share">The share</h2>', ["The share"]),
        (f'{COUNCIL}<section id="comments"><p>What was said.</p></section>', ["What was said."]),
        (f'{COUNCIL}<div id="ads" class="section level2">On ads.</div>', ["On ads."]),
        (f'{COUNCIL}<div class="article-footer">Correction.</div>', ["Correction."]),
        (f'<div class="newsletter">{COUNCIL}</div>', ["Pier", "The council met"]),
        (f'<p>Yes</p><div class="comments">{COUNCIL}</div>', ["Yes", "Pier"]),
        (f'<div class="promo"><p>{"Long text. " * 200}</p></div>', ["Long text."]),
    ],
)
def test_a_class_takes_no_article_away(page: str, kept: list[str]) -> None:
    text = "\n".join(block.text for block in read(page).prose)
    assert all(words in text for words in kept)


def test_front_matter_before_a_page_wins() -> None:
    document = read("---\ntitle: From above\n---\n<title>No</title><p>The text.</p>")
    assert document.title.text == "From above"
    assert [prose.text for prose in document.prose] == ["The text."]
    check_positions(document)


def test_rules_see_the_article_of_a_page() -> None:
    page = PAGE.replace("came to see it", "came came to see it").replace(
        "reserved", "reserved the the"
    )
    assert marked(page, "DUP001", path="a.html") == ["came came"]
    assert not findings(page, "STR001", "STR002", path="a.html")


def test_comments_switch_rules_off_in_a_page() -> None:
    page = "<p>The the pier.</p> <!-- nato-lint-disable-line DUP001 -->\n<p>A a pier.</p>\n"
    assert marked(page, "DUP001", path="a.html") == ["A a"]


@pytest.mark.parametrize(
    "notice",
    [
        '<div class="ai-disclosure">See our policy.</div>',
        '<p class="note ai-disclosure"></p>',
        "<p>This article was written with the help of AI.</p>",
    ],
)
def test_a_notice_in_a_page_is_a_notice(notice: str) -> None:
    assert findings(PAGE, "AID001", path="a.html")
    assert not findings(
        PAGE.replace("<blockquote>", f"{notice}<blockquote>"), "AID001", path="a.html"
    )


def test_a_notice_outside_the_article_is_seen_as_well() -> None:
    page = PAGE.replace("All rights reserved", '<p class="ai-disclosure">Made with AI.</p>')
    assert not findings(page, "AID001", path="a.html")


def test_a_hidden_notice_is_missed() -> None:
    page = PAGE.replace("Unseen text.", "This article was written with the help of AI.")
    assert [found.code for found in findings(page, "AID002", path="a.html")] == ["AID002"]


def test_the_head_of_a_page_declares() -> None:
    page = PAGE.replace("<style>", '<meta name="ai-disclosure" content="generated">\n<style>')
    (found,) = findings(page, "AID001", path="a.html")
    assert "declares" in found.message
    assert found.fix
    (edit,) = found.fix.edits
    assert edit.text.strip().startswith("<p><strong>")
    after = page[: edit.start] + edit.text + page[edit.end :]
    assert not findings(after, "AID001", path="a.html")


def test_a_review_is_not_written_above_a_page(tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(PAGE, encoding="utf-8")
    done = run("attest", "article.html", "--reviewer", "Ida", "--i-am-the-reviewer", cwd=tmp_path)
    assert done.returncode == 2
    assert b"a web page has no front matter" in done.stderr
    assert path.read_text(encoding="utf-8") == PAGE


def test_pages_are_checked_when_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>The the pier.</p>\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("The pier.\n", encoding="utf-8")
    arguments = ("check", "--isolated", "--select", "DUP001", "--output-format", "concise")
    assert b"DUP001" not in run(*arguments, ".", cwd=tmp_path).stdout
    assert b"a.html:1:4: DUP001" in run(*arguments, "a.html", cwd=tmp_path).stdout


def test_what_to_write_into_the_head_is_said() -> None:
    (found,) = findings(PAGE, "AID001", path="a.html")
    assert '`<meta name="ai_disclosure" content="none">`' in found.message
    declared = PAGE.replace("<style>", '<meta name="ai_disclosure" content="none"><style>')
    assert not findings(declared, "AID001", path="a.html")
