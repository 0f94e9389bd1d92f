"""A fingerprint of what an article says, to notice that it changed after somebody reviewed it."""

from collections.abc import Iterable

from nato_lint.document import Document
from nato_lint.pattern import Pattern

VERSION = "sha256-v1"

# Not what the suppressions of today understand: a hash must not change with their syntax. Comments
# may go over several lines, but not over a blank one.
_SAID = r"[ \t\r\n]*nato-lint-(?:[^\r\n]|(?:\r\n?|\n)(?![ \t]*[\r\n])){0,1000}?"
_SUPPRESSION = Pattern(
    rf"<!--{_SAID}-->"
    rf"|\{{\{{[<%]?[ \t]*/\*{_SAID}\*/[ \t]*[%>]?\}}\}}"
    rf"|\{{/\*{_SAID}\*/\}}"
    rf"|\[(?://|[Cc]omment)\]:[ \t]*(?:#|<>)[ \t]+(?:\({_SAID}\)|\"{_SAID}\"|'{_SAID}')(?=[ \t]*(?:[\r\n]|\Z))"
    rf"|%%{_SAID}%%"
    r"|(?<![^\r\n])%[ \t]*nato-lint-[^\r\n]*"
    rf"|\{{%-?[ \t]*comment[ \t]*-?%\}}{_SAID}\{{%-?[ \t]*endcomment[ \t]*-?%\}}"
    rf"|\{{%-?[ \t]*#{_SAID}-?%\}}"
    rf"|\{{#-?{_SAID}-?#\}}"
)
_OPENING = "nato-lint-"


def content_hash(document: Document, notes: Iterable[tuple[int, int]] = ()) -> str:
    """The hash of the body as "sha256-v1:" and 64 hexadecimal digits.

    What does not count: the front matter, a byte order mark, how lines end, white space at their
    ends and at the end of the text, comments by which rules are switched off, and `notes`: spans of
    the document (code points) that speak about the article. Where such a comment or note takes up
    whole lines, the blank lines below it do not count either.

    That is: cut out the comments and notes, end every line with LF after stripping the white space
    before it, drop the lines that the cuts have emptied with the blank ones below them, end the
    text with one LF, and hash its UTF-8.
    """
    from hashlib import sha256

    body = "\n".join(_kept_lines(document, _cuts(document, notes))).rstrip("\n") + "\n"
    return f"{VERSION}:{sha256(body.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _cuts(document: Document, notes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is cut out, in order; spans that overlap are joined."""
    spans = list(notes)
    if _OPENING in document.text:
        found = _SUPPRESSION.finditer(document.text, document.body_start)
        spans += [match.span() for match in found]
    cuts: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if cuts and start <= cuts[-1][1]:
            start, end = cuts[-1][0], max(end, cuts.pop()[1])
        cuts.append((start, end))
    return cuts


def _kept_lines(document: Document, cuts: list[tuple[int, int]]) -> list[str]:
    kept: list[str] = []
    emptied = False
    at = 0
    for line in document.lines:
        done = line.start
        parts: list[str] = []
        while at < len(cuts) and cuts[at][0] < line.end:
            start, end = cuts[at]
            parts.append(document.text[done : max(done, start)])
            done = min(end, line.end)
            if end > line.end:
                break
            at += 1
        text = "".join((*parts, document.text[done : line.end])).rstrip()
        if text:
            emptied = False
        elif parts and line.text.strip():
            emptied = True
        if text or not emptied:
            kept.append(text)
    return kept
