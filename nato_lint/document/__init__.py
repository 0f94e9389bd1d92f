"""The document model: the only place that knows Markdown."""

from typing import TYPE_CHECKING, Literal

from nato_lint.document.model import (
    Code,
    Document,
    Footnote,
    Html,
    Image,
    Line,
    Link,
    Parts,
    Section,
    Title,
    cut_at_headings,
)
from nato_lint.document.prose import OBJECT, Container, Prose, ProseKind, Run, Sentence
from nato_lint.front_matter import read_front_matter

if TYPE_CHECKING:
    from nato_lint.source import Source

Dialect = Literal["markdown", "text"]
"""How an article can be read."""

MARKDOWN: Dialect = "markdown"
PLAIN_TEXT: Dialect = "text"


def parse(
    source: "Source",
    *,
    dialect: str | None = None,
    language: str | None = None,
    terms: frozenset[str] = frozenset(),
) -> Document:
    """Read an article.

    `dialect` is "markdown" or "text" (bare scraped text, no markup); None goes by the file's name:
    `.txt` is text, everything else Markdown. `language` overrides what the article says.
    """
    chosen = dialect or (PLAIN_TEXT if source.path.lower().endswith(".txt") else MARKDOWN)
    front_matter = read_front_matter(source.text)
    body_start = front_matter.end if front_matter else 0
    if chosen == PLAIN_TEXT:
        from nato_lint.document.plain import parse_plain

        parts = parse_plain(source, body_start)
    else:
        from nato_lint.document.markdown import parse_markdown

        parts = parse_markdown(source, body_start)
    return Document(source, front_matter, parts, dialect=chosen, language=language, terms=terms)


__all__ = [
    "MARKDOWN",
    "OBJECT",
    "PLAIN_TEXT",
    "Code",
    "Container",
    "Dialect",
    "Document",
    "Footnote",
    "Html",
    "Image",
    "Line",
    "Link",
    "Parts",
    "Prose",
    "ProseKind",
    "Run",
    "Section",
    "Sentence",
    "Title",
    "cut_at_headings",
    "parse",
]
