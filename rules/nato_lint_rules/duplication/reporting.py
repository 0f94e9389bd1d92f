"""How the rules on repeated words quote and mend what they find."""

from itertools import pairwise

from nato_lint import Document, Edit, Fix, Pattern, Safety
from nato_lint_rules.duplication.repeats import Repeat

_LONGEST_QUOTE = 60  # characters
_LINE_BREAK = Pattern(r"[ \t]*(?:\r\n?|\n)[ \t]*")


def quoted(words: str) -> str:
    """The words in typographic quotation marks, shortened if they are long."""
    words = " ".join(words.split())
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{words}”"


def deletion(repeat: Repeat, document: Document, safety: Safety) -> Fix | None:
    """The fix that keeps the first copy alone; None where markup stands between the copies."""
    prose = repeat.words.prose
    if not _is_plain(repeat, document):
        return None
    _, start = prose.span(repeat.start, repeat.first_end)
    _, end = prose.span(repeat.start, repeat.end)
    return Fix(safety, "Delete the repetition", (_edit(document.text, start, end),))


def _edit(text: str, start: int, end: int) -> Edit:
    """Delete what stands between two offsets; a line break in it stays, with the words behind."""
    broken = _LINE_BREAK.search(text, start, end)
    # Words that begin with a letter mean nothing else at the beginning of a line.
    if broken and text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha():
        if broken.start() == start:
            return Edit(broken.end(), end + 1)
        return Edit(start, end + 1, broken[0])
    return Edit(start, end)


def _is_plain(repeat: Repeat, document: Document) -> bool:
    """Whether the source holds the words as they are, apart from line breaks between them."""
    spans = repeat.words.spans[repeat.first : repeat.last + 1]
    prose = repeat.words.prose
    if prose.is_literal(repeat.start, repeat.end):
        return True
    words = [prose.span(start, end) for start, end in spans]
    return all(prose.is_literal(start, end) for start, end in spans) and all(
        document.text[end:start].isspace() for (_, end), (start, _) in pairwise(words)
    )
