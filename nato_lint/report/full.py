"""The `full` format: each finding with the words it is about, marked by carets."""

from collections.abc import Iterator

from nato_lint.finding import Finding
from nato_lint.report.summary import summary
from nato_lint.report.terminal import cells, fitting, styled, visible, visible_path
from nato_lint.run import Outcome
from nato_lint.source import Source

# Cells of article text in an excerpt, so that it fits a terminal of 80 with the line number.
# Paragraphs of articles are single lines of any length; what is shown is the finding with some
# words around it.
_WIDTH = 70
_BEFORE = 24
_WORD = 12
_CUT = "…"
_MOST_RELATED = 3


def report(outcome: Outcome, colour: bool = False) -> Iterator[str]:
    """Place, code and message, then the excerpt; a blank line between findings."""
    for file in outcome.files:
        for finding in file.findings:
            yield _heading(finding, file.source, colour)
            yield _excerpt(finding, file.source, colour)
            yield "\n"
    yield summary(outcome, colour, advise=True)


def _heading(finding: Finding, source: Source, colour: bool) -> str:
    position = source.position(finding.start)
    path = visible_path(finding.path)
    place = styled(f"{path}:{position.line}:{position.column}", "path", colour)
    severity = str(finding.severity)
    label = styled(f"{finding.code} {severity}", severity, colour)
    return f"{place}: {label}: {visible(finding.message)}\n"


def _excerpt(finding: Finding, source: Source, colour: bool) -> str:
    if finding.start == finding.end == 0 or not source.text:
        return ""
    number = source.line_number(finding.start)
    line_start, line_end = source.line_span(number)
    start = min(finding.start, line_end)
    end = max(start, min(finding.end, line_end))
    left, right = _window(source.text, (line_start, line_end), start)
    before = (_CUT if left > line_start else "") + visible(source.text[left:start])
    marked = visible(source.text[start : min(end, right)])
    after = visible(source.text[min(end, right) : right]) + (_CUT if right < line_end else "")
    # A mark that combines with the character before it takes no cell of its own.
    indent = cells(before)
    carets = "^" * max(cells(before + marked) - indent, 1)
    margin = " " * len(str(number))
    bar = styled("|", "dim", colour)
    under = styled(carets + _further_lines(finding, source), str(finding.severity), colour)
    lines = [
        f"{styled(str(number), 'dim', colour)} {bar} {visible(before + marked + after)}",
        f"{margin} {bar} {' ' * indent}{under}",
        *(f"{margin} {styled('=', 'dim', colour)} {note}" for note in _related(finding, source)),
    ]
    return "\n".join(lines) + "\n"


def _further_lines(finding: Finding, source: Source) -> str:
    further = source.line_number(max(finding.start, finding.end - 1)) - source.line_number(
        finding.start
    )
    return f" (and {further:,} more line{'s' * (further > 1)})" if further else ""


def _related(finding: Finding, source: Source) -> list[str]:
    """The other places of a finding, one a line."""
    notes = []
    for related in finding.related[:_MOST_RELATED]:
        position = source.position(related.start)
        words = related.message or _CUT.join(_ends(source.text[related.start : related.end]))
        place = f"line {position.line}, column {position.column}"
        notes.append(f"{place}: {visible(words)}" if words else place)
    if len(finding.related) > _MOST_RELATED:
        notes.append(f"and {len(finding.related) - _MOST_RELATED:,} more")
    return notes


def _ends(text: str) -> list[str]:
    half = _WIDTH // 3
    return [text] if len(text) <= 2 * half else [text[:half], text[-half:]]


def _window(text: str, line: tuple[int, int], start: int) -> tuple[int, int]:
    """The part of the line to show: the finding, a little before it, and what fits behind."""
    line_start, line_end = line
    before = visible(text[max(line_start, start - _BEFORE) : start])
    left = start - fitting(before[::-1], _BEFORE)
    right = left + fitting(visible(text[left : min(left + _WIDTH, line_end)]), _WIDTH)
    if right == line_end:
        rest = visible(text[max(line_start, line_end - _WIDTH) : line_end])
        left = min(left, line_end - fitting(rest[::-1], _WIDTH))
    else:
        right = _word_end(text, max(left, start, right - _WORD), right)
    return _word_start(text, left, line_start, start), right


def _word_start(text: str, left: int, line_start: int, start: int) -> int:
    """The start of the next word, when `left` cuts one."""
    if left == line_start or text[left - 1].isspace():
        return left
    space = text.find(" ", left, min(left + _WORD, start))
    return space + 1 if space >= 0 else left


def _word_end(text: str, left: int, right: int) -> int:
    """The end of the last whole word, when there is one between the offsets."""
    space = text.rfind(" ", left, right + 1)
    return space if space > left else right
