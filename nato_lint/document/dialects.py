"""Dialects of Markdown, and what each of them writes that CommonMark does not know.

A feature is a construct that the parser has to know, so that readers' text is prose and markup is
not. Constructs that nobody writes by accident (`{{< figure >}}`, `!!! note`) are features of the
default dialect as well: it is for articles of unknown origin. Those that may be ordinary text
(`$5 and $10`) are recognised there only in a form that leaves no doubt, which is a feature of its
own, `EVIDENT_...`. What no feature covers stays prose.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType


class Dialect(StrEnum):
    """How an article is written: a member's value is its name in a configuration."""

    MARKDOWN = "markdown"
    """Markdown of unknown origin: every construct that cannot be mistaken."""
    COMMONMARK = "commonmark"
    GITHUB = "github"
    HUGO = "hugo"
    JEKYLL = "jekyll"
    MKDOCS = "mkdocs"
    DOCUSAURUS = "docusaurus"
    ASTRO = "astro"
    MDX = "mdx"
    MYST = "myst"
    QUARTO = "quarto"
    OBSIDIAN = "obsidian"
    PANDOC = "pandoc"
    TEXT = "text"
    """Bare scraped text: no markup at all."""
    HTML = "html"
    """A web page."""


class Feature(StrEnum):
    """A construct beyond CommonMark."""

    # Blocks and inline syntax that the parser reads.
    TABLES = auto()
    STRIKETHROUGH = auto()  # ~~text~~
    FOOTNOTES = auto()  # [^1] and its definition
    INLINE_FOOTNOTES = auto()  # ^[text]
    CALLOUTS = auto()  # > [!NOTE] Title
    ADMONITIONS = auto()  # !!! note "Title", ??? note, ???+ note
    TABS = auto()  # === "Title"
    CONTAINERS = auto()  # :::note[Title], ::: {.callout-note}, :::{note} Title
    DIRECTIVES = auto()  # ```{note} Title
    SLASH_BLOCKS = auto()  # /// note | Title
    DEFINITION_LISTS = auto()  # Term, next line ":   Definition"
    LONE_DEFINITIONS = auto()  # :   Definition without a term
    MARKDOWN_IN_HTML = auto()  # <div>, next line Markdown
    TEXT_TABLES = auto()  # tables that are drawn with -, +, | and spaces
    WIKI_LINKS = auto()  # [[Page|alias]], ![[file]]
    HIGHLIGHTS = auto()  # ==text==
    HTML_ELEMENTS = auto()  # HTML that goes on over blank lines up to its closing tag
    CAUTION = auto()  # what may be ordinary text is that, since nobody knows the dialect

    # Syntax that is masked before the parser reads the text.
    TEMPLATES = auto()  # {{ value }}, {% tag %}, {{< shortcode >}}
    ATTRIBUTES = auto()  # {#id .class key=value}, in braces of any content that looks like it
    KRAMDOWN_ATTRIBUTES = auto()  # {: .class}, {:toc}, {::comment}
    ABBREVIATIONS = auto()  # *[HTML]: Hyper Text ...
    EVIDENT_ABBREVIATIONS = auto()  # those that the article uses
    EMOJI = auto()  # :tada:
    CITATIONS = auto()  # [@key, p. 12], [-@key]
    EVIDENT_CITATIONS = auto()  # those whose key has a digit, with nothing but a locator behind it
    NARRATIVE_CITATIONS = auto()  # @key without brackets, in running text
    MATH = auto()  # $x$, by the rules of Pandoc
    EVIDENT_MATH = auto()  # $x$ that can be nothing else, $$x$$
    BACKSLASH_MATH = auto()  # \(x\), \[x\]
    MODULES = auto()  # MDX: import, export
    EVIDENT_MODULES = auto()  # those that are whole statements in a single paragraph
    EXPRESSIONS = auto()  # MDX: {expression}, {/* comment */}
    COMPONENTS = auto()  # <Component attribute={value}>
    PERCENT_COMMENTS = auto()  # %%hidden%%
    EVIDENT_PERCENT_COMMENTS = auto()  # those within a line, with words right inside the marks
    LINE_COMMENTS = auto()  # % hidden
    BLOCK_IDS = auto()  # ^block-id at the end of a block
    TAGS = auto()  # #tag
    FIELDS = auto()  # field:: value, [field:: value]
    ROLES = auto()  # {role}`text`
    TARGETS = auto()  # (target)=
    BLOCK_BREAKS = auto()  # +++ {"meta": "data"}
    SNIPPETS = auto()  # --8<-- "file"
    EDITS = auto()  # {++added++}, {--deleted--}, {~~old~>new~~}, {==marked==}, {>>comment<<}
    CONTENTS = auto()  # [TOC]
    KEYS = auto()  # ++ctrl+alt+del++
    RAISED = auto()  # 3^rd^, H~2~O, ^^inserted^^
    EVIDENT_RAISED = auto()  # those behind a letter or a bracket
    SIZES = auto()  # ![text|200](picture)
    TITLE_BLOCK = auto()  # % Title, % Author, % Date at the top
    EXAMPLES = auto()  # (@label) Text, and references to it
    LINE_BLOCKS = auto()  # | Line
    REFERENCES = auto()  # \@ref(label), \ref{label}, (\#label)
    LINKS_TO_HEADINGS = auto()  # [Heading], [text][Heading]
    LINKS_TO_OBJECTS = auto()  # [text][package.name]
    ESCAPED_SPACES = auto()  # a backslash in front of a space that may not end a line
    CROSS_REFERENCES = auto()  # @fig-label without brackets
    COMMANDS = auto()  # \newpage on a line of its own


