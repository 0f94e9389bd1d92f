"""SCR003: what a web page puts around an article: buttons, prompts, forms, navigation."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nato_lint import OBJECT, Document, Edit, Finding, Fix, ProseKind, Severity, rule
from nato_lint_rules.page_furniture.matching import furniture_kind
from nato_lint_rules.page_furniture.setting import (
    heads_a_section,
    introduces,
    stands_at_the_top,
    subjects,
)
from nato_lint_rules.page_furniture.teasers import teaser
from nato_lint_rules.related_posts_residue import orphan_labels
from nato_lint_rules.text_lines import (
    TextLine,
    has_link,
    quoted,
    removal,
    stands_apart,
    text_lines,
)


@rule("SCR003", Severity.WARNING, fix=Fix.SAFE, languages=("en",))
def page_furniture(document: Document) -> Iterator[Finding]:
    """Buttons, prompts and forms of the web page that the text was copied from.

    Around an article a page has share bars, cookie notices, newsletter prompts, links that skip the
    menu, advertisements, comment forms. Copied along, they break the thought, and nothing happens
    when a reader follows them. They are found where they stand as a line of their own, or as
    "Continue reading »" behind the last sentence of a teaser.

    Sentences that speak of such things, names of buttons in instructions, and links that an author
    set (`[Back to top](#top)`) are left alone, and so is an article about cookies or newsletters.

    ```markdown bad
    Skip to main content

    The ferry runs twice a day.

    Share on Facebook Tweet Pin
    ```

    ```markdown good
    The ferry runs twice a day.
    ```
    """
    for piece in document.shared(furniture_lines):
        line = piece.line
        edit = None if piece.kind == "count" else removal(document, line)
        yield Finding(
            line.start,
            line.end,
            f"{quoted(line.text)} belongs to a web page, not to the article. Remove it.",
            fix=Fix(Fix.SAFE, "Remove the line", (edit,)) if edit else None,
        )
    for line in document.shared(text_lines):
        if line.last and (span := teaser(document, line)):
            start, stop = line.prose.span(line.begin + span[0], line.begin + span[1])
            before = line.prose.offset(line.begin + len(line.text[: span[0]].rstrip()))
            yield Finding(
                start,
                stop,
                f"{quoted(line.text[span[0] : span[1]])} leads nowhere here: the text was cut off on "
                "the page that it comes from. Remove the words, or add what is missing.",
                fix=Fix(Fix.UNSAFE, "Remove the words", (Edit(before, stop),)),
            )


class Furniture(NamedTuple):
    """A line that is furniture, and its kind."""

    line: TextLine
    kind: str


def furniture_lines(document: Document) -> Sequence[Furniture]:
    """The lines that a page put around the article; without those that SCR002 reports."""
    lines = document.shared(text_lines)
    kinds = [furniture_kind(line.text) for line in lines]
    if not any(kinds):
        return []
    orphans = {line.start for line in document.shared(orphan_labels)}
    about = subjects([line for line, kind in zip(lines, kinds, strict=True) if not kind])
    return [
        Furniture(line, kind)
        for place, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        if kind
        and line.start not in orphans
        and _is_left_over(document, lines, kinds, place)
        and (kind == "certain" or not any(topic in line.text.lower() for topic in about))
    ]


def _is_left_over(
    document: Document, lines: Sequence[TextLine], kinds: Sequence[str], place: int
) -> bool:
    line, kind = lines[place], kinds[place]
    linked = has_link(document, line.start, line.end)
    if line.prose.kind is ProseKind.QUOTE or line.prose.inside("quote"):
        return False
    known = kind == "certain" or (place > 0 and bool(kinds[place - 1]))
    if (not line.whole and not linked) or not stands_apart(lines, place, certain=known):
        return False
    if kind == "certain":
        return True
    if OBJECT in line.text or not _begins_with_capital(line.text):
        return False
    if line.prose.kind is ProseKind.LIST_ITEM:
        # "- Advertisement -" is no bullet but an ornament.
        return (kind == "jump" and linked) or (kind == "standing" and line.text.endswith(" -"))
    if kind == "count":
        return place > 0
    if kind == "crumbs":
        return not linked and stands_at_the_top(lines, place)
    if heads_a_section(document, lines, kinds, place):
        return False
    if kind in ("jump", "standing"):
        return True
    return place > 0 and not linked and not introduces(document, line)


def _begins_with_capital(text: str) -> bool:
    first = next(filter(str.isalnum, text), "")
    return first.isupper() or first.isdecimal()
