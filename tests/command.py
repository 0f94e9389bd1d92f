"""Running the command line as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent

# What decides about colours and plugins must not come from whoever runs the tests.
_FORGET = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "NATO_LINT_NO_LOCAL_PLUGINS")


def environment(**more: str) -> dict[str, str]:
    """The environment of the process, in which the project can be imported from anywhere."""
    kept = {name: value for name, value in os.environ.items() if name not in _FORGET}
    path = os.pathsep.join((str(PROJECT), str(PROJECT / "rules"), more.pop("PYTHONPATH", "")))
    return {**kept, "PYTHONPATH": path.rstrip(os.pathsep), **more}


def command(*arguments: str) -> list[str]:
    """What starts the linter."""
    return [sys.executable, "-m", "nato_lint", *arguments]


def run(
    *arguments: str, cwd: Path, stdin: bytes = b"", timeout: float = 60, **environ: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run the linter in `cwd` to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=timeout,
        env=environment(**environ),
        check=False,
    )
