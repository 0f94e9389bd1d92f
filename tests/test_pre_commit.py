"""The hooks, as pre-commit and prek run them in a repository of articles.

The runners clone this project and install it from the package index, so these tests need network
(`-m "not network"` leaves them out). The tools build one environment each for the whole session.
"""

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.network

ROOT = Path(__file__).parent.parent
MANIFEST = ".pre-commit-hooks.yaml"
# What an installation is built from; copied, so that changes that are not committed are tested too.
INSTALLED = ("nato_lint", "rules", "pyproject.toml", "README.md", "LICENSE", MANIFEST)

GOOD = """\
---
title: The slipway
ai_disclosure: none
---

The slipway is open again, and the boats are back in the water.
"""
BAD = GOOD.replace("the boats", "the the boats")

CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: {hook}
"""


def run(
    command: Sequence[str], directory: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=directory,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of git and of both runners, with nothing of the user's own settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PREK_")) or name.startswith("GIT_SSL")
    }
    kept.pop("SKIP", None)
    return kept | {
        "GIT_AUTHOR_NAME": "A. Editor",
        "GIT_AUTHOR_EMAIL": "editor@example.org",
        "GIT_COMMITTER_NAME": "A. Editor",
        "GIT_COMMITTER_EMAIL": "editor@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit-home")),
        "PREK_HOME": str(tmp_path_factory.mktemp("prek-home")),
    }


@dataclass(frozen=True)
class Hooks:
    """A git repository with the project as it is now, and its one commit."""

    repository: Path
    revision: str


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Hooks:
    repository = tmp_path_factory.mktemp("nato-lint")
    for name in INSTALLED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, repository / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy2(ROOT / name, repository / name)
    for arguments in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "The project"]):
        done = run(["git", *arguments], repository, environment)
        assert done.returncode == 0, done.stdout
    revision = run(["git", "rev-parse", "HEAD"], repository, environment).stdout.strip()
    return Hooks(repository, revision)


def program(name: str) -> str:
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert found, f"{name} belongs to the extra `test`"
    return found


@dataclass(frozen=True)
class Newsroom:
    """A git repository of articles that uses the hooks."""

    root: Path
    runner: str
    hooks: Hooks
    environment: dict[str, str]

    def command(self, *command: str) -> subprocess.CompletedProcess[str]:
        return run(command, self.root, self.environment)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    def stage(self, name: str, text: str) -> Path:
        path = self.write(name, text)
        assert self.command("git", "add", "--", name).returncode == 0
        return path

    def use(self, hook: str) -> None:
        configuration = CONFIGURATION.format(
            repository=self.hooks.repository.as_posix(), revision=self.hooks.revision, hook=hook
        )
        self.stage(".pre-commit-config.yaml", configuration)

    def run_hook(self) -> subprocess.CompletedProcess[str]:
        """Run what `use` chose on what is staged."""
        return self.command(self.runner, "run")


@pytest.fixture(params=["pre-commit", "prek"])
def newsroom(
    request: pytest.FixtureRequest, tmp_path: Path, hooks: Hooks, environment: dict[str, str]
) -> Newsroom:
    room = Newsroom(tmp_path, program(request.param), hooks, environment)
    assert room.command("git", "init", "-q").returncode == 0
    room.use("nato-lint")
    return room


def test_the_manifest_is_valid(environment: dict[str, str]) -> None:
    done = run([program("pre-commit"), "validate-manifest", MANIFEST], ROOT, environment)
    assert done.returncode == 0, done.stdout


def test_try_repo(tmp_path: Path, hooks: Hooks, environment: dict[str, str]) -> None:
    room = Newsroom(tmp_path, program("pre-commit"), hooks, environment)
    room.command("git", "init", "-q")
    room.stage("article.md", BAD)
    repository = hooks.repository.as_posix()
    done = room.command(room.runner, "try-repo", repository, "nato-lint", "--all-files")
    assert done.returncode == 1, done.stdout
    assert "article.md:6:32: DUP001 error" in done.stdout


def test_a_bad_article_fails(newsroom: Newsroom) -> None:
    newsroom.stage("news/article.md", BAD)
    done = newsroom.run_hook()
    assert done.returncode == 1, done.stdout
    assert "news/article.md:6:32: DUP001 error" in done.stdout
    assert "1 file checked, 1 problem found" in done.stdout


def test_a_good_article_passes(newsroom: Newsroom) -> None:
    newsroom.stage("article.md", GOOD)
    done = newsroom.run_hook()
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_commit_of_a_bad_article_is_refused(newsroom: Newsroom) -> None:
    newsroom.command(newsroom.runner, "install")
    newsroom.stage("article.md", BAD)
    assert newsroom.command("git", "commit", "-m", "The slipway").returncode == 1
    newsroom.stage("article.md", GOOD)
    done = newsroom.command("git", "commit", "-m", "The slipway")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("staged", "on_disk", "code"), [(GOOD, BAD, 0), (BAD, GOOD, 1)])
def test_what_is_staged_counts(newsroom: Newsroom, staged: str, on_disk: str, code: int) -> None:
    newsroom.stage("article.md", staged)
    path = newsroom.write("article.md", on_disk)
    done = newsroom.run_hook()
    assert done.returncode == code, done.stdout
    assert path.read_text(encoding="utf-8") == on_disk


def test_exclude_of_the_configuration_holds(newsroom: Newsroom) -> None:
    newsroom.stage("nato-lint.toml", 'exclude = ["drafts/"]\n')
    newsroom.stage("drafts/article.md", BAD)
    done = newsroom.run_hook()
    assert done.returncode == 0, done.stdout
    newsroom.stage("article.md", BAD)
    done = newsroom.run_hook()
    assert done.returncode == 1
    assert "drafts/" not in done.stdout


def test_many_files_are_checked_in_one_process(newsroom: Newsroom) -> None:
    for number in range(149):
        newsroom.write(f"archive/{number:03}.md", GOOD)
    newsroom.write("archive/149.mdx", BAD)
    newsroom.write("archive/150.txt", BAD)
    newsroom.command("git", "add", "archive")
    done = newsroom.run_hook()
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("checked,") == 1
    assert "150 files checked, 1 problem found" in done.stdout


def test_the_fixing_hook_runs(newsroom: Newsroom) -> None:
    newsroom.use("nato-lint-fix")
    path = newsroom.stage("article.md", BAD)
    done = newsroom.run_hook()
    assert done.returncode == 1, done.stdout
    assert "applies no fixes yet" in done.stdout
    assert path.read_text(encoding="utf-8") == BAD
    newsroom.stage("article.md", GOOD)
    assert newsroom.run_hook().returncode == 0
