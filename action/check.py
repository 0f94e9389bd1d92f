"""Step `check`: run `nato-lint check` as the inputs of action.yml say, and put out what it found."""

import json
import os
import shlex
import subprocess
from pathlib import Path

from runner import Trouble, given, installed, is_on, lines_given, put_out, temporary

# Runs for these events have the rights of the repository, and may look at a stranger's files.
_PRIVILEGED = ("issue_comment", "pull_request_target", "workflow_run")


def run() -> int:
    """Check, put out what was found, and return the exit code of nato-lint."""
    results = temporary() / "results.json"
    sarif = Path.cwd() / given("sarif") if given("sarif") else None
    formats = ["github" if is_on("annotations") else "concise", f"json={results}"]
    if sarif:
        formats.append(f"sarif={sarif}")
        sarif.parent.mkdir(parents=True, exist_ok=True)
    for report in filter(None, (results, sarif)):
        report.unlink(missing_ok=True)
    # The next job has another machine, or should find nothing of this one.
    command = [installed("nato-lint"), "check", "--no-cache"]
    command += [f"--output-format={each}" for each in formats]
    command += [*_flags(), *_further_flags(), "--", *_paths()]
    code = subprocess.run(
        command, env=_environment(), stdin=subprocess.DEVNULL, check=False
    ).returncode
    put_out("exit-code", str(code))
    put_out("findings", _number_of_findings(results))
    put_out("sarif", str(sarif) if sarif and sarif.is_file() else "")
    return code


def _flags() -> list[str]:
    """The flags for the inputs that stand for one flag each."""
    names = ("config", "baseline", "fail-level", "changed-since")
    return [f"--{name}={value}" for name in names if (value := given(name))]


def _further_flags() -> list[str]:
    """The words of the input `args`, quoted as in a shell; nothing in them is expanded."""
    try:
        return shlex.split(" ".join(lines_given("args")))
    except ValueError as error:
        raise Trouble(f"`args` cannot be split into words: {error}.") from None


def _paths() -> list[str]:
    # A path "-" would be standard input.
    return ["./-" if path == "-" else path for path in lines_given("paths") or ["."]]


def _environment() -> dict[str, str]:
    environment = os.environ | {"PYTHONUTF8": "1"}
    # In a container the checkout may belong to the user outside, and git would not look at it.
    count = int(environment.get("GIT_CONFIG_COUNT", "0"))
    environment |= {
        "GIT_CONFIG_COUNT": str(count + 1),
        f"GIT_CONFIG_KEY_{count}": "safe.directory",
        f"GIT_CONFIG_VALUE_{count}": "*",
    }
    if environment.get("GITHUB_EVENT_NAME") in _PRIVILEGED:
        environment["NATO_LINT_NO_LOCAL_PLUGINS"] = "1"
    return environment


def _number_of_findings(results: Path) -> str:
    """How many findings there are; empty where the check did not come that far."""
    try:
        return str(json.loads(results.read_text(encoding="utf-8"))["summary"]["findings"])
    except FileNotFoundError:
        return ""
