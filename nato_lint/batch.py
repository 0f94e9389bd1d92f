"""Checking many articles: what did not change is recalled, the rest is shared among processes."""

import os
from collections.abc import Callable, Iterator, Sequence

from nato_lint.checker import Checked, Checker, Plan, Task, broke, recalled, start
from nato_lint.run import FileResult, skipped

# A second process costs about as much as checking this many bytes of articles.
_WORTH_A_WORKER = 200_000
# Windows cannot wait for more at a time.
_MOST_WORKERS = 60
# From here on the text of an article is not kept for its report, but read again.
_MANY = 50

Advance = Callable[[int], None]


def check_all(
    tasks: Sequence[Task],
    checker: Checker,
    *,
    jobs: int | None = None,
    cached: bool = True,
    advance: Advance = lambda count: None,
) -> Iterator[FileResult]:
    """The result of every task, in any order.

    `jobs` is the number of processes, None as many as help; it makes no difference to the results.
    `advance` is told how many more are done. A file on which the linter breaks, or even its process
    ends, is skipped, and its result says so. Raises ConfigError and UnknownSelector before anything
    is checked.
    """
    workspace = checker.workspace
    for task in tasks:
        workspace.settings(task.path)
    memory, left = None, tasks
    if cached and tasks:
        from nato_lint.memory import Memory  # its database takes its time

        memory = Memory(tasks, workspace)
        known, left = memory.recall(checker.has_work)
        advance(len(known))
        yield from known
    count = jobs or _useful_workers(left)
    checked = _shared(left, checker.plan, count) if count > 1 else _here(left, checker)
    for task, each in checked:
        advance(1)
        if memory:
            memory.remember(task, each)
        yield each.result
    if memory:
        memory.close()


def _here(tasks: Sequence[Task], checker: Checker) -> Iterator[tuple[Task, Checked]]:
    for task in tasks:
        checked = checker.check(task)
        if len(tasks) > _MANY:
            checked = checked._replace(result=_light(checked, task))
        yield task, checked


def _light(checked: Checked, task: Task) -> FileResult:
    """The result without the text of the article."""
    from nato_lint.record import pack

    return recalled(pack(checked.result), task, checked.digest)


def _shared(tasks: Sequence[Task], plan: Plan, count: int) -> Iterator[tuple[Task, Checked]]:
    from nato_lint.workers import Died, Workers

    for at, packed in Workers(count, start, plan).map(tasks):
        task = tasks[at]
        if isinstance(packed, Died):
            reason = f"its process ended with code {packed.exit_code}"
            yield task, Checked(skipped(task.shown, broke(reason)), None, b"")
        else:
            record, stamp, digest = packed
            yield task, Checked(recalled(record, task, digest), stamp, digest)


def _useful_workers(tasks: Sequence[Task]) -> int:
    if len(tasks) < 2:
        return 1
    size = 0
    for task in tasks:
        try:
            size += task.path.stat().st_size
        except OSError:
            continue
    return max(1, min(_processors(), _MOST_WORKERS, len(tasks), size // _WORTH_A_WORKER))


def _processors() -> int:
    """How many processors this process may use, which is fewer than there are in many a container."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
