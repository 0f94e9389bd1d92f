"""The `full` format: each finding with the words it is about, marked by carets."""

from nato_lint.finding import Finding
from nato_lint.report.summary import summary
from nato_lint.report.terminal import cells, styled, visible
from nato_lint.run import Outcome
from nato_lint.source import Source

# Cells of article text in an excerpt. Paragraphs of articles are single lines of any length; what
# is shown is the finding with some words around it.
_WIDTH = 88
_BEFORE = 28
_CUT = "…"


def report_full(outcome: Outcome, colour: bool = False) -> str:
    """Place, code and message, then the excerpt; a blank line between findings."""
    parts = []
    for file in outcome.files:
        for finding in file.findings:
            parts.append(_heading(finding, file.source, colour))
            parts.append(_excerpt(finding, file.source, colour))
            parts.append("\n")
    return "".join(parts) + summary(outcome, colour)


def _heading(finding: Finding, source: Source, colour: bool) -> str:
    position = source.position(finding.start)
    place = styled(f"{visible(finding.path)}:{position.line}:{position.column}", "path", colour)
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
    left, right = _window(source.text, line_start, line_end, start, end)
    before = (_CUT if left > line_start else "") + visible(source.text[left:start])
    marked = visible(source.text[start : min(end, right)])
    after = visible(source.text[min(end, right) : right]) + (_CUT if right < line_end else "")
    gutter = str(number)
    blank = " " * len(gutter)
    carets = "^" * max(cells(marked), 1)
    more = ""
    if finding.end > line_end:
        lines = source.line_number(finding.end - 1) - number
        more = f" (and {lines} more line{'s' * (lines > 1)})" if lines else ""
    bar = styled("|", "dim", colour)
    severity = str(finding.severity)
    return (
        f"{styled(gutter, 'dim', colour)} {bar} {before}{marked}{after}\n"
        f"{blank} {bar} {' ' * cells(before)}{styled(carets + more, severity, colour)}\n"
    )


def _window(text: str, line_start: int, line_end: int, start: int, end: int) -> tuple[int, int]:
    """The part of the line to show: the finding, a little before it, and what fits behind."""
    if line_end - line_start <= _WIDTH:
        return line_start, line_end
    left = line_start if start - line_start <= _BEFORE else start - _BEFORE
    right = min(line_end, max(left + _WIDTH, min(end, left + 2 * _WIDTH)))
    if right == line_end and right - left < _WIDTH:
        left = max(line_start, right - _WIDTH)
    return _at_word(text, left, line_start), right if right == line_end else _word_end(
        text, left, right
    )


def _at_word(text: str, left: int, line_start: int) -> int:
    """The start of the next word, when `left` cuts one."""
    if left == line_start or text[left - 1].isspace():
        return left
    space = text.find(" ", left, left + 12)
    return space + 1 if space >= 0 else left


def _word_end(text: str, left: int, right: int) -> int:
    space = text.rfind(" ", max(left, right - 12), right)
    return space if space > 0 else right
