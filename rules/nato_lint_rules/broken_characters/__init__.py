"""SCR006: characters that were broken on the way, and characters that nobody sees."""

from collections.abc import Iterator
from typing import NamedTuple

from nato_lint import Document, Edit, Finding, Fix, Prose, Related, Severity, rule
from nato_lint_rules.broken_characters.invisible import invisible
from nato_lint_rules.broken_characters.mojibake import garbled
from nato_lint_rules.text_lines import quoted

_REACH = 20  # characters of a word on either side
_MESSAGES = {
    "garbled": "The characters of {} were broken on the way. It should read {}.",
    "replaced": "A character was lost in {}: “\ufffd” stands where it was. Put in what belongs there.",
    "soft": "Hidden hyphens stand in {}, so that searching for the word fails. Remove them.",
    "zero": "Characters without any width stand in or next to {}; nobody sees them, but searching and "
    "spell checking fail. Remove them.",
    "direction": "Hidden marks that change the direction of writing stand in or next to {}. Remove them.",
}
_REPAIRS = {
    "garbled": (Fix.UNSAFE, "Put in the characters that were meant"),
    "soft": (Fix.SAFE, "Remove the hidden hyphens"),
    "zero": (Fix.SAFE, "Remove the invisible characters"),
    "direction": (Fix.UNSAFE, "Remove the hidden marks"),
}


class _Run(NamedTuple):
    """Broken characters in a row, `prose.text[begin:stop]`, and what they should be."""

    kind: str
    begin: int
    stop: int
    meant: str


@rule("SCR006", Severity.WARNING, fix=Fix.SAFE)
def broken_characters(document: Document) -> Iterator[Finding]:
    """Characters that were broken when the text was copied, or that nobody can see.

    “cafÃ©” and “â€™” are what is left when text is saved in one encoding and opened in another; “\ufffd”
    stands for a character that was lost. Soft hyphens, zero-width spaces and marks of direction come
    along from web pages and PDF files: nobody sees them, but words with them are not found.

    One finding stands for all of a kind in one paragraph. What joins emoji and what other scripts need
    is left alone, and so are code, entities such as `&shy;`, and the hidden signature of a signed text.
    An article about encodings may show broken characters as examples.

    ```markdown bad
    The cafÃ© on the quay opens at ten; itâ€™s small.
    ```

    ```markdown good
    The café on the quay opens at ten; it’s small.
    ```
    """
    if document.text.isascii():
        return
    explains = document.mentions(
        "mojibake", "utf-8", "unicode", "latin-1", "iso-8859", "windows-1252"
    )
    for prose in document.prose:
        if prose.text.isascii():
            continue
        kinds: dict[str, list[_Run]] = {}
        for run in _runs(prose):
            if not (explains and _is_example(prose.text, run)):
                kinds.setdefault(run.kind, []).append(run)
        for runs in kinds.values():
            yield _finding(prose, runs)


def _runs(prose: Prose) -> Iterator[_Run]:
    """The broken characters of a block; none that the author wrote as entities."""
    for begin, stop, decoded in garbled(prose.text):
        if prose.is_literal(begin, stop):
            yield _Run("garbled", begin, stop, decoded)
    for begin, stop, kind in invisible(prose.text):
        if prose.is_literal(begin, stop):
            yield _Run(kind, begin, stop, "")


def _is_example(text: str, run: _Run) -> bool:
    """Whether visible characters stand for themselves, as a word of their own or in quotation marks."""
    if run.kind not in ("garbled", "replaced"):
        return False
    around = text[run.begin - 1 : run.begin] + text[run.stop : run.stop + 1]
    return not any(map(str.isalnum, around))


def _finding(prose: Prose, runs: list[_Run]) -> Finding:
    first = runs[0]
    start, end = prose.span(first.begin, first.stop)
    broken, meant = _word(prose.text, first)
    fix = None
    if first.kind in _REPAIRS:
        safety, message = _REPAIRS[first.kind]
        edits = tuple(Edit(*prose.span(run.begin, run.stop), run.meant) for run in runs)
        fix = Fix(safety, message, edits)
    return Finding(
        start,
        end,
        _MESSAGES[first.kind].format(quoted(broken), quoted(meant)),
        fix=fix,
        related=tuple(Related(*prose.span(run.begin, run.stop)) for run in runs[1:]),
    )


def _word(text: str, run: _Run) -> tuple[str, str]:
    """The word that the characters stand in, as it is and as it should be."""
    begin, stop = run.begin, run.stop
    while begin > 0 and not text[begin - 1].isspace() and run.begin - begin < _REACH:
        begin -= 1
    while stop < len(text) and not text[stop].isspace() and stop - run.stop < _REACH:
        stop += 1
    meant = text[begin : run.begin] + run.meant + text[run.stop : stop]
    if run.kind in ("garbled", "replaced"):
        return text[begin:stop], meant
    # Nobody sees the characters, so that the message leaves them out.
    if not meant:
        meant = text[max(0, begin - _REACH) : begin] + text[stop : stop + _REACH]
    return meant.strip("“”\"' "), meant
