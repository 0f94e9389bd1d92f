"""From Markdown to the parts of a document."""

from typing import Any

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from nato_lint.document.blocks import (
    FROM_LINE_END,
    REMOVED,
    TOO_DEEP,
    block_tokens,
)
from nato_lint.document.comments import with_html_comments
from nato_lint.document.html import HtmlReader
from nato_lint.document.lines import LineMap, StretchMap
from nato_lint.document.mask import mask_templates
from nato_lint.document.model import Code, Footnote, Html, Parts
from nato_lint.document.prose import Container, ProseKind
from nato_lint.document.readable import InlineReader
from nato_lint.source import LINE_END, Source

_CONTAINERS = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "list item",
    "blockquote": "quote",
    "alert": "quote",
    "table": "table",
    "tr": "row",
    "footnote_reference": "footnote",
}
_KINDS = {
    "row": ProseKind.TABLE_CELL,
    "footnote": ProseKind.FOOTNOTE,
    "list item": ProseKind.LIST_ITEM,
    "quote": ProseKind.QUOTE,
}


def parse_markdown(source: Source, body_start: int) -> Parts:
    """The prose, links, code, HTML and footnotes of the body, which begins at `body_start`."""
    body = source.text[body_start:]
    if "\r" in body:
        body = LINE_END.sub("\n", body)
    body = mask_templates(with_html_comments(body.replace("\0", "\ufffd")))
    env: dict[str, Any] = {}
    tokens = block_tokens(body, env)
    walk = _Walk(source, source.line_number(body_start), env)
    for token in tokens:
        walk.visit(token)
    if TOO_DEEP in env:
        walk.parts.too_deep = source.line_span(walk.first_line + env[TOO_DEEP])[0]
    return walk.parts


class _Walk:
    """One pass over the block tokens, with the containers that are open."""

    def __init__(self, source: Source, first_line: int, env: dict[str, Any]) -> None:
        self.source = source
        self.first_line = first_line
        self.parts = Parts()
        self.container: Container | None = None
        self.heading = 0
        self.inline = InlineReader(source, self.parts, env)
        self.html = HtmlReader(source, self.parts)

    def visit(self, token: Token) -> None:
        """Take in the next token."""
        kind = token.type
        if kind == "inline":
            self._prose(token)
        elif kind in ("fence", "code_block"):
            start, end = self._span(token)
            self.parts.code.append(Code(start, end, block=True, info=token.info.strip()))
        elif kind == "html_block":
            self._html(token)
        elif kind == "heading_open":
            self.heading = int(token.tag[1:])
        elif kind == "heading_close":
            self.heading = 0
        elif token.nesting and (name := _CONTAINERS.get(kind.rpartition("_")[0])):
            self._container(token, name)

    def _container(self, token: Token, name: str) -> None:
        if token.nesting < 0:
            # A <details> that was opened inside and never closed ends here as well.
            while self.container and self.container.kind != name:
                self.container = self.container.parent
            if self.container:
                self.container = self.container.parent
            return
        start, end = self._span(token)
        ordered = token.type == "ordered_list_open"
        self.container = Container(name, start, end, self.container, ordered)
        if name == "footnote":
            self.parts.footnotes.append(Footnote(token.meta["label"], start, end))

    def _prose(self, token: Token) -> None:
        if not token.content or not token.map:
            return
        line = self.first_line + token.map[0]
        places: LineMap | StretchMap
        if FROM_LINE_END in token.meta:
            end = self.source.line_span(line)[1]
            places = StretchMap(end - token.meta[FROM_LINE_END], token.meta.get(REMOVED, ()))
        elif token.map[1] - token.map[0] == 1:
            start, end = self.source.line_span(line)
            end = start + len(self.source.text[start:end].rstrip(MD_TRIM_CHARS))
            places = StretchMap(end - len(token.content))
        else:
            places = LineMap(token.content, line, token.map[1] - token.map[0], self.source)
        self.inline.read(token.content, places, self._kind(), self.heading, self.container)

    def _kind(self) -> ProseKind:
        if self.heading:
            return ProseKind.HEADING
        container = self.container
        while container is not None:
            if container.kind in _KINDS:
                return _KINDS[container.kind]
            container = container.parent
        return ProseKind.PARAGRAPH

    def _html(self, token: Token) -> None:
        start, end = self._span(token)
        self.parts.html.append(Html(start, end, block=True))
        if token.map:
            content = token.content.rstrip("\n")
            lines = content.count("\n") + 1
            places = LineMap(content, self.first_line + token.map[0], lines, self.source)
            self.container = self.html.read(content, places, self._kind(), self.container)

    def _span(self, token: Token) -> tuple[int, int]:
        if not token.map:
            inherited = self.container
            return (inherited.start, inherited.end) if inherited else (0, 0)
        first, behind = token.map
        last = max(first, behind - 1)
        # An item's or a fence's range may reach over the blank lines behind it.
        while last > first and _is_blank(self.source, self.first_line + last):
            last -= 1
        start = self.source.line_span(self.first_line + first)[0]
        return start, self.source.line_span(self.first_line + last)[1]


def _is_blank(source: Source, line: int) -> bool:
    start, end = source.line_span(line)
    return not source.text[start:end].strip()
