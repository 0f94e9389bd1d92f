"""Which repository a directory belongs to."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from nato_lint.changes.git import Git, with_settings
from nato_lint.changes.patch import name_of

# What `git rev-parse --local-env-vars` lists and is about one repository. Git sets some of it for
# its hooks, where paths of any other repository may be named, too.
_OF_ONE_REPOSITORY = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
_FILTER = re.compile(r"filter\..*\.(clean|process|required)", re.DOTALL)
_SETTINGS = r"^(filter\..*|core\.(ignorecase|precomposeunicode)|remote\..*\.promisor)$"
_OFF = ("false", "no", "off", "0")


class Repository(NamedTuple):
    """A repository with its working tree, whose topmost directory is `top`.

    `ignores_case` and `composes` tell how it takes names: without minding the case of letters, and
    with the accents joined to their letters.
    """

    top: Path
    git: Git
    ignores_case: bool = False
    composes: bool = False


class Repositories:
    """Finds the repositories of directories, and opens each once."""

    def __init__(self) -> None:
        self._environment = {
            name: value for name, value in os.environ.items() if name not in _OF_ONE_REPOSITORY
        }
        self._by_directory: dict[Path, Repository | None] = {}
        self._by_top: dict[Path, Repository] = {}
        self._given: Repository | None = None
        self._given = self._given_by_environment()

    def at(self, directory: Path) -> Repository | None:
        """The repository whose working tree a directory is in; None where there is none.

        `directory` is absolute and has no symlinks in it. Raises GitProblem.
        """
        passed = []
        while directory not in self._by_directory:
            passed.append(directory)
            if self._given and directory == self._given.top:
                self._by_directory[directory] = self._given
            elif os.path.lexists(directory / ".git"):
                self._by_directory[directory] = self._open(directory)
            elif directory == directory.parent:
                self._by_directory[directory] = None
            else:
                directory = directory.parent
        found = self._by_directory[directory]
        self._by_directory.update(dict.fromkeys(passed, found))
        return found

    def _open(self, directory: Path) -> Repository | None:
        """The repository that git finds from a directory with a .git, which need not be a good one."""
        git = Git(directory, self._environment)
        answer = git.ask("rev-parse", "--is-inside-work-tree", "--show-cdup")
        inside, _, up = answer.output.partition(b"\n")
        if answer.code and "not a git repository" not in answer.complaint:
            raise git.problem(answer.complaint)
        if answer.code or inside != b"true":
            return None
        top = Path(os.path.normpath(directory / name_of(up.strip())))
        # From another directory than this one, git might not find the same repository.
        given = {"GIT_DIR": str(_git_directory(git)), "GIT_WORK_TREE": str(top)}
        return self._opened(top, given if top != directory else {})

    def _opened(self, top: Path, given: Mapping[str, str]) -> Repository:
        if top not in self._by_top:
            self._by_top[top] = _repository(top, {**self._environment, **given})
        return self._by_top[top]

    def _given_by_environment(self) -> Repository | None:
        """The repository that the environment is about, as in a hook."""
        given = {name: os.environ[name] for name in _OF_ONE_REPOSITORY if name in os.environ}
        if not given:
            return None
        here = Git(Path.cwd(), {**self._environment, **given})
        directory, top = _git_directory(here), _path(here, "--show-toplevel")
        if not directory or not top:
            return None
        if "GIT_WORK_TREE" not in given:
            # Git takes the working directory for the topmost one where a hook leaves it.
            found = self.at(Path(os.path.realpath(here.directory)))
            self._by_directory.clear()
            self._by_top.clear()
            if found and _git_directory(found.git) == directory:
                top = found.top
        return self._opened(top, {**given, "GIT_DIR": str(directory), "GIT_WORK_TREE": str(top)})


def _repository(top: Path, environment: Mapping[str, str]) -> Repository:
    git = Git(top, environment)
    answer = git.ask("config", "--null", "--get-regexp", _SETTINGS)
    if answer.code > 1:  # 1: there are none
        raise git.problem(answer.complaint)
    settings = dict(
        name_of(entry).partition("\n")[::2] for entry in answer.output.split(b"\0") if entry
    )
    # Filters are programs, and the line numbers of what they give are not those of the file. An
    # empty value is none for the programs and "no" for what is required.
    no_filters = dict.fromkeys(filter(_FILTER.fullmatch, settings), "")
    is_partial = any(name.startswith("remote.") for name in settings)
    return Repository(
        top,
        Git(top, with_settings(environment, no_filters), is_partial=is_partial),
        ignores_case=settings.get("core.ignorecase", "no").lower() not in _OFF,
        composes=settings.get("core.precomposeunicode", "no").lower() not in _OFF,
    )


def _git_directory(git: Git) -> Path | None:
    return _path(git, "--absolute-git-dir")


def _path(git: Git, question: str) -> Path | None:
    answer = git.ask("rev-parse", question)
    path = name_of(answer.output.removesuffix(b"\n"))
    return None if answer.code or not path else Path(os.path.realpath(path))
