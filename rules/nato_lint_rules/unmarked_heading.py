"""STR002: headings that are written as ordinary paragraphs."""

from collections.abc import Iterator, Sequence

from nato_lint import (
    OBJECT,
    Document,
    Edit,
    Finding,
    Fix,
    Pattern,
    Prose,
    ProseKind,
    Severity,
    rule,
)
from nato_lint_rules.byline_residue.labels import label_kind
from nato_lint_rules.page_furniture import furniture_lines
from nato_lint_rules.text_lines import (
    BULLETS,
    TextLine,
    has_link,
    is_blank,
    next_line,
    quoted,
    text_lines,
)
from nato_lint_rules.title_shape import is_capitalised

_END_MARK = (".", "!", "?", ":", ";", ",", "…", "”", '"', "’", ")", "]", "»", "›", "→")
_BYLINE = Pattern(r"(?:by|photo|image|source|credit|via|from|published|posted|updated)\b|.*\d{4}$")
# What pictures, raw HTML, template syntax and code begin with.
_NO_TEXT = ("![", "[![", "<", "{", "```")
_LONGEST = 80
_MOST_WORDS = 10
_SHORTEST_TEXT = 80  # characters; below a heading stands more than another short line
_TEXT_FOR_EACH = 3  # times its own length, which tells a heading from a line of a poem
_MOST_HEADINGS = 2


@rule("STR002", Severity.INFO, fix=Fix.UNSAFE, default=False)
def unmarked_heading(document: Document) -> Iterator[Finding]:
    """A short line between paragraphs that looks like a heading but is not marked as one.

    Text that was copied from a web page keeps the words of its headings and loses their marks. To
    readers such a line looks like a stray sentence, and it appears in no table of contents. Only
    articles with no or few headings are looked at; there, a heading is a line of its own without an
    end mark, with a paragraph or a list below it.

    ```markdown bad
    The lighthouse stands on a rock in the bay, and nobody has lived there for thirty years.

    Life on the Rock

    Nine keepers lived on the rock with their families, and each family had a goat and a garden.
    ```

    ```markdown good
    The lighthouse stands on a rock in the bay, and nobody has lived there for thirty years.

    ## Life on the Rock

    Nine keepers lived on the rock with their families, and each family had a goat and a garden.
    ```
    """
    if document.dialect in ("text", "html"):
        return
    lines = document.shared(text_lines)
    headings = [prose for prose in document.prose if prose.kind is ProseKind.HEADING]
    marked = sum(prose.level > 1 for prose in headings)
    furniture = {piece.line.start for piece in document.shared(furniture_lines)}
    found = [
        line
        for place, line in enumerate(lines)
        if line.start not in furniture and _is_heading(document, lines, place)
    ]
    if marked > _MOST_HEADINGS or marked >= len(found):
        return
    for line in found:
        yield Finding(
            line.start,
            line.end,
            f"{quoted(line.text)} looks like a heading but is an ordinary line. Mark it as a heading.",
            fix=_fix(document, line, headings),
        )


def _is_heading(document: Document, lines: Sequence[TextLine], place: int) -> bool:
    line = lines[place]
    if not (0 < place < len(lines) - 1 and line.first and line.last and line.whole):
        return False
    return (
        line.prose.kind is ProseKind.PARAGRAPH
        and line.prose.container is None
        and _reads_like_a_title(line.text)
        and not has_link(document, line.start, line.end)
        and _stands_free(document, line)
        and _is_text(lines[place - 1].prose)
        and _is_headed(line, lines[place + 1].prose)
    )


def _reads_like_a_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and any(map(str.isalpha, text))
        and text[0] not in BULLETS
        and is_capitalised(text)
        and OBJECT not in text
        and not text.endswith(_END_MARK)
        and not label_kind(text)
        and not _BYLINE.match(text.lower())
    )


def _stands_free(document: Document, line: TextLine) -> bool:
    """Whether blank lines part the line from the text around it; a name at a picture is no heading."""
    first = document.lines[0].number
    number = line.source.number - first
    if not (is_blank(document.lines[number - 1]) and is_blank(document.lines[number + 1])):
        return False
    above = number - 1
    while above > 0 and is_blank(document.lines[above]):
        above -= 1
    below = next_line(document, line.start)
    around = [other.text.lstrip() for other in (document.lines[above], below) if other]
    return not any(text.startswith(_NO_TEXT) for text in around)


def _is_text(prose: Prose) -> bool:
    """Whether what stands above a line is text that has ended, or a heading, and no list of lines."""
    if prose.kind is ProseKind.HEADING:
        return prose.level == 1
    return prose.kind is ProseKind.LIST_ITEM or len(prose.text) >= _SHORTEST_TEXT


def _is_headed(line: TextLine, below: Prose) -> bool:
    if below.kind is ProseKind.LIST_ITEM:
        return False
    enough = max(_SHORTEST_TEXT, _TEXT_FOR_EACH * len(line.text))
    return below.kind is ProseKind.PARAGRAPH and len(below.text) >= enough


def _fix(document: Document, line: TextLine, headings: Sequence[Prose]) -> Fix:
    """The heading takes the level of the one before it; below the title that is the second."""
    before = [prose.level for prose in headings if prose.start < line.start and prose.level > 1]
    level = before[-1] if before else 2
    # Bold type goes where all of the line is bold; markup inside the line stays.
    literal = line.prose.is_literal(line.begin, line.stop)
    words = line.text if literal else document.text[line.start : line.end]
    edit = Edit(line.start, line.end, f"{'#' * level} {words}")
    return Fix(Fix.UNSAFE, "Mark it as a heading", (edit,))
