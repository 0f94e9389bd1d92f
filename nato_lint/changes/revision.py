"""Finding the commit to compare with."""

import re
from collections.abc import Sequence

from nato_lint.changes.git import Git
from nato_lint.changes.patch import name_of
from nato_lint.changes.problem import GitProblem

_COMMIT = re.compile(rb"[0-9a-f]{40,64}")
_RANGE = re.compile(r"(.*?)\.\.\.?")
_MANY = "5000"
_FETCH_ALL = (
    "fetch the rest with `git fetch --unshallow`, or set `fetch-depth: 0` for the checkout "
    "action of GitHub and `GIT_DEPTH: 0` for GitLab"
)


def merge_base(git: Git, revision: str) -> str:
    """The commit in which the history of `revision` and that of HEAD have last been one.

    Raises GitProblem where there is none, or no such revision.
    """
    if not _is_plausible(revision):
        raise _no_commit(git, revision)
    answer = git.ask("merge-base", revision, "HEAD")
    base = answer.output.partition(b"\n")[0]
    if answer.code == 0 and _COMMIT.fullmatch(base):
        return base.decode("ascii")
    if not _knows(git, "HEAD"):
        raise GitProblem(
            f"There is no commit yet in {git.place}, so nothing can have changed since "
            f"“{revision}”: commit first, or use --changed-since staged."
        )
    if not _knows(git, revision):
        raise _no_commit(git, revision)
    if _is_shallow(git):
        raise GitProblem(
            f"The clone in {git.place} holds only the latest part of the history, and the "
            f"place where it left “{revision}” is not in it: {_FETCH_ALL}."
        )
    raise GitProblem(
        f"“{revision}” and the commit that is checked out in {git.place} have no commit in "
        "common: name one that is in the history of both."
    )


def empty_tree(git: Git) -> str:
    """The name of the tree without files, against which everything is new."""
    with git.reading("hash-object", "-t", "tree", "--stdin") as stream:
        return stream.read().strip().decode("ascii")


def _no_commit(git: Git, revision: str) -> GitProblem:
    reason = f"There is no commit “{revision}” in {git.place}"
    if _is_shallow(git):
        return GitProblem(
            f"{reason}, whose clone holds only the latest part of the history: {_FETCH_ALL}."
        )
    if (in_range := _RANGE.match(revision)) and _is_plausible(in_range[1]):
        return GitProblem(
            f"{reason}, which looks like a range: name one commit, as in --changed-since "
            f"{in_range[1]}."
        )
    names = _names(git)
    meant = next((name for name in names if name.endswith(f"/{revision}")), None)
    if meant is None:
        from difflib import get_close_matches

        meant = next(iter(get_close_matches(revision, names, 1)), None)
    if meant is None:
        return GitProblem(f"{reason}: name a branch, a tag or a commit that `git log` shows.")
    return GitProblem(f"{reason}. Did you mean “{meant}”?")


def _names(git: Git) -> Sequence[str]:
    """The branches and tags, also those of remote repositories."""
    kinds = ("refs/heads", "refs/remotes", "refs/tags")
    answer = git.ask("for-each-ref", f"--count={_MANY}", "--format=%(refname:lstrip=2)", *kinds)
    return name_of(answer.output).split("\n")


def _is_plausible(revision: str) -> bool:
    # What begins with a hyphen would be taken for an option; no branch or tag can be named so.
    return bool(revision) and not revision.startswith("-") and min(revision) >= " "


def _knows(git: Git, revision: str) -> bool:
    return git.ask("merge-base", revision, revision).code == 0


def _is_shallow(git: Git) -> bool:
    return git.ask("rev-parse", "--is-shallow-repository").output.strip() == b"true"
