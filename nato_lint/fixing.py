"""Applying the fixes of articles that were checked: which ones, and what becomes of the files."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_lint.edits import Trace
from nato_lint.finding import Edit, Finding, Safety
from nato_lint.fix import fix_article
from nato_lint.rewrite import CannotRewrite
from nato_lint.rule import Rule
from nato_lint.run import CHECKED, FileResult
from nato_lint.settings import Settings
from nato_lint.source import Source

if TYPE_CHECKING:
    from nato_lint.changes import ChangedLines

Place = tuple[str, int, int]
"""A finding of one text: its code, its start and its end."""


class Fixing(NamedTuple):
    """How fixes are applied in a run.

    With `write` files are changed, else a diff shows what would be: one that programs can apply, or
    one `for_terminal`, with or without `colour`. No link out of `within` is followed.
    """

    unsafe: bool
    write: bool
    within: Path
    for_terminal: bool = False
    colour: bool = False


class Order(NamedTuple):
    """What to fix in an article: the findings that are reported, and what comes up behind them.

    `found` are all findings of the text as it was checked, `left` those that are to be left alone:
    known ones, and those elsewhere than on changed `lines` (None: all lines count).
    """

    found: frozenset[Place]
    left: frozenset[Place] = frozenset()
    lines: "ChangedLines | None" = None


def place_of(finding: Finding) -> Place:
    """By what a finding is told from others of the same text."""
    return finding.code, finding.start, finding.end


class Applicable:
    """Which findings of an article may be fixed, by their places in the text as it was checked."""

    def __init__(
        self,
        source: Source,
        rules: Mapping[str, Rule],
        codes: Collection[str],
        order: Order,
        *,
        unsafe: bool,
    ) -> None:
        self._source = source
        self._rules = rules
        self._codes = codes
        self._order = order
        self._unsafe = unsafe

    def __call__(self, finding: Finding) -> bool:
        """Whether the fix of the finding is to be applied."""
        fix = finding.fix
        if fix is None or finding.code not in self._codes:
            return False
        if fix.safety is not Safety.SAFE and not self._unsafe:
            return False
        return place_of(finding) not in self._order.left and self._is_about_changes(finding)

    def _is_about_changes(self, finding: Finding) -> bool:
        lines = self._order.lines
        if lines is None:
            return True
        from nato_lint.changes import concerns

        return concerns(finding, self._rules.get(finding.code), self._source, lines)


def fix_result(
    result: FileResult,
    settings: Settings,
    codes: Collection[str],
    order: Order,
    fixing: Fixing,
    save: Callable[[Source, Source], None],
) -> FileResult:
    """What is left to report of an article after its fixes, which are saved or shown as a diff.

    `codes` are those of the rules whose fixes are wanted; `save` gets the old and the new text.
    Where a diff is shown, the findings are those of the article as it is. One that cannot be saved
    stays as it is, and the problem of the result says why.
    """
    result = _without(result, order.left, result.findings)
    rules = {active.rule.code: active.rule for active in settings.rules}
    applicable = Applicable(result.source, rules, codes, order, unsafe=fixing.unsafe)
    fixed = fix_article(result.source, settings, applicable)
    if not fixed.applied:
        return result
    if not fixing.write:
        return result._replace(fixed=fixed.applied, diff=_diff(result.source, fixed.edits, fixing))
    try:
        save(result.source, fixed.source)
    except CannotRewrite as error:
        return result._replace(problem=str(error))
    trace = Trace(fixed.edits)
    origins = [
        replace(each, start=start, end=end)
        for each in fixed.findings
        for start, end in [trace.span(each.start, each.end)]
    ]
    after = FileResult(
        result.path,
        CHECKED,
        fixed.words,
        tuple(fixed.findings),
        fixed.source,
        fixed=fixed.applied,
    )
    return _without(after, order.left, origins)


def _without(result: FileResult, left: Collection[Place], origins: Sequence[Finding]) -> FileResult:
    """The result without the findings whose places as they were are among `left`."""
    kept = [
        finding
        for finding, origin in zip(result.findings, origins, strict=True)
        if place_of(origin) not in left
    ]
    return result._replace(findings=tuple(kept))


def _diff(source: Source, edits: Sequence[Edit], fixing: Fixing) -> str:
    from nato_lint.report.diff import unified_diff

    pieces = unified_diff(source, edits, for_terminal=fixing.for_terminal, colour=fixing.colour)
    return "".join(pieces)
