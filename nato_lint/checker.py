"""Checking one article after another by the same plan, in this process or in a worker."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_lint.config import ConfigFinder
from nato_lint.contents import Stamp, digest_of, stamp_of
from nato_lint.narrowing import Narrowing
from nato_lint.rewrite import encoded, rewrite
from nato_lint.run import FileResult, check, skipped
from nato_lint.selection import Selection
from nato_lint.source import Source, UnreadableSource
from nato_lint.workspace import Workspace

if TYPE_CHECKING:
    from nato_lint.fixing import Applicable, Fixing


class Plan(NamedTuple):
    """What holds for all articles of a run; it can be sent to another process."""

    config: Path | None = None
    isolated: bool = False
    selection: Selection = Selection()
    exclude: Sequence[str] = ()
    local_plugins: bool = True
    fixing: "Fixing | None" = None

    def workspace(self) -> Workspace:
        """The workspace of the run."""
        return Workspace(
            ConfigFinder(self.config, isolated=self.isolated),
            self.selection,
            exclude=self.exclude,
            local_plugins=self.local_plugins,
        )


class Task(NamedTuple):
    """An article to check.

    `shown` is its name in reports; `narrowing` says what of it the run is about.
    """

    path: Path
    shown: str
    narrowing: Narrowing = Narrowing()


class Checked(NamedTuple):
    """The result of a task, and of which bytes: None and b"" where none could be read."""

    result: FileResult
    stamp: Stamp | None
    digest: bytes


Packed = tuple[str, Stamp | None, bytes]


class Checker:
    """Checks articles as a plan and their configurations say.

    `workspace` is the one of the plan.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.workspace = plan.workspace()

    def check(self, task: Task) -> Checked:
        """Check one article, and fix it where that is wanted; whatever happens is in the result."""
        stamp, data = None, b""

        def read() -> bytes:
            nonlocal stamp, data
            stamp = stamp_of(task.path)
            data = task.path.read_bytes()
            return data

        result = self.fixed(task, self.check_text(task, read))
        if result.fixed and not result.diff:
            with suppress(OSError):
                stamp, data = stamp_of(task.path), encoded(result.source)
        return Checked(result, stamp, digest_of(data) if stamp else b"")

    def check_text(self, task: Task, read: Callable[[], bytes]) -> FileResult:
        """Check what `read` gives as if it were the article."""
        settings = self.workspace.settings(task.path)
        try:
            return check(read, task.shown, settings)
        except Exception as error:  # noqa: BLE001 (a bug must not keep the other files from being checked)
            return skipped(task.shown, broke(error))

    def fixed(
        self, task: Task, result: FileResult, save: Callable[[Source], None] | None = None
    ) -> FileResult:
        """The result after the fixes that the plan wants; `save` takes the text in place of the file."""
        fixing = self.plan.fixing
        if fixing is None or not self.has_work(task, result):
            return result
        from nato_lint.fixing import fix_result

        def rewrite_file(after: Source) -> None:
            rewrite(task.path, encoded(result.source), encoded(after), within=fixing.within)

        settings = self.workspace.settings(task.path)
        applicable = self._applicable(task, result)
        try:
            return fix_result(result, settings, applicable, fixing, save or rewrite_file)
        except Exception as error:  # noqa: BLE001 (as above)
            return result._replace(problem=broke(error))

    def has_work(self, task: Task, result: FileResult) -> bool:
        """Whether there is something to fix in an article with this result."""
        return self.plan.fixing is not None and any(
            map(self._applicable(task, result), result.findings)
        )

    def _applicable(self, task: Task, result: FileResult) -> "Applicable":
        from nato_lint.fixing import Applicable

        return Applicable(
            result.source,
            self.workspace.settings(task.path),
            self.workspace.fixable(task.path),
            task.narrowing,
            unsafe=self.plan.fixing is not None and self.plan.fixing.unsafe,
        )


def start(plan: Plan) -> Callable[[Task], Packed]:
    """What a worker does for every task."""
    from nato_lint.record import pack

    checker = Checker(plan)

    def work(task: Task) -> Packed:
        checked = checker.check(task)
        return pack(checked.result), checked.stamp, checked.digest

    return work


def broke(reason: Exception | str) -> str:
    """The sentence for a file on which the linter broke."""
    if isinstance(reason, Exception):
        reason = f"{type(reason).__name__}: {reason}"
    return (
        f"nato-lint broke on this file ({reason}). The other files were checked. "
        "This is a bug; please report it."
    )


def recalled(record: str, task: Task, digest: bytes) -> FileResult:
    """The result in a record; the text is read again only where a report shows it.

    Raises BrokenRecord.
    """
    from nato_lint.record import unpack

    def read() -> Source | None:
        try:
            data = task.path.read_bytes()
            if digest_of(data) == digest:
                return Source.from_bytes(data, task.shown)
        except (OSError, UnreadableSource):
            pass
        return None

    return unpack(record, read)
