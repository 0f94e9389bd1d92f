"""What each command takes."""

import argparse
from datetime import date

from nato_lint.cli import flags
from nato_lint.report import FORMATS

_SHELLS = """\
Where to put the script:
  bash   add to ~/.bashrc:                 eval "$(nato-lint completion bash)"
  zsh    add to ~/.zshrc, below compinit:  eval "$(nato-lint completion zsh)"
  fish   nato-lint completion fish >~/.config/fish/completions/nato-lint.fish
"""


def _check(parser: argparse.ArgumentParser) -> None:
    flags.paths(
        parser, "articles and folders of articles (default: this folder); `-` is standard input"
    )
    flags.selection(parser)
    files = flags.files(parser)
    files.add_argument(
        "--stdin-filename",
        type=flags.not_empty,
        metavar="NAME",
        help="treat standard input as this file",
    )
    files.add_argument(
        "--changed-since",
        type=flags.not_empty,
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
    flags.configuration(parser)
    known = parser.add_argument_group("known findings")
    flags.baseline_file(known)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        action="append",
        metavar="FORMAT[=PATH]",
        help=f"how to report: {', '.join(FORMATS)}; may be repeated, FORMAT=PATH writes that one "
        "to a file",
    )
    output.add_argument(
        "--output-file", type=flags.not_empty, metavar="PATH", help="write the report to this file"
    )
    output.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    flags.color(output)
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
    flags.running(parser)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format",
        choices=("table", "json"),
        default="table",
        metavar="FORMAT",
        help="how to list them: table (default), or json for programs",
    )
    flags.color(parser)
    flags.configuration(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rules", nargs="+", metavar="RULE", help="codes (DUP001), families (DUP) or names"
    )
    flags.color(parser)
    flags.configuration(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(metavar="show|schema", required=True, dest="what")
    show = what.add_parser(
        "show",
        help="what holds for an article, and where each value comes from",
        usage="%(prog)s [FLAG ...] [FILE]",
        allow_abbrev=False,
    )
    show.add_argument("file", metavar="FILE", nargs="?", help="the article (default: any here)")
    flags.selection(show)
    flags.configuration(show)
    schema = what.add_parser(
        "schema",
        help="the JSON Schema of nato-lint.toml, for editors",
        usage="%(prog)s [FLAG ...]",
        allow_abbrev=False,
    )
    flags.configuration(schema)


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
    flags.paths(parser, "files and folders (default: this folder)")
    flags.selection(parser)
    flags.files(parser)
    parser.add_argument(
        "--prune", action="store_true", help="only forget what is no longer found; add nothing"
    )
    flags.baseline_file(parser)
    flags.configuration(parser)
    flags.running(parser)


def _attest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the article that was reviewed")
    parser.add_argument(
        "--reviewer", required=True, type=flags.stated, metavar="NAME", help="who did it"
    )
    parser.add_argument("--role", type=flags.stated, metavar="ROLE", help="in which role")
    parser.add_argument(
        "--kind",
        default="substantive",
        type=flags.stated,
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
    flags.configuration(parser)


def _cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("clean",), metavar="clean", help="delete it")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _SHELLS
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish"
    )


ADD = {
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
"""By command, what gives its parser the arguments."""
