"""STR003: list items with a label and nothing behind it."""

from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Container, Document, Finding, Pattern, Prose, ProseKind, Severity, rule
from nato_lint_rules.byline_residue.labels import is_value, label_kind
from nato_lint_rules.pseudo_items import pseudo_items
from nato_lint_rules.text_lines import BULLETS, line_at, next_line, quoted

_LABEL = Pattern(r"[^\W_][^.!?;:\n\ufffc]{0,50}\s?:")
_LABEL_AND_VALUE = Pattern(r"[^\W_][^.!?;:\n]{0,50}:\s+\S")
_MOST_WORDS = 5


class Item(NamedTuple):
    """A list item: its words, where they stand, its list, and the offset behind all it holds."""

    text: str
    start: int
    end: int
    whole_end: int
    list_key: int
    holds_more: bool


@rule("STR003", Severity.WARNING)
def empty_list_item(document: Document) -> Iterator[Finding]:
    """A list item with a label and no text.

    Where a page or a template had a value, the copy has only the label: "Author:", "Location:". Fill
    in the value or remove the item. A label that introduces what follows it (a nested list, a code
    block, a paragraph) is fine.

    ```markdown bad
    - **Date:** 3 May
    - **Location:**
    - **Entry:** free
    ```

    ```markdown good
    - **Date:** 3 May
    - **Location:** Old Customs House
    - **Entry:** free
    ```
    """
    if not document.mentions(":\n", ":*", ":_", ":\r", ": ", ":\t") and not document.text.endswith(
        ":"
    ):
        return
    items = sorted(_items(document), key=lambda item: item.start)
    for place, item in enumerate(items):
        if _is_label(item.text) and not item.holds_more and _is_empty(document, items, place):
            yield Finding(
                item.start,
                item.end,
                f"The list item {quoted(item.text)} is a label with nothing behind it. Fill it in, or "
                "remove the item.",
            )


def _items(document: Document) -> Iterator[Item]:
    """The items of all lists, real ones and those with bullets that Markdown does not know."""
    seen: Container | None = None
    for prose in document.prose:
        item = prose.inside("list item")
        if item and item is not seen and prose.kind is ProseKind.LIST_ITEM:
            seen = item
            yield _real_item(document, prose, item)
    if document.dialect == "text":
        return
    for pseudo in pseudo_items(document, BULLETS):
        line = pseudo.line
        yield Item(
            pseudo.text,
            pseudo.behind,
            _over_emphasis(document, pseudo.end, line.end),
            line.end,
            -1,
            holds_more=not pseudo.closes_block and not _bullet_below(document, line.end),
        )


def _real_item(document: Document, prose: Prose, item: Container) -> Item:
    start = prose.start
    line = line_at(document, start)
    while start > line.start and document.text[start - 1] in "*_":
        start -= 1
    end = _over_emphasis(document, prose.end, len(document.text))
    more = document.text[end : item.end].strip()
    key = item.parent.start if item.parent else -1
    return Item(prose.text.strip(), start, end, max(end, item.end), key, holds_more=bool(more))


def _over_emphasis(document: Document, offset: int, limit: int) -> int:
    while offset < limit and document.text[offset] in "*_":
        offset += 1
    return offset


def _bullet_below(document: Document, offset: int) -> bool:
    below = document.text[offset : offset + 200].lstrip()
    return below[:1] in BULLETS


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text)) and len(text.split()) <= _MOST_WORDS


def _is_empty(document: Document, items: list[Item], place: int) -> bool:
    """Whether nothing that the label could introduce stands below the item."""
    item = items[place]
    line = next_line(document, item.whole_end)
    below = line.text.strip() if line else "#"
    if below.startswith("#"):
        return True
    following = items[place + 1] if place + 1 < len(items) else None
    if following and not document.text[item.whole_end : following.start].strip(
        " \t\r\n>-*+_" + BULLETS
    ):
        neighbours = [following, *items[max(0, place - 1) : place]]
        return any(
            other.list_key == item.list_key
            and (_is_label(other.text) or _LABEL_AND_VALUE.match(other.text))
            for other in neighbours
        )
    # A byline's label wants a name or a date; a paragraph below it is something else.
    kind = label_kind(item.text)
    return bool(kind) and not is_value(kind, below)
