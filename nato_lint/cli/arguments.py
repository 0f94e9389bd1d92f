"""The commands and their flags."""

import argparse
import os
from collections.abc import Callable
from datetime import date
from importlib import import_module

from nato_lint import __version__
from nato_lint.report import FORMATS

COMMANDS = {
    "check": "check articles (the default)",
    "rules": "list the rules",
    "explain": "explain one rule",
    "config": "show the configuration of an article, or the schema of all configuration",
    "init": "write a configuration for this folder of articles",
    "baseline": "record the findings of today as known",
    "attest": "record that a human has reviewed an article",
    "cache": "look after the cache",
    "completion": "print a script that completes commands and flags in your shell",
}
"""The commands, each with one line of help; the module of the same name carries it out."""

_PROGRAM = "nato-lint"
NO_LOCAL_PLUGINS = "NATO_LINT_NO_LOCAL_PLUGINS"


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """The options, with the function `run` that carries them out.

    `check` is the command where none is named. Exits with 2 for flags that do not exist.
    """
    if arguments and arguments[0] in ("-h", "--help", "--version"):
        return full_parser().parse_args(arguments)
    if arguments and arguments[0] in COMMANDS:
        command, arguments = arguments[0], arguments[1:]
    else:
        command = "check"
    # Not the parser of all commands: making the others takes time.
    parser = argparse.ArgumentParser(
        prog=f"{_PROGRAM} {command}", description=_sentence(command), allow_abbrev=False
    )
    _ADD[command](parser)
    parser.set_defaults(run=_runner(command))
    if command not in ("check", "baseline"):
        return parser.parse_args(arguments)
    # Flags may stand among the paths, which argparse allows only outside of subcommands; and it
    # loses a path that looks like a flag behind the "--".
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = parser.parse_intermixed_args(arguments[:end])
    options.paths += arguments[end + 1 :]
    return options


def full_parser() -> argparse.ArgumentParser:
    """The parser of all commands: for its help, for completion and for the manual page."""
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Check articles for missing AI disclosure, chatbot and scrape residue, "
        "duplicated phrases, unsourced numbers and more.",
        epilog="`nato-lint article.md` is short for `nato-lint check article.md`.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command, text in COMMANDS.items():
        _ADD[command](
            commands.add_parser(
                command, help=text, description=_sentence(command), allow_abbrev=False
            )
        )
    return parser


def _sentence(command: str) -> str:
    text = COMMANDS[command]
    return f"{text[0].upper()}{text[1:]}."


def _runner(command: str) -> Callable[[argparse.Namespace], int]:
    """What carries out a command; its module is imported when it is needed."""

    def run(options: argparse.Namespace) -> int:
        code: int = import_module(f"nato_lint.cli.{command}").run(options)
        return code

    return run


def _check(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "files and folders (default: this folder); `-` reads standard input")
    _selection(parser)
    files = _files(parser)
    files.add_argument(
        "--stdin-filename", metavar="NAME", help="what the article on standard input is called"
    )
    files.add_argument(
        "--changed-since",
        metavar="REV",
        help="report only what concerns the lines that changed since this commit of git; "
        "`staged`: the lines that are about to be committed",
    )
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="apply the safe fixes")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="apply also the fixes that want a second look"
    )
    fixes.add_argument(
        "--diff", action="store_true", help="show what the fixes would change, and change nothing"
    )
    _configuration(parser)
    known = parser.add_argument_group("known findings")
    _baseline_file(known)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        action="append",
        metavar="F[=PATH]",
        help=f"{', '.join(FORMATS)}; may be repeated, F=PATH writes that one to a file",
    )
    output.add_argument("--output-file", metavar="PATH", help="write the report there")
    output.add_argument(
        "--statistics", action="store_true", help="count the findings of every rule"
    )
    _color(output)
    output.add_argument("--quiet", "-q", action="store_true", help="show errors only")
    result = parser.add_argument_group("exit code")
    result.add_argument(
        "--fail-level",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: warning)",
    )
    result.add_argument("--exit-zero", action="store_true", help="exit with 0 also for findings")
    _running(parser)


