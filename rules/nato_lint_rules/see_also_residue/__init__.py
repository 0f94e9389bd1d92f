"""SCR001: leftover pointers to other articles."""

import re
from collections.abc import Iterator, Sequence

from nato_lint import OBJECT, Document, Edit, Finding, Fix, Pattern, ProseKind, Severity, rule
from nato_lint_rules.see_also_residue.titles import cites, is_bare_title, is_wide, phrases
from nato_lint_rules.text_lines import (
    TextLine,
    has_link,
    quoted,
    removal,
    stands_apart,
    text_lines,
)
from nato_lint_rules.title_shape import is_title, title_run

_INLINE = Pattern(
    r"(?<=[^\s\"“‘'(\[/])(?P<space>[ \u00a0]{1,3})(?P<label>(?:See|Read) [Aa]lso|Also [Rr]ead):?"
    r"(?P<gap>[ \u00a0]{1,3})(?=[^\W_])"
)
_REACH = 300  # characters; more than any title has


@rule("SCR001", Severity.ERROR, fix=Fix.SAFE, languages=("en",))
def see_also_residue(document: Document) -> Iterator[Finding]:
    """A leftover pointer to another article, with no link.

    Web pages point to other articles between the paragraphs: "See also", "Read more", "You may also
    like" and a title. When the text is copied, the link is lost and the words stay. Readers stumble
    over a title that leads nowhere, in the middle of the thought.

    A "See also" heading with links below it, a pointer that is a link, and a sentence that cites
    another work are all fine.

    ```markdown bad
    The ferry runs twice a day.

    See also  How Island Towns Plan Their Winter Timetables

    Tickets are sold on board.
    ```

    ```markdown good
    The ferry runs twice a day.

    Tickets are sold on board.
    ```
    """
    lines = document.shared(text_lines)
    for place, line in enumerate(lines):
        if _is_pointer(document, lines, place):
            yield Finding(
                line.start,
                line.end,
                f"{quoted(line.text)} points to another article but has no link, so it looks left "
                "over from a web page. Remove the line, or make the title a link.",
                fix=_line_fix(document, line),
            )
        elif " " in line.text:
            yield from _glued(document, line)


def _is_pointer(document: Document, lines: Sequence[TextLine], place: int) -> bool:
    line = lines[place]
    text = line.text
    if not text[0].isupper() or OBJECT in text:
        return False
    if line.prose.kind is ProseKind.HEADING and document.dialect != "text":
        return False
    match = phrases().label.match(text)
    if not match:
        return False
    label, gap = match["label"].lower().replace("’", "'"), match["gap"]
    certain = is_wide(gap) or (not gap.isspace() and label in phrases().pointing)
    return (
        is_bare_title(line, label, gap, match["title"])
        and not has_link(document, line.start, line.end)
        and stands_apart(lines, place, certain=certain)
        and not _introduces_links(document, line)
    )


def _introduces_links(document: Document, line: TextLine) -> bool:
    behind = line.prose.index + 1
    if not line.last or behind == len(document.prose):
        return False
    below = document.prose[behind]
    return below.kind is ProseKind.LIST_ITEM and has_link(document, below.start, below.end)


def _line_fix(document: Document, line: TextLine) -> Fix | None:
    edit = removal(document, line)
    if edit:
        return Fix(Fix.SAFE, "Remove the line", (edit,))
    if line.whole:
        return None
    return Fix(Fix.UNSAFE, "Remove the words", (Edit(line.start, line.end),))


def _glued(document: Document, line: TextLine) -> Iterator[Finding]:
    """The pointers in the middle of a line."""
    for match in _INLINE.finditer(line.text):
        end = _end_of_title(line.text, match)
        if not end:
            continue
        prose, begin = line.prose, line.begin
        start, stop = prose.span(begin + match.start("label"), begin + end)
        if has_link(document, start, stop) or OBJECT in line.text[match.start() : end]:
            continue
        before = prose.offset(begin + match.start("space"))
        yield Finding(
            start,
            stop,
            f"{quoted(line.text[match.start('label') : end])} points to another article but has no "
            "link, and runs into the sentence. It looks left over from a web page; remove the words.",
            fix=Fix(Fix.UNSAFE, "Remove the words", (Edit(before, stop),)),
        )


def _end_of_title(text: str, match: re.Match[str]) -> int:
    """Where the title behind a glued label ends; 0 where no title follows."""
    words = phrases().titles
    before, rest = text[match.start() - 1], text[match.end() : match.end() + _REACH]
    wide = is_wide(match["gap"])
    if not before.isalnum() and before != ")":
        # Behind a full stop a sentence may well begin with "See also".
        bare = wide and is_title(rest, words, at_least=2) and not cites(rest, wide=wide)
        return len(text) if bare else 0
    length, capitalised = title_run(rest, words)
    if capitalised < (2 if wide else 3) or cites(rest[:length], wide=wide):
        return 0
    return match.end() + length
