"""Rules as SARIF describes them; code scanning shows the description beside each finding."""

from re import Match
from typing import Any

from nato_lint.explanation import facts, web_page
from nato_lint.finding import Severity
from nato_lint.pattern import Pattern
from nato_lint.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_PROBLEM_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
# GitHub takes descriptions up to this length.
_DESCRIPTION = 1024
_EXAMPLE = Pattern(r"(?m)^(`{3,})(\w+) (bad|good)$")
_FENCED = Pattern(r"(?ms)^(`{3,})[^`\n]*$.*?^\1$")
_VERDICTS = {"bad": "Found:", "good": "Not found:"}


def descriptor(rule: Rule) -> dict[str, Any]:
    """The `reportingDescriptor` of a rule."""
    described = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _cut(rule.summary)},
        "fullDescription": {"text": _cut(_rationale(rule))},
        "help": {"text": rule.documentation, "markdown": _help(rule)},
        "defaultConfiguration": {"enabled": rule.default, "level": LEVELS[rule.severity]},
        "properties": {
            "tags": _tags(rule),
            # What is on by default has to be right nearly always.
            "precision": "high" if rule.default else "medium",
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }
    page = web_page(rule)
    return {**described, "helpUri": page} if page else described


def _help(rule: Rule) -> str:
    return f"{_EXAMPLE.sub(_labelled, rule.documentation)}\n\n*{facts(rule)}.*"


def _labelled(opening: Match[str]) -> str:
    return f"{_VERDICTS[opening[3]]}\n\n{opening[1]}{opening[2]}"


def _rationale(rule: Rule) -> str:
    """What the documentation says between its first line and its examples."""
    _, _, text = rule.documentation.partition("\n")
    example = _EXAMPLE.search(text)
    rationale = _FENCED.sub("", text[: example.start() if example else None])
    return " ".join(rationale.split()) or rule.summary


def _cut(text: str) -> str:
    """As many whole sentences as GitHub takes; of a longer sentence, what fits."""
    if len(text) <= _DESCRIPTION:
        return text
    fits = text[: _DESCRIPTION - 1]
    sentences = fits[: fits.rfind(". ") + 1]
    return sentences or f"{fits}…"


def _tags(rule: Rule) -> list[str]:
    """Its family, its languages, and what its fixes are: alerts can be filtered by them."""
    tags = [rule.code.rstrip("0123456789"), *rule.languages]
    return [*tags, f"{rule.fix}-fix"] if rule.fix else tags
