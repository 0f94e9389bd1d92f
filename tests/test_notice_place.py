"""Where the fix of AID001 puts the notice of the house: always in a block of its own."""

import pytest

from nato_lint import Source
from nato_lint.fix import fix_article
from nato_lint.settings import ActiveRule, Settings
from nato_lint_rules.disclosure.options import DisclosureOptions, NoticeOptions
from tests.linting import RULES

HEAD = "---\nai_disclosure: generated\n---\n"
NOTICE = "> **AI disclosure:** This article was generated with AI."
IN_PAGE = "<p><strong>AI disclosure:</strong> This article was generated with AI.</p>"


def mended(text: str, path: str, dialect: str | None, notice: NoticeOptions) -> str:
    """The text after all fixes of AID001, which changes nothing when it is fixed again."""
    rule = RULES["AID001"]
    chosen = {"disclosure": DisclosureOptions(notice=notice)}
    active = Settings((ActiveRule(rule, chosen),), {rule.code: rule.code}, dialect=dialect)
    done = fix_article(Source(text, path), active, lambda finding: True)
    again = fix_article(done.source, active, lambda finding: True)
    assert again.source.text == done.source.text
    assert bool(done.applied) is not any(found.code == "AID001" for found in done.findings)
    return done.source.text


@pytest.mark.parametrize(
    ("dialect", "before", "after"),
    [
        ("jekyll", "# A\n{: .x}\n\nB.\n", "# A\n{: .x}\n\n@\n\nB.\n"),
        ("jekyll", "# A\n{: .x}\nB.\n", "# A\n{: .x}\n@\n\nB.\n"),
        ("jekyll", "A\n===\n{: .x}\n\nB.\n", "A\n===\n{: .x}\n\n@\n\nB.\n"),
        ("jekyll", "# A\n{: .x}\n{: #a}\n\nB.\n", "# A\n{: .x}\n{: #a}\n\n@\n\nB.\n"),
        ("jekyll", "# A\n\n{: .x}\nB.\n", "# A\n\n@\n\n{: .x}\nB.\n"),
        ("markdown", "<div>\n<h1>A</h1>\n</div>\n\nB.\n", "<div>\n<h1>A</h1>\n</div>\n\n@\n\nB.\n"),
        ("markdown", "<h1>\n  A\n</h1>\n\nB.\n", "<h1>\n  A\n</h1>\n\n@\n\nB.\n"),
        ("markdown", "<h1>A</h1>\nB.\n\nC.\n", "<h1>A</h1>\nB.\n\n@\n\nC.\n"),
        ("markdown", "<h1>A</h1>", "<h1>A</h1>\n\n@"),
        ("markdown", "<h1>A<br><img src='a.png' /></h1>\n\nB.\n", "<h1>A<br><img src='a.png' /></h1>\n\n@\n\nB.\n"),
        ("markdown", "<div>\n<h1>A</h1>\n\nB.\n\n</div>\n", None),
        ("markdown", "<div>\n<h1>A</h1>\n<p>B\n\nand more.</p>\n</div>\n", None),
        ("markdown", "<div>\n\n# A\n\n</div>\n\nB.\n", "<div>\n\n# A\n\n@\n\n</div>\n\nB.\n"),
        ("markdown", "> # A\n> B.\n\nC.\n", "@\n\n> # A\n> B.\n\nC.\n"),
        ("markdown", "- # A\n\n  B.\n\nC.\n", "@\n\n- # A\n\n  B.\n\nC.\n"),
        ("pandoc", "::: hero\n# A\n:::\n\nB.\n", "::: hero\n# A\n@\n\n:::\n\nB.\n"),
        ("mdx", "# A\n\n<Card>B.</Card>\n", "# A\n\n@\n\n<Card>B.</Card>\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_in_markdown(dialect: str, before: str, after: str | None, line_end: str) -> None:
    text = (HEAD + before).replace("\n", line_end)
    expected = HEAD + (after or before).replace("@", NOTICE)
    notice = NoticeOptions(form="quote")
    assert mended(text, "article.md", dialect, notice) == expected.replace("\n", line_end)


@pytest.mark.parametrize(
    ("position", "before", "after"),
    [
        ("head", '<h1 class="x">\n  A\n</h1>\n<p>B</p>', '<h1 class="x">\n  A\n</h1>\n@\n<p>B</p>'),
        ("head", "<h1>A</h1> <p>B and\nmore</p>", "<h1>A</h1>\n@\n<p>B and\nmore</p>"),
        ("head", "  <h1>A</h1><p>B</p>", "  <h1>A</h1>\n  @\n  <p>B</p>"),
        ("head", "<header>\n  <H1><a href='/'>A</a></H1 >\n</header>B", "<header>\n  <H1><a href='/'>A</a></H1 >\n  @\n</header>B"),
        ("head", "<h1>A<!-- </h1> --></h1>\n<p>B</p>", None),
        ("head", "<h2>A</h2>\n<p>B</p>", "@\n<h2>A</h2>\n<p>B</p>"),
        ("tail", "<article>\n  <h1>A</h1>\n  <p>B</p>\n</article>", "<article>\n  <h1>A</h1>\n  <p>B</p>\n  @\n</article>"),
        ("tail", "<main><h1>A</h1><p>B</p></main>", "<main><h1>A</h1><p>B</p>\n@\n</main>"),
        ("tail", "<h1>A</h1>\n<p>B</p>", "<h1>A</h1>\n<p>B</p>\n@"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_in_pages(position: str, before: str, after: str | None, line_end: str) -> None:
    def page(body: str) -> str:
        head = '<head>\n<meta name="ai_disclosure" content="generated">\n</head>'
        text = f"<!doctype html>\n<html>\n{head}\n<body>\n{body}\n</body>\n</html>\n"
        return text.replace("@", IN_PAGE).replace("\n", line_end)

    notice = NoticeOptions(position="tail" if position == "tail" else "head")
    assert mended(page(before), "article.html", None, notice) == page(after or before)


def test_a_page_without_a_body_is_left_alone() -> None:
    text = '<!doctype html>\n<meta name="ai_disclosure" content="generated">\n<p>B is a long text.</p>\n'
    for notice in (NoticeOptions(), NoticeOptions(position="tail")):
        assert mended(text, "article.html", None, notice) == text
