"""The source lines that readable text consists of, and how to take one out.

Leftovers of a web page come line by line: "See also", "5 min read", "Leave a Reply". Several rules
look at such lines, and mend them by removing the whole line.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from nato_lint import Document, Edit, Line, Pattern, Prose, ProseKind
from nato_lint_rules.title_shape import is_capitalised

BULLETS = "•‣◦●○▪▫■□⁃∙►➢➤"

_NO_LINES = (ProseKind.ALT, ProseKind.TABLE_CELL, ProseKind.FOOTNOTE)
# What may stand before and behind the text of a line that holds nothing else.
_LINE_HEAD = Pattern(r"[ \t>]*(?:(?:[-*+•‣◦●○▪▫■□]|\d{1,9}[.)])[ \t]+)?[ \t>#*_]*")
_LINE_TAIL = Pattern(r"[\s*_#\\]*")
_BLANK = Pattern(r"[\s>]*")
_EMPTY = Pattern(r"[\s>*_=-]*")
_UNDERLINE = Pattern(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_THOUGHT_END = (".", "!", "?", ":", ";", ")", "”", '"', "’", "…", "|")
_LONGEST_QUOTE = 60


class TextLine(NamedTuple):
    """One line of a block of prose: `prose.text[begin:stop]`, without the space around it.

    `start` and `end` are the offsets of its words in the source, the marks of emphasis around them
    included. `whole` says that the source line holds nothing else but markup; `first` and `last`,
    where it stands in its block.
    """

    prose: Prose
    begin: int
    stop: int
    start: int
    end: int
    source: Line
    whole: bool
    first: bool
    last: bool

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.prose.text[self.begin : self.stop]


def text_lines(document: Document) -> Sequence[TextLine]:
    """The lines of headings, paragraphs, list items and quotes, in order."""
    lines: list[TextLine] = []
    for prose in document.prose:
        if prose.kind in _NO_LINES:
            continue
        spans = list(prose.lines)
        for number, (begin, stop) in enumerate(spans):
            text = prose.text[begin:stop]
            begin += len(text) - len(text.lstrip())
            stop = begin + len(text.strip())
            if begin < stop:
                first, last = number == 0, number == len(spans) - 1
                lines.append(_text_line(document, prose, begin, stop, first=first, last=last))
    return lines


def _text_line(
    document: Document, prose: Prose, begin: int, stop: int, *, first: bool, last: bool
) -> TextLine:
    start, end = prose.span(begin, stop)
    source = line_at(document, start)
    while start > source.start and document.text[start - 1] in "*_":
        start -= 1
    while end < source.end and document.text[end] in "*_":
        end += 1
    whole = bool(
        end <= source.end
        and _LINE_HEAD.fullmatch(document.text, source.start, start)
        and _LINE_TAIL.fullmatch(document.text, end, source.end)
    )
    return TextLine(prose, begin, stop, start, end, source, whole, first, last)


def line_at(document: Document, offset: int) -> Line:
    """The source line of the body that `offset` is on."""
    lines = document.lines
    return lines[document.source.line_number(offset) - lines[0].number]


def is_blank(line: Line) -> bool:
    """Whether a source line holds nothing, the marks of a quote apart."""
    return bool(_BLANK.fullmatch(line.text))


def next_line(document: Document, offset: int) -> Line | None:
    """The next source line behind that of `offset` with more than quote marks and rulers on it."""
    lines = document.lines
    for number in range(document.source.line_number(offset) + 1 - lines[0].number, len(lines)):
        if not _EMPTY.fullmatch(lines[number].text):
            return lines[number]
    return None


def has_link(document: Document, start: int, end: int) -> bool:
    """Whether a link stands between two offsets, or reaches in."""
    links = document.links
    behind = bisect_left(links, end, key=lambda link: link.start)
    return behind > 0 and links[behind - 1].end > start


def stands_apart(lines: Sequence[TextLine], place: int, *, certain: bool) -> bool:
    """Whether the lines around, in the same block, do not run on through this line.

    A `certain` leftover needs no full stop before it: the line before may be a caption.
    """
    line = lines[place]
    if not line.first and not certain:
        before = lines[place - 1]
        ended = before.text.endswith(_THOUGHT_END) or line.prose.text[line.begin - 1] == "\n"
        listed = line.prose.kind is ProseKind.LIST_ITEM or not before.text[0].isalnum()
        if not ended and not listed:
            return False
    if line.last:
        return True
    behind = lines[place + 1].text
    return is_capitalised(behind) or behind[0] in BULLETS


def removal(document: Document, line: TextLine) -> Edit | None:
    """The edit that takes out the whole source line, with its line end.

    Where the line is a block of its own, one of the blank lines around it goes as well. None where
    the line holds more than its text, or holds up a list item that goes on below it.
    """
    if not line.whole or _carries_item(line):
        return None
    lines = document.lines
    first = last = line.source.number - lines[0].number
    if (
        line.prose.kind is ProseKind.HEADING
        and last + 1 < len(lines)
        and _is_setext(document, line)
    ):
        last += 1
    return without_lines(document, first, last)


def without_lines(document: Document, first: int, last: int) -> Edit:
    """The edit that takes out the lines from `document.lines[first]` to `last`, with their ends.

    Where they stand between blank lines, one of these goes as well.
    """
    lines = document.lines
    behind = last + 1
    blank_behind = behind == len(lines) or is_blank(lines[behind])
    if blank_behind and first > 0 and is_blank(lines[first - 1]):
        first -= 1
    elif blank_behind and first == 0 and behind < len(lines):
        behind += 1
    end = lines[behind].start if behind < len(lines) else len(document.text)
    start = lines[first].start
    if end == len(document.text) == lines[-1].end and first > 0:
        # The file ends without a line end; the line before the removed one shall do so too.
        start = lines[first - 1].end
    return Edit(start, end)


def _carries_item(line: TextLine) -> bool:
    item = line.prose.container
    if item is None or item.kind != "list item" or not line.first:
        return False
    return item.start <= line.source.end and item.end > line.source.end


def _is_setext(document: Document, line: TextLine) -> bool:
    if document.dialect == "text" or line.source.text.lstrip(" ").startswith("#"):
        return False
    below = document.lines[line.source.number - document.lines[0].number + 1]
    return bool(_UNDERLINE.fullmatch(below.text))


def quoted(text: str) -> str:
    """The words in quotation marks, cut short if they are many."""
    words = " ".join(text.split())
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
    return f"“{words}”"
