"""What a user can do wrong: each is one sentence on stderr and exit code 2."""

from argparse import ArgumentTypeError

from nato_lint.baseline.reading import BaselineProblem
from nato_lint.changes.problem import GitProblem
from nato_lint.cli.outputs import WrongOutput
from nato_lint.config import ConfigError
from nato_lint.report import UnknownFormat
from nato_lint.selection import UnknownSelector

PROBLEMS = (
    ArgumentTypeError,
    BaselineProblem,
    ConfigError,
    GitProblem,
    UnknownFormat,
    UnknownSelector,
    WrongOutput,
)
