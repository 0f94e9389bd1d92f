"""SCR004: what is left of a byline: labels without values, stamps that age, glued dates."""

from collections.abc import Iterator, Sequence

from nato_lint import Document, Edit, Finding, Fix, ProseKind, Severity, rule
from nato_lint_rules.byline_residue.dates import glued_date
from nato_lint_rules.byline_residue.labels import MARKS, is_value, label_kind
from nato_lint_rules.byline_residue.stamps import stamps
from nato_lint_rules.text_lines import TextLine, next_line, quoted, removal, text_lines

_SEPARATORS = " \t\u00a0·•|–—-"


@rule("SCR004", Severity.WARNING, fix=Fix.SAFE, languages=("en",))
def byline_residue(document: Document) -> Iterator[Finding]:
    """Scraps of a byline that a page had around the article.

    Pages show who wrote an article, when, and how long it takes to read. Of that, copied text keeps
    labels with nothing behind them ("Author:"), stamps that were true on one day only ("Last updated
    5 months ago"), reading times, and dates that run into the first sentence. Give the fact in full,
    in the front matter or in the text, or remove the scrap.

    ```markdown bad
    # The night ferry

    4 min read

    The night ferry leaves at ten.
    ```

    ```markdown good
    # The night ferry

    The night ferry leaves at ten.
    ```
    """
    lines = document.shared(text_lines)
    for place, line in enumerate(lines):
        if line.prose.kind in (ProseKind.LIST_ITEM, ProseKind.QUOTE):
            continue
        if kind := label_kind(line.text):
            # A label behind a bullet is an empty list item, which STR003 finds.
            if (
                line.whole
                and line.text[0] not in MARKS
                and not _has_value(document, lines, place, kind)
            ):
                yield _finding(
                    document,
                    line,
                    0,
                    len(line.text),
                    "{} is a label with nothing behind it. Add what it announces, or remove it.",
                )
            continue
        for begin, end, message in stamps(line.text):
            yield _finding(document, line, begin, end, message)
        if date := glued_date(line):
            message = "The date {} runs into the words next to it. Set it apart, or remove it."
            yield _finding(document, line, *date, message)


def _has_value(document: Document, lines: Sequence[TextLine], place: int, kind: str) -> bool:
    """Whether what stands below a label can be its value."""
    line = lines[place]
    below = next_line(document, line.source.start)
    if below is None:
        return False
    following = lines[place + 1] if place + 1 < len(lines) else None
    if following and following.source.number == below.number:
        if following.prose.kind is ProseKind.HEADING and document.dialect != "text":
            return False
        long_list = following.prose.kind is ProseKind.LIST_ITEM and not label_kind(following.text)
        return long_list or is_value(kind, following.text)
    return is_value(kind, below.text.strip())


def _finding(document: Document, line: TextLine, begin: int, end: int, message: str) -> Finding:
    text = line.text
    if end - begin == len(text):
        start, stop, edit = line.start, line.end, removal(document, line)
        fix = Fix(Fix.SAFE, "Remove the line", (edit,)) if edit else None
    else:
        start, stop = line.prose.span(line.begin + begin, line.begin + end)
        left, right = _with_separator(text, begin, end)
        words = Edit(*line.prose.span(line.begin + left, line.begin + right))
        fix = Fix(Fix.UNSAFE, "Remove the words", (words,))
    return Finding(start, stop, message.format(quoted(text[begin:end])), fix=fix)


def _with_separator(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span, widened over the space or the separator behind it, else over the one before it."""
    behind = text[end:]
    if behind:
        return begin, end + len(behind) - len(behind.lstrip(_SEPARATORS))
    return len(text[:begin].rstrip(_SEPARATORS)), end
