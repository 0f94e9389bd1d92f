"""What goes wrong because of what a user asked for."""

from pathlib import Path


class Problem(Exception):
    """Something that the user can put right; `str(error)` is one sentence that says what."""


class FileProblem(Problem):
    """A problem with what a file says.

    `line` counts from 1 and is None where no single line is to blame, as in a file that cannot be
    read. `str(error)` is the path, the line and one sentence: `nato-lint.toml:3: ...`.
    """

    def __init__(self, path: Path, line: int | None, sentence: str) -> None:
        self.path = path
        self.line = line
        self.sentence = sentence
        place = shown(path) if line is None else f"{shown(path)}:{line}"
        super().__init__(f"{place}: {sentence}")


def shown(path: Path) -> str:
    """A path as the user would write it: relative below the working directory, forward slashes."""
    working_directory = Path.cwd()
    if path.is_relative_to(working_directory):
        path = path.relative_to(working_directory)
    return path.as_posix()
