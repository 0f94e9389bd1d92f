"""Flags that several commands share."""

import argparse
import os

NO_LOCAL_PLUGINS = "NATO_LINT_NO_LOCAL_PLUGINS"
"""The environment variable that means --no-local-plugins."""


def forbids_local_plugins() -> bool:
    """Whether the environment says that no Python file of a repository is to be run."""
    return os.environ.get(NO_LOCAL_PLUGINS, "") not in ("", "0")


def paths(parser: argparse.ArgumentParser, text: str) -> None:
    """Articles and folders; `text` is their help."""
    articles = parser.add_argument_group("articles")
    articles.add_argument("paths", nargs="*", type=not_empty, metavar="PATH", help=text)


def selection(parser: argparse.ArgumentParser) -> None:
    """Which rules."""
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


def files(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    """Which files; the group, for further flags."""
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


def baseline_file(parser: "argparse._ActionsContainer") -> None:
    """The file of known findings."""
    parser.add_argument(
        "--baseline",
        type=not_empty,
        metavar="PATH",
        help="the file of known findings (default: that of the configuration)",
    )


def running(parser: argparse.ArgumentParser) -> None:
    """How the work is done."""
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


def configuration(parser: argparse.ArgumentParser) -> None:
    """Where the configuration comes from."""
    group = parser.add_argument_group("configuration")
    group.add_argument(
        "--config",
        type=not_empty,
        metavar="PATH",
        help="use this configuration file for all articles",
    )
    group.add_argument("--isolated", action="store_true", help="use no configuration file")
    group.add_argument(
        "--no-local-plugins",
        action="store_true",
        default=forbids_local_plugins(),
        help=f"run no Python file that a configuration names (also: {NO_LOCAL_PLUGINS}=1)",
    )


def color(parser: "argparse._ActionsContainer") -> None:
    """Colours."""
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="colours: auto (default; heeds NO_COLOR and FORCE_COLOR), always or never",
    )


def not_empty(value: str) -> str:
    """A value that is there: an empty one comes from a variable that is not set."""
    if not value:
        raise argparse.ArgumentTypeError("it is empty")
    return value


def stated(value: str) -> str:
    """A value that is not empty."""
    if not value.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return value.strip()


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError("it takes a number from 1 on")
    return int(value)
