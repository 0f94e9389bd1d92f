"""Suppressions: leaving out the findings that an article switches off.

How they are written is told in `directives`. A finding is suppressed when any line that it touches
is. A suppression that is of no use is a finding itself, LNT002.
"""

from collections.abc import Collection, Sequence

from nato_lint.document import Document
from nato_lint.finding import Finding
from nato_lint.settings import Settings
from nato_lint.suppress.directives import read_directives


def suppress(
    document: Document, findings: Sequence[Finding], settings: Settings, ran: Collection[str]
) -> list[Finding]:
    """The findings that no suppression hides, and LNT002 for suppressions that are wrong.

    `ran` are the codes of the rules that looked at the article; only those are judged.
    """
    directives = read_directives(document)
    if not directives:
        return list(findings)
    # Imported late: most articles switch nothing off.
    from nato_lint.suppress.judge import UNUSED_CODE, Judge
    from nato_lint.suppress.lines import Lines
    from nato_lint.suppress.switches import Codes, Switches
    from nato_lint.suppress.verdicts import Verdicts

    codes = Codes(settings)
    lines = Lines(document, directives)
    switches = Switches(document, directives, lines, codes)
    kept = [finding for finding in findings if not switches.hide(finding)]
    if any(active.rule.code == UNUSED_CODE for active in settings.rules):
        left = {finding.code for finding in kept}
        verdicts = Verdicts(settings, switches, codes, ran, left)
        judge = Judge(document, codes, wants_reason=settings.require_suppression_reason)
        problems = judge.problems(directives, lines, verdicts)
        kept.extend(problem for problem in problems if not switches.hide(problem))
    return kept
