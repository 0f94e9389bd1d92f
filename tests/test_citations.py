"""Citations and notes of every dialect are sources; what only looks like them is none."""

import pytest

from nato_lint import Source, parse
from nato_lint.lint import lint
from nato_lint.settings import ActiveRule, Settings
from tests.linting import RULES

CLAIM = "The port handles 40 percent of the fruit"


def flagged(text: str, dialect: str) -> list[str]:
    document = parse(Source(text, "article.md"), dialect=dialect)
    found = lint(document, Settings((ActiveRule(RULES["SRC001"]),), {}))
    return [text[finding.start : finding.end] for finding in found]


@pytest.mark.parametrize(
    ("dialect", "source"),
    [
        ("pandoc", " [@smith2024, p. 12]."),
        ("pandoc", " [see @smith, pp. 3-4; -@doe]."),
        ("pandoc", ", as @smith says."),
        ("pandoc", "^[Report of the board.]."),
        ("quarto", " [-@smith]."),
        ("quarto", " (@smith)."),
        ("myst", " {cite}`smith`."),
        ("myst", " {cite:p}`smith,doe`."),
        ("jekyll", " {% cite smith %}."),
        ("jekyll", ".[^1]\n\n[^1]: Report of the board."),
        ("hugo", ' {{< cite "smith" >}}.'),
        ("obsidian", " [@smith]."),
        ("mkdocs", " [@smith]."),
        ("markdown", " [@smith2024]."),
        ("markdown", ", says @smith2024."),
        ("markdown", " \\citep[12]{smith}."),
        ("markdown", ".<sup>1</sup>"),
    ],
)
def test_sources(dialect: str, source: str) -> None:
    assert flagged(f"{CLAIM}{source}\n", dialect) == []


@pytest.mark.parametrize(
    ("dialect", "words"),
    [
        ("quarto", ", see @fig-fruit."),
        ("quarto", " (@tbl-fruit)."),
        ("pandoc", "; ask pilots@harbour.example."),
        ("pandoc", " `[@smith]`."),
        ("markdown", ", @harbour_board."),
        ("obsidian", " %%[@smith]%%."),
        ("mdx", " {/* [@smith2024] */}."),
        ("markdown", " {.smith}."),
    ],
)
def test_no_sources(dialect: str, words: str) -> None:
    assert flagged(f"{CLAIM}{words}\n", dialect) == ["40 percent"]


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("hugo", '{{< figure caption="The port lost 40 percent of its trade" >}}'),
        ("jekyll", '{% include note.html text="The port lost 40 percent of its trade" %}'),
        ("obsidian", "%%The port lost 40 percent of its trade%%"),
        ("myst", "% The port lost 40 percent of its trade"),
        ("mdx", 'export const note = "The port lost 40 percent of its trade"'),
        ("mdx", '<Note title="The port lost 40 percent of its trade" rows={[1, 2]} />'),
        ("pandoc", "The harbour grew [@smith, 40 percent]."),
    ],
)
def test_figures_that_readers_do_not_see_in_text(dialect: str, text: str) -> None:
    assert flagged(text + "\n", dialect) == []
