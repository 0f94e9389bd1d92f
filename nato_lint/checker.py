"""Checking one article after another by the same plan, in this process or in a worker."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from nato_lint.config import ConfigFinder
from nato_lint.contents import Stamp, digest_of, stamp_of
from nato_lint.run import FileResult, check, skipped
from nato_lint.selection import Selection
from nato_lint.source import Source, UnreadableSource
from nato_lint.workspace import Workspace


class Plan(NamedTuple):
    """What holds for all articles of a run; it can be sent to another process."""

    config: Path | None = None
    isolated: bool = False
    selection: Selection = Selection()
    exclude: Sequence[str] = ()
    local_plugins: bool = True

    def workspace(self) -> Workspace:
        """The workspace of the run."""
        return Workspace(
            ConfigFinder(self.config, isolated=self.isolated),
            self.selection,
            exclude=self.exclude,
            local_plugins=self.local_plugins,
        )


class Task(NamedTuple):
    """An article to check; `shown` is its name in reports."""

    path: Path
    shown: str


class Checked(NamedTuple):
    """The result of a task, and of which bytes: None and b"" where none could be read."""

    result: FileResult
    stamp: Stamp | None
    digest: bytes


Packed = tuple[str, Stamp | None, bytes]


class Checker:
    """Checks articles as a plan and their configurations say."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def check(self, task: Task) -> Checked:
        """Check one article; whatever happens is in the result."""
        stamp, digest = None, b""

        def read() -> bytes:
            nonlocal stamp, digest
            stamp = stamp_of(task.path)
            data = task.path.read_bytes()
            digest = digest_of(data)
            return data

        result = self.check_text(task, read)
        return Checked(result, stamp, digest)

    def check_text(self, task: Task, read: Callable[[], bytes]) -> FileResult:
        """Check what `read` gives as if it were the article."""
        settings = self._workspace.settings(task.path)
        try:
            return check(read, task.shown, settings)
        except Exception as error:  # noqa: BLE001 (a bug must not keep the other files from being checked)
            return skipped(task.shown, broke(f"{type(error).__name__}: {error}"))


def start(plan: Plan) -> Callable[[Task], Packed]:
    """What a worker does for every task."""
    from nato_lint.record import pack

    checker = Checker(plan.workspace())

    def work(task: Task) -> Packed:
        checked = checker.check(task)
        return pack(checked.result), checked.stamp, checked.digest

    return work


def broke(reason: str) -> str:
    """The sentence for a file on which the linter broke."""
    return (
        f"nato-lint broke on this file ({reason}). The other files were checked. "
        "This is a bug; please report it."
    )


def recalled(record: str, task: Task, digest: bytes) -> FileResult:
    """The result in a record; the text is read again only where a report shows it.

    Raises BrokenRecord.
    """
    from nato_lint.record import unpack

    def read() -> str | None:
        try:
            data = task.path.read_bytes()
            if digest_of(data) == digest:
                return Source.from_bytes(data, task.shown).text
        except (OSError, UnreadableSource):
            pass
        return None

    return unpack(record, read)