_F = Feature
_GFM = frozenset({_F.TABLES, _F.STRIKETHROUGH, _F.FOOTNOTES, _F.CALLOUTS, _F.EMOJI})
# What people put into a CommonMark file that some program replaces before readers see it.
_ALWAYS = frozenset({_F.TEMPLATES})
_MDX = (_GFM | _ALWAYS) - {_F.CALLOUTS} | {
    _F.MODULES,
    _F.EXPRESSIONS,
    _F.CONTAINERS,
    _F.ATTRIBUTES,
    _F.MATH,
}
_PANDOC = (_GFM | _ALWAYS) - {_F.CALLOUTS} | {
    _F.INLINE_FOOTNOTES,
    _F.CONTAINERS,
    _F.DEFINITION_LISTS,
    _F.ATTRIBUTES,
    _F.CITATIONS,
    _F.NARRATIVE_CITATIONS,
    _F.MATH,
    _F.COMMANDS,
    _F.LONE_DEFINITIONS,
    _F.TEXT_TABLES,
    _F.RAISED,
    _F.TITLE_BLOCK,
    _F.EXAMPLES,
    _F.LINE_BLOCKS,
    _F.REFERENCES,
    _F.ESCAPED_SPACES,
    _F.MARKDOWN_IN_HTML,
    _F.LINKS_TO_HEADINGS,
}

