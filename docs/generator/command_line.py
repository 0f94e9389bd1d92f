"""The commands and their arguments, read from the parser."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from nato_lint.cli.arguments import full_parser
from nato_lint.config.presets import Presets
from nato_lint.report import FORMATS


class Takes(Enum):
    """What the value of an argument is, as far as a shell can complete it."""

    NOTHING = "NOTHING"
    ARTICLES = "ARTICLES"
    FILE = "FILE"
    FOLDER = "FOLDER"
    RULE = "RULE"
    RULES = "RULES"
    WORD = "WORD"
    ANYTHING = "ANYTHING"


_BY_METAVAR = {
    "PATH": Takes.FILE,
    "FILE": Takes.ARTICLES,
    "DIR": Takes.FOLDER,
    "RULE": Takes.RULE,
    "RULES": Takes.RULES,
}
_BY_DEST = {"paths": Takes.ARTICLES, "stdin_filename": Takes.ARTICLES}
# Words to offer where argparse lets others pass as well.
_WORDS = {
    "output_format": FORMATS,
    "changed_since": ("staged", "HEAD"),
    "preset": tuple(Presets().names()),
}
_REPEATED = (argparse._AppendAction, argparse._ExtendAction)


@dataclass(frozen=True)
class Argument:
    """A flag, or without `flags` what stands by itself.

    `words` are what there is to choose from, `several` says that there may be more than one.
    """

    flags: tuple[str, ...]
    metavar: str
    help: str
    takes: Takes
    words: tuple[str, ...]
    several: bool


@dataclass(frozen=True)
class Command:
    """A command, or a subcommand such as "config show"; `inner` are the names of subcommands."""

    name: str
    help: str
    usage: str
    arguments: tuple[Argument, ...]
    inner: tuple[str, ...] = ()

    @property
    def flags(self) -> list[Argument]:
        """The arguments that are flags."""
        return [argument for argument in self.arguments if argument.flags]

    @property
    def positional(self) -> Argument | None:
        """What stands by itself; no command has two of it."""
        return next((argument for argument in self.arguments if not argument.flags), None)

    def spelled_flags(self) -> list[str]:
        """Every spelling of every flag."""
        return [spelling for flag in self.flags for spelling in flag.flags]


def commands() -> list[Command]:
    """All commands in the order of the help, each before its subcommands."""
    return list(_commands(full_parser(), "", ""))[1:]


def first_flags() -> list[Argument]:
    """The flags that are no command's, such as --version: they stand alone."""
    program, default, *_ = _commands(full_parser(), "", "")
    return [flag for flag in program.flags if flag not in default.flags]


def _commands(parser: argparse.ArgumentParser, name: str, text: str) -> Iterator[Command]:
    arguments = []
    inner: list[Command] = []
    words: tuple[str, ...] = ()
    # argparse lets nobody ask for these in public.
    for action in (action for group in parser._action_groups for action in group._group_actions):
        if isinstance(action, argparse._SubParsersAction):
            words = tuple(action.choices)
            for choice in action._choices_actions:
                subparser = action.choices[choice.dest]
                inner += _commands(subparser, f"{name} {choice.dest}".strip(), choice.help or "")
        else:
            arguments.append(_argument(action))
    # Not `format_usage`, which depends on the width of the terminal.
    usage = (parser.usage or "%(prog)s") % {"prog": parser.prog}
    yield Command(name, text, usage, tuple(arguments), words)
    yield from inner


def _argument(action: argparse.Action) -> Argument:
    words = tuple(map(str, action.choices or _WORDS.get(action.dest, ())))
    return Argument(
        flags=tuple(action.option_strings),
        metavar="" if action.nargs == 0 else str(action.metavar or action.dest.upper()),
        help=action.help or "",
        takes=_takes(action, words),
        words=words,
        several=action.nargs in ("*", "+") or isinstance(action, _REPEATED),
    )


def _takes(action: argparse.Action, words: tuple[str, ...]) -> Takes:
    if action.nargs == 0:
        return Takes.NOTHING
    if words:
        return Takes.WORD
    by_metavar = _BY_METAVAR.get(str(action.metavar), Takes.ANYTHING)
    return _BY_DEST.get(action.dest, by_metavar)
