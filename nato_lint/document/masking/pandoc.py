r"""What Pandoc and bookdown write beyond blocks and citations.

% The harbour opens       a title block, at the very top
(@quay) An example.       an example with a number, to which (@quay) refers
| A line                  lines that readers see as they are
\@ref(fig:quay)  (\#fig:quay)  (ref:quay) The caption.  \index{quay}  \ref{quay}
"""

import re
from collections.abc import Iterator

from nato_lint.document.mask import BLANK, HIDDEN, MASK, Span, covered
from nato_lint.document.masking.code import CodeRanges
from nato_lint.document.masking.matches import mask_matches, outside_code
from nato_lint.pattern import Pattern

_TITLE_BLOCK = Pattern(
    r"%(?P<title>[ \t]+\S[^\n]*+)?[ \t]*+(?P<more>(?:\n[ \t]+\S[^\n]*+|\n%[^\n]*+){0,20})"
)
_EXAMPLE = Pattern(r"^ {0,3}(?P<mark>\(@(?P<label>[\w-]*)\)[ \t]+)(?=\S)", re.MULTILINE)
_MENTION = Pattern(r"@(?<![\w@\\]@)(?P<label>[\w-]+)")
_LINES = Pattern(r"^\|(?:[ ][^\n]*+)?(?:\n(?:\|(?=[ \n])|[ ]+(?![ |\n]))[^\n]*+)*+", re.MULTILINE)
_LINE_MARK = Pattern(r"^\|[ ]*", re.MULTILINE)
_CELL_END = Pattern(r"\|[ \t]*$|^\|?[ \t]*:?-{2,}", re.MULTILINE)

_REFERENCE = Pattern(r"\\@ref\([^()\s]{1,100}\)|\\(?:page|auto|eq|c|C)?ref\{[^{}\n]{1,100}\}")
# What has no words for readers: a label in front of a caption, an entry in the index.
_UNSEEN = Pattern(
    r"\(\\#[^()\s]{1,100}\)[ \t]*|^\(ref:[\w-]{1,100}\)[ \t]+"
    r"|\\(?:index|label|[vh]space\*?|glsadd|addcontentsline|phantomsection|protect)\{[^{}\n]{0,200}\}",
    re.MULTILINE,
)
# The mark in front of a space at which no line is to be broken.
ESCAPED_SPACE = Pattern(r"\\(?<!\\\\)(?=[ ]\S)")


def mask_title_block(text: str, code: CodeRanges) -> str:
    """`text` with the title as a heading, and without author and date, if it begins with them."""
    block = _TITLE_BLOCK.match(text)
    if block is None or 0 in code:
        return text
    mark = "#" if block["title"] else BLANK
    return covered(text, [(0, 1, mark), (*block.span("more"), BLANK)])


def mask_examples(text: str, code: CodeRanges) -> str:
    """`text` with numbered examples as items of a list, and with the references to them masked."""
    found = list(outside_code(_EXAMPLE, text, code))
    if not found:
        return text
    text = covered(text, _items(found))
    labels = {match["label"] for match in found} - {""}
    mentions = (match for match in outside_code(_MENTION, text, code) if match["label"] in labels)
    return covered(text, ((*match.span(), MASK) for match in mentions))


def _items(found: list[re.Match[str]]) -> Iterator[Span]:
    for match in found:
        start, end = match.span("mark")
        # Such a number begins a list wherever it stands.
        for at, character in enumerate("1) ", start):
            yield at, at + 1, character
        yield start + 3, end, HIDDEN


def mask_line_blocks(text: str, code: CodeRanges) -> str:
    """`text` without the marks of lines that are to stay as they are."""
    spans: list[Span] = []
    for block in _LINES.finditer(text):
        start, end = block.span()
        if start and text[start - 2 : start].strip("\n"):
            continue
        if start in code or _CELL_END.search(text, start, end):
            continue
        marks = _LINE_MARK.finditer(block[0])
        spans += ((start + mark.start(), start + mark.end(), HIDDEN) for mark in marks)
    return covered(text, spans)


def mask_references(text: str, code: CodeRanges) -> str:
    """`text` with references to figures and sections masked, and without labels and commands."""
    for pattern, mask in ((_REFERENCE, MASK), (_UNSEEN, HIDDEN)):
        text = mask_matches(pattern, mask, text, code)
    return text
