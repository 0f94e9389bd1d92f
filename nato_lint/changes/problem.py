"""What goes wrong when git is asked."""

from nato_lint.problem import Problem


class GitProblem(Problem):
    """Git cannot tell what changed; `str(problem)` is a sentence that says why and what to do."""
