"""What goes wrong when git is asked."""


class GitProblem(Exception):
    """Git cannot tell what changed; `str(problem)` is a sentence that says why and what to do."""
