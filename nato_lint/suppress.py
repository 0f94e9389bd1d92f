"""Suppressions: comments and front matter by which an article switches rules off.

    <!-- nato-lint-disable DUP001, SRC001 -- reason -->     until -enable, or to the end
    <!-- nato-lint-enable DUP001 -->
    <!-- nato-lint-disable-line DUP001 -->
    <!-- nato-lint-disable-next-line DUP001 -->              the next line that is not blank
    <!-- nato-lint-disable-file DUP001 -->

MDX writes them as `{/* ... */}`, and `[//]: # (...)` shows nowhere in any dialect. Front matter
takes `nato_lint: {disable: [DUP001], reason: ...}`. Without a rule, all rules are meant. A finding
is suppressed when any line that it touches is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from nato_lint.document import Document
from nato_lint.finding import Edit, Finding, Fix, Safety
from nato_lint.pattern import Pattern
from nato_lint.settings import Settings

ALL = "ALL"
_UNUSED_CODE = "LNT002"

_DIRECTIVE = Pattern(
    r"(?:<!--|\{/\*|\[//\]: # \()[ \t]*nato-lint-"
    r"(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])"
    r"(?P<selectors>[ \t]+[A-Za-z][\w, \t-]*?)?"
    r"(?:[ \t]+--[ \t]+(?P<reason>[^\r\n]*?))?[ \t]*(?:-->|\*/\}|\))"
)
_SELECTOR = Pattern(r"[A-Za-z][\w-]*")


@dataclass(slots=True)
class Suppression:
    """One rule (or ALL) switched off between two lines, and whether that hid anything."""

    selector: str
    first_line: int
    last_line: int
    start: int
    end: int
    directive: "Directive | None" = None
    # Rules that an `enable` took out of a suppression of ALL, and from which line on.
    exceptions: dict[str, int] = field(default_factory=dict)
    used: bool = False

    def covers(self, finding: Finding, first: int, last: int) -> bool:
        """Whether it hides `finding`, which reaches from line `first` to line `last`."""
        if last < self.first_line or first > self.last_line:
            return False
        if not _names(self.selector, finding):
            return False
        return all(
            line > first or not _names(selector, finding)
            for selector, line in self.exceptions.items()
        )


@dataclass(slots=True)
class Directive:
    """A comment with its selectors; `start` and `end` cover the comment."""

    start: int
    end: int
    verb: str
    reason: str
    suppressions: list[Suppression] = field(default_factory=list)


def suppress(document: Document, findings: Sequence[Finding], settings: Settings) -> list[Finding]:
    """The findings that no suppression hides, and LNT002 for suppressions that are wrong."""
    suppressions, directives = _read(document)
    if not suppressions and not directives:
        return list(findings)
    kept = [f for f in findings if not _hidden(document, f, suppressions)]
    active = {rule.rule.code for rule in settings.rules}
    if _UNUSED_CODE not in active:
        return kept
    names = {active.rule.code: active.rule.name for active in settings.rules}
    problems = _problems(document, suppressions, directives, settings, names)
    return kept + [f for f in problems if not _hidden(document, f, suppressions)]


def _hidden(document: Document, finding: Finding, suppressions: list[Suppression]) -> bool:
    source = document.source
    first = source.line_number(finding.start)
    last = source.line_number(max(finding.start, finding.end - 1))
    hidden = False
    for suppression in suppressions:
        if suppression.covers(finding, first, last):
            suppression.used = hidden = True
    return hidden


def _names(selector: str, finding: Finding) -> bool:
    return (
        selector == ALL
        or selector == finding.name
        or (selector[:1].isupper() and finding.code.startswith(selector))
    )


def _read(document: Document) -> tuple[list[Suppression], list[Directive]]:
    suppressions = list(_front_matter(document))
    directives: list[Directive] = []
    if "nato-lint-" not in document.text:
        return suppressions, directives
    last_line = len(document.source.line_starts)
    open_blocks: list[Suppression] = []
    for match in _DIRECTIVE.finditer(document.text, document.body_start):
        start, end = match.span()
        if _is_code(document, start):
            continue
        directive = Directive(start, end, match["verb"], (match["reason"] or "").strip())
        directives.append(directive)
        named = _selectors(match)
        if directive.verb == "enable":
            _enable(open_blocks, named, document.source.line_number(end))
            continue
        first, last = _lines(document, directive, last_line)
        for selector, selector_start, selector_end in named:
            suppression = Suppression(
                selector, first, last, selector_start, selector_end, directive
            )
            directive.suppressions.append(suppression)
            suppressions.append(suppression)
            if directive.verb == "disable":
                open_blocks.append(suppression)
    return suppressions, directives


def _is_code(document: Document, offset: int) -> bool:
    after = bisect_right(document.code, offset, key=attrgetter("start"))
    return after > 0 and offset < document.code[after - 1].end


def _selectors(match: re.Match[str]) -> list[tuple[str, int, int]]:
    base = match.start("selectors")
    named = [
        (found[0], base + found.start(), base + found.end())
        for found in _SELECTOR.finditer(match["selectors"] or "")
    ]
    return named or [(ALL, *match.span())]


def _lines(document: Document, directive: Directive, last_line: int) -> tuple[int, int]:
    source = document.source
    line = source.line_number(directive.start)
    if directive.verb == "disable-file":
        return 1, last_line
    if directive.verb == "disable-line":
        return line, line
    if directive.verb == "disable":
        return line, last_line
    line = source.line_number(directive.end - 1) + 1
    while line <= last_line and not document.text[slice(*source.line_span(line))].strip():
        line += 1
    return line, line


def _enable(open_blocks: list[Suppression], named: list[tuple[str, int, int]], line: int) -> None:
    for selector, _, _ in named:
        for suppression in open_blocks:
            if selector in (ALL, suppression.selector):
                suppression.last_line = min(suppression.last_line, line)
            elif suppression.selector == ALL or selector.startswith(suppression.selector):
                suppression.exceptions.setdefault(selector, line)


def _front_matter(document: Document) -> Iterator[Suppression]:
    for key in ("nato_lint.disable", "nato-lint.disable"):
        entry = document.field(key)
        if not entry:
            continue
        values = entry.value if isinstance(entry.value, list) else [entry.value]
        last_line = len(document.source.line_starts)
        for value in values:
            if isinstance(value, str):
                at = document.text.find(value, entry.value_start, entry.value_end)
                start, end = (at, at + len(value)) if at >= 0 else (entry.key_start, entry.key_end)
                yield Suppression(value, 1, last_line, start, end)


def _problems(
    document: Document,
    suppressions: list[Suppression],
    directives: list[Directive],
    settings: Settings,
    active: dict[str, str],
) -> Iterator[Finding]:
    for suppression in suppressions:
        selector = suppression.selector
        if suppression.used or _names_unused_rule(selector):
            continue
        if not _known(selector, settings):
            message = (
                f"There is no rule {selector}, so this comment switches nothing off. "
                "Correct the name, or remove it."
            )
        elif selector == ALL or _ran(selector, active):
            what = "any rule" if selector == ALL else selector
            message = (
                f"Nothing here needs {what} switched off any more. Remove the suppression, so that "
                "it does not hide the next problem."
            )
        else:
            continue
        yield _finding(suppression.start, suppression.end, message, _removal(document, suppression))
    if settings.require_suppression_reason:
        for directive in directives:
            if directive.verb != "enable" and not directive.reason:
                yield _finding(
                    directive.start,
                    directive.end,
                    "This suppression gives no reason, and the configuration asks for one. "
                    'Write it after two hyphens, as in "DUP001 -- a quotation".',
                )


def _finding(start: int, end: int, message: str, fix: Fix | None = None) -> Finding:
    return Finding(start, end, message, fix=fix, code=_UNUSED_CODE, name="unused-suppression")


def _names_unused_rule(selector: str) -> bool:
    return selector in (_UNUSED_CODE, "unused-suppression")


def _known(selector: str, settings: Settings) -> bool:
    if selector == ALL or selector in settings.known:
        return True
    return selector[:1].isupper() and any(code.startswith(selector) for code in settings.known)


def _ran(selector: str, active: dict[str, str]) -> bool:
    return any(code.startswith(selector) or name == selector for code, name in active.items())


def _removal(document: Document, suppression: Suppression) -> Fix | None:
    """Take out the comment, or only this rule where the comment names others that are needed."""
    directive = suppression.directive
    if directive is None:
        return None
    if all(not other.used for other in directive.suppressions):
        start, end = directive.start, directive.end
        line_start, line_end = document.source.line_span(document.source.line_number(start))
        if not (document.text[line_start:start] + document.text[end:line_end]).strip():
            start = line_start
            end = min(len(document.text), line_end + _line_end_length(document.text, line_end))
        elif start > line_start and document.text[start - 1] in " \t":
            start -= 1
        return Fix(Safety.SAFE, "Remove the comment", (Edit(start, end),))
    names = directive.suppressions
    position = names.index(suppression)
    if position:
        edit = Edit(names[position - 1].end, suppression.end)
    else:
        edit = Edit(suppression.start, names[1].start)
    return Fix(Safety.SAFE, f"Remove {suppression.selector}", (edit,))


def _line_end_length(text: str, at: int) -> int:
    return 2 if text.startswith("\r\n", at) else 1
