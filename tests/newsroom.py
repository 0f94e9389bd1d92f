"""A git repository of articles, for tests of what runs in one."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GOOD = """\
---
title: The slipway
ai_disclosure: none
---

The slipway is open again, and the boats are back in the water.
"""
BAD = GOOD.replace("the boats", "the the boats")
"""DUP001 at 6:32, and a safe fix of it that gives GOOD."""


def run(
    command: Sequence[str], directory: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; what it says on stderr stands in `stdout` too."""
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


def git_environment() -> dict[str, str]:
    """The environment of a process that runs git, with nothing of the user's own settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith("GIT_SSL")
    }
    return kept | {
        "GIT_AUTHOR_NAME": "A. Editor",
        "GIT_AUTHOR_EMAIL": "editor@example.org",
        "GIT_COMMITTER_NAME": "A. Editor",
        "GIT_COMMITTER_EMAIL": "editor@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@dataclass(frozen=True)
class Newsroom:
    """A git repository of articles; `root` is its working tree."""

    root: Path
    environment: Mapping[str, str]

    def start(self) -> None:
        """Make the repository."""
        self.git("init", "-q", "-b", "main")

    def command(self, *command: str, directory: str = ".") -> subprocess.CompletedProcess[str]:
        """Run a command in a folder of the repository."""
        return run(command, self.root / directory, self.environment)

    def git(self, *arguments: str) -> str:
        """Run git, which has to succeed, and return what it prints."""
        done = self.command("git", *arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    def stage(self, name: str, text: str) -> Path:
        """Write a file and add it to what is committed next."""
        path = self.write(name, text)
        self.git("add", "--", name)
        return path

    def commit(self, **texts: str) -> str:
        """Commit what is staged and these articles (`a=TEXT` is a.md); returns the commit."""
        for name, text in texts.items():
            self.stage(f"{name}.md", text)
        self.git("commit", "-q", "--no-verify", "-m", "Articles")
        return self.git("rev-parse", "HEAD")
