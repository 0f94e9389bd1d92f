"""Linting a text in a test, with the rules that the test names."""

from collections.abc import Mapping
from typing import Any

from nato_lint import Finding, Source, parse
from nato_lint.lint import lint
from nato_lint.plugins import load_plugins
from nato_lint.settings import ActiveRule, Settings

REGISTRY = load_plugins()
RULES = {rule.code: rule for rule in REGISTRY.rules}


def findings(
    text: str,
    *codes: str,
    path: str = "article.md",
    options: Mapping[str, Any] | None = None,
    lang: str | None = None,
    terms: frozenset[str] = frozenset(),
) -> list[Finding]:
    """The findings of the rules `codes` (all default ones when none is named) in `text`.

    `options` are keyword arguments of the rules, as Python spells them.
    """
    chosen = [RULES[code] for code in codes] or [r for r in RULES.values() if r.default]
    known = {key: rule.code for rule in RULES.values() for key in (rule.code, rule.name)}
    active = tuple(ActiveRule(rule, options or {}) for rule in chosen)
    document = parse(Source(text, path), language=lang, terms=terms)
    return lint(document, Settings(active, known, lang=lang, terms=terms))


def marked(text: str, *codes: str, **more: Any) -> list[str]:
    """The words that the findings mark."""
    return [text[found.start : found.end] for found in findings(text, *codes, **more)]
