"""From Markdown to the parts of a document."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from nato_lint.document.blocks import TOO_DEEP, block_tokens, markdown_parser
from nato_lint.document.dialects import Feature
from nato_lint.document.html import HtmlReader
from nato_lint.document.lines import LineMap, PartMap, StretchMap
from nato_lint.document.masking import masked
from nato_lint.document.model import Code, Footnote, Html, Parts
from nato_lint.document.prose import Container, ProseKind
from nato_lint.document.readable import InlineReader
from nato_lint.document.tokens import (
    FROM_LINE_END,
    HIDDEN_CONTAINER,
    KIND,
    PARTS,
    REMOVED,
    UNMASKED,
)
from nato_lint.source import LINE_END, Source

_CONTAINERS = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "list item",
    "blockquote": "quote",
    "container": "container",
    "table": "table",
    "tr": "row",
    "footnote_reference": "footnote",
}
_KINDS = {
    "row": ProseKind.TABLE_CELL,
    "footnote": ProseKind.FOOTNOTE,
    "list item": ProseKind.LIST_ITEM,
    "quote": ProseKind.QUOTE,
    "figure": ProseKind.CAPTION,
}


def parse_markdown(source: Source, body_start: int, features: frozenset[Feature]) -> Parts:
    """The prose, links, code, HTML and footnotes of the body, which begins at `body_start`.

    `features` are the constructs beyond CommonMark that the article may use.
    """
    body = source.text[body_start:]
    if "\r" in body:
        body = LINE_END.sub("\n", body)
    body = body.replace("\0", "\ufffd")
    env: dict[str, Any] = {UNMASKED: body}
    body, tags = masked(body, features)
    md = markdown_parser(features)
    walk = _Walk(md, source, source.line_number(body_start), env)
    for token in block_tokens(md, body, env):
        walk.visit(token)
    walk.finish()
    _add_tags(walk, body, tags)
    if TOO_DEEP in env:
        walk.parts.too_deep = source.line_span(walk.first_line + env[TOO_DEEP])[0]
    return walk.parts


def _add_tags(walk: "_Walk", body: str, tags: Sequence[tuple[int, int]]) -> None:
    """Take in the tags of components, which the parser did not see."""
    line, line_start, at = walk.first_line, 0, 0
    for start, end in tags:
        # Lines may be long: what stands before the last tag is not looked at again.
        line += body.count("\n", at, start)
        line_start = body.rfind("\n", at, start) + 1 or line_start
        at = start
        column = start - line_start
        last = line + body.count("\n", start, end)
        behind = end - (body.rfind("\n", start, end) + 1 or line_start)
        first_at, last_at = (walk.source.line_span(each)[0] for each in (line, last))
        walk.parts.html.append(Html(first_at + column, last_at + behind, block=False))
    if tags:
        walk.parts.html.sort()


class _Walk:
    """One pass over the block tokens, with the containers that are open."""

    def __init__(
        self, md: MarkdownIt, source: Source, first_line: int, env: dict[str, Any]
    ) -> None:
        self.source = source
        self.first_line = first_line
        self.parts = Parts()
        self.container: Container | None = None
        self.opened: list[Container] = []
        self.conceals = False
        self.heading = 0
        self.inline = InlineReader(md, source, self.parts, env)
        self.html = HtmlReader(source, self.parts)

    def finish(self) -> None:
        """Take the text that nobody sees out of the prose."""
        self.html.finish()
        if self.conceals:
            prose, self.parts.prose = self.parts.prose, []
            for block in prose:
                hidden = block.inside(HIDDEN_CONTAINER)
                (self.parts.hidden if hidden else self.parts.prose).append(block)

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
            # An HTML element that was opened inside and never closed ends here as well.
            self.container = self.opened.pop().parent
            return
        start, end = self._span(token)
        ordered = token.type == "ordered_list_open"
        name = token.meta.get(KIND, name)
        self.container = Container(name, start, end, self.container, ordered)
        self.opened.append(self.container)
        self.conceals = self.conceals or name == HIDDEN_CONTAINER
        if name == "footnote":
            self.parts.footnotes.append(Footnote(token.meta["label"], start, end))

    def _prose(self, token: Token) -> None:
        if not token.content or not token.map:
            return
        line = self.first_line + token.map[0]
        places: LineMap | StretchMap
        if PARTS in token.meta:
            starts = [
                self.source.line_span(self.first_line + number)[1] - before_end
                for number, before_end in token.meta[PARTS]
            ]
            places = PartMap(token.content, starts)
        elif FROM_LINE_END in token.meta:
            end = self.source.line_span(line)[1]
            places = StretchMap(end - token.meta[FROM_LINE_END], token.meta.get(REMOVED, ()))
        elif token.map[1] - token.map[0] == 1:
            start, end = self.source.line_span(line)
            end = start + len(self.source.text[start:end].rstrip(MD_TRIM_CHARS))
            places = StretchMap(end - len(token.content))
        else:
            places = LineMap(token.content, line, token.map[1] - token.map[0], self.source)
        kind = token.meta.get(KIND) or self._kind()
        first = len(self.parts.prose)
        self.inline.read(token.content, places, kind, self.heading, self.container)
        self.container = self.html.read_on(token.content, self.container, first)

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
            line, lines = self.first_line + token.map[0], content.count("\n") + 1
            places: LineMap | StretchMap
            if FROM_LINE_END in token.meta:
                line_end = self.source.line_span(line)[1]
                places = StretchMap(line_end - token.meta[FROM_LINE_END])
            else:
                places = LineMap(content, line, lines, self.source)
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
