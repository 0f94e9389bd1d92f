"""Checking one article after another by the same plan, in this process or in a worker."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_lint.config import ConfigFinder
from nato_lint.contents import Stamp, digest_of, read_article, stamp_of
from nato_lint.deadline import Deadline, Overdue
from nato_lint.failure import described
from nato_lint.limits import seconds_for
from nato_lint.rewrite import encoded, rewrite
from nato_lint.run import FileResult, check, overdue, skipped
from nato_lint.selection import Selection
from nato_lint.source import Source, UnreadableSource
from nato_lint.workspace import Workspace

if TYPE_CHECKING:
    from nato_lint.fixing import Fixing, Order


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
    """An article to check, and to fix if there is an `order`; `shown` is its name in reports."""

    path: Path
    shown: str
    order: "Order | None" = None


class Checked(NamedTuple):
    """The result of a task, and of which bytes: None and b"" where none could be read."""

    result: FileResult
    stamp: Stamp | None
    digest: bytes


_CHANGED = (
    "This file has changed since it was checked. It was left as it is; run nato-lint again to have "
    "it fixed."
)

Packed = tuple[str, Stamp | None, bytes]


class Checker:
    """Checks articles as a plan and their configurations say.

    `workspace` is the one of the plan.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.workspace = plan.workspace()

    def check(self, task: Task) -> Checked:
        """Check one article, and fix it where the task says so; whatever happens is in the result."""
        stamp, data = None, b""

        def read() -> bytes:
            nonlocal stamp, data
            stamp = stamp_of(task.path)
            data = read_article(task.path)
            return data

        result = self.check_text(task, read)
        if task.order:
            result = self._fixed(task, result, task.order)
            if result.fixed and not result.diff:
                data = encoded(result.source)
            # Without a stamp: what is in the file now was not read.
            return Checked(result, None, digest_of(data))
        return Checked(result, stamp, digest_of(data) if stamp else b"")

    def check_text(self, task: Task, read: Callable[[], bytes]) -> FileResult:
        """Check what `read` gives as if it were the article."""
        settings = self.workspace.settings(task.path)
        seconds = 0.0

        def timed() -> bytes:
            nonlocal seconds
            data = read()
            seconds = seconds_for(len(data))
            deadline.begin(seconds)
            return data

        deadline = Deadline(task.shown)
        try:
            with deadline:
                return check(timed, task.shown, settings)
        except Overdue:
            deadline.end()
            return overdue(task.shown, seconds)
        except Exception as error:  # noqa: BLE001 (a bug must not keep the other files from being checked)
            return skipped(task.shown, broke(error))

    def has_work(self, task: Task, result: FileResult, order: "Order") -> bool:
        """Whether there is something to fix in an article with this result."""
        if self.plan.fixing is None or not result.findings:
            return False
        from nato_lint.fixing import Applicable

        rules = {
            active.rule.code: active.rule for active in self.workspace.settings(task.path).rules
        }
        codes = self.workspace.fixable(task.path)
        unsafe = self.plan.fixing.unsafe
        return any(
            map(Applicable(result.source, rules, codes, order, unsafe=unsafe), result.findings)
        )

    def fixed_text(
        self, task: Task, result: FileResult, order: "Order", save: Callable[[Source, Source], None]
    ) -> FileResult:
        """The result of a text after its fixes; `save` gets it as it was and as it is."""
        if self.plan.fixing is None:
            return result
        from nato_lint.fixing import fix_result

        settings, codes = self.workspace.settings(task.path), self.workspace.fixable(task.path)
        seconds = seconds_for(len(result.source.text), fixing=True)
        deadline = Deadline(task.shown)
        try:
            with deadline:
                deadline.begin(seconds)
                return fix_result(result, settings, codes, order, self.plan.fixing, save)
        except Overdue:
            deadline.end()
            return result._replace(
                problem=f"fixing this file took longer than {seconds:.0f} seconds and was given up."
            )
        except Exception as error:  # noqa: BLE001 (as above)
            return result._replace(problem=broke(error))

    def _fixed(self, task: Task, result: FileResult, order: "Order") -> FileResult:
        from nato_lint.fixing import place_of

        if {place_of(finding) for finding in result.findings} != order.found:
            return result._replace(problem=_CHANGED)
        within = self.plan.fixing.within if self.plan.fixing else None

        def save(before: Source, after: Source) -> None:
            rewrite(task.path, encoded(before), encoded(after), within=within)

        return self.fixed_text(task, result, order, save)


def broke(reason: Exception | str) -> str:
    """The sentence for a file on which the linter broke."""
    if isinstance(reason, Exception):
        reason = described(reason)
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
            data = read_article(task.path)
            if digest_of(data) == digest:
                return Source.from_bytes(data, task.shown)
        except (OSError, UnreadableSource):
            pass
        return None

    return unpack(record, read)
