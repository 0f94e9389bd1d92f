"""Fields that the configuration requires and an article does not have."""

from collections.abc import Iterator, Sequence

from nato_lint import Document, Finding


def missing_fields(document: Document, required: Sequence[str]) -> Iterator[Finding]:
    """One finding for each, at its empty field, at the top of the front matter, or at the title."""
    if document.front_matter is None:
        names = [f"“{name}”" for name in required]
        listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
        fields = f"the fields {listed} are" if names[1:] else f"the field {listed} is"
        yield Finding(
            *_title(document),
            f"This article has no front matter, and {fields} required.",
        )
        return
    if document.front_matter.error:
        return  # what cannot be read may be there
    for name in required:
        entry = document.metadata.entry(name)
        if entry is None:
            yield Finding(
                *_top(document),
                f"The front matter lacks the field “{name}”, which every article has to have.",
            )
        elif not entry.is_given:
            yield Finding(
                entry.key_start,
                entry.key_end,
                f"The field “{entry.key}” is empty, and every article has to have it.",
            )


def _title(document: Document) -> tuple[int, int]:
    return document.title.start, document.title.end


def _top(document: Document) -> tuple[int, int]:
    """The line that opens the front matter; what a page calls itself has none."""
    assert document.front_matter
    if document.front_matter.format == "html":
        return _title(document)
    start, end = document.source.line_span(document.source.line_number(document.front_matter.start))
    if document.text.startswith("{", start):
        return start, start + 1
    return start, start + len(document.text[start:end].rstrip())
