"""STR001: lists whose bullets Markdown does not know."""

from collections.abc import Iterable, Iterator

from nato_lint import Document, Edit, Finding, Fix, Pattern, Related, Severity, rule
from nato_lint_rules.pseudo_items import PseudoItem, pseudo_items
from nato_lint_rules.text_lines import BULLETS, line_at

# The other bullets serve as signs of their own too ("● full"): one alone is no list.
_SURE_BULLETS = "•‣◦"
_ITEM_MARK = Pattern(r" *(?:[-*+]|\d{1,9}[.)]) +| +")


@rule("STR001", Severity.WARNING, fix=Fix.SAFE)
def pseudo_list(document: Document, *, bullets: str = BULLETS) -> Iterator[Finding]:
    """A list with bullets that Markdown does not know.

    Text that is copied from a page or a word processor keeps its bullets as characters. Markdown
    makes lists of "-", "*" and "+" only, so that the items run together in one paragraph. One
    finding stands for the whole list, at its first bullet. In a plain text file the bullets are
    reported, and stay as they are until the text becomes Markdown.

    The option `bullets` names the characters that count as bullets.

    ```markdown bad
    The council decided three things:

      • The pier is repaired first.
      • The market moves to the square.
      • The library stays open on Sundays.
    ```

    ```markdown good
    The council decided three things:

    - The pier is repaired first.
    - The market moves to the square.
    - The library stays open on Sundays.
    ```
    """
    for items in _lists(pseudo_items(document, bullets)):
        first, *others = items
        bullet = document.text[first.bullet]
        if not others and bullet not in _SURE_BULLETS:
            continue
        count = f"{len(items)} items of this list run" if others else "item behind it runs"
        yield Finding(
            first.bullet,
            first.bullet + 1,
            f"Markdown does not know the bullet “{bullet}”, so that the {count} together with the text "
            "around. Begin each item with “- ”.",
            fix=_fix(document, items),
            related=tuple(Related(item.bullet, item.bullet + 1, "another item") for item in others),
        )


def _lists(items: Iterable[PseudoItem]) -> Iterator[list[PseudoItem]]:
    """The items by list: those of one block, and of the blocks of items that follow it at once."""
    found: list[PseudoItem] = []
    for item in items:
        if found and not _continues(found[-1], item):
            yield found
            found = []
        found.append(item)
    if found:
        yield found


def _continues(last: PseudoItem, item: PseudoItem) -> bool:
    if item.prose is last.prose:
        return True
    next_block = item.opens_block and item.prose.index == last.prose.index + 1
    # In plain text every item is a block, with a container of its own.
    return next_block and (item.is_plain or item.prose.container is last.prose.container)


def _fix(document: Document, items: list[PseudoItem]) -> Fix | None:
    """Real bullets, indented as the old ones were; None where the place leaves no room for that."""
    if document.dialect == "text" or (len(items) == 1 and items[0].text.endswith(":")):
        return None  # a lone label would take the text below it for its own
    edits: list[Edit] = []
    levels: list[int] = []
    newline = "\r\n" if "\r\n" in document.text else "\n"
    margin: str | None = ""
    previous: PseudoItem | None = None
    for item in items:
        if item.opens_line:
            levels = [*(level for level in levels if level < item.indent), item.indent]
            margin = _margin(document, item, len(levels) - 1)
        if margin is None:
            return None
        start = item.line.start
        before = ""
        if not item.opens_line:
            start = item.bullet
            while document.text[start - 1] in " \t\u00a0":
                start -= 1
            before = newline
        elif not item.opens_block and (previous is None or previous.prose is not item.prose):
            # Below a line of text a list wants an empty line: not every converter does without.
            # Inside an item that line would spread all items of the list above.
            before = "" if item.prose.inside("list item") else margin.rstrip() + newline
        edits.append(Edit(start, item.behind, f"{before}{margin}- "))
        previous = item
    return Fix(Fix.SAFE, "Make it a list", tuple(edits))


def _margin(document: Document, item: PseudoItem, level: int) -> str | None:
    """What has to stand before the bullet so that Markdown takes it for one."""
    prefix = item.line.text[: item.bullet - item.line.start]
    opening = line_at(document, item.prose.start).text
    container = item.prose.container
    if container is None:
        return None if prefix.strip() else "  " * level
    if item.prose.inside("footnote"):
        return None
    if item.prose.inside("quote"):
        marked = prefix.count(">") == opening[: len(prefix)].count(">") > 0
        return prefix.rstrip() + " " if marked and not prefix.strip(" >") else None
    mark = _ITEM_MARK.match(opening)
    return " " * len(mark[0]) if mark and not prefix.strip(" ") else None
