"""Everything that is hidden from the Markdown parser before it reads an article."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from nato_lint.document.comments import with_html_comments
from nato_lint.document.dialects import Feature
from nato_lint.document.mask import BLANK, HIDDEN, MASK, covered, without_masks
from nato_lint.document.masking import hidden
from nato_lint.document.masking.attributes import (
    ATTRIBUTE_MARKS,
    mask_attributes,
    mask_kramdown_attributes,
)
from nato_lint.document.masking.citations import (
    CROSS_REFERENCE,
    mask_citations,
    mask_evident_citations,
    mask_narrative_citations,
)
from nato_lint.document.masking.code import CodeRanges, Range
from nato_lint.document.masking.implicit_links import (
    mask_links_to_headings,
    mask_links_to_objects,
)
from nato_lint.document.masking.matches import mask_matches
from nato_lint.document.masking.math import mask_backslash_math, mask_math
from nato_lint.document.masking.mdx import component_spans
from nato_lint.document.masking.modules import mask_evident_modules, mask_modules
from nato_lint.document.masking.pandoc import (
    ESCAPED_SPACE,
    mask_examples,
    mask_line_blocks,
    mask_references,
    mask_title_block,
)
from nato_lint.document.masking.roles import mask_emoji, mask_roles
from nato_lint.document.masking.templates import mask_templates
from nato_lint.document.masking.typography import KEYS, mask_raised, mask_sizes
from nato_lint.pattern import Pattern


class _Step(NamedTuple):
    """How a feature is masked; only done where one of its `marks` is in the text."""

    feature: Feature
    marks: tuple[str, ...]
    mask: Callable[[str, CodeRanges], str]


def _lines(feature: Feature, mark: str, pattern: Pattern) -> _Step:
    return _Step(feature, (mark,), partial(mask_matches, pattern, BLANK))


# What is masked first may hold what looks like something that comes later.
_BEFORE_COMPONENTS = (
    _Step(Feature.TITLE_BLOCK, ("%",), mask_title_block),
    _Step(Feature.MODULES, ("import", "export"), mask_modules),
    _Step(Feature.EVIDENT_MODULES, ("import", "export"), mask_evident_modules),
    _Step(Feature.LINKS_TO_OBJECTS, ("][", "] [", "]\n"), mask_links_to_objects),
    _Step(Feature.ATTRIBUTES, ATTRIBUTE_MARKS, mask_attributes),
    _Step(Feature.LINKS_TO_HEADINGS, ("[",), mask_links_to_headings),
)
_BEHIND_COMPONENTS = (
    _Step(Feature.TEMPLATES, ("{{", "{%", "<%", "#}"), mask_templates),
    _Step(Feature.PERCENT_COMMENTS, ("%%",), hidden.mask_percent_comments),
    _Step(Feature.EVIDENT_PERCENT_COMMENTS, ("%%",), hidden.mask_evident_percent_comments),
    _Step(Feature.KRAMDOWN_ATTRIBUTES, ("{:",), hidden.mask_kramdown_extensions),
    _Step(Feature.KRAMDOWN_ATTRIBUTES, ("{:", "{#"), mask_kramdown_attributes),
    _Step(Feature.EDITS, hidden.EDIT_MARKS, hidden.mask_edits),
    _Step(Feature.MATH, ("$", "\\begin{"), partial(mask_math, doubtful=True)),
    _Step(Feature.EVIDENT_MATH, ("$", "\\begin{"), partial(mask_math, doubtful=False)),
    _Step(Feature.BACKSLASH_MATH, ("\\(", "\\["), mask_backslash_math),
    _lines(Feature.LINE_COMMENTS, "%", hidden.LINE_COMMENT),
    _Step(Feature.SNIPPETS, hidden.SNIPPET_MARKS, partial(mask_matches, hidden.SNIPPET, BLANK)),
    _Step(Feature.CONTENTS, hidden.CONTENTS_MARKS, partial(mask_matches, hidden.CONTENTS, BLANK)),
    _lines(Feature.TARGETS, ")=", hidden.TARGET),
    _Step(Feature.BLOCK_BREAKS, ("+++", "^^^"), partial(mask_matches, hidden.BLOCK_BREAK, BLANK)),
    _lines(Feature.ABBREVIATIONS, "*[", hidden.ABBREVIATION),
    _Step(Feature.EVIDENT_ABBREVIATIONS, ("*[",), hidden.mask_evident_abbreviations),
    _lines(Feature.COMMANDS, "\\", hidden.COMMAND),
    _lines(Feature.TAGS, "#", hidden.TAG_LINE),
    _Step(Feature.ROLES, ("}`",), mask_roles),
    _Step(Feature.REFERENCES, ("ref", "\\"), mask_references),
    _Step(Feature.ESCAPED_SPACES, ("\\ ",), partial(mask_matches, ESCAPED_SPACE, HIDDEN)),
    _Step(Feature.EXAMPLES, ("(@",), mask_examples),
    _Step(Feature.CROSS_REFERENCES, ("@",), partial(mask_matches, CROSS_REFERENCE, MASK)),
    _Step(Feature.CITATIONS, ("@", "cite"), mask_citations),
    _Step(Feature.EVIDENT_CITATIONS, ("@", "cite"), mask_evident_citations),
    _Step(Feature.NARRATIVE_CITATIONS, ("@",), mask_narrative_citations),
    _Step(Feature.EMOJI, (":",), mask_emoji),
    _Step(Feature.KEYS, ("++",), partial(mask_matches, KEYS, MASK)),
    _Step(Feature.RAISED, ("^", "~"), partial(mask_raised, doubtful=True)),
    _Step(Feature.EVIDENT_RAISED, ("^", "~"), partial(mask_raised, doubtful=False)),
    _Step(Feature.SIZES, ("|",), mask_sizes),
    _Step(Feature.LINE_BLOCKS, ("|",), mask_line_blocks),
    _Step(Feature.BLOCK_IDS, ("^",), partial(mask_matches, hidden.BLOCK_ID, HIDDEN)),
    _Step(Feature.FIELDS, (":: ",), hidden.mask_fields),
)


class Masked(NamedTuple):
    """A text of the same length without the syntax of its dialect.

    `tags` are those of components: parsers of HTML do not see them any more.
    """

    text: str
    tags: tuple[Range, ...]


def masked(text: str, features: frozenset[Feature]) -> Masked:
    """`text` with the syntax of its dialect masked; no character moves.

    Lines end with LF.
    """
    written = text
    text = with_html_comments(without_masks(text))
    code = CodeRanges(text)
    text = _masked(text, code, features, _BEFORE_COMPONENTS)
    tags: list[Range] = []
    if "<" in text or "{" in text:
        expressions = Feature.EXPRESSIONS in features
        if expressions or Feature.COMPONENTS in features:
            spans = component_spans(text, code, expressions=expressions)
            text = covered(text, spans)
            tags = [(start, end) for start, end, _ in spans if written[start] == "<"]
    return Masked(_masked(text, code, features, _BEHIND_COMPONENTS), tuple(tags))


def _masked(
    text: str, code: CodeRanges, features: frozenset[Feature], steps: tuple[_Step, ...]
) -> str:
    for step in steps:
        if step.feature in features and any(mark in text for mark in step.marks):
            text = step.mask(text, code)
    return text
