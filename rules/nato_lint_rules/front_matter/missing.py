"""Fields that the configuration requires and an article does not have."""

from collections.abc import Iterator, Sequence

from nato_lint import Document, Finding

_IN_PAGES = {
    "title": "<title>...</title>",
    "lang": '<html lang="...">',
    "date": '<meta property="article:published_time" content="...">',
    "updated": '<meta property="article:modified_time" content="...">',
}


def missing_fields(document: Document, required: Sequence[str]) -> Iterator[Finding]:
    """One finding for each, at its empty field, at the top of the front matter, or at the title."""
    if document.metadata.entry("date") is None and document.metadata.date:
        required = [name for name in required if name != "date"]  # the name of the file says it
    front_matter = document.front_matter
    is_page = front_matter.format == "html" if front_matter else document.dialect == "html"
    if front_matter is None and not is_page:
        if required:
            yield _without_front_matter(document, required)
        return
    if front_matter and front_matter.error:
        return  # what cannot be read may be there
    for name in required:
        entry = document.metadata.entry(name)
        if entry is None:
            lacking = _lacking_in_page if is_page else _lacking
            yield lacking(document, name)
        elif not entry.is_given:
            yield Finding(
                entry.key_start,
                entry.key_end,
                f"The field “{'.'.join(entry.path)}” is empty, and every article has to have it.",
            )


def _without_front_matter(document: Document, required: Sequence[str]) -> Finding:
    names = [f"“{name}”" for name in required]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    fields = f"the fields {listed} are" if names[1:] else f"the field {listed} is"
    return Finding(*_title(document), f"This article has no front matter, and {fields} required.")


def _lacking(document: Document, name: str) -> Finding:
    return Finding(
        *_top(document),
        f"The front matter lacks the field “{name}”, which every article has to have.",
    )


def _lacking_in_page(document: Document, name: str) -> Finding:
    """What a page says about itself stands in several places of its head: this is at its title."""
    tag = _IN_PAGES.get(name, f'<meta name="{name}" content="...">')
    return Finding(
        *_title(document),
        f"The head of this page lacks “{name}”, which every article has to have: `{tag}`.",
    )


def _title(document: Document) -> tuple[int, int]:
    return document.title.start, document.title.end


def _top(document: Document) -> tuple[int, int]:
    """The line that opens the front matter."""
    assert document.front_matter
    start, end = document.source.line_span(document.source.line_number(document.front_matter.start))
    if document.text.startswith("{", start):
        return start, start + 1
    return start, start + len(document.text[start:end].rstrip())
