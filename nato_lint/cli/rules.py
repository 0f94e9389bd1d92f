"""`nato-lint rules`."""

import argparse
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from nato_lint.cli import OK, TROUBLE
from nato_lint.cli.console import console_for, show
from nato_lint.cli.workspace import registry_for
from nato_lint.report.terminal import visible
from nato_lint.rule import Rule

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Below so many cells, the summary stands below the name.
_WIDE = 110
_WIDEST = 140
_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}


def run(options: argparse.Namespace) -> int:
    """List the rules: as a table for people, as aligned lines in a pipe, or as JSON."""
    registry = registry_for(options)
    if registry is None:
        return TROUBLE
    if options.output_format == "json":
        from nato_lint.cli.rules_json import rules_json

        print(rules_json(registry.rules))
    elif console := console_for(options.color):
        _print_table(console, registry.rules)
    else:
        _print_lines(registry.rules)
    return TROUBLE if registry.problems else OK


def _print_lines(rules: Sequence[Rule]) -> None:
    """A line a rule: code, severity, whether it is on by default, name and summary."""
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        name, summary = visible(rule.name), visible(rule.summary)
        print(f"{rule.code}  {rule.severity:<7}  {_default(rule):<3}  {name:<{width}}  {summary}")


def _print_table(console: "Console", rules: Sequence[Rule]) -> None:
    from rich.table import Table

    wide = console.width >= _WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("code", "severity", "on", "fix", *(("name",) if wide else ()), "finds"):
        table.add_column(title, no_wrap=title != "finds")
    for _, family in groupby(rules, lambda rule: rule.code.rstrip("0123456789")):
        for rule in family:
            table.add_row(*_cells(rule, wide), style=None if rule.default else "dim")
        table.add_row()
    show(console, table, _WIDEST)
    on = sum(rule.default for rule in rules)
    console.print(
        f"{len(rules)} rules, {on} of them on by default. `nato-lint explain CODE` explains one."
    )


def _cells(rule: Rule, wide: bool) -> list["Text"]:
    from rich.text import Text

    name, summary = Text(visible(rule.name), "bold"), Text(visible(rule.summary))
    return [
        Text(rule.code, "bold"),
        Text(rule.severity, _STYLES[rule.severity]),
        Text(_default(rule)),
        Text(rule.fix or ""),
        *([name, summary] if wide else [Text("\n").join([name, summary])]),
    ]


def _default(rule: Rule) -> str:
    return "on" if rule.default else "off"
