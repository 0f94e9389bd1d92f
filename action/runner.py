"""What GitHub's runner gives to a step, and what it takes from one.

Inputs arrive in environment variables INPUT_*. None of them becomes part of a script or of a
shell's command line, so nothing that a workflow, a branch or a file name holds can be run.
"""

import json
import os
from pathlib import Path
from typing import Any


class Trouble(Exception):
    """The step cannot do its work; `str(error)` tells whoever wrote the workflow why."""


def given(name: str) -> str:
    """The input `name`, one line; empty where the workflow gives none."""
    value = lines_given(name)
    if len(value) > 1:
        raise Trouble(f"`{name}` takes one line.")
    return value[0] if value else ""


def lines_given(name: str) -> list[str]:
    """The lines of the input `name` that are not blank, without space around them."""
    lines = os.environ.get(f"INPUT_{name.upper().replace('-', '_')}", "").split("\n")
    return [line.strip() for line in lines if line.strip()]


def is_on(name: str) -> bool:
    """Whether the input `name` is true; it has to be true or false."""
    value = given(name).lower()
    if value not in ("", "false", "true"):
        raise Trouble(f"`{name}` is {value!r}; it takes true or false.")
    return value == "true"


def event() -> dict[str, Any]:
    """What happened: the payload of the event that started the workflow."""
    payload: dict[str, Any] = json.loads(
        Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
    )
    return payload


def temporary() -> Path:
    """The folder of this action below the temporary folder of the job."""
    return Path(os.environ["RUNNER_TEMP"], "nato-lint")


def installed(program: str) -> str:
    """The path of a program in the environment that `install` makes."""
    windows = os.name == "nt"
    return str(temporary() / ("Scripts" if windows else "bin") / (program + ".exe" * windows))


def put_out(name: str, value: str) -> None:
    """Set the output `name` of the step; `value` is one line."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={' '.join(value.splitlines())}\n")


def complain(message: str) -> None:
    """Show `message` as an error of the workflow run."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::error title=nato-lint::{escaped}", flush=True)
