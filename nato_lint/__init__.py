"""nato-lint: an editorial linter for articles in Markdown.

This is the author API: what a rule or a plugin needs, and nothing else of the engine.

    from collections.abc import Iterator
    from nato_lint import Document, Finding, Severity, rule

    @rule("HSE001", Severity.WARNING)
    def house_name(document: Document, *, name: str = "Example Media") -> Iterator[Finding]:
        ...
"""

from nato_lint.content_hash import content_hash
from nato_lint.document import (
    OBJECT,
    Citation,
    Code,
    Container,
    Document,
    Footnote,
    Html,
    Image,
    Line,
    Link,
    Metadata,
    Prose,
    ProseKind,
    Section,
    Sentence,
    Title,
    Value,
    cut_at_headings,
    day_in,
    parse,
    switch,
)
from nato_lint.finding import Edit, Finding, Fix, Related, Safety, Severity
from nato_lint.front_matter import Entry
from nato_lint.hookspecs import ReviewPlace, hookimpl
from nato_lint.pattern import Pattern
from nato_lint.rule import InvalidRule, Rule, option_group, rule, rules_in
from nato_lint.source import Source
from nato_lint.wordlists import WordLists

__version__ = "0.1.0"

__all__ = [
    "OBJECT",
    "Citation",
    "Code",
    "Container",
    "Document",
    "Edit",
    "Entry",
    "Finding",
    "Fix",
    "Footnote",
    "Html",
    "Image",
    "InvalidRule",
    "Line",
    "Link",
    "Metadata",
    "Pattern",
    "Prose",
    "ProseKind",
    "Related",
    "ReviewPlace",
    "Rule",
    "Safety",
    "Section",
    "Sentence",
    "Severity",
    "Source",
    "Title",
    "Value",
    "WordLists",
    "content_hash",
    "cut_at_headings",
    "day_in",
    "hookimpl",
    "option_group",
    "parse",
    "rule",
    "rules_in",
    "switch",
]
