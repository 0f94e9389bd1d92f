"""The workspace that the flags of a command describe."""

import argparse
from pathlib import Path

from nato_lint.config import ConfigFinder
from nato_lint.selection import Selection
from nato_lint.workspace import Workspace


def workspace_for(options: argparse.Namespace) -> Workspace:
    """Configuration, selection and plugins as the command line wants them."""
    finder = ConfigFinder(
        Path(options.config) if options.config else None, isolated=options.isolated
    )
    selection = Selection(
        getattr(options, "select", None),
        getattr(options, "ignore", None) or (),
        getattr(options, "extend_select", None) or (),
    )
    return Workspace(
        finder,
        selection,
        exclude=getattr(options, "exclude", ()),
        local_plugins=not options.no_local_plugins,
    )
