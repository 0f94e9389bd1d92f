"""Linting a text in a test, with the rules that the test names."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nato_lint import Finding, Rule, Source, parse
from nato_lint.config.values import build, convert_table
from nato_lint.lint import lint
from nato_lint.plugins import load_plugins
from nato_lint.settings import ActiveRule, Settings

REGISTRY = load_plugins()
_CONFIGURATION = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RULES = {rule.code: rule for rule in REGISTRY.rules}


def findings(
    text: str,
    *codes: str,
    path: str = "article.md",
    options: Mapping[str, Any] | None = None,
    lang: str | None = None,
    terms: frozenset[str] = frozenset(),
    dialect: str | None = None,
) -> list[Finding]:
    """The findings of the rules `codes` (all default ones when none is named) in `text`.

    `options` are keyword arguments of the rules, as Python spells them.
    """
    chosen = [RULES[code] for code in codes] or [r for r in RULES.values() if r.default]
    known = {key: rule.code for rule in RULES.values() for key in (rule.code, rule.name)}
    active = tuple(ActiveRule(rule, options or {}) for rule in chosen)
    document = parse(Source(text, path), dialect=dialect, language=lang, terms=terms)
    return lint(document, Settings(active, known, lang=lang, terms=terms), most=None)


def documented_options(rule: Rule) -> dict[str, Any]:
    """The options that the documentation of a rule sets in its example of a configuration."""
    found: dict[str, Any] = {}
    for text in _CONFIGURATION.findall(rule.documentation):
        table = tomllib.loads(text)["rules"][rule.table]
        for key, value in convert_table(table, rule.options, (), Path()).items():
            found[key] = found.get(key, {}) | value if isinstance(value, dict) else value
    keywords = build(rule.options, found)
    if found and rule.group:
        keyword, group = rule.group
        return {keyword: group(**keywords)}
    return keywords


def marked(text: str, *codes: str, **more: Any) -> list[str]:
    """The words that the findings mark."""
    return [text[found.start : found.end] for found in findings(text, *codes, **more)]