FEATURES: Mapping[Dialect, frozenset[Feature]] = MappingProxyType(
    {
        Dialect.MARKDOWN: frozenset(Feature)
        - {
            _F.HTML_ELEMENTS,
            _F.MATH,
            _F.CITATIONS,
            _F.NARRATIVE_CITATIONS,
            _F.MODULES,
            _F.ABBREVIATIONS,
            _F.PERCENT_COMMENTS,
            _F.RAISED,
            _F.EXPRESSIONS,
            _F.LINE_COMMENTS,
            _F.BLOCK_BREAKS,
            _F.TAGS,
            _F.FIELDS,
            _F.TITLE_BLOCK,
            _F.EXAMPLES,
            _F.LINE_BLOCKS,
            _F.LONE_DEFINITIONS,
            _F.MARKDOWN_IN_HTML,
            _F.LINKS_TO_HEADINGS,
            _F.LINKS_TO_OBJECTS,
            _F.CROSS_REFERENCES,
            _F.ESCAPED_SPACES,
        },
        Dialect.COMMONMARK: _ALWAYS,
        Dialect.GITHUB: _GFM | _ALWAYS | {_F.MATH},
        Dialect.HUGO: _GFM
        | _ALWAYS
        | {_F.DEFINITION_LISTS, _F.ATTRIBUTES, _F.EVIDENT_MATH, _F.BACKSLASH_MATH},
        Dialect.JEKYLL: (_GFM | _ALWAYS) - {_F.CALLOUTS}
        | {
            _F.DEFINITION_LISTS,
            _F.KRAMDOWN_ATTRIBUTES,
            _F.ABBREVIATIONS,
            _F.EVIDENT_MATH,
            _F.HTML_ELEMENTS,
        },
        Dialect.MKDOCS: _GFM
        | _ALWAYS
        | {
            _F.ADMONITIONS,
            _F.TABS,
            _F.CONTAINERS,
            _F.DEFINITION_LISTS,
            _F.HIGHLIGHTS,
            _F.ATTRIBUTES,
            _F.KRAMDOWN_ATTRIBUTES,
            _F.ABBREVIATIONS,
            _F.EVIDENT_MATH,
            _F.BACKSLASH_MATH,
            _F.SNIPPETS,
            _F.CONTENTS,
            _F.EDITS,
            _F.EVIDENT_CITATIONS,
            _F.SLASH_BLOCKS,
            _F.LONE_DEFINITIONS,
            _F.KEYS,
            _F.RAISED,
            _F.LINKS_TO_OBJECTS,
        },
        Dialect.DOCUSAURUS: _MDX,
        Dialect.ASTRO: _GFM
        | _ALWAYS
        | {
            _F.CONTAINERS,
            _F.EVIDENT_MODULES,
            _F.COMPONENTS,
            _F.ATTRIBUTES,
            _F.EVIDENT_MATH,
        },
        Dialect.MDX: _MDX,
        Dialect.MYST: (_GFM | _ALWAYS)
        | {
            _F.CONTAINERS,
            _F.DIRECTIVES,
            _F.DEFINITION_LISTS,
            _F.ATTRIBUTES,
            _F.CITATIONS,
            _F.EVIDENT_CITATIONS,
            _F.CROSS_REFERENCES,
            _F.MATH,
            _F.LINE_COMMENTS,
            _F.ROLES,
            _F.TARGETS,
            _F.BLOCK_BREAKS,
        },
        Dialect.QUARTO: _PANDOC,
        Dialect.OBSIDIAN: _GFM
        | _ALWAYS
        | {
            _F.INLINE_FOOTNOTES,
            _F.WIKI_LINKS,
            _F.HIGHLIGHTS,
            _F.MATH,
            _F.EVIDENT_CITATIONS,
            _F.PERCENT_COMMENTS,
            _F.BLOCK_IDS,
            _F.TAGS,
            _F.FIELDS,
            _F.SIZES,
        },
        Dialect.PANDOC: _PANDOC,
        Dialect.TEXT: frozenset(),
        Dialect.HTML: frozenset(),
    }
)
"""What each dialect has beyond CommonMark."""

_BY_SUFFIX = {
    ".txt": Dialect.TEXT,
    ".html": Dialect.HTML,
    ".htm": Dialect.HTML,
    ".xhtml": Dialect.HTML,
    ".mdx": Dialect.MDX,
    ".qmd": Dialect.QUARTO,
    ".rmd": Dialect.QUARTO,
}


def dialect_of(path: str) -> Dialect | None:
    """The dialect that the name of a file tells; None where it may be any Markdown."""
    dot = path.rfind(".")
    return _BY_SUFFIX.get(path[dot:].lower()) if dot >= 0 else None
