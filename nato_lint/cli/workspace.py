"""The workspace that the flags of a command describe."""

import argparse
from pathlib import Path

from nato_lint.checker import Plan
from nato_lint.cli import complain
from nato_lint.config import ConfigError
from nato_lint.plugins import Registry
from nato_lint.selection import Selection
from nato_lint.workspace import Workspace


def plan_of(options: argparse.Namespace) -> Plan:
    """Configuration, selection and plugins as the command line wants them."""
    return Plan(
        config=Path(options.config) if options.config else None,
        isolated=options.isolated,
        selection=Selection(
            getattr(options, "select", None),
            getattr(options, "ignore", None) or (),
            getattr(options, "extend_select", None) or (),
        ),
        exclude=getattr(options, "exclude", ()),
        local_plugins=not options.no_local_plugins,
    )


def workspace_for(options: argparse.Namespace) -> Workspace:
    """The workspace that the flags describe."""
    return plan_of(options).workspace()


def registry_for(options: argparse.Namespace) -> Registry | None:
    """The rules that there are for an article in the working directory.

    What cannot be loaded is said on stderr; None where the configuration cannot be used.
    """
    workspace = workspace_for(options)
    try:
        registry = workspace.registry(workspace.config(Path.cwd() / "article.md"))
    except ConfigError as error:
        complain(str(error))
        return None
    for problem in workspace.problems:
        complain(problem)
    return registry
