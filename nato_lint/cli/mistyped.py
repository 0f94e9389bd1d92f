"""What somebody may have meant who mistyped a flag or a command."""

import argparse
from collections.abc import Collection, Iterator, Sequence

_ELSEWHERE = {
    "lint": "check",
    "run": "check",
    "list": "rules",
    "rule": "explain",
    "fix": "--fix",
    "diff": "--diff",
    "help": "--help",
    "version": "--version",
}
"""What other linters call the commands, and flags that are no commands here."""

_VERSION = ("-V", "--version")


def unknown_arguments(unknown: Sequence[str], parser: argparse.ArgumentParser) -> str:
    """A sentence about arguments that `parser` did not take, for its `error`."""
    from nato_lint.report.terminal import visible
    from nato_lint.selection import suggestion

    flag = next((argument for argument in unknown if argument.startswith("-")), None)
    if flag is None:
        return f'there is no place for "{visible(unknown[0])}" here.'
    name = flag.partition("=")[0]
    if name in _VERSION:
        return f"{name} stands alone: `nato-lint {name}`."
    return f"there is no flag {visible(name)}{suggestion(name, _flags(parser))}."


def command_meant(word: str, commands: Collection[str]) -> str:
    """` (did you mean ...?)` for a path that does not exist and may have been meant as a command."""
    from nato_lint.selection import suggestion

    if word in commands:
        return f" (the command comes first: `nato-lint {word}`)"
    if word in _ELSEWHERE:
        return f" (did you mean `nato-lint {_ELSEWHERE[word]}`?)"
    # The name of a file has a dot in it, and that of a folder stands rarely alone.
    return suggestion(word, commands) if word.isalpha() else ""


def _flags(parser: argparse.ArgumentParser) -> Iterator[str]:
    # argparse lets nobody ask for the flags in public.
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _flags(inner)
