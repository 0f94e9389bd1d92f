"""Step `base`: find what a pull request or a merge queue is compared with.

A checkout is usually shallow: it holds one commit and nothing of its history. What is missing is
fetched. The output `commit` stays empty where everything is to be checked.
"""

import os
import subprocess

from runner import Trouble, event, is_on, put_out

# In a container, the checkout may belong to the user outside.
_GIT = ("git", "-c", "safe.directory=*")

# How much more of a shallow history to fetch, until it is enough. One commit shows the parents of
# the one that is checked out.
_DEEPER = (("--deepen=1",), ("--deepen=100",), ("--deepen=1000",), ("--unshallow",))


def run() -> int:
    """Find the commit and put it out."""
    if is_on("changed-only"):
        put_out("commit", _base(Repository()))
    return 0


class Repository:
    """The git repository here, with the one that it was fetched from as `origin`."""

    @property
    def head(self) -> str:
        """The commit that is checked out."""
        return self._answer("rev-parse", "HEAD")

    def parents(self) -> list[str]:
        """The commits before HEAD, also where the history that was fetched ends with HEAD."""
        header = self._answer("cat-file", "commit", "HEAD").partition("\n\n")[0]
        return [line.split()[1] for line in header.splitlines() if line.startswith("parent ")]

    def fork_point(self, revision: str, fetched_as: str) -> str:
        """Where the history of HEAD leaves that of a revision, which git fetches as `fetched_as`."""
        if found := self._answer("merge-base", revision, "HEAD"):
            return found
        is_shallow = self._answer("rev-parse", "--is-shallow-repository") == "true"
        for depth in _DEEPER if is_shallow else ((),):
            self._fetch(*depth, fetched_as, self.head)
            if found := self._answer("merge-base", revision, "HEAD"):
                return found
        raise Trouble(
            f"`changed-only`: nothing that this checkout has in common with {revision!r} can be "
            "found. Check out with `fetch-depth: 0`, so that the whole history is at hand."
        )

    def _fetch(self, *arguments: str) -> None:
        """Fetch from `origin`; where that fails, git says in the log why."""
        flags = ("--quiet", "--no-tags", "--no-recurse-submodules")
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
        command = [*_GIT, "fetch", *flags, "origin", *arguments]
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)

    def _answer(self, *arguments: str) -> str:
        """What git prints; "" where it fails."""
        done = subprocess.run(
            [*_GIT, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return done.stdout.strip() if done.returncode == 0 else ""


def _base(repository: Repository) -> str:
    """The commit to compare with; empty where the event compares nothing."""
    name = os.environ.get("GITHUB_EVENT_NAME", "")
    if name == "merge_group":
        base = str(event()["merge_group"]["base_sha"])
        return repository.fork_point(base, base)
    branch = os.environ.get("GITHUB_BASE_REF", "")
    if not branch:
        print(f"Events of the kind {name!r} compare nothing: everything is checked.")
        return ""
    parents = repository.parents()
    if len(parents) == 2 and repository.head == os.environ.get("GITHUB_SHA"):
        # The commit that GitHub makes to try the merge; its first parent is the base.
        return repository.fork_point(parents[0], parents[0])
    known_as = f"refs/remotes/origin/{branch}"
    return repository.fork_point(known_as, f"+refs/heads/{branch}:{known_as}")
