"""Applying the fixes of one article: which ones, and what becomes of its file."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from nato_lint.finding import Finding, Safety
from nato_lint.fix import Fixed, fix_article
from nato_lint.narrowing import Narrowing
from nato_lint.rewrite import CannotRewrite
from nato_lint.run import CHECKED, FileResult
from nato_lint.settings import Settings
from nato_lint.source import Source


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


class Applicable:
    """Which findings of one article may be fixed: those that would be reported, of some rules."""

    def __init__(
        self,
        source: Source,
        settings: Settings,
        codes: Collection[str],
        narrowing: Narrowing,
        *,
        unsafe: bool,
    ) -> None:
        self._source = source
        self._rules = {active.rule.code: active.rule for active in settings.rules}
        self._codes = codes
        self._narrowing = narrowing
        self._unsafe = unsafe

    def __call__(self, finding: Finding) -> bool:
        """Whether the fix of the finding is to be applied."""
        fix = finding.fix
        if fix is None or finding.code not in self._codes:
            return False
        if fix.safety is not Safety.SAFE and not self._unsafe:
            return False
        if (finding.code, finding.passage) in self._narrowing.known:
            return False
        return bool(self._narrowing.concerned([finding], self._source, self._rules))


def fix_result(
    result: FileResult,
    settings: Settings,
    applicable: Applicable,
    fixing: Fixing,
    save: Callable[[Source], None],
) -> FileResult:
    """The result of an article after its fixes, which are saved or shown as a diff.

    Where a diff is shown, the findings stay those of the article as it is. One that cannot be
    saved stays as it is, and the problem of the result says why.
    """
    fixed = fix_article(result.source, settings, applicable)
    if not fixed.applied:
        return result
    if not fixing.write:
        return result._replace(fixed=fixed.applied, diff=_diff(result.source, fixed, fixing))
    try:
        save(fixed.source)
    except CannotRewrite as error:
        return result._replace(problem=str(error))
    findings = tuple(fixed.findings)
    return FileResult(
        result.path, CHECKED, fixed.words, findings, fixed.source, fixed=fixed.applied
    )


def _diff(source: Source, fixed: Fixed, fixing: Fixing) -> str:
    from nato_lint.report.diff import unified_diff

    pieces = unified_diff(
        source, fixed.edits, for_terminal=fixing.for_terminal, colour=fixing.colour
    )
    return "".join(pieces)
