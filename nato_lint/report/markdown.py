"""The `markdown` format: for the comment on a pull request, or the summary of a job."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from nato_lint.explanation import web_page
from nato_lint.finding import Finding
from nato_lint.report.markdown_text import escaped
from nato_lint.report.summary import summary
from nato_lint.run import FileResult, Outcome

# Bytes. A comment on GitHub has 65,536 characters at most; whoever posts one adds to it.
_COMMENT = 60_000
# Bytes for the sentence about what is left out.
_REST = 100
# Characters of a message; the longest ones of our rules are a third of this.
_LONGEST = 1_000

_TITLE = "### nato-lint\n\n"
_TABLE = "| line:column | severity | rule | problem |\n|---|---|---|---|\n"


class _Row(NamedTuple):
    """A finding by its place among the files and the findings of its file."""

    file: int
    finding: int


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """A sentence, then a table a file, as much as a comment holds."""
    return fitted(outcome, _COMMENT)


def fitted(outcome: Outcome, room: int) -> Iterator[str]:
    """The report in `room` bytes (of UTF-8), of which it needs a thousand.

    Where it would be longer, the least severe findings are left out, and it ends with their number.
    """
    head = _TITLE + summary(outcome, False)
    yield head
    pages = {rule.code: page for rule in outcome.rules if (page := web_page(rule))}
    rows = _chosen(outcome, pages, room - _size(head) - _REST)
    codes = set()
    for number, of_file in groupby(rows, attrgetter("file")):
        file = outcome.files[number]
        yield _heading(file)
        for finding in (file.findings[row.finding] for row in of_file):
            codes.add(finding.code)
            yield _line(finding, file, pages)
    yield "\n" if codes & pages.keys() else ""
    yield from (_link(code, pages) for code in sorted(codes))
    left = len(outcome.findings) - len(rows)
    if left:
        yield f"\nAnd {left:,} more problem{'s' * (left > 1)}, for which there is no room here.\n"


def _chosen(outcome: Outcome, pages: Mapping[str, str], room: int) -> list[_Row]:
    """The rows that fit, with their headings and links; the worst are the first to be taken."""
    candidates = sorted(
        (-(finding.severity.rank if finding.severity else 0), number, index)
        for number, file in enumerate(outcome.files)
        for index, finding in enumerate(file.findings)
    )
    rows: list[_Row] = []
    headed: set[int] = set()
    linked: set[str] = set()
    for _, number, index in candidates:
        file = outcome.files[number]
        finding = file.findings[index]
        needed = _line(finding, file, pages)
        if number not in headed:
            needed += _heading(file)
        if finding.code not in linked:
            needed += _link(finding.code, pages)
        room -= _size(needed)
        if room < 0:
            break
        headed.add(number)
        linked.add(finding.code)
        rows.append(_Row(number, index))
    return sorted(rows)


def _heading(file: FileResult) -> str:
    return f"\n#### {escaped(file.path)}\n\n{_TABLE}"


def _line(finding: Finding, file: FileResult, pages: Mapping[str, str]) -> str:
    position = file.source.position(finding.start)
    message = finding.message
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}…"
    place = f"{position.line}:{position.column}"
    code = f"[{finding.code}]" if finding.code in pages else finding.code
    return f"| {place} | {finding.severity} | {code} | {escaped(message)} |\n"


def _link(code: str, pages: Mapping[str, str]) -> str:
    return f"[{code}]: {pages[code]}\n" if code in pages else ""


def _size(text: str) -> int:
    return len(text.encode())