def _paths(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help=text)


def _selection(parser: argparse.ArgumentParser) -> None:
    chosen = parser.add_argument_group("which rules")
    for flag, text in (
        ("--select", "only these rules: codes, prefixes (DUP), names or ALL, with commas"),
        ("--extend-select", "these rules as well"),
        ("--ignore", "not these rules"),
    ):
        chosen.add_argument(flag, type=_listed, action="extend", metavar="RULES", help=text)


def _files(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    files = parser.add_argument_group("which files")
    files.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave these files out"
    )
    files.add_argument(
        "--force-exclude",
        action="store_true",
        help="leave excluded files out also where they are named",
    )
    return files


def _baseline_file(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument(
        "--baseline",
        metavar="PATH",
        help="the file of known findings (default: that of the configuration)",
    )


def _running(parser: argparse.ArgumentParser) -> None:
    running = parser.add_argument_group("running")
    running.add_argument(
        "--jobs",
        "-j",
        type=_number,
        metavar="N",
        help="check in so many processes (default: as many as help)",
    )
    running.add_argument("--no-cache", action="store_true", help="neither read nor write the cache")


def _configuration(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("configuration")
    group.add_argument("--config", metavar="PATH", help="use this configuration file")
    group.add_argument("--isolated", action="store_true", help="ignore all configuration files")
    group.add_argument(
        "--no-local-plugins",
        action="store_true",
        default=os.environ.get(NO_LOCAL_PLUGINS, "") not in ("", "0"),
        help=f"run no Python file that a configuration names (also: {NO_LOCAL_PLUGINS}=1)",
    )


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format", choices=("table", "json"), default="table", help="how to list them"
    )
    _color(parser)
    _configuration(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="CODE", help="the code or the name of the rule")
    _color(parser)
    _configuration(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(metavar="show|schema", required=True, dest="what")
    show = what.add_parser(
        "show",
        help="what holds for an article, and where each value comes from",
        allow_abbrev=False,
    )
    show.add_argument("file", metavar="FILE", nargs="?", help="the article (default: any here)")
    _selection(show)
    _configuration(show)
    schema = what.add_parser(
        "schema", help="the JSON Schema of nato-lint.toml, for editors", allow_abbrev=False
    )
    _configuration(schema)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory", metavar="DIR", nargs="?", default=".", help="the folder (default: this one)"
    )
    parser.add_argument(
        "--preset", metavar="NAME", help="start from this preset instead of a guess"
    )
    parser.add_argument(
        "--pre-commit", action="store_true", help="add the hook to .pre-commit-config.yaml as well"
    )
    parser.add_argument("--force", action="store_true", help="replace a configuration that exists")


def _baseline(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "files and folders (default: this folder)")
    _selection(parser)
    _files(parser)
    parser.add_argument(
        "--prune", action="store_true", help="only forget what is no longer found; add nothing"
    )
    _baseline_file(parser)
    _configuration(parser)
    _running(parser)


def _cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("clean",), help="clean: delete it")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")


def _attest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the article that was reviewed")
    parser.add_argument(
        "--reviewer", required=True, type=_stated, metavar="NAME", help="who did it"
    )
    parser.add_argument("--role", type=_stated, metavar="ROLE", help="in which role")
    parser.add_argument(
        "--kind",
        default="substantive",
        type=_stated,
        metavar="KIND",
        help="what kind of review it was (default: substantive)",
    )
    parser.add_argument(
        "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="when (default: today)"
    )
    parser.add_argument(
        "--i-am-the-reviewer",
        action="store_true",
        help="record the review also where nobody sits at a terminal",
    )
    _configuration(parser)


def _stated(value: str) -> str:
    if not value.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return value.strip()


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError("it takes a number from 1 on")
    return int(value)


def _color(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")


_ADD = {
    "check": _check,
    "rules": _rules,
    "explain": _explain,
    "config": _config,
    "init": _init,
    "baseline": _baseline,
    "attest": _attest,
    "cache": _cache,
    "completion": _completion,
}
