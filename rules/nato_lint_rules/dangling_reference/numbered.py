"""Numbers in brackets, and the numbered list of references that they belong to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nato_lint import Document, Pattern, Prose, ProseKind

# "[3]", "[2, 5]" and "[text][4]" behind a word, but no link, no code and no interval.
_NUMBERS = Pattern(
    r"(?<=[\w.,;:!?”\"’')%\]…])[ ]?\[([1-9]\d{0,2}(?:[ ]?[,–-][ ]?\d{1,3}){0,9})\](?![(:\w=])"
)
_LINK_END = Pattern(r"\[(\d{1,3})\]\Z")
_NUMBER = Pattern(r"\d+")
# "[3] Ito, ...", "[3]: https://...", and in text without markup "3. Ito, ...".
_ENTRY = Pattern(
    r"[ \t>*+-]{0,6}\\?\[(\d{1,3})\\?\]:?[ \t]{1,8}\S|[ \t]{0,3}(\d{1,3})[.)][ \t]{1,8}\S"
)
_TITLES = frozenset(
    (
        *("references", "reference list", "sources", "bibliography", "works cited", "literature"),
        *("notes", "footnotes", "endnotes", "citations", "further reading", "literature cited"),
    )
)


class Number(NamedTuple):
    """A number that a text refers to, with the place of its brackets in the source."""

    number: int
    start: int
    end: int


def beyond_the_list(document: Document) -> Iterator[Number]:
    """The numbers that the article's list of references does not have, in order."""
    entries = _entries(document)
    if not entries:
        return
    numbers = [number for prose in document.prose for number in _numbers(prose, entries)]
    used = {number.number for number in numbers} | set(_linked(document))
    if not used.isdisjoint(entries):
        for number in numbers:
            if number.number not in entries:
                yield number


def _linked(document: Document) -> Iterator[int]:
    """The numbers that Markdown has read as links: "[text][2]" with "[2]: https://..."."""
    for link in document.links:
        if found := _LINK_END.search(document.text, max(link.start, link.end - 5), link.end):
            yield int(found[1])


def _numbers(prose: Prose, entries: dict[int, int]) -> Iterator[Number]:
    if "[" not in prose.text or prose.kind is ProseKind.HEADING:
        return
    for match in _NUMBERS.finditer(prose.text):
        start, end = prose.span(match.start(1) - 1, match.end())
        for number in map(int, _NUMBER.findall(match[1])):
            if entries.get(number) != start:
                yield Number(number, start, end)


def _entries(document: Document) -> dict[int, int]:
    """The numbers of the list of references, with the places of the entries in the source."""
    blocks = [code for code in document.code if code.block]
    starts = [code.start for code in blocks]
    entries: dict[int, int] = {}
    in_list = False
    for line in document.lines:
        at = bisect_right(starts, line.start) - 1
        if at >= 0 and line.start < blocks[at].end:
            continue
        if line.text.strip(" #*_:").lower() in _TITLES:
            in_list = True
        elif line.text.startswith("#"):
            in_list = False
        elif entry := _ENTRY.match(line.text):
            if entry[1]:
                entries.setdefault(int(entry[1]), line.start + entry.start(1) - 1)
            elif in_list:
                entries.setdefault(int(entry[2]), line.start)
    return entries if _counts_up(list(entries)) else {}


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether these are the numbers of a list and not of single lines."""
    return len(numbers) > 1 and 1 in numbers
