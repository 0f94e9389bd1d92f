"""The items of lists whose bullets Markdown does not know."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Document, Line, Prose, ProseKind
from nato_lint_rules.text_lines import line_at

_SPACE = " \t\u00a0\u2002\u2003\u2009\u200b"
_NO_LISTS = (ProseKind.HEADING, ProseKind.TABLE_CELL, ProseKind.ALT, ProseKind.CAPTION)


class PseudoItem(NamedTuple):
    """An item behind a bullet that Markdown does not know.

    `bullet` is the offset of the bullet, `behind` that of what follows the space after it; `text`
    are the words up to the end of the line or the next bullet, `end` is the offset of their end.
    `opens_line` and `opens_block` say whether anything stands before the bullet on its line and in
    its block; `closes_block`, whether anything stands behind the words.
    """

    prose: Prose
    bullet: int
    behind: int
    end: int
    text: str
    line: Line
    opens_line: bool
    opens_block: bool
    closes_block: bool

    @property
    def is_plain(self) -> bool:
        """Whether the bullet is no part of the prose: plain text, where bullets do make lists."""
        return self.bullet < self.prose.start

    @property
    def indent(self) -> int:
        """The columns before the bullet."""
        return len(self.line.text[: self.bullet - self.line.start].expandtabs(4))


def pseudo_items(document: Document, bullets: str) -> Iterator[PseudoItem]:
    """The items of all such lists, in order; none in raw HTML, which is no Markdown anyway."""
    if document.dialect == "html" or not document.mentions(*bullets):
        return
    blocks = [html for html in document.html if html.block]
    starts = [html.start for html in blocks]
    for prose in document.prose:
        html = bisect_right(starts, prose.start)
        if prose.kind in _NO_LISTS or (html and blocks[html - 1].end > prose.start):
            continue
        listed = prose.kind is ProseKind.LIST_ITEM
        if listed and document.dialect == "text":
            yield from _plain_item(document, prose, bullets)
            continue
        # Where the words of the block begin and end, found once: a block may have many lines.
        words = len(prose.text) - len(prose.text.lstrip()), len(prose.text.rstrip())
        for begin, stop in prose.lines:
            # A bullet right behind a real one ("- • text") makes nothing collapse.
            if begin or not listed:
                yield from _line_items(document, prose, (begin, stop), words, bullets)


def _plain_item(document: Document, prose: Prose, bullets: str) -> Iterator[PseudoItem]:
    """The item of a plain text, where the bullet is no part of the prose."""
    line = line_at(document, prose.start)
    bullet = line.start + len(line.text) - len(line.text.lstrip())
    if document.text[bullet] in bullets:
        yield PseudoItem(
            prose,
            bullet,
            prose.start,
            prose.end,
            prose.text,
            line,
            opens_line=True,
            opens_block=True,
            closes_block=True,
        )


def _line_items(
    document: Document,
    prose: Prose,
    span: tuple[int, int],
    block: tuple[int, int],
    bullets: str,
) -> Iterator[PseudoItem]:
    """The items on one line: the line begins with a bullet; more may follow on it."""
    text = prose.text
    begin, stop = span
    begin = _skip_space(text, begin, stop)
    if begin == stop or text[begin] not in bullets:
        return
    line = line_at(document, prose.offset(begin))
    cuts = [at for at in range(begin, stop) if text[at] == text[begin]]
    for at, next_at in zip(cuts, [*cuts[1:], stop], strict=True):
        words = text[at + 1 : next_at].strip(_SPACE)
        # Bullets in a row part sections; one without words is an ornament.
        if any(map(str.isalnum, words)):
            left = _skip_space(text, at + 1, next_at)
            bullet = prose.offset(at)
            yield PseudoItem(
                prose,
                bullet,
                _skip_space(document.text, bullet + 1, line.end),
                prose.span(left, left + len(words))[1],
                words,
                line,
                opens_line=at == begin,
                opens_block=at <= block[0],
                closes_block=next_at >= block[1],
            )


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _SPACE:
        start += 1
    return start
