"""Footnotes and the references to them, in Markdown and in plain text that keeps its marks."""

from collections.abc import Iterator

from nato_lint import Document, Footnote, Pattern

_MARK = Pattern(r"\[\^([^\]\[\s]{1,60})\]")
# How far a footnote may be indented.
_DEEPEST = 3


def undefined_references(document: Document) -> Iterator[Footnote]:
    """The references to footnotes that the article does not have, in order."""
    unread, definitions = _unread(document)
    known = {footnote.label.casefold() for footnote in (*document.footnotes, *definitions)}
    for reference in (*document.footnote_references, *unread):
        if reference.label.casefold() not in known:
            yield reference


def unused_definitions(document: Document) -> Iterator[Footnote]:
    """The footnotes, by their marks, to which nothing refers, in order."""
    unread, definitions = _unread(document)
    used = {reference.label.casefold() for reference in (*document.footnote_references, *unread)}
    for label, start, _ in (*document.footnotes, *definitions):
        if label.casefold() not in used:
            yield Footnote(label, start, start + len(f"[^{label}]"))


def _unread(document: Document) -> tuple[list[Footnote], list[Footnote]]:
    """The references and the definitions that the parser has left in the text."""
    references: list[Footnote] = []
    definitions: list[Footnote] = []
    if "[^" not in document.text:
        return references, definitions
    for prose in document.prose:
        for match in _MARK.finditer(prose.text):
            mark = Footnote(match[1], *prose.span(*match.span()))
            is_definition = prose.text[match.end() : match.end() + 1] == ":" and _opens_line(
                prose.text, match.start()
            )
            (definitions if is_definition else references).append(mark)
    return references, definitions


def _opens_line(text: str, at: int) -> bool:
    before = text[max(0, at - _DEEPEST - 1) : at].rstrip(" \t")
    return before.endswith("\n") or (not before and at <= _DEEPEST)
