"""Markdown on a terminal: the documentation of rules, with their bad and good examples."""

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urljoin

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich import box, markdown
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from nato_lint.cli.console import show
from nato_lint.report.links import RULES_PAGE
from nato_lint.report.terminal import visible

_WIDTH = 88
_INDENT = 4
_VERDICTS = {"bad": ("Found:", "bold red"), "good": ("Not found:", "bold green")}
_THEME = Theme(
    {
        "markdown.h1": "bold underline",
        "markdown.h2": "bold",
        "markdown.code": "cyan",
        "markdown.block_quote": "none",
        "markdown.link_url": "underline",
        "markdown.table.border": "dim",
        "markdown.table.header": "bold",
    }
)


def show_markdown(console: Console, text: str) -> None:
    """Print Markdown, wrapped to the terminal but to no more than 88 cells.

    Nothing in it reaches the terminal but as visible text.
    """
    with console.use_theme(_THEME):
        show(console, _Markdown(text, hyperlinks=console.color_system is not None), _WIDTH)


class _Heading(markdown.Heading):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text


class _Example(markdown.CodeBlock):
    """A fence; "bad" and "good" examples say which they are."""

    @classmethod
    def create(cls, markdown: markdown.Markdown, token: Token) -> "_Example":
        return cls(token.info, "")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        verdict = self.lexer_name.partition(" ")[2]
        if verdict in _VERDICTS:
            yield Text(*_VERDICTS[verdict])
        yield Padding(Text(self.text.plain.rstrip("\n")), (0, 0, 0, _INDENT))


class _Table(markdown.TableElement):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for table in super().__rich_console__(console, options):
            if isinstance(table, Table):
                table.box = box.SIMPLE
                table.show_edge = table.pad_edge = False
                table.collapse_padding = True
            yield table


class _Markdown(markdown.Markdown):
    elements: ClassVar = {
        **markdown.Markdown.elements,
        "heading_open": _Heading,
        "fence": _Example,
        "code_block": _Example,
        "table_open": _Table,
    }

    def __init__(self, text: str, *, hyperlinks: bool) -> None:
        super().__init__("", hyperlinks=hyperlinks)
        # HTML would be left out, and a docstring that holds some means it to be read.
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        self.parsed = parser.parse(text)
        _make_inert(self.parsed)


def _make_inert(tokens: Iterable[Token]) -> None:
    """After parsing, for an entity can stand for a control character as well."""
    for token in tokens:
        token.content = "\n".join(map(visible, token.content.split("\n")))
        if isinstance(target := token.attrs.get("href"), str):
            # Links between the pages of the documentation lead to the web from here.
            token.attrs["href"] = urljoin(RULES_PAGE, target)
        _make_inert(token.children or ())
