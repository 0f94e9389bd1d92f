"""Writing files that are whole or not there."""

from pathlib import Path

from nato_lint.problem import shown
from nato_lint.rewrite import CannotRewrite, rewrite


def create(path: Path, text: str) -> None:
    """Make a new file. Raises CannotRewrite, and FileExistsError where there is one by now."""
    # The name is taken first, so that two who do this at once do not overwrite each other.
    path.open("xb").close()
    try:
        replace(path, b"", text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace(path: Path, before: bytes, text: str) -> None:
    """Put `text` in the place of what the file held when it was read. Raises CannotRewrite."""
    try:
        rewrite(path, before, text.encode("utf-8"))
    except CannotRewrite as error:
        raise CannotRewrite(f"{shown(path)}: {error}") from error
