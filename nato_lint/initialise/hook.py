"""Adding the hook to the repository that a folder belongs to."""

from pathlib import Path

from nato_lint.initialise.files import create, replace
from nato_lint.initialise.pre_commit import (
    FILE_NAME,
    NotUnderstood,
    has_hook,
    lines_to_add,
    new_file,
    with_hook,
)
from nato_lint.problem import shown
from nato_lint.rewrite import CannotRewrite

_PREK = "prek.toml"
_BOM = "\ufeff"


def add_hook(directory: Path) -> str:
    """Add the hook to the repository around a folder; returns a sentence on what was done.

    Raises CannotRewrite where the file of hooks is not understood, or cannot be written.
    """
    root = _root(directory)
    path = root / FILE_NAME
    if not path.exists():
        if (root / _PREK).exists():
            raise CannotRewrite(_by_hand(root / _PREK, "it is not a file of pre-commit"))
        create(path, new_file())
        return f"{shown(path)} is written. Run `pre-commit install` once to check every commit."
    before = path.read_bytes()
    try:
        decoded = before.decode("utf-8")
        text = decoded.removeprefix(_BOM)
        if has_hook(text):
            return f"{shown(path)} has the hook already."
        changed = with_hook(text)
    except UnicodeDecodeError:
        raise CannotRewrite(_by_hand(path, "it is not UTF-8")) from None
    except NotUnderstood as error:
        raise CannotRewrite(_by_hand(path, str(error))) from None
    replace(path, before, _BOM * decoded.startswith(_BOM) + changed)
    return f"{shown(path)} has the hook now."


def _root(directory: Path) -> Path:
    """The root of the git repository; the folder itself outside of one."""
    around = (folder for folder in (directory, *directory.parents) if (folder / ".git").exists())
    return next(around, directory)


def _by_hand(path: Path, reason: str) -> str:
    entry = " ".join(lines_to_add().split())
    return f"{shown(path)} was not changed: {reason}. Add the hook yourself: {entry}"
