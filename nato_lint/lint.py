"""The one function that everything calls: an article and settings in, findings out."""

from collections.abc import Iterator
from dataclasses import replace

from nato_lint.document import Document
from nato_lint.finding import Finding, Severity
from nato_lint.settings import ActiveRule, Settings
from nato_lint.suppress import suppress


def lint(document: Document, settings: Settings) -> list[Finding]:
    """Apply the rules of `settings` to `document`.

    Pure: no files, no clock, no network. The findings are complete (code, name, severity, path) and
    sorted by place, then code; those that the article suppresses are left out. A rule that raises
    becomes a finding LNT004.
    """
    findings: list[Finding] = []
    for active in settings.rules:
        if _speaks_language(active, document):
            findings.extend(_apply(active, document))
    kept = suppress(document, findings, settings)
    severities = {active.rule.code: active for active in settings.rules}
    done = [_complete(finding, severities.get(finding.code), document) for finding in kept]
    done.sort(key=lambda finding: (finding.start, finding.code, finding.end))
    return done


def _speaks_language(active: ActiveRule, document: Document) -> bool:
    languages = active.rule.languages
    return not languages or document.language in ("", *languages)


def _apply(active: ActiveRule, document: Document) -> list[Finding]:
    try:
        return list(_findings(active, document))
    except Exception as error:  # noqa: BLE001 (a rule may fail in any way; the run goes on)
        return [_failure(active, error)]


def _findings(active: ActiveRule, document: Document) -> Iterator[Finding]:
    rule = active.rule
    for finding in rule.check(document, **active.options):
        if not 0 <= finding.start <= finding.end <= len(document.text):
            raise ValueError(
                f"the finding reaches from {finding.start} to {finding.end}, "
                f"but the article has {len(document.text)} characters"
            )
        yield replace(finding, code=rule.code, name=rule.name)


def _failure(active: ActiveRule, error: Exception) -> Finding:
    rule = active.rule
    reason = " ".join(str(error).split())[:200]
    return Finding(
        0,
        0,
        f"The rule {rule.code} ({rule.name}) of the plugin {rule.plugin or 'unknown'} failed on this "
        f"article: {type(error).__name__}: {reason}. All other rules were applied.",
        severity=Severity.ERROR,
        code="LNT004",
        name="rule-failure",
    )


def _complete(finding: Finding, active: ActiveRule | None, document: Document) -> Finding:
    severity = finding.severity or Severity.WARNING
    if active:
        severity = active.severity or finding.severity or active.rule.severity
    return replace(finding, severity=severity, path=document.path)
