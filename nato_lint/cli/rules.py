"""`nato-lint rules` and `nato-lint explain`."""

import argparse
from pathlib import Path

from nato_lint.cli import OK, TROUBLE, complain
from nato_lint.cli.workspace import workspace_for
from nato_lint.config import ConfigError
from nato_lint.plugins import Registry
from nato_lint.rule import Rule
from nato_lint.selection import UnknownSelector


def list_rules(options: argparse.Namespace) -> int:
    """Print a line a rule: code, severity, whether it is on by default, name and summary."""
    registry = _registry(options)
    if registry is None:
        return TROUBLE
    width = max(len(rule.name) for rule in registry.rules)
    for rule in registry.rules:
        on = "on " if rule.default else "off"
        print(f"{rule.code}  {rule.severity:<7}  {on}  {rule.name:<{width}}  {rule.summary}")
    return TROUBLE if registry.problems else OK


def explain(options: argparse.Namespace) -> int:
    """Print the documentation of one rule."""
    registry = _registry(options)
    if registry is None:
        return TROUBLE
    wanted = options.rule
    for rule in registry.rules:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            print(explanation(rule), end="")
            return OK
    complain(str(UnknownSelector(wanted, registry.rules)))
    return TROUBLE


def explanation(rule: Rule) -> str:
    """The documentation of a rule as Markdown."""
    facts = [f"Severity: {rule.severity}", "on by default" if rule.default else "off by default"]
    if rule.fix:
        facts.append(f"fix: {rule.fix}")
    if rule.languages:
        facts.append(f"languages: {', '.join(rule.languages)}")
    parts = [f"# {rule.code} {rule.name}", "; ".join(facts) + ".", rule.documentation]
    if rule.options:
        parts.append(f"## Options\n\nIn the table `[rules.{rule.table}]`:")
        parts.append(
            "\n".join(f"* `{option.name}`: {option.default!r}" for option in rule.options.values())
        )
    return "\n\n".join(parts) + "\n"


def _registry(options: argparse.Namespace) -> Registry | None:
    workspace = workspace_for(options)
    try:
        registry = workspace.registry(workspace.config(Path.cwd() / "article.md"))
    except ConfigError as error:
        complain(str(error))
        return None
    for problem in workspace.problems:
        complain(problem)
    return registry
