"""What the page on integrations tells people to write is right."""

import json
import re
import shlex
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from nato_lint.cli.arguments import parse_arguments
from nato_lint.integrations.mkdocs import NatoLintOptions
from nato_lint.report import FORMATS
from tests.composite_action import ACTION

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def section(heading: str) -> str:
    """What stands below a heading of the second level."""
    (_, rest) = PAGE.split(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


def snippets(text: str) -> list[Any]:
    """The YAML in the fences of a text."""
    return [yaml.safe_load(each) for each in re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S)]


def commands(node: Any) -> list[str]:
    """The command lines of nato-lint anywhere in what YAML holds."""
    if isinstance(node, dict):
        return [each for value in node.values() for each in commands(value)]
    if isinstance(node, list):
        return [each for value in node for each in commands(value)]
    return [node] if isinstance(node, str) and node.startswith("nato-lint ") else []


def test_hooks_exist() -> None:
    names = {hook["id"] for hook in HOOKS}
    used = set(re.findall(r"- id: (nato-lint[a-z-]*)$", section("pre-commit"), re.M))
    assert used == names


def test_the_configuration_of_pre_commit_is_valid(tmp_path: Path) -> None:
    first = re.findall(r"^```yaml\n(.*?)^```", section("pre-commit"), re.M | re.S)[0]
    hook, *others = [each[0] for each in snippets(section("pre-commit"))[1:]]
    for number, more in enumerate([hook, *others]):
        config = yaml.safe_load(first)
        config["repos"][0]["hooks"] = [more]
        path = tmp_path / f"{number}.yaml"
        path.write_text(yaml.safe_dump(config), encoding="utf-8")
    runner = Path(sysconfig.get_path("scripts"), "pre-commit")
    paths = [str(path) for path in tmp_path.iterdir()]
    done = subprocess.run(
        [runner, "validate-config", *paths], capture_output=True, encoding="utf-8", check=False
    )
    assert len(paths) == 5
    assert (done.returncode, done.stderr) == (0, "")


def test_the_inputs_of_the_action_exist() -> None:
    uses = re.findall(
        r"uses: nato-lint/nato-lint@\S+\n(?: +id: .*\n)?((?: {8}with:\n)(?: {10,}.*\n)+)", PAGE
    )
    assert len(uses) == 3
    for text in uses:
        assert set(yaml.safe_load(text)["with"]) <= set(ACTION["inputs"])


def test_the_command_lines_are_right() -> None:
    lines = re.findall(r"^nato-lint .*$", PAGE, re.M)
    lines += [each for snippet in snippets(PAGE) for each in commands(snippet)]
    lines += re.findall(r"- run: (nato-lint .*)$", PAGE, re.M)
    lines += re.findall(r"`(nato-lint --[^`]*)`", PAGE)
    assert len(lines) >= 4
    for line in lines:
        options = parse_arguments(shlex.split(line)[1:])
        for each in getattr(options, "output_format", None) or ():
            assert each.partition("=")[0] in FORMATS


def test_the_flags_of_hooks_are_right() -> None:
    for arguments in re.findall(r"args: \[(.*)\]", section("pre-commit")):
        assert parse_arguments(["check", *arguments.split(", ")])


@pytest.mark.parametrize("index", [0, 1])
def test_the_jobs_of_gitlab_keep_their_report(index: int) -> None:
    job = snippets(section("GitLab CI"))[index]["nato-lint"]
    report = job["artifacts"]["reports"]["codequality"]
    assert f"--output-format gitlab={report}" in job["script"][-1]
    assert job["artifacts"]["when"] == "always"


def test_the_options_of_the_plugin_for_mkdocs_are_listed() -> None:
    rows = re.findall(r"^\| (`.*?`) \| ", section("MkDocs"), re.M)
    named = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert sorted(named) == sorted([*(name for name, _ in NatoLintOptions._schema), "enabled"])


def test_the_script_of_npm_is_json() -> None:
    (text,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.M | re.S)
    assert "nato-lint docs blog" in json.loads(text)["scripts"].values()
