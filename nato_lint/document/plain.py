"""Bare scraped text: no markup, paragraphs between blank lines."""

import re

from nato_lint.document.model import Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import Container, PieceList, Prose, ProseKind
from nato_lint.document.readable import PSEUDO_BULLET
from nato_lint.source import Source

_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]")
_HEADING_LENGTH = 100  # characters; longer lines without an end mark are sentences cut short
_END_MARK = re.compile(r"[.!?:;,…。！？\"”’)\]]$")
_WRAPPED_LENGTH = 100  # characters; text that is wrapped by hand keeps its lines below this
_READABLE = re.compile(r"\w")

Span = tuple[int, int]


def parse_plain(source: Source, body_start: int) -> Parts:
    """The paragraphs, list items and headings that the lines of `source` look like."""
    parts = Parts()
    block: list[Span] = []
    for number in range(source.line_number(body_start), len(source.line_starts) + 1):
        start, end = _trimmed(source, number)
        if start == end:
            _add_block(source, parts, block)
            block = []
        else:
            block.append((start, end))
    _add_block(source, parts, block)
    return parts


def _trimmed(source: Source, number: int) -> Span:
    start, end = source.line_span(number)
    line = source.text[start:end]
    stripped = line.strip()
    start += len(line) - len(line.lstrip()) if stripped else len(line)
    return start, start + len(stripped)


def _add_block(source: Source, parts: Parts, block: list[Span]) -> None:
    """Add the lines between two blank lines."""
    if not block:
        return
    if len(block) == 1 and _looks_like_heading(source.text[slice(*block[0])]):
        level = 1 if not parts.prose else 2
        _add_prose(source, parts, block, ProseKind.HEADING, level=level)
        return
    listed: Container | None = None
    paragraph: list[Span] = []
    for start, end in block:
        marker = PSEUDO_BULLET.match(source.text, start) or _NUMBERED.match(source.text, start)
        if marker:
            _add_prose(source, parts, paragraph, ProseKind.PARAGRAPH)
            paragraph = []
            listed = listed or Container("list", start, block[-1][1])
            _add_prose(
                source,
                parts,
                [(marker.end(), end)],
                ProseKind.LIST_ITEM,
                container=Container("list item", start, end, listed),
            )
        else:
            paragraph.append((start, end))
    _add_prose(source, parts, paragraph, ProseKind.PARAGRAPH)


def _looks_like_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_LENGTH
        and not _END_MARK.search(line)
        and not PSEUDO_BULLET.match(line)
        and not _NUMBERED.match(line)
        and bool(_READABLE.search(line))
    )


def _add_prose(
    source: Source,
    parts: Parts,
    lines: list[Span],
    kind: ProseKind,
    *,
    level: int = 0,
    container: Container | None = None,
) -> None:
    pieces = PieceList()
    previous: Span | None = None
    for start, end in lines:
        if previous:
            # A line that is longer than a wrapped one was a paragraph of its own before scraping.
            hard = previous[1] - previous[0] > _WRAPPED_LENGTH
            pieces.line_break(previous[1], start, hard=hard)
        line = source.text[start:end]
        add_text(line, start, line, pieces, parts)
        previous = start, end
    if _READABLE.search(pieces.text):
        parts.prose.append(Prose(kind, pieces, level=level, container=container))
