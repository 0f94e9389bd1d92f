"""SCR002: labels of the page below the article, with nothing below them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from nato_lint import Document, Finding, Fix, Line, Pattern, ProseKind, Severity, WordLists, rule
from nato_lint_rules.text_lines import TextLine, quoted, removal, text_lines

_COUNT = Pattern(r"\(?\d{1,6}\)?")
_RULER = Pattern(r"[\s>*_=~-]*")
_DEFINITION = Pattern(r" {0,3}\[[^\]\n]{1,99}\]:[ \t]*\S.*")
_COMMENT = Pattern(r"\s*<!--.*-->\s*")
_TRIMMED = " \t\u00a0:.…!?*_#>|»›→-–—"


class Furniture(NamedTuple):
    """What a page puts below an article: labels, and other lines among them."""

    labels: frozenset[str]
    lines: frozenset[str]
    openings: tuple[str, ...]


@cache
def _furniture() -> Furniture:
    lists = WordLists(__file__, "related_posts_residue.txt")
    return Furniture(
        frozenset(lists.entries("labels")),
        frozenset(lists.entries("furniture")),
        lists.entries("openings"),
    )


@rule("SCR002", Severity.ERROR, fix=Fix.SAFE, languages=("en",))
def related_posts_residue(document: Document) -> Iterator[Finding]:
    """A label of the web page at the end of the article, with nothing below it.

    Below an article a page lists other articles and asks for comments. When the text is copied, the
    lists and forms are lost, and labels such as "Similar Posts" or "Leave a Reply" stay behind as the
    last words that readers see. The same heading with a list below it is fine.

    ```markdown bad
    The library opens again on Monday.

    ## Related Articles
    ```

    ```markdown good
    The library opens again on Monday.
    ```
    """
    for line in document.shared(orphan_labels):
        edit = removal(document, line)
        yield Finding(
            line.start,
            line.end,
            f"{quoted(line.text)} is a label of the page that the article was taken from, and "
            "nothing stands below it. Remove it.",
            fix=Fix(Fix.SAFE, "Remove the line", (edit,)) if edit else None,
        )


def orphan_labels(document: Document) -> Sequence[TextLine]:
    """The labels at the end of the article with nothing below them."""
    return [
        line
        for line in _tail(document, document.shared(text_lines))
        if line.whole and line.prose.kind is not ProseKind.LIST_ITEM and _is_label(line.text)
    ]


def _tail(document: Document, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines at the end of the article that hold nothing but the furniture of a page."""
    by_number = {line.source.number: line for line in lines}
    tail: list[TextLine] = []
    for source in reversed(document.lines):
        line = by_number.get(source.number)
        if line and _is_furniture(line.text):
            tail.append(line)
        elif not _is_nothing(source):
            break
    # An article is more than furniture: a page of labels alone is a template or a list of terms.
    return [] if len(tail) == len(lines) else tail[::-1]


def _is_nothing(line: Line) -> bool:
    """Whether readers see no words on a line: it is blank, a ruler, a comment, the target of a link."""
    text = line.text
    return bool(_RULER.fullmatch(text) or _DEFINITION.fullmatch(text) or _COMMENT.fullmatch(text))


def _is_label(text: str) -> bool:
    return _bare(text) in _furniture().labels


def _is_furniture(text: str) -> bool:
    furniture, bare = _furniture(), _bare(text)
    return (
        bare in furniture.labels or bare in furniture.lines or bare.startswith(furniture.openings)
    )


def _bare(text: str) -> str:
    """The words of a label in lower case, without counts and punctuation."""
    words = text.lower().replace("’", "'").strip(_TRIMMED).split()
    if len(words) > 1 and _COUNT.fullmatch(words[0]):
        words = words[1:]
    if len(words) > 1 and _COUNT.fullmatch(words[-1]):
        words = words[:-1]
    return " ".join(words).strip(_TRIMMED)
