"""Running the GitHub Action of this project as GitHub's runner would, as far as it concerns us.

Steps with `run` are run by bash as the runner calls it, with the expressions of the step filled in
and the variables and files of a runner; setting up Python is left out.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

PROJECT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))

_EXPRESSION = re.compile(r"\$\{\{ *([a-z.-]+) *\}\}")
_SOURCES = [str(PROJECT), str(PROJECT / "rules")]


class Done(NamedTuple):
    """How the action ended: the exit code of its last step, its log, outputs and summary."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


@dataclass
class Job:
    """A job of a workflow, with the workspace of a runner.

    `environment` is that of the job, `action` the checkout of the action.
    """

    workspace: Path
    temporary: Path
    environment: dict[str, str]
    action: Path = PROJECT
    _outputs: dict[str, str] = field(default_factory=dict)

    def install(self, program: str) -> None:
        """Have this Python program for `nato-lint`, in place of what would be installed."""
        path = self.temporary / "nato-lint" / "bin" / "nato-lint"
        path.parent.mkdir(parents=True)
        path.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
        path.chmod(0o755)

    def install_sources(self) -> None:
        """Have nato-lint as it stands in this checkout."""
        self.install(
            f"import sys\nsys.path[:0] = {_SOURCES!r}\n"
            "from nato_lint.cli import main\nsys.exit(main())\n"
        )

    def run(self, *steps: str, **inputs: str) -> Done:
        """Run the named steps (`base`, `check`; without any, all of them), up to one that fails.

        Inputs have underscores for hyphens.
        """
        unknown = {name.replace("_", "-") for name in inputs} - set(ACTION["inputs"])
        assert not unknown, unknown
        for name, each in ACTION["inputs"].items():
            self._outputs[f"inputs.{name}"] = inputs.get(name.replace("-", "_"), each["default"])
        self._outputs["steps.python.outputs.python-path"] = sys.executable
        files = {
            name: self.temporary / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
        }
        code, log = 0, ""
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or (steps and step.get("id") not in steps):
                continue
            for path in files.values():
                path.touch()
            done = self._step(step, files)
            code, log = done.returncode, log + done.stdout
            self._take_outputs(step, files["GITHUB_OUTPUT"])
            if code:
                break
        outputs = {name: self._filled(each["value"]) for name, each in ACTION["outputs"].items()}
        return Done(code, log, outputs, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"))

    def _step(
        self, step: Mapping[str, Any], files: Mapping[str, Path]
    ) -> "subprocess.CompletedProcess[str]":
        script = self.temporary / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        bash = shutil.which("bash")
        assert bash
        assert step["shell"] == "bash"
        return subprocess.run(
            [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=self.workspace / self._filled(step.get("working-directory", ".")),
            env={
                **self.environment,
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(self.action),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.temporary),
                **{name: str(path) for name, path in files.items()},
                **{name: self._filled(value) for name, value in step.get("env", {}).items()},
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def _filled(self, text: str) -> str:
        """`text` with the values of its expressions; what a step does not put out is empty."""
        filled = _EXPRESSION.sub(lambda match: self._outputs.get(match[1], ""), text)
        assert "${{" not in _EXPRESSION.sub("", text)
        return filled

    def _take_outputs(self, step: Mapping[str, Any], file: Path) -> None:
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self._outputs[f"steps.{step['id']}.outputs.{name}"] = value
        file.unlink()


def bash_is_here() -> bool:
    """Whether steps can be run here as on a runner with Linux or macOS."""
    return os.name == "posix" and shutil.which("bash") is not None
