"""Applying fixes to an article until none is left, so that no text comes to harm."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from nato_lint.document import Document, parse
from nato_lint.edits import OverlappingEdits, Trace, apply_edits, joined, ordered
from nato_lint.finding import Edit, Finding, Safety
from nato_lint.harm import do_harm
from nato_lint.limits import MOST_FINDINGS
from nato_lint.lint import lint
from nato_lint.settings import Settings
from nato_lint.source import Source
from nato_lint.structure import same_elsewhere

__all__ = ["Fixed", "OverlappingEdits", "apply_edits", "fix_article"]

# How often an article is linted at most. Two or three times is what articles need; what a fix that
# does harm costs on top grows with the logarithm of the number of fixes. Where all this is not
# enough, the next run goes on.
_MOST_TRIALS = 100

Applicable = Callable[[Finding], bool]


class Fixed(NamedTuple):
    """An article after its fixes.

    `findings` are those of the new text, and `words` its number of words. `edits` lead from the
    text as it was to the text as it is; `applied` counts the fixes that are in them.
    """

    source: Source
    findings: list[Finding]
    words: int
    applied: int
    edits: Sequence[Edit]


def fix_article(source: Source, settings: Settings, applicable: Applicable) -> Fixed:
    """Apply the fixes of the findings for which `applicable` says yes, until none is left.

    `applicable` sees findings as `lint` makes them, with all places as they are in `source`: also
    those that come up after other fixes. Pure, like `lint`.

    Fixes that overlap or touch come one after the other, safe ones first. A fix is applied with all
    of its edits or not at all, and not when it does harm: when it leaves its finding where it is,
    brings about an error that was not there, or changes the structure of text that it does not edit.
    To fix the result again changes nothing.
    """
    work = _Work(settings)
    draft = work.draft(source)
    applied, edits = 0, list[Edit]()
    seen = {source.text: (applied, edits)}
    while step := work.step(draft, _candidates(draft, applicable, edits)):
        draft, fixes = step
        applied += len(fixes)
        edits = joined(edits, _edits_of(fixes))
        if draft.text in seen:
            # Fixes that undo each other: where they began is where a second run would end, too.
            applied, edits = seen[draft.text]
            break
        seen[draft.text] = applied, edits
    findings = draft.findings
    if len(findings) > MOST_FINDINGS:
        # While fixing all counted: those left out would look new once others are mended.
        findings = lint(draft.document, settings)
    return Fixed(draft.document.source, findings, draft.document.word_count, applied, edits)


class _Draft(NamedTuple):
    """An article at one point of the work."""

    document: Document
    findings: list[Finding]

    @property
    def text(self) -> str:
        return self.document.text


class _Candidate(NamedTuple):
    """A finding, and the edits of its fix in the order of the text."""

    finding: Finding
    edits: tuple[Edit, ...]


Step = tuple[_Draft, list[_Candidate]]


class _Work:
    """The work on one article."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._trials = _MOST_TRIALS

    def draft(self, source: Source) -> _Draft:
        """The article with its findings."""
        document = self._parse(source)
        return _Draft(document, lint(document, self._settings, most=None))

    def step(self, draft: _Draft, candidates: Sequence[_Candidate]) -> Step | None:
        """Apply as many of the candidates as can be applied at once; None where none can be."""
        while candidates and self._trials:
            done, kept, refused = self._settle(draft, _compatible(candidates))
            if kept:
                return done, kept
            # Without those that do harm there is room for others that overlapped them.
            candidates = [each for each in candidates if each.edits not in refused]
        return None

    def _settle(
        self, draft: _Draft, chosen: list[_Candidate]
    ) -> tuple[_Draft, list[_Candidate], set[tuple[Edit, ...]]]:
        """The draft with those of the chosen fixes that do no harm, these, and the edits of the others.

        All are tried together. Where that does harm, they are halved until the culprits are found.
        """
        done, kept, refused = draft, list[_Candidate](), set[tuple[Edit, ...]]()
        groups = [chosen]
        while groups and self._trials:
            group = groups.pop()
            trial = self._tried(draft, [*kept, *group])
            if trial:
                done = trial
                kept += group
            elif len(group) == 1:
                refused.add(group[0].edits)
            else:
                middle = len(group) // 2
                groups += (group[middle:], group[:middle])
        return done, kept, refused

    def _tried(self, draft: _Draft, fixes: Sequence[_Candidate]) -> _Draft | None:
        """The draft with all these fixes; None when they do harm."""
        self._trials -= 1
        edits = _edits_of(fixes)
        old = draft.document.source
        text = apply_edits(old.text, edits)
        document = self._parse(Source(text, old.path, has_bom=old.has_bom))
        if not same_elsewhere(draft.document, document, edits):
            return None
        findings = lint(document, self._settings, most=None)
        fixed = [fix.finding for fix in fixes]
        if do_harm(fixed, draft.findings, findings, Trace(edits)):
            return None
        return _Draft(document, findings)

    def _parse(self, source: Source) -> Document:
        settings = self._settings
        return parse(source, dialect=settings.dialect, language=settings.lang, terms=settings.terms)


def _candidates(
    draft: _Draft, applicable: Applicable, edits: Sequence[Edit]
) -> Sequence[_Candidate]:
    """The fixes that may be applied, each different one once, those that come first first."""
    trace = Trace(edits)
    found: dict[tuple[Edit, ...], _Candidate] = {}
    for finding in draft.findings:
        if finding.fix is None or not applicable(_at_origin(finding, trace) if edits else finding):
            continue
        effective = _effective(draft.text, finding.fix.edits)
        if effective:
            found.setdefault(effective, _Candidate(finding, effective))
    return sorted(found.values(), key=_preference)


def _preference(candidate: _Candidate) -> tuple[bool, tuple[Edit, ...], str]:
    fix = candidate.finding.fix
    unsafe = fix is None or fix.safety != Safety.SAFE
    return unsafe, candidate.edits, candidate.finding.code


def _effective(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that change something, in order; none of those that a file could not take."""
    try:
        in_order = ordered(dict.fromkeys(edits))
        "".join(edit.text for edit in in_order).encode("utf-8")
    except (OverlappingEdits, UnicodeEncodeError):
        return ()
    return tuple(edit for edit in in_order if text[edit.start : edit.end] != edit.text)


def _at_origin(finding: Finding, trace: Trace) -> Finding:
    """The finding with all its places as they were before the edits of `trace`."""
    start, end = trace.span(finding.start, finding.end)
    related = [
        each._replace(start=first, end=last)
        for each in finding.related
        for first, last in [trace.span(each.start, each.end)]
    ]
    fix = finding.fix
    if fix:
        edits = (Edit(*trace.span(edit.start, edit.end), edit.text) for edit in fix.edits)
        fix = replace(fix, edits=tuple(edits))
    return replace(finding, start=start, end=end, related=related, fix=fix)


def _compatible(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """As many candidates as have edits that do not even touch each other, the first ones first."""
    taken: list[tuple[int, int]] = []
    chosen = []
    for candidate in candidates:
        spans = [(edit.start, edit.end) for edit in candidate.edits]
        if not any(_is_met(span, taken) for span in spans):
            chosen.append(candidate)
            for span in spans:
                insort(taken, span)
    return chosen


def _is_met(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    start, end = span
    at = bisect_left(taken, span)
    return (at > 0 and taken[at - 1][1] >= start) or (at < len(taken) and taken[at][0] <= end)


def _edits_of(fixes: Iterable[_Candidate]) -> list[Edit]:
    return ordered(edit for fix in fixes for edit in fix.edits)
