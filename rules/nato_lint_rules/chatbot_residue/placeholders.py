"""Blanks of a template that nobody filled in."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
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
def _blank() -> re.Pattern[str]:
    words = {
        key: "|".join(map(re.escape, sorted(_LISTS.phrases(key), key=len, reverse=True)))
        for key in _LISTS.sections
    }
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
    """The blanks in these blocks of running text, in order; not in quotations."""
    braces = not document.path.lower().endswith(".mdx") and (
        "{" in document.text and not _COMPONENT_FILE.search(document.text, document.body_start)
    )
    for prose in blocks:
        yield from _in_block(prose, braces=braces)


def _in_block(prose: Prose, *, braces: bool) -> Iterator[Placeholder]:
    text = prose.text
    braces = braces and "{" in text and not _EXPLAINS_SYNTAX.search(text)
    quotations: Quotations | None = None
    for match in _blank().finditer(text):
        if match["brace"] and not braces:
            continue
        if match["note"] and prose.kind is ProseKind.TABLE_CELL:
            continue  # tables show what others write
        quotations = quotations or Quotations(text, single=True)
        if not quotations.cover(match.start(), match.end()):
            start, end = prose.span(match.start(), match.end())
            yield Placeholder(start, end, match[0])
