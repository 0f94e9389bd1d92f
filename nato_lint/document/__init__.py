"""The document model: the only place that knows Markdown."""

from typing import TYPE_CHECKING

from nato_lint.document.dialects import FEATURES, Dialect, dialect_of
from nato_lint.document.extent import readable_part
from nato_lint.document.metadata import Metadata, Value, day_in, switch
from nato_lint.document.model import (
    Citation,
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

MARKDOWN = Dialect.MARKDOWN
PLAIN_TEXT = Dialect.TEXT
HTML = Dialect.HTML


def parse(
    source: "Source",
    *,
    dialect: str | None = None,
    language: str | None = None,
    terms: frozenset[str] = frozenset(),
) -> Document:
    """Read an article.

    `dialect` is one of `Dialect`; None goes by the file's name: `.txt` is bare text, `.mdx` is MDX
    and so on, everything else Markdown of unknown origin. `language` overrides what the article
    says.
    """
    chosen = Dialect(dialect) if dialect else dialect_of(source.path) or MARKDOWN
    front_matter = read_front_matter(source.text)
    body_start = front_matter.end if front_matter else 0
    whole, source = source, readable_part(source, body_start)
    if chosen == PLAIN_TEXT:
        from nato_lint.document.plain import parse_plain

        parts = parse_plain(source, body_start)
    elif chosen == HTML:
        from nato_lint.document.page import parse_page

        parts, head = parse_page(source, body_start)
        front_matter = front_matter or head
    else:
        from nato_lint.document.markdown import parse_markdown

        parts = parse_markdown(source, body_start, FEATURES[chosen])
    return Document(
        whole,
        front_matter,
        parts,
        dialect=chosen,
        language=language,
        terms=terms,
        read_to=len(source.text),
    )


__all__ = [
    "HTML",
    "MARKDOWN",
    "OBJECT",
    "PLAIN_TEXT",
    "Citation",
    "Code",
    "Container",
    "Dialect",
    "Document",
    "Footnote",
    "Html",
    "Image",
    "Line",
    "Link",
    "Metadata",
    "Parts",
    "Prose",
    "ProseKind",
    "Run",
    "Section",
    "Sentence",
    "Title",
    "Value",
    "cut_at_headings",
    "day_in",
    "parse",
    "switch",
]
