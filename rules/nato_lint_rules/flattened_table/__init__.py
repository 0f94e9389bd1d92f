"""SCR005: tables that lost their cells, and columns that show how a tool worked."""

from collections.abc import Iterator

from nato_lint import Document, Finding, ProseKind, Severity, rule
from nato_lint_rules.flattened_table.facts import diagram, facts
from nato_lint_rules.flattened_table.heads import begins_rows, is_head
from nato_lint_rules.flattened_table.words import words
from nato_lint_rules.text_lines import quoted, text_lines


@rule("SCR005", Severity.ERROR, languages=("en",))
def flattened_table(document: Document) -> Iterator[Finding]:
    """A table or infobox that lost its cells.

    When a table is copied as text, its cells run together: the last word of one column sticks to the
    first of the next. The head is marked; the rows below it need the same repair. Columns that speak
    of a tool's own work ("Relevant Snippet IDs") are reported too, even in a sound table. Rebuild the
    table from the source, or write the facts out.

    ```markdown bad
    Harbour NameRegionYear Opened
    Port ElsinNorth Coast1911
    Marrow BayEast Coast1954
    ```

    ```markdown good
    | Harbour Name | Region      | Year Opened |
    | ------------ | ----------- | ----------- |
    | Port Elsin   | North Coast | 1911        |
    | Marrow Bay   | East Coast  | 1954        |
    ```
    """
    lines = document.shared(text_lines)
    in_table = False
    for place, line in enumerate(lines):
        head = is_head(lines, place)
        rows = (
            not head and not (in_table and not line.first) and begins_rows(document, lines, place)
        )
        in_table = head or rows or (in_table and not line.first)
        if head or rows:
            yield Finding(
                line.start,
                line.end,
                f"The cells of a table run together in {quoted(line.text)}. Rebuild the table from the "
                "source, or write out what it says.",
            )
        elif not in_table:
            yield from facts(lines, place)
            yield from diagram(line)
    yield from _tool_columns(document)


def _tool_columns(document: Document) -> Iterator[Finding]:
    """Cells of sound tables that name what a tool worked with."""
    if not document.mentions(
        "snippet", "chunk", "citation id", "grounding", "search result", "tool call"
    ):
        return
    for prose in document.prose:
        if prose.kind is ProseKind.TABLE_CELL and _is_internal(prose.text):
            yield Finding(
                prose.start,
                prose.end,
                f"The column {quoted(prose.text)} is about how a tool worked, not about the subject. "
                "Remove it.",
            )


def _is_internal(text: str) -> bool:
    lower = " ".join(text.lower().split()).removesuffix("(s)").rstrip("s")
    return any(lower == name.rstrip("s") for name in words().internal)
