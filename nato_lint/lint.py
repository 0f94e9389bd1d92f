"""The one function that everything calls: an article and settings in, findings out."""

from dataclasses import replace

from nato_lint.document import Document
from nato_lint.finding import Edit, Finding, Related, Severity
from nato_lint.passage import Passages, fingerprint
from nato_lint.settings import ActiveRule, Settings
from nato_lint.suppress import suppress


def lint(document: Document, settings: Settings) -> list[Finding]:
    """Apply the rules of `settings` to `document`.

    Pure: no files, no clock, no network. The findings are complete (code, name, severity, path,
    passage) and sorted by place, then code; those that the article suppresses are left out. A rule that raises
    becomes a finding LNT004.
    """
    findings: list[Finding] = []
    ran: set[str] = set()
    for active in settings.rules:
        if not _speaks_language(active, document):
            continue
        try:
            findings.extend(_findings(active, document))
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a rule may fail in any way; the run goes on)
            findings.append(_failure(active, error))
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


def _findings(active: ActiveRule, document: Document) -> list[Finding]:
    rule = active.rule
    findings = []
    for finding in rule.check(document, **active.options):
        _check_places(finding, document)
        # A plugin may give the severity as a plain string.
        severity = Severity(finding.severity) if finding.severity else None
        findings.append(replace(finding, code=rule.code, name=rule.name, severity=severity))
    return findings


def _check_places(finding: Finding, document: Document) -> None:
    """Raise ValueError for what reports could not print: rules come from anywhere."""
    edits = finding.fix.edits if finding.fix else ()
    places: tuple[Finding | Related | Edit, ...] = (finding, *finding.related, *edits)
    for place in places:
        if not 0 <= place.start <= place.end <= len(document.text):
            raise ValueError(
                f"the {type(place).__name__.lower()} reaches from {place.start} to {place.end}, "
                f"but the article has {len(document.text)} characters"
            )


def _failure(active: ActiveRule, error: BaseException) -> Finding:
    rule = active.rule
    reason = " ".join(str(error).split())[:200].rstrip(".")
    return Finding(
        0,
        0,
        f"The rule {rule.code} ({rule.name}) of the plugin {rule.plugin or 'unknown'} failed on this "
        f"article: {type(error).__name__}: {reason}. All other rules were applied.",
        severity=Severity.ERROR,
        code="LNT004",
        name="rule-failure",
    )


def _complete(finding: Finding, active: ActiveRule | None, passages: Passages) -> Finding:
    severity = finding.severity or Severity.WARNING
    passage = passages.fingerprint(finding.start)
    if active:
        severity = active.severity or finding.severity or active.rule.severity
        if active.rule.whole_article:
            passage = fingerprint()
    return replace(finding, severity=severity, path=passages.path, passage=passage)
