"""What is wrong with a configuration, and where."""

from nato_lint.problem import FileProblem


class ConfigError(FileProblem):
    """A configuration that cannot be used."""
