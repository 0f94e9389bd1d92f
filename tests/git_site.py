"""Repositories of articles for tests: real git, and nothing of the settings of who runs them."""

import os
import subprocess
from pathlib import Path

import pytest

from nato_lint.changes import ALL_LINES, ChangedLines, Changes, changes_since

NEW = "new"
"""What `Site.changed` says of a file that has changed as a whole."""

_IDENTITY = {
    "GIT_AUTHOR_NAME": "A. Editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "A. Editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def isolate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give git, whoever starts it, an environment without any settings."""
    for name in os.environ:
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    for name, value in _IDENTITY.items():
        monkeypatch.setenv(name, value)


def lines(*texts: str) -> str:
    return "".join(f"{text}\n" for text in texts)


class Site:
    """A repository with a working tree in `root`, on the branch main."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    @classmethod
    def new(cls, root: Path, **files: str) -> "Site":
        """A repository with one commit."""
        site = cls(root)
        site.git("init", "--quiet", "--initial-branch=main")
        site.git("config", "commit.gpgsign", "false")
        site.commit({name.replace("_", "."): text for name, text in files.items()})
        return site

    def git(self, *arguments: str, **environment: str) -> str:
        """What git prints."""
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.root,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return os.fsdecode(done.stdout).strip()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def commit(self, files: dict[str, str] | None = None) -> str:
        """Commit these files, and everything else that has changed; the name of the commit."""
        for name, text in (files or {}).items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=Edit")
        return self.git("rev-parse", "HEAD")

    def since(self, rev: str, *names: str) -> Changes:
        """What changed, in files and folders by their names here, by default everything."""
        return changes_since(rev, [self.root / name for name in names or ("",)])

    def changed(self, rev: str, name: str, *named: str) -> list[int] | str | None:
        """The numbers of the changed lines of a file, NEW, or None where it has not changed."""
        return numbers(self.since(rev, *named or (name,)).lines(self.root / name))


def numbers(changed: ChangedLines | None) -> list[int] | str | None:
    """The numbers of the changed lines up to a hundred, NEW, or None."""
    if changed is None:
        return None
    if changed == ALL_LINES:
        return NEW
    assert is_sorted(changed)
    return [line for line in range(1, 101) if changed.touches(line, line)]


def is_sorted(changed: ChangedLines) -> bool:
    """Whether the ranges are in order and apart."""
    gaps = zip(changed.ends, changed.starts[1:], strict=False)
    return all(end + 1 < start for end, start in gaps) and all(
        start <= end for start, end in zip(changed.starts, changed.ends, strict=True)
    )
