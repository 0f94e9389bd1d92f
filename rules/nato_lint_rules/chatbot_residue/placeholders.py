"""Blanks of a template that nobody filled in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from nato_lint import Document, Pattern, Prose, ProseKind, WordLists
from nato_lint_rules.chatbot_residue.quotation import Quotations

_LISTS = WordLists(__file__, "placeholders.txt")

# A text that explains a syntax shows blanks on purpose.
_EXPLAINS_SYNTAX = Pattern(
    r"\b(?:placeholders?|variables?|format strings?|f-strings?|templates?|parameters?|syntax"
    r"|merge tags?|shortcodes?|endpoints?|routes?|wildcards?|curly braces|square brackets)\b",
    re.IGNORECASE,
)
# In such a file single braces are code.
_COMPONENT_FILE = Pattern(r"^(?:import|export)\s", re.MULTILINE)


class Placeholder(NamedTuple):
    """A blank and its place in the document."""

    start: int
    end: int
    text: str


@cache
def _words() -> dict[str, str]:
    """Expressions for the words of each section."""
    return {
        key: "|".join(map(re.escape, sorted(_LISTS.phrases(key), key=len, reverse=True)))
        for key in _LISTS.sections
    }


@cache
def _doubled() -> re.Pattern[str]:
    """A blank in double brackets or braces: no page, and no variable, has such a name."""
    words = _words()
    content = (
        r"[ ]?(?:(?:insert|einfügen|insérer|insertar|inserir|inserire)\s[^\[\]{}\n]{1,120}"
        rf"|(?-i:{words['verbs']})\s(?:[^\[\]{{}}\n]{{0,60}}[^\w\[\]{{}}\n])?"
        rf"(?:{words['nouns']})\b[^\[\]{{}}\n]{{0,60}}"
        rf"|(?:{words['owners']})\s[^\W\d_][^\[\]{{}}\n]{{0,60}}"
        rf"|(?=[^\[\]{{}}\n]{{1,40}}\s)(?-i:{words['blanks']})"
        rf"|(?-i:{words['notes']}):\s[^\[\]{{}}\n]{{1,120}})"
    )
    return re.compile(
        rf"(?<![\w\[!])\[\[{content}\]\](?![\](\[])"
        rf"|(?<![{{$\\])\{{\{{(?=[\w ,'’&/:?-]{{1,130}}\}}\}}){content}\}}\}}(?!\}})",
        re.IGNORECASE,
    )


@cache
def _blank() -> re.Pattern[str]:
    words = _words()
    bracketed = (
        r"(?:insert|einfügen|insérer|insertar|inserir|inserire)\s[^\[\]\n]{1,120}"
        rf"|(?:{words['verbs']})\s(?:[^\[\]\n]{{0,60}}[^\w\[\]\n])?(?:{words['nouns']})\b[^\[\]\n]{{0,60}}"
        rf"|(?:{words['owners']})\s[^\W\d_][^\[\]\n]{{0,60}}"
        rf"|(?-i:{words['blanks']})|(?-i:{words['notes']})(?:[:\s][^\[\]\n]{{0,120}})?"
    )
    alternatives = (
        rf"(?<![\w\]!/.@])\[(?:{bracketed})\](?![(\[:/\w@]|\.\w)",
        r"\bINSERT_[A-Z][A-Z_]{2,40}\b",
        r"\b(?:PASTE|YOUR|ADD)_[A-Z_]{1,40}_HERE\b",
        r"(?<![\w-])(?:19|20)\d\d-(?:(?-i:XX|xx)(?:-(?-i:XX|xx))?|\d\d-(?-i:XX|xx))(?![\w-])",
        # What journalists type for a fact that is still to come; no word has these letters.
        r"(?-i:\b(?:TK){2,8}\b|(?<!\w)[$€£]TK\b|\bTK(?=\s(?:percent|per\scent|million|billion)\b(?!-)))",
        r"(?P<note>(?-i:(?:\A|(?<=\n))(?:TODO|FIXME):))",
        r"\blorem\sipsum\sdolor\b(?:\ssit\samet\b)?",
        rf"(?P<brace>(?<![\w$\\/={{}}'\"#%^-])\{{(?:{words['fields']})\}}(?![\w/={{}}'\"-]))",
    )
    return re.compile("|".join(alternatives), re.IGNORECASE)


def find_placeholders(document: Document, blocks: Iterable[Prose]) -> Iterator[Placeholder]:
    """The blanks in these blocks of running text, not in quotations; then those doubly enclosed."""
    braces = not document.path.lower().endswith(".mdx") and (
        "{" in document.text and not _COMPONENT_FILE.search(document.text, document.body_start)
    )
    for prose in blocks:
        yield from _in_block(prose, braces=braces)
    if document.mentions("[[", "{{"):
        yield from _doubly_enclosed(document)


def _in_block(prose: Prose, *, braces: bool) -> Iterator[Placeholder]:
    text = prose.text
    braces = braces and "{" in text and not _EXPLAINS_SYNTAX.search(text)
    quotations: Quotations | None = None
    for match in _blank().finditer(text):
        if match["brace"] and not braces:
            continue
        if match["note"] and prose.kind is ProseKind.TABLE_CELL:
            continue  # tables show what others write
        if text.startswith("[[", match.start() - 1) and _doubled().match(text, match.start() - 1):
            continue  # found with both of its brackets
        quotations = quotations or Quotations(text, single=True)
        if not quotations.cover(match.start(), match.end()):
            start, end = prose.span(match.start(), match.end())
            yield Placeholder(start, end, match[0])


def _doubly_enclosed(document: Document) -> Iterator[Placeholder]:
    """The blanks that are taken for the link to a page, or for a variable of a template."""
    starts = [prose.start for prose in document.prose]
    links = {link.start for link in document.links if link.kind == "wiki"}
    code = sorted((each.start, each.end) for each in document.code)
    html = sorted((each.start, each.end) for each in document.html)
    quotations: dict[int, Quotations | None] = {}
    for match in _doubled().finditer(document.text, document.body_start):
        start, end = match.span()
        if _is_inside(code, start):
            continue
        index = bisect_right(starts, start) - 1
        prose = document.prose[index] if index >= 0 else None
        if prose and start < prose.end:
            if index not in quotations:
                explains = _EXPLAINS_SYNTAX.search(prose.text)
                quotations[index] = None if explains else Quotations(prose.text, single=True)
            if not _is_shown(prose, start, end, quotations[index]):
                continue
        elif start not in links and (match[0].startswith("[") or _is_inside(html, start)):
            continue
        yield Placeholder(start, end, match[0])


def _is_shown(prose: Prose, start: int, end: int, quotations: Quotations | None) -> bool:
    """Whether what stands here in the source is text of the block, and no quotation."""
    if quotations is None:
        return False
    places = range(len(prose.text))
    first = bisect_right(places, start, key=prose.offset) - 1
    behind = bisect_right(places, end - 1, key=prose.offset)
    shown = prose.span(first, behind)
    return shown[0] <= start and end <= shown[1] and not quotations.cover(first, behind)


def _is_inside(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return index >= 0 and offset < spans[index][1]
