"""References that lead nowhere."""

from collections.abc import Iterator

from nato_lint import Document, Finding, Severity, rule


@rule("SRC004", Severity.WARNING)
def dangling_reference(document: Document) -> Iterator[Finding]:
    """A reference to a note that is not there, or a note to which nothing refers.

    A footnote mark without its footnote promises a source and gives none; a footnote that nobody
    refers to is never shown at all. Both are what is left when a paragraph has been moved, cut or
    copied. The same holds for "[7]" where the list of references ends at 6.

    Numbers in brackets are looked at only in an article that has a numbered list of references to
    which at least one of them belongs; code is left alone.

    ```markdown bad
    The mole is 900 metres long.[^mole] It was built in 1874.[^built]

    [^mole]: Annual report of the Harbour Board, 2023.
    ```

    ```markdown good
    The mole is 900 metres long.[^mole] It was built in 1874.[^mole]

    [^mole]: Annual report of the Harbour Board, 2023.
    ```
    """
    if "[" not in document.text:
        return
    from nato_lint_rules.dangling_reference.footnotes import (
        undefined_references,
        unused_definitions,
    )
    from nato_lint_rules.dangling_reference.numbered import beyond_the_list

    found = [
        Finding(
            start,
            end,
            f"The footnote “{_shown(label)}” does not exist. Write it, or remove the reference.",
        )
        for label, start, end in undefined_references(document)
    ]
    found += [
        Finding(
            start,
            end,
            f"Nothing refers to the footnote “{_shown(label)}”, so readers never see it. "
            "Refer to it where it belongs, or remove it.",
        )
        for label, start, end in unused_definitions(document)
    ]
    found += [
        Finding(
            start,
            end,
            f"The list of references has no number {number}. Add the entry, or correct the number.",
        )
        for number, start, end in beyond_the_list(document)
    ]
    yield from sorted(found, key=lambda finding: finding.start)


def _shown(label: str) -> str:
    return label if len(label) <= 30 else label[:29] + "…"
