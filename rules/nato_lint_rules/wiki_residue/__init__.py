"""SCR007: marks of a wiki: links to edit, doubts in brackets, numbers of references."""

from collections.abc import Iterator

from nato_lint import Document, Edit, Finding, Fix, Related, Severity, rule
from nato_lint_rules.text_lines import quoted, removal, text_lines
from nato_lint_rules.wiki_residue.numbers import Reference, orphan_numbers
from nato_lint_rules.wiki_residue.tags import Tag, tags


@rule("SCR007", Severity.WARNING, fix=Fix.SAFE, languages=("en",))
def wiki_residue(document: Document) -> Iterator[Finding]:
    """Marks that a wiki puts between the words: "[edit]", "[citation needed]", "[12]".

    Behind a heading a wiki has a link to edit it, behind a doubtful claim a note, behind a sourced one
    the number of the source. In a copy the links lead nowhere, and the numbers point to a list that
    is not there. Worse, a copied "[citation needed]" says that the claim was never sourced at all.

    Numbers are fine where the article ends with a list of references or has footnotes; one finding
    stands for all of them in one paragraph. Links, quotations and code are left alone.

    ```markdown bad
    # The old lighthouse

    ## Keepers
    [edit]

    Nine keepers lived on the rock.
    ```

    ```markdown good
    # The old lighthouse

    ## Keepers

    Nine keepers lived on the rock.
    ```
    """
    if "[" not in document.text:
        return
    lines = document.shared(text_lines)
    for tag in tags(document, lines):
        yield _control(document, tag) if tag.control else _doubt(tag)
    by_block: dict[int, list[Reference]] = {}
    for reference in orphan_numbers(document, lines):
        by_block.setdefault(reference.line.prose.index, []).append(reference)
    for references in by_block.values():
        yield _numbers(references)


def _control(document: Document, tag: Tag) -> Finding:
    line = tag.line
    start, end = _span(tag)
    edit = removal(document, line) if tag.begin == 0 else None
    if edit:
        fix = Fix(Fix.SAFE, "Remove the line", (edit,))
    else:
        before = line.prose.offset(line.begin + len(line.text[: tag.begin].rstrip()))
        fix = Fix(Fix.UNSAFE, "Remove the words", (Edit(before if tag.begin else start, end),))
    return Finding(
        start,
        end,
        f"{quoted(line.text[tag.begin : tag.stop])} was a link of the wiki that this text comes from. "
        "Remove it.",
        fix=fix,
    )


def _doubt(tag: Tag) -> Finding:
    return Finding(
        *_span(tag),
        f"{quoted(tag.line.text[tag.begin : tag.stop])} is a doubt that a wiki noted at this claim. "
        "Settle it: name the source, say it precisely, or take the claim out.",
    )


def _numbers(references: list[Reference]) -> Finding:
    first = references[0]
    return Finding(
        *_span(first),
        f"{quoted(first.line.text[first.begin : first.stop])} points to a list of references that this "
        "article does not have. Link the source here, add the list, or remove the number.",
        related=tuple(Related(*_span(reference)) for reference in references[1:]),
    )


def _span(mark: Tag | Reference) -> tuple[int, int]:
    return mark.line.prose.span(mark.line.begin + mark.begin, mark.line.begin + mark.stop)
