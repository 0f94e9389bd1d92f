"""Bare scraped text: no markup, paragraphs between blank lines."""

import re

from nato_lint.document.comments import masked_comments
from nato_lint.document.inline_pieces import PSEUDO_BULLET
from nato_lint.document.mask import MASK, without_masks
from nato_lint.document.model import Parts
from nato_lint.document.objects import add_text
from nato_lint.document.prose import Container, PieceList, Prose, ProseKind
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
    read = masked_comments(without_masks(source.text), body_start)
    block: list[Span] = []
    for number in range(source.line_number(body_start), len(source.line_starts) + 1):
        line_start, line_end = source.line_span(number)
        start, end = _trimmed(read, line_start, line_end)
        if start < end:
            block.append((start, end))
        elif MASK not in read[line_start:line_end]:
            _add_block(source, read, parts, block)
            block = []
    _add_block(source, read, parts, block)
    return parts


def _trimmed(read: str, start: int, end: int) -> Span:
    """The line between two offsets without the white space and the comments around it."""
    line = read[start:end].replace(MASK, " ")
    stripped = line.strip()
    start += len(line) - len(line.lstrip()) if stripped else len(line)
    return start, start + len(stripped)


def _add_block(source: Source, read: str, parts: Parts, block: list[Span]) -> None:
    """Add the lines between two blank lines; `read` is the text with comments masked."""
    if not block:
        return
    if len(block) == 1 and _looks_like_heading(source.text[slice(*block[0])]):
        level = 1 if not parts.prose else 2
        _add_prose(source, read, parts, block, ProseKind.HEADING, level=level)
        return
    listed: Container | None = None
    paragraph: list[Span] = []
    for start, end in block:
        marker = PSEUDO_BULLET.match(source.text, start) or _NUMBERED.match(source.text, start)
        if marker:
            _add_prose(source, read, parts, paragraph, ProseKind.PARAGRAPH)
            paragraph = []
            listed = listed or Container("list", start, block[-1][1])
            _add_prose(
                source,
                read,
                parts,
                [(marker.end(), end)],
                ProseKind.LIST_ITEM,
                container=Container("list item", start, end, listed),
            )
        else:
            paragraph.append((start, end))
    _add_prose(source, read, parts, paragraph, ProseKind.PARAGRAPH)


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
    read: str,
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
        add_text(source.text[start:end], start, read[start:end], pieces, parts)
        previous = start, end
    if _READABLE.search(pieces.text):
        parts.prose.append(Prose(kind, pieces, level=level, container=container))
