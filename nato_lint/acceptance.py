"""What a rule is handed and what it hands over; rules come from anywhere."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from nato_lint.document import Document
from nato_lint.finding import Edit, Finding, Fix, Related, Safety, Severity
from nato_lint.settings import ActiveRule


def arguments(active: ActiveRule) -> dict[str, Any]:
    """The options of a rule, for one call of it: what it does to a list stays with that call."""
    handed = {
        keyword: copy
        for keyword, default in (getattr(active.rule.check, "__kwdefaults__", None) or {}).items()
        if (copy := _own(default)) is not default
    }
    handed.update((keyword, _own(value)) for keyword, value in active.options.items())
    return handed


def accepted(finding: Finding, active: ActiveRule, document: Document) -> Finding:
    """The finding of a rule, with the rule's code and name, in the types that it should have.

    Raises an exception that says what is wrong where reports could not print it.
    """
    related = tuple(Related(each.start, each.end, each.message) for each in finding.related)
    fix = finding.fix
    if fix:
        # A plugin may give a safety or a severity as a plain string.
        edits = tuple(Edit(each.start, each.end, each.text) for each in fix.edits)
        fix = Fix(Safety(fix.safety), fix.message, edits)
    _check_texts(finding, related, fix)
    places: list[Finding | Related | Edit] = [finding, *related, *(fix.edits if fix else ())]
    for place in places:
        _check_place(place, document)
    return replace(
        finding,
        severity=Severity(finding.severity) if finding.severity else None,
        fix=fix,
        related=related,
        code=active.rule.code,
        name=active.rule.name,
    )


def _check_texts(finding: Finding, related: tuple[Related, ...], fix: Fix | None) -> None:
    texts = [finding.message, *(each.message for each in related)]
    if fix:
        texts += [fix.message, *(edit.text for edit in fix.edits)]
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"a message or an edit is {text!r}, which is no text")


def _check_place(place: Finding | Related | Edit, document: Document) -> None:
    kind = type(place).__name__.lower()
    if not (isinstance(place.start, int) and isinstance(place.end, int)):
        raise TypeError(
            f"the {kind} reaches from {place.start!r} to {place.end!r}, which are no whole numbers"
        )
    if not 0 <= place.start <= place.end <= len(document.text):
        raise ValueError(
            f"the {kind} reaches from {place.start} to {place.end}, "
            f"but the article has {len(document.text)} characters"
        )


def _own(value: Any) -> Any:
    """A copy of what can be changed; the value itself where nothing of it can."""
    if isinstance(value, (list, set)):
        return type(value)(map(_own, value))
    if isinstance(value, dict):
        return {key: _own(member) for key, member in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        members = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        changes = {
            name: own for name, member in members.items() if (own := _own(member)) is not member
        }
        return replace(value, **changes) if changes else value
    return value
