"""Taking comments out of an article so that nothing else in it changes."""

from collections.abc import Collection, Iterable

from nato_lint.document import PLAIN_TEXT, Document
from nato_lint.finding import Edit
from nato_lint.pattern import Pattern
from nato_lint.suppress.directives import Directive, Selector
from nato_lint.suppress.lines import MARGIN, Lines, blank_before, is_alone, lines_of

_HEADING = Pattern(r"[ \t>]*+#{1,6}(?:[ \t]|\Z)")
_HARD_BREAK = "  "


class Removals:
    """The edits that take out the comments `removed`, each by itself or all of them together.

    A comment that has its lines for itself goes with them and with one of the blank lines around
    it. Where it alone keeps two paragraphs apart, a blank line stays in its place.
    """

    def __init__(self, document: Document, lines: Lines, removed: Iterable[Directive]) -> None:
        self._document = document
        self._text = document.text
        self._source = document.source
        self._comments = lines.comments
        self._top = self._source.line_number(document.body_start)
        self._gone: set[int] = set()
        for directive in removed:
            if is_alone(document, directive.start, directive.end):
                self._gone.update(lines_of(document, directive.start, directive.end))
        self._bottom = len(self._source.line_starts)
        while self._bottom >= self._top and self._leaves_nothing(self._bottom):
            self._bottom -= 1

    def edit(self, directive: Directive) -> Edit:
        """The edit that takes out one of the comments."""
        lines = lines_of(self._document, directive.start, directive.end)
        first, last = lines[0], lines[-1]
        if first not in self._gone:
            return self._within_line(directive)
        if first > self._bottom:
            # Only blank lines and other such comments follow.
            while first > self._top and first - 1 not in self._gone and self._is_blank(first - 1):
                first -= 1
        elif last + 1 not in self._gone:
            # Of several, the last one sees to the blank lines.
            above = first - 1
            while above in self._gone:
                above -= 1
            if self._keeps_apart(directive, above, last + 1):
                return self._leaving_blank_line(directive, last)
            if self._is_blank(last + 1):
                first, last = self._with_blank_line(first, last, above)
        return Edit(self._source.line_starts[first - 1], self._end_of(last))

    def _with_blank_line(self, first: int, last: int, above: int) -> tuple[int, int]:
        """The lines of a comment and a blank one next to it with as many quote marks."""
        depth = self._depth(first)
        if above < self._top:
            # What follows moves to the top; below front matter, its blank line stays.
            return (first, last) if self._document.body_start else (first, last + 1)
        if self._is_blank(above) and self._depth(last + 1) == depth:
            return first, last + 1
        if self._is_blank(above) and above == first - 1 and self._depth(above) == depth:
            return above, last
        return first, last

    def _keeps_apart(self, directive: Directive, above: int, below: int) -> bool:
        """Whether what stands on two lines is parted by nothing but the comment between them."""
        return not (
            self._document.dialect == PLAIN_TEXT
            or directive.visible
            or above < self._top
            or any(self._is_blank(line) or line in self._comments for line in (above, below))
            or _HEADING.match(self._text, *self._source.line_span(above))
        )

    def _leaving_blank_line(self, directive: Directive, last: int) -> Edit:
        start = directive.start
        line_start, _ = self._source.line_span(self._source.line_number(start))
        while start > line_start and self._text[start - 1] in " \t":
            start -= 1
        return Edit(start, self._source.line_span(last)[1])

    def _within_line(self, directive: Directive) -> Edit:
        """The comment with white space on one side of it, so that none is left over."""
        text, start, end = self._text, directive.start, directive.end
        line_start, _ = self._source.line_span(self._source.line_number(start))
        _, line_end = self._source.line_span(self._source.line_number(end - 1))
        if blank_before(text, line_start, start):
            while end < line_end and text[end] in " \t":
                end += 1
            return Edit(start, end)
        behind = text[end:line_end]
        if not behind.strip(" \t"):
            if not behind.endswith(_HARD_BREAK):
                end = line_end
        elif behind[0] not in " \t":
            return Edit(start, end)
        while text[start - 1] in " \t":
            start -= 1
        return Edit(start, end)

    def _leaves_nothing(self, line: int) -> bool:
        return line in self._gone or self._is_blank(line)

    def _is_blank(self, line: int) -> bool:
        start, end = self._source.line_span(line)
        return blank_before(self._text, start, end)

    def _depth(self, line: int) -> int:
        """How many quote marks a line begins with."""
        start, end = self._source.line_span(line)
        text = self._text[start:end]
        return text[: len(text) - len(text.lstrip(MARGIN))].count(">")

    def _end_of(self, line: int) -> int:
        starts = self._source.line_starts
        return starts[line] if line < len(starts) else len(self._text)


def single_removals(directive: Directive, wrong: Collection[Selector]) -> dict[Selector, Edit]:
    """Take single names out of a comment that keeps others.

    Each goes with the separator on the side of a name that stays, so that no two edits overlap.
    """
    edits = {}
    selectors = directive.selectors
    any_kept = False
    for index, selector in enumerate(selectors):
        if selector not in wrong:
            any_kept = True
        elif any_kept:
            edits[selector] = Edit(selectors[index - 1].end, selector.end)
        else:
            edits[selector] = Edit(selector.start, selectors[index + 1].start)
    return edits
