"""The sections of an article, also where its headings lost their marks.

Text that was copied from a page has bare lines for headings. Where an article has no marked
headings, short lines between paragraphs, without an end mark, are taken for them.
"""

from collections.abc import Sequence

from nato_lint import Document, Prose, ProseKind, Section, cut_at_headings

_FEWEST_MARKED = 2  # with fewer headings than this, bare lines may be headings as well
_LONGEST_HEADING = 100  # characters
_END_MARKS = '.,:;!…。！？"”’)]'
# Leftover pointers to other articles stand between the paragraphs and open no section.
_POINTERS = ("see also", "read also", "also read", "also see", "related:", "read more", "read next")


def article_sections(document: Document) -> Sequence[Section]:
    """The article cut at its headings, marked or bare; the first one may have no heading."""
    marked = sum(prose.kind is ProseKind.HEADING for prose in document.prose)

    def is_heading(prose: Prose) -> bool:
        return prose.kind is ProseKind.HEADING or (
            marked < _FEWEST_MARKED and _is_bare_heading(prose)
        )

    blocks = (prose for prose in document.prose if not _points_elsewhere(prose))
    return cut_at_headings(blocks, is_heading)


def _is_bare_heading(prose: Prose) -> bool:
    """Whether the block is one short line with the shape of a heading."""
    text = prose.text.strip()
    return (
        prose.kind is ProseKind.PARAGRAPH
        and prose.container is None
        and not prose.breaks
        and 0 < len(text) <= _LONGEST_HEADING
        and (text[0].isupper() or text[0].isdecimal())
        and text[-1] not in _END_MARKS
    )


def _points_elsewhere(prose: Prose) -> bool:
    short = len(prose.text) <= 2 * _LONGEST_HEADING
    return short and not prose.breaks and prose.text.lstrip().lower().startswith(_POINTERS)
