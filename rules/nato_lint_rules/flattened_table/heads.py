"""Heads and rows of tables whose cells run together."""

from collections.abc import Iterator, Sequence

from nato_lint import OBJECT, Document, Pattern, ProseKind
from nato_lint_rules.flattened_table.words import words
from nato_lint_rules.text_lines import TextLine

# A small letter, a digit or a bracket, and a capital that begins a word, with nothing between.
_SEAM = Pattern(r"(?<=[a-zß-öø-ÿ)])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])|(?<=[a-z])(?=[A-Z]{2,5}\b)")
_WORD_BEFORE = Pattern(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,30}$")
_WORD_BEHIND = Pattern(r"[A-ZÀ-Þ][a-zß-öø-ÿ]{1,30}|[A-Z]{2,5}\b")
_URL_SEAM = Pattern(rf"[a-z)]\d{{0,4}}{OBJECT}")
_SENTENCE = Pattern(r"[a-z]{3,}[.!?](?:\s|$)")
# What lists of names in running text and code have, and the heads of tables do not.
_NO_HEAD = Pattern(rf"[,;={{}}_<>{OBJECT}]|\(\)|\b(?:and|or)\b")
_ROW_SEAM = Pattern(r"[a-zß-öø-ÿ)](?=[A-ZÀ-ÖØ-Þ\d])")
_LONGEST_HEAD = 300
_FEWEST_ROWS = 3


def is_head(lines: Sequence[TextLine], place: int) -> bool:
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
    columns = words().columns
    return (
        lower in columns
        or lower.removesuffix("s") in columns
        or lower.replace("ies", "y") in columns
    )


def begins_rows(document: Document, lines: Sequence[TextLine], place: int) -> bool:
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
