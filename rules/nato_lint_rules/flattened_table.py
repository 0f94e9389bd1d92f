"""SCR005: tables that lost their cells, and columns that show how a tool worked."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nato_lint import OBJECT, Document, Finding, Pattern, ProseKind, Severity, rule
from nato_lint_rules.text_lines import TextLine, quoted, text_lines

# A small letter, a digit or a bracket, and a capital that begins a word, with nothing between.
_SEAM = Pattern(r"(?<=[a-zß-öø-ÿ)])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])|(?<=[a-z])(?=[A-Z]{2,5}\b)")
_WORD_BEFORE = Pattern(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,30}$")
_WORD_BEHIND = Pattern(r"[A-ZÀ-Þ][a-zß-öø-ÿ]{1,30}|[A-Z]{2,5}\b")
_FACT = Pattern(
    r"([A-Z][a-z]{2,14})(?:(?P<number>[12]\d{3}\b|\d{1,3}(?:,\d{3})+\b|\d+(?:\.\d+)? ?(?:m|km|ft)\b)"
    r"|(?=[A-Z][a-z]))"
)
_URL_SEAM = Pattern(rf"[a-z)]\d{{0,4}}{OBJECT}")
_DRAWING = Pattern(r"[\u2500-\u257f\u25b2\u25b6\u25ba\u25bc\u25c0]+")
_SENTENCE = Pattern(r"[a-z]{3,}[.!?](?:\s|$)")
# What lists of names in running text and code have, and the heads of tables do not.
_NO_HEAD = Pattern(rf"[,;={{}}_<>{OBJECT}]|\(\)|\b(?:and|or)\b")
_ROW_SEAM = Pattern(r"[a-zß-öø-ÿ)](?=[A-ZÀ-ÖØ-Þ\d])")
_LONGEST_HEAD = 300
_LONGEST_FACT = 120
_FEWEST_ROWS = 3
_FEWEST_STROKES = 6


@dataclass(frozen=True, slots=True)
class Words:
    """Column names, infobox labels and the columns of tools, in lower case."""

    columns: frozenset[str]
    infobox: frozenset[str]
    internal: tuple[str, ...]


@cache
def _words() -> Words:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return Words(frozenset(data["columns"]), frozenset(data["infobox"]), tuple(data["internal"]))


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
        head = _is_head(lines, place)
        rows = (
            not head and not (in_table and not line.first) and _begins_rows(document, lines, place)
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
            yield from _facts(lines, place)
            yield from _diagram(line)
    yield from _tool_columns(document)


def _is_head(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line reads like the names of columns without anything between them."""
    line = lines[place]
    text = line.text
    if len(text) > _LONGEST_HEAD or line.prose.kind is ProseKind.LIST_ITEM:
        return False
    if _SENTENCE.search(text) or _NO_HEAD.search(text):
        return False
    seams = list(_seams(text))
    named = sum(before or behind for before, behind in seams)
    if named < 2 or not any(before and behind for before, behind in seams):
        return False
    # Names of classes ("DateTime ClassName") have as many seams, but no rows below, and no column
    # of several words among them.
    below = not line.last and bool(_ROW_SEAM.search(lines[place + 1].text))
    return below or (named > 2 and any(not _SEAM.search(word) for word in text.split()))


def _seams(text: str) -> Iterator[tuple[bool, bool]]:
    """For each place where two words stick together: whether either names a column."""
    for seam in _SEAM.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, seam.start() - 30), seam.start())
        behind = _WORD_BEHIND.match(text, seam.start())
        word = before[0] if before else ""
        # In "NameRegionType" the word before a seam begins at the seam before.
        start = max((at for at, letter in enumerate(word) if letter.isupper()), default=0)
        yield _is_column(word[start:]), bool(behind) and _is_column(behind[0] if behind else "")


def _is_column(word: str) -> bool:
    lower = word.lower()
    columns = _words().columns
    return (
        lower in columns
        or lower.removesuffix("s") in columns
        or lower.replace("ies", "y") in columns
    )


def _begins_rows(document: Document, lines: Sequence[TextLine], place: int) -> bool:
    """Whether rows begin here: lines of one block, each with words that stick to an address."""
    here = lines[place : place + _FEWEST_ROWS]
    return len(here) == _FEWEST_ROWS and all(
        line.prose is lines[place].prose and _sticks_to_address(document, line) for line in here
    )


def _sticks_to_address(document: Document, line: TextLine) -> bool:
    for seam in _URL_SEAM.finditer(line.text):
        at = line.prose.offset(line.begin + seam.end() - 1)
        if document.text.startswith(("http", "www."), at):
            return True
    return False


def _facts(lines: Sequence[TextLine], place: int) -> Iterator[Finding]:
    """A label of an infobox at the start of a line, and its value right behind it."""
    line = lines[place]
    match = _fact(line.text)
    if not match:
        return
    # "LanguageTool" is a name. In a box of facts, the line before or behind is a fact as well.
    around = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    if match["number"] or any(other.prose is line.prose and _fact(other.text) for other in around):
        yield Finding(
            line.start,
            line.end,
            f"In {quoted(line.text)} a label and its value run together, as in the box of facts of a "
            "web page. Set them apart, or write the fact out.",
        )


def _fact(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST_FACT or text.endswith((".", "!", "?")):
        return None
    match = _FACT.match(text)
    return match if match and match[1].lower() in _words().infobox else None


def _diagram(line: TextLine) -> Iterator[Finding]:
    """Lines and arrows of a drawing that now stand in one line with its words."""
    strokes = list(_DRAWING.finditer(line.text))
    if len(strokes) < _FEWEST_STROKES:
        return
    begin, end = strokes[0].start(), strokes[-1].end()
    if any(map(str.isalpha, line.text[begin:end])):
        start, stop = line.prose.span(line.begin + begin, line.begin + end)
        yield Finding(
            start,
            stop,
            "A table or drawing made of lines and arrows was folded into this text. Rebuild it from "
            "the source, or write out what it shows.",
        )


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
    return any(lower == name.rstrip("s") for name in _words().internal)
