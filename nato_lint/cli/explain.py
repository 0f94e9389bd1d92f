"""`nato-lint explain`."""

import argparse
from collections.abc import Sequence

from nato_lint.cli import OK, TROUBLE, complain
from nato_lint.cli.console import console_for
from nato_lint.cli.workspace import registry_for
from nato_lint.explanation import explanation
from nato_lint.report.terminal import visible
from nato_lint.rule import Rule
from nato_lint.selection import UnknownSelector, members_of


def run(options: argparse.Namespace) -> int:
    """Print the documentation of the rules that are named, rendered where a person reads it."""
    registry = registry_for(options)
    if registry is None:
        return TROUBLE
    code = OK
    wanted: dict[str, Rule] = {}
    for name in options.rules:
        found = _meant(name, registry.rules)
        if not found:
            complain(_unknown(name, registry.rules))
            code = TROUBLE
        wanted.update((rule.code, rule) for rule in found)
    if wanted:
        _show(explanation(*wanted.values()), options.color)
    return code


def _meant(name: str, rules: Sequence[Rule]) -> list[Rule]:
    """The rules of a code, a prefix or a name, in whatever case."""
    return members_of(name.upper(), rules) or members_of(name.lower(), rules)


def _unknown(name: str, rules: Sequence[Rule]) -> str:
    """That there is no such rule, and which ones have the word in their name."""
    alike = [rule.name for rule in rules if name.lower() in rule.name.split("-")]
    if alike:
        return f'no rule is called "{name}"; there is {" and ".join(alike)}.'
    return str(UnknownSelector(name, rules))


def _show(text: str, colour: str) -> None:
    console = console_for(colour)
    if console is None:
        print("\n".join(map(visible, text.split("\n"))), end="")
        return
    from nato_lint.cli.markdown import show_markdown

    show_markdown(console, text)
