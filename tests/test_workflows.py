"""The workflows on GitHub and the action ask for little and run only what was looked at."""

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FILES = [*WORKFLOWS, ROOT / "action.yml"]
USES = re.compile(r"uses: (\S+)(?: # (.*))?\n")


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def jobs() -> list[Any]:
    return [
        pytest.param(job, id=f"{path.stem}-{name}")
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
    ]


def steps() -> list[dict[str, Any]]:
    of_workflows = [
        step
        for path in WORKFLOWS
        for job in read(path)["jobs"].values()
        for step in job.get("steps", ())
    ]
    return of_workflows + read(ROOT / "action.yml")["runs"]["steps"]


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} == {"publish.yml", "test.yml"}


def test_actions_of_others_are_pinned_to_one_commit_each() -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for path in FILES:
        for used, version in USES.findall(path.read_text(encoding="utf-8")):
            if used.startswith("./"):
                continue
            action, _, commit = used.partition("@")
            assert re.fullmatch(r"[0-9a-f]{40}", commit), used
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), used
            pins.setdefault(action, set()).add((commit, version))
    assert {action: len(each) for action, each in pins.items()} == dict.fromkeys(pins, 1)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_of_its_own(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert read(path)["concurrency"]


@pytest.mark.parametrize("job", jobs())
def test_a_job_has_few_rights_and_little_time(job: dict[str, Any]) -> None:
    publishes = any("pypi-publish" in step.get("uses", "") for step in job.get("steps", ()))
    assert job["permissions"] == ({"id-token": "write"} if publishes else {"contents": "read"})
    assert ("environment" in job) == publishes
    assert "uses" in job or job["timeout-minutes"] <= 60


def test_no_secret_is_used() -> None:
    for path in FILES:
        assert "secrets" not in path.read_text(encoding="utf-8")


def test_no_checkout_keeps_its_credentials() -> None:
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_no_script_holds_an_expression() -> None:
    assert not [step for step in steps() if "${{" in step.get("run", "")]


def test_an_auditor_of_workflows_has_no_objection() -> None:
    zizmor = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert zizmor, "zizmor belongs to the extra `test`"
    done = subprocess.run(
        [zizmor, "--offline", "--quiet", ".github", "action.yml"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
