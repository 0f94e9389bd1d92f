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
_SHELLS = """\
Where to put the script:
  bash   add to ~/.bashrc:                 eval "$(nato-lint completion bash)"
  zsh    add to ~/.zshrc, below compinit:  eval "$(nato-lint completion zsh)"
  fish   nato-lint completion fish >~/.config/fish/completions/nato-lint.fish
"""
NO_LOCAL_PLUGINS = "NATO_LINT_NO_LOCAL_PLUGINS"


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
    _ADD[command](parser)
    # Not before: the names of subcommands would begin with it.
    parser.usage = _USAGE[command]


def _runner(command: str) -> Callable[[argparse.Namespace], int]:
    """What carries out a command; its module is imported when it is needed."""

    def run(options: argparse.Namespace) -> int:
        code: int = import_module(f"nato_lint.cli.{command}").run(options)
        return code

    return run


def _check(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "articles and folders of articles (default: this folder); `-` is standard input")
    _selection(parser)
    files = _files(parser)
    files.add_argument("--stdin-filename", metavar="NAME", help="treat standard input as this file")
    files.add_argument(
        "--changed-since",
        metavar="REV",
        help="report only what concerns the lines that changed since this commit of git; "
        "`staged`: the lines that are about to be committed",
    )
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="mend what can be mended safely")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="mend also what wants a second look afterwards"
    )
    fixes.add_argument(
        "--diff", action="store_true", help="show what would be mended, and change nothing"
    )
    _configuration(parser)
    known = parser.add_argument_group("known findings")
    _baseline_file(known)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        action="append",
        metavar="FORMAT[=PATH]",
        help=f"how to report: {', '.join(FORMATS)}; may be repeated, FORMAT=PATH writes that one "
        "to a file",
    )
    output.add_argument("--output-file", metavar="PATH", help="write the report to this file")
    output.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    _color(output)
    output.add_argument("-q", "--quiet", action="store_true", help="report errors only")
    result = parser.add_argument_group("exit code")
    result.add_argument(
        "--fail-level",
        choices=("error", "warning", "info", "never"),
        metavar="LEVEL",
        help="exit with 1 for findings from this severity on: error, warning (default), info; or "
        "never",
    )
    result.add_argument("--exit-zero", action="store_true", help="exit with 0 even for findings")
    _running(parser)


def _paths(parser: argparse.ArgumentParser, text: str) -> None:
    articles = parser.add_argument_group("articles")
    articles.add_argument("paths", nargs="*", metavar="PATH", help=text)


def _selection(parser: argparse.ArgumentParser) -> None:
    chosen = parser.add_argument_group("which rules")
    for flag, text in (
        (
            "--select",
            "only these rules: codes (DUP001), families (DUP), names (repeated-word) or ALL, with commas between them",
        ),
        ("--extend-select", "these rules as well, such as some that are off by default"),
        ("--ignore", "all rules but these"),
    ):
        chosen.add_argument(flag, type=_listed, action="extend", metavar="RULES", help=text)


def _files(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    files = parser.add_argument_group("which files")
    files.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="GLOB",
        help="leave out the files and folders that match, such as `drafts/`; may be repeated",
    )
    files.add_argument(
        "--force-exclude",
        action="store_true",
        help="leave excluded files out even where they are named",
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
        "-j",
        "--jobs",
        type=_number,
        metavar="N",
        help="check in that many processes (default: as many as pay off)",
    )
    running.add_argument(
        "--no-cache", action="store_true", help="check everything anew, and remember nothing"
    )


def _configuration(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("configuration")
    group.add_argument(
        "--config", metavar="PATH", help="use this configuration file for all articles"
    )
    group.add_argument("--isolated", action="store_true", help="use no configuration file")
    group.add_argument(
        "--no-local-plugins",
        action="store_true",
        default=os.environ.get(NO_LOCAL_PLUGINS, "") not in ("", "0"),
        help=f"run no Python file that a configuration names (also: {NO_LOCAL_PLUGINS}=1)",
    )


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format",
        choices=("table", "json"),
        default="table",
        metavar="FORMAT",
        help="how to list them: table (default), or json for programs",
    )
    _color(parser)
    _configuration(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rules", nargs="+", metavar="RULE", help="codes (DUP001), families (DUP) or names"
    )
    _color(parser)
    _configuration(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(metavar="show|schema", required=True, dest="what")
    show = what.add_parser(
        "show",
        help="what holds for an article, and where each value comes from",
        usage="%(prog)s [FLAG ...] [FILE]",
        allow_abbrev=False,
    )
    show.add_argument("file", metavar="FILE", nargs="?", help="the article (default: any here)")
    _selection(show)
    _configuration(show)
    schema = what.add_parser(
        "schema",
        help="the JSON Schema of nato-lint.toml, for editors",
        usage="%(prog)s [FLAG ...]",
        allow_abbrev=False,
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
    parser.add_argument("what", choices=("clean",), metavar="clean", help="delete it")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _SHELLS
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish"
    )


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
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="colours: auto (default; heeds NO_COLOR and FORCE_COLOR), always or never",
    )


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
