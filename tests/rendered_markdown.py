"""Markdown as a code host renders it: tables, bare addresses as links, and HTML as it stands."""

from collections.abc import Iterable
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin


class Page(HTMLParser):
    """What a reader of the rendered page gets.

    `tags` are the elements, `links` the targets of links, `rows` the cells of the tables, each with
    its text, `headings` the texts of the headings.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.rows: list[list[str]] = []
        self.headings: list[str] = []
        self.text = ""
        self._inside = ""
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        self.feed(parser.use(gfm_autolink_plugin).render(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href":
                self.links.append(value or "")
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        elif tag == "h4":
            self.headings.append("")
        if tag in ("td", "h4"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside == "td":
            self.rows[-1][-1] += data
        elif self._inside == "h4":
            self.headings[-1] += data
