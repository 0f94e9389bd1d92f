"""Front matter that the house asks for: which fields, and what stands in them."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Fix, Severity, rule
from nato_lint_rules.front_matter.options import FrontMatterOptions

_NONE = FrontMatterOptions()


@rule("FMT001", Severity.WARNING, whole_article=True)
def missing_field(
    document: Document, *, front_matter: FrontMatterOptions = _NONE
) -> Iterator[Finding]:
    """A field that the front matter of every article has, and this one has not.

    Lists of articles, search results and feeds are made from front matter. An article without a
    date or a description is shown in the wrong place, or without a word on what it is about, and
    nobody sees that in the article itself.

    Nothing is reported until the configuration names the fields:

    ```toml
    [rules.front-matter]
    required = ["title", "date", "description"]
    ```

    A field that is there and empty counts as missing. `date` may be written as `pubDate` or in any
    other way that a site generator reads, or stand in the name of the file, as in
    `2026-05-02-the-pier.md`; `author` may be `authors`, and so on. What is no article can be asked
    for less in `[[overrides]]`.

    ```markdown bad
    ---
    title: The pier is open again
    date: 2026-05-02
    ---

    The old pier is open again, two years after the storm.
    ```

    ```markdown good
    ---
    title: The pier is open again
    pubDate: 2026-05-02
    description: Two years after the storm, boats land at the old pier again.
    ---

    The old pier is open again, two years after the storm.
    ```
    """
    if front_matter.required:
        from nato_lint_rules.front_matter.missing import missing_fields

        yield from missing_fields(document, front_matter.required)


@rule("FMT002", Severity.WARNING, fix=Fix.SAFE)
def invalid_field(
    document: Document, *, front_matter: FrontMatterOptions = _NONE
) -> Iterator[Finding]:
    """A field of the front matter that does not hold what it should.

    A date that a site generator cannot read puts an article at the end of a list, and a category
    that is spelled in another way makes a second one. Search engines cut a description that is too
    long.

    Nothing is reported until the configuration says what a field may hold:

    ```toml
    [rules.front-matter.fields.date]
    type = "date"

    [rules.front-matter.fields.draft]
    type = "boolean"

    [rules.front-matter.fields.description]
    type = "text"
    min-length = 50
    max-length = 160

    [rules.front-matter.fields.categories]
    type = "list"
    one-of = ["News", "Sport", "Opinion"]

    [rules.front-matter.fields.cover]
    pattern = "/images/*.jpg"
    ```

    A date is written as 2026-05-02, with or without a time behind it. `yes` and `on` are no
    booleans: some site generators read them as text. A date or a number without quotation marks is
    no text. What can only mean one thing is mended; values that hold template syntax, and those with
    a YAML anchor, alias or tag, are left alone.

    ```markdown bad
    ---
    title: The pier is open again
    date: 2 May 2026
    draft: no
    categories: [news]
    ---

    The old pier is open again, two years after the storm.
    ```

    ```markdown good
    ---
    title: The pier is open again
    date: 2026-05-02
    draft: false
    categories: [News]
    ---

    The old pier is open again, two years after the storm.
    ```
    """
    if front_matter.fields and document.front_matter:
        from nato_lint_rules.front_matter.invalid import invalid_fields

        yield from invalid_fields(document, front_matter.fields)
