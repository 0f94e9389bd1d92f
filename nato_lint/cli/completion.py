"""`nato-lint completion`."""

import argparse
import sys
from pathlib import Path

from nato_lint.cli import OK

_SCRIPTS = {"bash": "nato-lint.bash", "zsh": "_nato-lint", "fish": "nato-lint.fish"}


def run(options: argparse.Namespace) -> int:
    """Print the script that completes the command line in a shell."""
    script = Path(__file__).parent.parent / "completions" / _SCRIPTS[options.shell]
    if hasattr(sys.stdout, "reconfigure"):
        # The shells that people have on Windows take a carriage return for a part of the word.
        sys.stdout.reconfigure(newline="\n")
    print(script.read_text(encoding="utf-8"), end="")
    return OK
