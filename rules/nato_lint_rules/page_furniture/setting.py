"""Where a line stands, and what that says about it."""

from bisect import bisect_right
from collections.abc import Sequence

from nato_lint import Document, ProseKind
from nato_lint_rules.page_furniture.vocabulary import topics
from nato_lint_rules.text_lines import TextLine, has_link, next_line

_TOP = 6  # lines; breadcrumbs stand above the article


def stands_at_the_top(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line is among the first of the article, in a block of its own."""
    return place < _TOP and lines[place].first and lines[place].last


def heads_a_section(
    document: Document, lines: Sequence[TextLine], kinds: Sequence[str], place: int
) -> bool:
    """Whether a line is a heading with text of the article below it."""
    prose = lines[place].prose
    if prose.kind is not ProseKind.HEADING or document.dialect == "text":
        return False
    if place + 1 == len(lines):
        return next_line(document, lines[place].source.start) is not None
    below = lines[place + 1].prose
    ends_here = below.kind is ProseKind.HEADING and below.level <= prose.level
    return not ends_here and not kinds[place + 1]


def introduces(document: Document, line: TextLine) -> bool:
    """Whether what a prompt asks for stands below it: a link, a form, template syntax; or around it."""
    before = bisect_right(document.html, line.start, key=lambda html: html.start)
    if before and document.html[before - 1].end > line.start:
        return True
    below = next_line(document, line.source.start)
    if below is None:
        return False
    text = below.text.lstrip()
    opens_with_link = has_link(document, below.start, below.start + len(below.text[:40]))
    return text.startswith(("<", "{", "![")) or (
        opens_with_link and text.startswith(("[", "-", "*", "+", "<", "http", "1"))
    )


def subjects(content: Sequence[TextLine]) -> frozenset[str]:
    """What the lines of the article itself speak of, so that a line about it is an example."""
    return frozenset(topic for topic in topics() if _blocks_that_mention(topic, content) > 1)


def _blocks_that_mention(topic: str, content: Sequence[TextLine]) -> int:
    return len({line.prose.index for line in content if topic in line.text.lower()})
