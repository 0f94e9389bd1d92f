"""`nato-lint rules`."""

import argparse

from nato_lint.cli import OK, TROUBLE
from nato_lint.cli.workspace import registry_for


def run(options: argparse.Namespace) -> int:
    """Print a line a rule: code, severity, whether it is on by default, name and summary."""
    registry = registry_for(options)
    if registry is None:
        return TROUBLE
    width = max(len(rule.name) for rule in registry.rules)
    for rule in registry.rules:
        on = "on " if rule.default else "off"
        print(f"{rule.code}  {rule.severity:<7}  {on}  {rule.name:<{width}}  {rule.summary}")
    return TROUBLE if registry.problems else OK
