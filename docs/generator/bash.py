"""The script by which bash completes the command line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.command_line import Command, Takes, commands, first_flags
from generator.rule_words import rule_words
from generator.template import filled
from nato_lint import Rule


def completion(rules: Sequence[Rule]) -> str:
    """nato-lint.bash."""
    known = commands()
    flags: dict[str, list[str]] = defaultdict(list)
    for command in known:
        flags[" ".join(command.spelled_flags())].append(command.name)
    return filled(
        "completion.bash",
        COMMANDS=" ".join(command.name for command in known if " " not in command.name),
        RULES=" ".join(rule_words(rules)),
        FLAGS=_cases("flags", flags),
        TAKES=_cases("takes", _values(known)),
        FIRST_FLAGS=" ".join(spelled for flag in first_flags() for spelled in flag.flags),
    )


def _values(known: Iterable[Command]) -> dict[str, list[str]]:
    """What can be taken, with the arguments that take it: "check --color", or "init" by itself."""
    takers: dict[str, list[str]] = defaultdict(list)
    for command in known:
        if command.inner:
            takers[" ".join(command.inner)].append(command.name)
        for argument in command.arguments:
            if argument.takes is not Takes.NOTHING:
                value = " ".join(argument.words) or argument.takes.name
                flags = [f"{command.name} {flag}" for flag in argument.flags]
                takers[value] += flags or [command.name]
    return takers


def _cases(variable: str, values: Mapping[str, Iterable[str]]) -> str:
    return "\n".join(
        f"        {' | '.join(map(_quoted, patterns))}) {variable}={_quoted(value)} ;;"
        for value, patterns in values.items()
    )


def _quoted(text: str) -> str:
    return f"'{text}'"
