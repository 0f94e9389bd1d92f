"""The linter's findings about itself and about files it cannot read.

Some are found by the engine while it works; they stand here so that they have documentation and a
severity like any rule. LNT001 and LNT004 are reported whatever is selected: what was not checked
must not pass for checked.
"""

from collections.abc import Iterator

from nato_lint.document import Document
from nato_lint.finding import Finding, Safety, Severity
from nato_lint.rule import rule


@rule("LNT001", Severity.ERROR, whole_article=True)
def unreadable_file(document: Document) -> Iterator[Finding]:
    """A file that cannot be read as text.

    The file is not UTF-8, is binary, is larger than 10 MB, or cannot be opened. None of its content is checked; the
    other files are. Save the file as UTF-8, or leave it out with `exclude`.
    """
    yield from ()


@rule("LNT002", Severity.WARNING, fix=Safety.SAFE)
def unused_suppression(document: Document) -> Iterator[Finding]:
    """A suppression that suppresses nothing.

    A comment such as `nato-lint-disable-next-line` names a rule that found nothing there, or a rule
    that does not exist. Comments like that outlive their reason and later hide a real problem.
    Only rules that ran are looked at; a comment for a family or for all rules is judged when all
    of them ran.

    With `require-suppression-reason` in the configuration, a suppression without a reason is
    reported here, too.

    ```markdown bad
    # Harbour reopens <!-- nato-lint-disable-line DUP001 -->

    The harbour reopens on Monday.
    ```

    ```markdown good
    # Harbour reopens

    The harbour reopens on Monday.
    ```
    """
    yield from ()


@rule("LNT003", Severity.ERROR)
def broken_front_matter(document: Document) -> Iterator[Finding]:
    """Front matter that cannot be read.

    The block at the top of the file (between `---`, `+++` or braces) is not closed, or is not valid
    YAML, TOML or JSON. Site generators drop such an article or publish the block as text. The body
    of the article is checked all the same.

    ```markdown bad
    ---
    title: "Harbour reopens
    ---

    The harbour reopens on Monday.
    ```

    ```markdown good
    ---
    title: "Harbour reopens"
    ---

    The harbour reopens on Monday.
    ```
    """
    front_matter = document.front_matter
    if front_matter and front_matter.error:
        error = front_matter.error
        yield Finding(error.start, error.end, error.message)


@rule("LNT004", Severity.ERROR, whole_article=True)
def rule_failure(document: Document) -> Iterator[Finding]:
    """A rule that broke while it looked at the article.

    The finding names the rule and the plugin it comes from; the findings of all other rules stand.
    Report it to the author of the rule, and ignore the rule until it is mended.
    """
    yield from ()


@rule("LNT005", Severity.WARNING, whole_article=True)
def limit_reached(document: Document) -> Iterator[Finding]:
    """A limit that cut the check of a file short.

    Lists and quotes inside one another are read to a depth that no article needs; what lies
    deeper is not checked. A file is checked up to about a million and a half lines, cells and marks,
    each word being half of one. Of more than a thousand problems that one rule finds in an article,
    the first ones are reported. A check that takes longer than a minute, and many times what an
    article of its length needs, is given up: that is an error, for nothing is known of the file.
    """
    if document.too_deep is not None:
        line = document.source.line_number(document.too_deep)
        start, end = document.source.line_span(line)
        yield Finding(
            start,
            end,
            "Lists and quotes stand too deep inside one another here, and the text from this line "
            "on is not checked. Take some of the levels out.",
        )
    if document.read_to < len(document.text):
        line = document.source.line_number(document.read_to)
        yield Finding(
            *document.source.line_span(line),
            "This file holds more than any article, and the text from this line on is not checked. "
            "Split the file, or leave it out with `exclude`.",
        )
