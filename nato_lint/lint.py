"""The one function that everything calls: an article and settings in, findings out."""

from dataclasses import replace
from itertools import islice

from nato_lint.acceptance import accepted, arguments
from nato_lint.deadline import Overdue
from nato_lint.document import Document
from nato_lint.failure import described
from nato_lint.finding import Finding, Severity
from nato_lint.limits import MOST_FINDINGS
from nato_lint.passage import Passages, fingerprint
from nato_lint.settings import ActiveRule, Settings
from nato_lint.suppress import suppress


def lint(
    document: Document, settings: Settings, *, most: int | None = MOST_FINDINGS
) -> list[Finding]:
    """Apply the rules of `settings` to `document`.

    Pure: no files, no clock, no network. The findings are complete (code, name, severity, path,
    passage) and sorted by place, then code; those that the article suppresses are left out. A rule that raises
    becomes a finding LNT004; of one that finds more than `most`, only so many are kept, and a
    finding LNT005 says so.
    """
    findings: list[Finding] = []
    ran: set[str] = set()
    for active in settings.rules:
        if not _speaks_language(active, document):
            continue
        try:
            found = _findings(active, document, most)
        except (KeyboardInterrupt, Overdue):
            raise
        except BaseException as error:  # noqa: BLE001 (a rule may fail in any way; the run goes on)
            findings.append(_failure(active, error))
            continue
        findings += found
        if most is not None and len(found) > most:
            findings[-1] = _too_many(active, findings[-1], most)
        else:
            ran.add(active.rule.code)
    kept = suppress(document, findings, settings, ran)
    by_code = {active.rule.code: active for active in settings.rules}
    if not kept:
        return []
    passages = Passages(document)
    done = [_complete(finding, by_code.get(finding.code), passages) for finding in kept]
    done.sort(key=lambda finding: (finding.start, finding.code, finding.end))
    return done


def _speaks_language(active: ActiveRule, document: Document) -> bool:
    languages = active.rule.languages
    return not languages or document.language in ("", *languages)


def _findings(active: ActiveRule, document: Document, most: int | None) -> list[Finding]:
    """What the rule finds; where that is more than `most`, one more than that."""
    found = active.rule.check(document, **arguments(active))
    limit = None if most is None else most + 1
    return [accepted(finding, active, document) for finding in islice(found, limit)]


def _failure(active: ActiveRule, error: BaseException) -> Finding:
    rule = active.rule
    return Finding(
        0,
        0,
        f"The rule {rule.code} ({rule.name}) of the plugin {rule.plugin or 'unknown'} failed on this "
        f"article: {described(error)}. All other rules were applied.",
        severity=Severity.ERROR,
        code="LNT004",
        name="rule-failure",
    )


def _too_many(active: ActiveRule, next_one: Finding, most: int) -> Finding:
    rule = active.rule
    return Finding(
        next_one.start,
        next_one.end,
        f"{rule.code} ({rule.name}) found more than {most:,} problems in this article; the others "
        "are left out. Mend some of these, or ignore the rule here.",
        severity=Severity.WARNING,
        code="LNT005",
        name="limit-reached",
    )


def _complete(finding: Finding, active: ActiveRule | None, passages: Passages) -> Finding:
    severity = finding.severity or Severity.WARNING
    passage = passages.fingerprint(finding.start)
    if active:
        severity = active.severity or finding.severity or active.rule.severity
        if active.rule.whole_article:
            passage = fingerprint()
    return replace(finding, severity=severity, path=passages.path, passage=passage)
