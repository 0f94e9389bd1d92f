"""The lines of an article as comments see them."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from nato_lint.document import Document
from nato_lint.suppress.directives import Directive

# White space, and the marks of quotes.
MARGIN = " \t>"


def lines_of(document: Document, start: int, end: int) -> range:
    """The numbers, from 1, of the lines that a stretch of text stands on."""
    return range(
        document.source.line_number(start), document.source.line_number(max(start, end - 1)) + 1
    )


def is_alone(document: Document, start: int, end: int) -> bool:
    """Whether a stretch of text has its lines for itself, quote marks aside."""
    text, source = document.text, document.source
    lines = lines_of(document, start, end)
    line_start, _ = source.line_span(lines[0])
    _, line_end = source.line_span(lines[-1])
    while end < line_end and text[end] in " \t":
        end += 1
    return end == line_end and blank_before(text, line_start, start)


def blank_before(text: str, line_start: int, start: int) -> bool:
    """Whether nothing but white space and quote marks stands between two offsets."""
    # Read backwards: a line may begin with much white space and go on with many comments.
    while start > line_start and text[start - 1] in MARGIN:
        start -= 1
    return start == line_start


class Lines:
    """The lines of an article, some of which hold nothing but comments."""

    def __init__(self, document: Document, directives: Sequence[Directive]) -> None:
        self._document = document
        self._directives = directives

    def next_words(self, line: int) -> int:
        """The next line below `line` with words on it; one past the last where there is none."""
        return self._after[line]

    @cached_property
    def comments(self) -> frozenset[int]:
        """The lines with comments of any sort, also those for other programs, and no words."""
        return frozenset(
            line
            for start, end in self._comment_spans()
            if is_alone(self._document, start, end)
            for line in lines_of(self._document, start, end)
        )

    @cached_property
    def _after(self) -> list[int]:
        """Indexed by line number; read from below, so that no line is looked at twice."""
        text, source = self._document.text, self._document.source
        count = len(source.line_starts)
        after = [count + 1] * (count + 1)
        for line in range(count, 0, -1):
            start, end = source.line_span(line)
            blank = line in self.comments or blank_before(text, start, end)
            after[line - 1] = after[line] if blank else line
        return after

    def _comment_spans(self) -> Iterator[tuple[int, int]]:
        for directive in self._directives:
            if directive.is_comment and not directive.visible:
                yield directive.start, directive.end
        for html in self._document.html:
            raw = self._document.text[html.start : html.end].rstrip()
            comment = raw.lstrip(MARGIN)
            if comment.startswith("<!--") and comment.find("-->") == len(comment) - 3:
                yield html.start + len(raw) - len(comment), html.start + len(raw)
