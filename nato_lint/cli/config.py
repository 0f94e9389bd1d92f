"""`nato-lint config`: what holds for an article, and the schema of all configuration."""

import argparse
import shutil
import sys
from pathlib import Path

from nato_lint.cli import OK, TROUBLE, complain
from nato_lint.cli.workspace import workspace_for
from nato_lint.config import ConfigError
from nato_lint.selection import UnknownSelector
from nato_lint.workspace import Workspace

_ANY_ARTICLE = "article.md"


def run(options: argparse.Namespace) -> int:
    """Print the page or the schema, and return the exit code."""
    workspace = workspace_for(options)
    try:
        text = (_shown if options.what == "show" else _schema)(options, workspace)
    except (ConfigError, UnknownSelector) as error:
        complain(str(error))
        return TROUBLE
    print(text, end="")
    for problem in workspace.problems:
        complain(problem)
    return TROUBLE if workspace.problems else OK


def _shown(options: argparse.Namespace, workspace: Workspace) -> str:
    from nato_lint.config.show import configuration_page

    path = Path(options.file or ".")
    named = options.file is not None and not path.is_dir()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    article = path if named else path / _ANY_ARTICLE
    lines = configuration_page(article, workspace, named=named, width=width)
    return "\n".join([*lines, ""])


def _schema(options: argparse.Namespace, workspace: Workspace) -> str:
    """The schema for the rules of the plugins that the configuration of this folder names."""
    from nato_lint.config.json_schema import configuration_schema, spelled
    from nato_lint.config.presets import Presets

    config = workspace.config(Path(_ANY_ARTICLE))
    return spelled(configuration_schema(workspace.registry(config).rules, Presets().names()))
