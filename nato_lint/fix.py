"""Applying the edits of fixes to text."""

from collections.abc import Iterable

from nato_lint.finding import Edit


class OverlappingEdits(Exception):
    """Two edits change the same characters, so that their result would depend on their order."""


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits applied; offsets count code points of `text`.

    Raises OverlappingEdits when two edits touch the same characters.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise OverlappingEdits(f"two edits change the text at {edit.start}")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))
