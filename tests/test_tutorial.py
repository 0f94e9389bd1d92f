"""The commands of docs/adopting.md, one after the other, say what the page says.

The hook is installed from the package index, so this needs network.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adopting.md").read_text(encoding="utf-8")
ADDRESS = "https://github.com/nato-lint/nato-lint"
ANYTHING = "[...]\n"

pytestmark = [
    pytest.mark.network,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell"),
]


class Step(NamedTuple):
    """A command, and what the page says that it prints."""

    command: str
    expected: str


def steps() -> list[Step]:
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines(keepends=True)
            more = [line[2:] for line in lines[1:] if line.startswith("> ")]
            found.append(Step(lines[0] + "".join(more), "".join(lines[1 + len(more) :])))
    return found


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Programs of this environment; and the project as it is now under its public address."""
    project = tmp_path / "nato-lint"
    shutil.copytree(
        ROOT,
        project,
        ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "dist"),
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {
        **kept,
        "PATH": os.pathsep.join((sysconfig.get_path("scripts"), kept["PATH"])),
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": f"url.{project.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": ADDRESS,
        "GIT_CONFIG_KEY_1": "user.name",
        "GIT_CONFIG_VALUE_1": "Editor",
        "GIT_CONFIG_KEY_2": "user.email",
        "GIT_CONFIG_VALUE_2": "editor@example.org",
    }
    for command in ("init -q", "add -A", "commit -qm Now", "tag v0.1.0"):
        subprocess.run(["git", *command.split()], cwd=project, env=environment, check=True)
    return environment


def test_the_tutorial(tmp_path: Path, environment: dict[str, str]) -> None:
    directory = tmp_path / "nato-lint"
    assert len(steps()) > 20
    for step in steps():
        if step.command.startswith("cd "):
            directory = directory / step.command.removeprefix("cd ").strip()
            continue
        result = subprocess.run(
            ["bash", "-c", step.command],
            cwd=directory,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode in (0, 1), result.stderr
        printed = result.stdout + result.stderr
        pattern = re.escape(step.expected).replace(re.escape(ANYTHING), r"(?:.*\n)*")
        assert re.fullmatch(pattern, printed), f"{step.command}\n{printed}\n--- {step.expected}"
