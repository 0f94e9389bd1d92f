"""Articles shared among processes: which may be done at the same time, and what comes back."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from nato_lint.checker import Checked, Checker, Packed, Plan, Task, broke, recalled
from nato_lint.limits import seconds_for
from nato_lint.record import BrokenRecord, pack
from nato_lint.run import overdue, skipped
from nato_lint.workers import CannotStart, Died, Failed, Workers

# A worker ends late work by itself where its system lets it, and then is not lost.
_GRACE_SECONDS = 30.0


class CannotWork(Exception):
    """The plugins do not load here as they did in the first process."""


class _Briefing(NamedTuple):
    """What a worker is told: the plan, and an article for each set of plugins that there is.

    `problems` are those that the first process had with the plugins.
    """

    plan: Plan
    examples: Sequence[Path]
    problems: Sequence[str]


def share(
    tasks: Sequence[Task],
    checker: Checker,
    count: int,
    here: Callable[[Sequence[Task]], Iterator[tuple[Task, Checked]]],
) -> Iterator[tuple[Task, Checked]]:
    """What `count` processes find; where they cannot be started, the rest is done by `here`."""
    firsts, further = _names(tasks)
    briefing = _briefing(tasks, checker)
    for some, workers in ((firsts, count), (further, 1)):
        if not some:
            continue
        left = dict(enumerate(some))
        try:
            for at, said in Workers(workers, _start, briefing, _most_seconds).map(some):
                task = left.pop(at)
                yield task, _received(task, said)
        except CannotStart:
            yield from here(list(left.values()))


def _briefing(tasks: Sequence[Task], checker: Checker) -> _Briefing:
    workspace = checker.workspace
    examples = {
        id(workspace.registry(workspace.config(task.path))): task.path for task in reversed(tasks)
    }
    return _Briefing(checker.plan, list(examples.values()), list(workspace.problems))


def _start(briefing: _Briefing) -> Callable[[Task], Packed]:
    """What a worker does for every task. Plugins are loaded now and not with the first article.

    Raises CannotWork.
    """
    # Standard output is for results; what a plugin prints is none.
    sys.stdout = sys.stderr
    checker = Checker(briefing.plan)
    for path in briefing.examples:
        checker.workspace.settings(path)
    if not set(checker.workspace.problems) <= set(briefing.problems):
        raise CannotWork

    def work(task: Task) -> Packed:
        checked = checker.check(task)
        return pack(checked.result), checked.stamp, checked.digest

    return work


def _names(tasks: Sequence[Task]) -> tuple[Sequence[Task], Sequence[Task]]:
    """One task for each file, and those for further names of the same files.

    Two processes must not write to one file at the same time.
    """
    if not any(task.order for task in tasks):
        return tasks, ()
    firsts: dict[object, Task] = {}
    further = [task for task in tasks if firsts.setdefault(_identity(task.path), task) is not task]
    return list(firsts.values()), further


def _identity(path: Path) -> object:
    """The same for all names of a file."""
    try:
        status = path.stat()
    except OSError:
        return path
    return (status.st_dev, status.st_ino) if status.st_ino else path


def _most_seconds(task: Task) -> float:
    """How long a worker may be at a task."""
    try:
        size = task.path.stat().st_size
    except OSError:
        size = 0
    fixing = seconds_for(size, fixing=True) if task.order else 0.0
    # The worker takes the time twice where others have the processor.
    return 2 * (seconds_for(size) + fixing) + _GRACE_SECONDS


def _received(task: Task, said: Packed | Died | Failed) -> Checked:
    """The result of a task that a worker did."""
    if isinstance(said, Died) and said.late:
        return Checked(overdue(task.shown, _most_seconds(task)), None, b"")
    if isinstance(said, Died):
        reason = f"its process ended with code {said.exit_code}"
    elif isinstance(said, Failed):
        reason = said.reason
    else:
        record, stamp, digest = said
        try:
            return Checked(recalled(record, task, digest), stamp, digest)
        except BrokenRecord:
            reason = "its findings cannot be read"
    return Checked(skipped(task.shown, broke(reason)), None, b"")
