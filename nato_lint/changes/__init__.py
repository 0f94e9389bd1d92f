"""What changed since a commit, as git tells it: `--changed-since`.

The working tree is compared with the commit in which the history of the revision and that of HEAD
have last been one, so that a branch is compared with where it left the main one.
"""

from nato_lint.changes.lines import ALL_LINES, ChangedLines, concerns
from nato_lint.changes.problem import GitProblem
from nato_lint.changes.since import STAGED, Changes, changes_since

__all__ = [
    "ALL_LINES",
    "STAGED",
    "ChangedLines",
    "Changes",
    "GitProblem",
    "changes_since",
    "concerns",
]
