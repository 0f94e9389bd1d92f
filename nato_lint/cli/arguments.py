"""The commands and their flags."""

import argparse
import os
from datetime import date

from nato_lint import __version__
from nato_lint.cli import check, rules
from nato_lint.report import FORMATS

COMMANDS = ("check", "rules", "explain", "attest")

NO_LOCAL_PLUGINS = "NATO_LINT_NO_LOCAL_PLUGINS"


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """The options, with the function `run` that carries them out.

    `check` is the command where none is named. Exits with 2 for flags that do not exist.
    """
    if not arguments or arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
        arguments = ["check", *arguments]
    parser, checking = _parsers()
    if arguments[0] != "check":
        return parser.parse_args(arguments)
    # Flags may stand among the paths, which argparse allows only outside of subcommands; and it
    # loses a path that looks like a flag behind the "--".
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = checking.parse_intermixed_args(arguments[1:end])
    options.paths += arguments[end + 1 :]
    return options


def _parsers() -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """The parser of all commands, and that of `check`."""
    parser = argparse.ArgumentParser(
        prog="nato-lint",
        description="Check articles for missing AI disclosure, chatbot and scrape residue, "
        "duplicated phrases, unsourced numbers and more.",
        epilog="`nato-lint article.md` is short for `nato-lint check article.md`.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"nato-lint {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    checking = commands.add_parser("check", help="check articles (the default)", allow_abbrev=False)
    _check(checking)
    _rules(commands.add_parser("rules", help="list the rules", allow_abbrev=False))
    _explain(commands.add_parser("explain", help="explain one rule", allow_abbrev=False))
    _attest(
        commands.add_parser(
            "attest", help="record that a human has reviewed an article", allow_abbrev=False
        )
    )
    return parser, checking


def _check(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=check.run)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders (default: this folder); `-` reads standard input",
    )
    chosen = parser.add_argument_group("which rules")
    for flag, text in (
        ("--select", "only these rules: codes, prefixes (DUP), names or ALL, with commas"),
        ("--extend-select", "these rules as well"),
        ("--ignore", "not these rules"),
    ):
        chosen.add_argument(flag, type=_listed, action="extend", metavar="RULES", help=text)
    files = parser.add_argument_group("which files")
    files.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave these files out"
    )
    files.add_argument(
        "--force-exclude",
        action="store_true",
        help="leave excluded files out also where they are named",
    )
    files.add_argument(
        "--stdin-filename", metavar="NAME", help="what the article on standard input is called"
    )
    _configuration(parser)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format", choices=FORMATS, default="full", metavar="F", help=", ".join(FORMATS)
    )
    output.add_argument("--output-file", metavar="PATH", help="write the report there")
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    output.add_argument("--quiet", "-q", action="store_true", help="show errors only")
    result = parser.add_argument_group("exit code")
    result.add_argument(
        "--fail-level",
        choices=("error", "warning", "info", "never"),
        help="the least severity that makes the exit code 1 (default: warning)",
    )
    result.add_argument("--exit-zero", action="store_true", help="exit with 0 also for findings")
    later = parser.add_argument_group("accepted already, without effect in this version")
    later.add_argument("--fix", action="store_true", help="apply safe fixes")
    later.add_argument("--no-cache", action="store_true", help="neither read nor write a cache")


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
    parser.set_defaults(run=rules.list_rules)
    _configuration(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=rules.explain)
    parser.add_argument("rule", metavar="CODE", help="the code or the name of the rule")
    _configuration(parser)


def _attest(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_run_attest)
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


def _run_attest(options: argparse.Namespace) -> int:
    from nato_lint.cli import attest  # most runs check articles

    return attest.run(options)


def _stated(value: str) -> str:
    if not value.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return value.strip()


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]
