"""Whatever an article of any dialect holds: nothing moves, nothing takes long, no text is lost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_lint import OBJECT, Source, parse
from nato_lint.document.dialects import FEATURES, Dialect
from nato_lint.document.masking import masked
from tests.test_positions import check_positions

MARKDOWN = [dialect for dialect in Dialect if dialect not in (Dialect.TEXT, Dialect.HTML)]

SYNTAX = [
    "word", " ", "  ", "\n", "\n\n", "> ", "- ", "# ", "| ", "\t", "    ", "*", "**", "_", "`", "``", "```\n",
    "~~~\n", "```{note}\n", "[", "]", "(/url)", "{{", "}}", "{{< x >}}", "{% y %}", "{% raw %}", "{% endraw %}",
    "{% highlight a %}", "{% endhighlight %}", "{#", "#}", "<%", "%>", "{", "}", "{/*", "*/}", "<A", "<A b={c}>",
    "</A>", "/>", "<Code>", "</Code>", "import a from 'b'\n", "export const a = {\n", "%%", "% ", "{:", "{: .a}",
    "{::comment}", "{:/comment}", "{#a .b}", "{.a}", "]{.a}", "$", "$$", "$x^2$", "\\(", "\\)", "\\[", "\\]",
    "\\begin{a}", "\\end{a}", "{abbr}`x`", "{cite}`x`", "[@a1, p. 2]", "@a2020", "@", "\\cite{a}", ":tada:", ":",
    "^", " ^id", "*[A]: b\n", "(a)=\n", "--8<-- \"a\"\n", "[TOC]\n", "{++", "++}", "{--", "--}", "{~~", "~>",
    "~~}", "{>>", "<<}", "a:: ", "[a:: b]", "#tag ", "+++\n", "\\newpage\n", "[^1]", "[[a]]", "==", "é", "😀",
    "<p>", "</p>\n", "<p>\n", "</li>", "<li>a *b* ", "<div\n", "<div hidden>\n", "</div>\n", "<pre>\n", "{' '}", " {#a}\n",
    "{{</ code >}}", "{{< code >}}", "{% {{ a }} %}", '{{< x a="', '" >}}', "\n\n b=", '{% x "', "'", "\"", "~", "^2^",
    "import 'b'", "*[word]: b\n", "\\begin{quote}\n", "\\end{quote}\n", "\\label{a}", "%%word%%", "$x$", "<A>", "\U000f0000",
    "\U000f0001", "\U000f0002",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SYNTAX), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(MARKDOWN))
def test_masks_have_the_length_and_the_lines_of_the_text(text: str, dialect: Dialect) -> None:
    read = masked(text, FEATURES[dialect]).text
    assert len(read) == len(text)
    assert [at for at, c in enumerate(read) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(MARKDOWN), st.sampled_from(["\n", "\r\n", "\r"]))
def test_prose_stands_where_it_says(text: str, dialect: Dialect, line_end: str) -> None:
    source = Source(text.replace("\n", line_end), "article.md")
    document = parse(source, dialect=dialect)
    check_positions(document)
    for citation in document.citations:
        assert source.text[citation.start : citation.end].strip()


UNCLOSED = [
    "{", "{{", "{%", "<%", "{#", "%%", "$", "$$", "\\(", "\\[x", "\\begin{a}\n", "{:", "{::comment}", "{--", "{~~",
    "{==", "{>>", "[@a", "@a-", "@", ":a", "{a}`", "`", "```{note}\n", "<A", '<A x="', "<A {", "<Code>", "import a\n\n",
    "export const a = {\n\n", "{`", "{'", '{a="', "{#a ", "[x]{.a}", "[x]{.", "[a:: ", "\\a[", "{% raw %}",
    "{% highlight %}\n\n", "{{< highlight >}}", "^a-", "{:/}", "$1,", "{/*", "{% {{ ", "{% {{ a }} ", "# a {#b", " {#b}",
    "{' ", "export const a = (\n\n", "<p", "a={\n\n", '{{< "', '{{< a="', "{% '", '{% a\n\nb="', "{{< a\n\n", "*[a]: * ",
    "*[a]: b\n", "export const a = b)//", "export default ()//", "import {a} from 'b'\n", "\\begin{quote}[", "\\label{{}",
    "$$\na b, c d\n", "[@a1, p. 1; ", "[see @a1; @b2 ", "a^+1", "\n%%\n\n", " %%a b", "<A a={",
]  # fmt: skip


@pytest.mark.parametrize("dialect", ["markdown", "mdx", "jekyll", "quarto", "obsidian", "myst"])
def test_what_nothing_closes_takes_no_more_time_than_its_length(dialect: str) -> None:
    features = FEATURES[Dialect(dialect)]
    masked("".join(SYNTAX), features)
    for unit in UNCLOSED:
        text = unit * (60_000 // len(unit))
        started = time.process_time()
        masked(text, features)
        # A quadratic search takes minutes.
        assert time.process_time() - started < 2, unit


@pytest.mark.parametrize("dialect", MARKDOWN)
@pytest.mark.parametrize(
    "text",
    [
        "A berth costs $5 and $10, or $5-$10, and rose from $5,000 to 7,000$ in May.",
        "Ask the pilots @ noon, at 10:30:15, or at host:port:name.",
        "It is 100%% sure (or 50%%) by #1 in 3^2 = 9 places.",
        "Set {x} and a } brace, then (see below) and [1].",
        "Write to board@harbour.example, or 5 < 6 and 7 > 6.",
        "Import duties rose.\n\nimport duties, export duties and the rest fell.",
    ],
)
def test_ordinary_text_stays(dialect: Dialect, text: str) -> None:
    if "{x}" in text and dialect in (Dialect.MDX, Dialect.DOCUSAURUS):
        text = text.replace("{x}", "x")
    read = "\n\n".join(prose.text for prose in parse(Source(text, "a.md"), dialect=dialect).prose)
    assert read.replace(OBJECT, "@") == text


@pytest.mark.parametrize("dialect", MARKDOWN)
def test_private_use_characters_of_the_text_are_no_masks(dialect: Dialect) -> None:
    text = "A \U000f0000 quay \U000f0001 in *the \U000f0002* port \U000f0003 opens."
    document = parse(Source(text, "a.md"), dialect=dialect)
    assert [prose.text for prose in document.prose] == [text.replace("*", "")]
    assert not document.citations
    check_positions(document)


def test_private_use_characters_of_bare_text_are_no_masks() -> None:
    text = "A \U000f0000 quay\U000f0000 in the \U000f0001 port opens."
    document = parse(Source(text, "a.txt"))
    assert [prose.text for prose in document.prose] == [text]


@pytest.mark.parametrize("dialect", [Dialect.MARKDOWN, Dialect.ASTRO, Dialect.HUGO, Dialect.PANDOC])
@pytest.mark.parametrize(
    "text",
    [
        'import duties from "third countries" rose sharply.',
        'import "substitution" was the policy (as in Brazil\n\nThen it changed.\n\nSo it is :)',
        "First part ends.\n\n100 %%\n\nThe second part.\n\n50 %%\n\nThird part.",
        "He {:smiles} at her, and she {: laughs }.",
        "{: text here}",
        "They said: ++Breaking++ news.",
        "The share (%%) was high and the rate (%%) low.",
        "Children at ages 5~10,6~12 and 3~5%,6~8% came, or 5~10/6~12 by a^2+b^2.",
    ],
)
def test_text_that_looks_like_markup_stays(dialect: Dialect, text: str) -> None:
    read = "\n\n".join(prose.text for prose in parse(Source(text, "a.md"), dialect=dialect).prose)
    assert read == text
