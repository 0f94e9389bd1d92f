"""Why an article is not looked at when its folder is walked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from nato_lint.config.model import Exclusion
from nato_lint.discover import SKIPPED_DIRECTORIES, SUFFIXES
from nato_lint.globs import Globs, absolute
from nato_lint.problem import shown
from nato_lint.repository import ignored_above, read_gitignore, repository_excludes
from nato_lint.workspace import Workspace

_NAMED = "It is read only where it is named"


def why_left_out(path: Path, workspace: Workspace) -> str:
    """Why `nato-lint` in the working directory passes the article over; "" if it does not.

    Asks what walking asks, from the working directory down to the article. Raises ConfigError.
    """
    path = Path(absolute(path))
    for directory in _way_to(path):
        if directory.name in SKIPPED_DIRECTORIES:
            return f"Folders called {directory.name} are never walked into. {_NAMED}."
        if reason := _reason(directory, True, workspace):
            return reason
    if reason := _reason(path, False, workspace):
        return reason
    if not path.name.lower().endswith(SUFFIXES):
        return f"Only {', '.join(SUFFIXES)} are looked for. {_NAMED}."
    return ""


def _way_to(path: Path) -> Iterator[Path]:
    """The directories that are walked before the article is met, the outermost first."""
    here = Path.cwd()
    if here in path.parents:
        yield from reversed(path.parents[: path.parents.index(here)])
    else:
        yield path.parent


def _reason(path: Path, is_directory: bool, workspace: Workspace) -> str:
    """What leaves a file or a directory out, in the directory in which it lies."""
    name = absolute(path)
    for exclusion in reversed(workspace.config(path).exclusions):
        decision = exclusion.globs.decide(name, is_directory=is_directory)
        if decision:
            return _excluded(exclusion, name, is_directory)
        if decision is not None:
            break
    for globs in reversed(_git_patterns(path.parent)):
        decision = globs.decide(name, is_directory=is_directory)
        if decision:
            return f"Git ignores {shown(path)} ({shown(_git_file(globs.base))}). {_NAMED}."
        if decision is not None:
            break
    return ""


def _excluded(exclusion: Exclusion, name: str, is_directory: bool) -> str:
    """Names the pattern that decided, the last one that matches."""
    patterns = exclusion.layer.values["exclude"]
    index = next(
        index
        for index in reversed(range(len(patterns)))
        if Globs([patterns[index]], exclusion.globs.base).decide(name, is_directory=is_directory)
    )
    place = exclusion.layer.source.place(("exclude", str(index)))
    return f'`exclude` has "{patterns[index]}" ({place}). {_NAMED} without --force-exclude.'


def _git_patterns(directory: Path) -> Sequence[Globs]:
    is_root = (directory / ".git").exists()
    above = repository_excludes(directory) if is_root else ignored_above(directory)
    return [*above, *read_gitignore(directory)]


def _git_file(directory: Path) -> Path:
    path = directory / ".gitignore"
    return path if path.is_file() else directory / ".git" / "info" / "exclude"
