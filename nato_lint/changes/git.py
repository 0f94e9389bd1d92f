"""Running git so that it answers and does nothing else.

The configuration of a repository may come from a stranger, as in an unpacked archive. Nothing that
it names is run, nothing is fetched, and nothing is written, not even the index.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import IO, NamedTuple

from nato_lint.changes.problem import GitProblem

TIME_LIMIT = 300.0
"""Seconds that one question to git may take; a large repository on a cold disk takes some."""

_LONGEST_COMPLAINT = 1 << 16

# What of the environment would change the answers.
_MISLEADING = (
    "GIT_DIFF_OPTS",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
)
_RESTRAINED = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=",
    "-c",
    f"core.hooksPath={os.devnull}",
    # Would write the index, whatever the optional locks.
    "-c",
    "diff.autoRefreshIndex=false",
)


class Answer(NamedTuple):
    """What git said: its exit code, its standard output, and its complaint in one line."""

    code: int
    output: bytes
    complaint: str


class Git:
    """The program git, run in one directory.

    `is_partial` says that the clone was made without the earlier versions of files.
    """

    def __init__(
        self, directory: Path, environment: Mapping[str, str], *, is_partial: bool = False
    ) -> None:
        self.directory = directory
        self.is_partial = is_partial
        self.environment = _restrained(environment)
        self._command = [_program(), "-C", str(directory), *_OPTIONS]

    @property
    def place(self) -> str:
        """The directory, for messages."""
        return self.directory.as_posix()

    def ask(self, *arguments: str) -> Answer:
        """Run git to its end, whatever its exit code. Raises GitProblem where it cannot be run."""
        with self._running(arguments) as (process, complaints):
            assert process.stdout is not None
            output = process.stdout.read()
            return Answer(process.wait(), output, _complaint(complaints))

    @contextmanager
    def reading(self, *arguments: str) -> Iterator[IO[bytes]]:
        """The standard output of git, to be read while it comes.

        Raises GitProblem where git cannot be run and, at the end, where it failed.
        """
        with self._running(arguments) as (process, complaints):
            assert process.stdout is not None
            yield process.stdout
            if process.wait():
                raise self.problem(_complaint(complaints))

    def problem(self, complaint: str) -> GitProblem:
        """What to say where git failed with a complaint."""
        if "dubious ownership" in complaint:
            return GitProblem(
                f"Git does not read {self.place}, which belongs to another user: if you trust it, run "
                f'`git config --global --add safe.directory "{self.place}"`.'
            )
        if self.is_partial:
            return GitProblem(
                f"The clone in {self.place} was made without the earlier versions of files "
                f"({complaint}): clone without --filter, or run `git diff REV...` once with the "
                "same revision, which fetches what is missing."
            )
        return GitProblem(
            f"Git failed in {self.place}: {complaint or 'it does not say why'}. Run `git "
            "status` there to see what is the matter, or leave --changed-since out."
        )

    @contextmanager
    def _running(
        self, arguments: Iterable[str]
    ) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
        with TemporaryFile() as complaints, self._started(arguments, complaints) as process:
            late = Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = Timer(TIME_LIMIT, end)
            timer.daemon = True
            timer.start()
            try:
                yield process, complaints
            finally:
                timer.cancel()
                if process.poll() is None:
                    process.kill()
                if late.is_set():
                    raise GitProblem(
                        f"Git did not answer within {TIME_LIMIT:.0f} seconds in {self.place}: "
                        "name fewer files, or leave --changed-since out."
                    )

    def _started(
        self, arguments: Iterable[str], complaints: IO[bytes]
    ) -> "subprocess.Popen[bytes]":
        try:
            return subprocess.Popen(
                [*self._command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env=self.environment,
            )
        except OSError as error:
            raise GitProblem(
                f"Git cannot be run ({error.strerror}): mend that, or leave --changed-since out."
            ) from None


def with_settings(environment: Mapping[str, str], settings: Mapping[str, str]) -> dict[str, str]:
    """The environment with settings added that win over those of the configuration files."""
    before = environment.get("GIT_CONFIG_COUNT", "")
    count = int(before) if before.isdecimal() else 0
    added = {}
    for number, (name, value) in enumerate(settings.items(), count):
        added[f"GIT_CONFIG_KEY_{number}"] = name
        added[f"GIT_CONFIG_VALUE_{number}"] = value
    return {**environment, **added, "GIT_CONFIG_COUNT": str(count + len(settings))}


def _restrained(environment: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in environment.items() if name not in _MISLEADING}
    return kept | _RESTRAINED


def _program() -> str:
    """The path of git: never from the working directory, where Windows looks first."""
    name = "git.exe" if os.name == "nt" else "git"
    for directory in filter(os.path.isabs, os.get_exec_path()):
        program = Path(directory, name)
        if program.is_file() and os.access(program, os.X_OK):
            return str(program)
    raise GitProblem(
        "The program git is not installed, and it knows what has changed: install it, or leave "
        "--changed-since out."
    )


def _complaint(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read(_LONGEST_COMPLAINT).decode("utf-8", "replace").splitlines()
    for line in lines:
        if line.startswith("fatal: "):
            return line.removeprefix("fatal: ")
    return lines[-1] if lines else ""
