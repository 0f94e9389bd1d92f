"""The commands and their flags."""

import argparse
from collections.abc import Callable
from importlib import import_module

from nato_lint import __version__
from nato_lint.cli.commands import ADD

COMMANDS = {
    "check": "check articles (the default)",
    "rules": "list the rules",
    "explain": "explain rules, each with examples",
    "config": "show which configuration holds for an article",
    "init": "write a configuration for a folder of articles",
    "baseline": "record known findings, so that only new ones are reported",
    "attest": "record that a human has reviewed an article",
    "cache": "delete what earlier runs have remembered",
    "completion": "print a script that completes flags and rules in your shell",
}
"""The commands, each with one line of help; the module of the same name carries it out."""

_PROGRAM = "nato-lint"
_USAGE = {
    "check": f"{_PROGRAM} [check] [FLAG ...] [PATH ...]",
    "rules": "%(prog)s [FLAG ...]",
    "explain": "%(prog)s [FLAG ...] RULE [RULE ...]",
    "config": "%(prog)s show [FLAG ...] [FILE]\n       %(prog)s schema [FLAG ...]",
    "init": "%(prog)s [FLAG ...] [DIR]",
    "baseline": "%(prog)s [FLAG ...] [PATH ...]",
    "attest": "%(prog)s [FLAG ...] --reviewer NAME FILE",
    "cache": "%(prog)s clean",
    "completion": "%(prog)s bash|zsh|fish",
}
_DESCRIPTION = """\
Check articles in Markdown for what an editor would not publish: missing AI
disclosure, leftovers of chatbots and web pages, repeated words and phrases,
numbers without a source, and more.
"""
_EXAMPLES = """\
examples:
  nato-lint draft.md            check an article
  nato-lint content/            check all articles in a folder
  nato-lint --fix draft.md      mend what can be mended safely
  nato-lint explain DUP001      say what a rule is about

`nato-lint COMMAND --help` lists the flags of a command.
"""


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """The options, with the function `run` that carries them out.

    `check` is the command where none is named. Exits with 2 for flags that do not exist.
    """
    if arguments and arguments[0] in ("-h", "-V", "--help", "--version"):
        return full_parser().parse_args(arguments)
    if arguments and arguments[0] in COMMANDS:
        command, arguments = arguments[0], arguments[1:]
    else:
        command = "check"
    # Not the parser of all commands: making the others takes time.
    parser = argparse.ArgumentParser(prog=f"{_PROGRAM} {command}", allow_abbrev=False)
    _set_up(parser, command)
    parser.set_defaults(run=_runner(command))
    if command not in ("check", "baseline"):
        options, unknown = parser.parse_known_args(arguments)
    else:
        # Flags may stand among the paths, which argparse allows only outside of subcommands; and
        # it loses a path that looks like a flag behind the "--".
        end = arguments.index("--") if "--" in arguments else len(arguments)
        options, unknown = parser.parse_known_intermixed_args(arguments[:end])
        options.paths += arguments[end + 1 :]
    if unknown:
        from nato_lint.cli.mistyped import unknown_arguments

        parser.error(unknown_arguments(unknown, parser))
    return options


def full_parser() -> argparse.ArgumentParser:
    """The parser of all commands: for its help, for completion and for the manual page."""
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    version = f"{_PROGRAM} {__version__}"
    parser.add_argument(
        "-V", "--version", action="version", version=version, help="show the version"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command, text in COMMANDS.items():
        _set_up(commands.add_parser(command, help=text, allow_abbrev=False), command)
    parser.usage = f"{_PROGRAM} [COMMAND] [FLAG ...] [PATH ...]"
    return parser


def _set_up(parser: argparse.ArgumentParser, command: str) -> None:
    """Give a command what it takes, and the texts of its help."""
    text = COMMANDS[command]
    parser.description = f"{text[0].upper()}{text[1:]}."
    ADD[command](parser)
    # Not before: the names of subcommands would begin with it.
    parser.usage = _USAGE[command]


def _runner(command: str) -> Callable[[argparse.Namespace], int]:
    """What carries out a command; its module is imported when it is needed."""

    def run(options: argparse.Namespace) -> int:
        code: int = import_module(f"nato_lint.cli.{command}").run(options)
        return code

    return run
