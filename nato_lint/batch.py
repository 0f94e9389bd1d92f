"""Checking many articles: what did not change is recalled, the rest is shared among processes."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from nato_lint.checker import Checked, Checker, Task, recalled
from nato_lint.run import FileResult
from nato_lint.workspace import Workspace

if TYPE_CHECKING:
    from nato_lint.memory import Memory

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
    memory = _memory(tasks, workspace) if cached and tasks else None
    try:
        left = tasks
        if memory:
            known, left = memory.recall()
            advance(len(known))
            yield from known
        for task, each in _checked(left, checker, jobs):
            advance(1)
            if memory:
                memory.remember(task, each)
            yield each.result
    finally:  # also when the run is interrupted
        if memory:
            memory.close()


def _memory(tasks: Sequence[Task], workspace: Workspace) -> "Memory | None":
    try:
        from nato_lint.memory import Memory  # its database takes its time
    except ImportError:
        return None  # some builds of Python have no database
    return Memory(tasks, workspace)


def _checked(
    tasks: Sequence[Task], checker: Checker, jobs: int | None
) -> Iterator[tuple[Task, Checked]]:
    count = min(jobs or _useful_workers(tasks), _MOST_WORKERS, len(tasks))
    here = partial(_here, checker)
    if count < 2:
        return here(tasks)
    from nato_lint.shared_work import share  # further processes take their time

    return share(tasks, checker, count, here)


def _here(checker: Checker, tasks: Sequence[Task]) -> Iterator[tuple[Task, Checked]]:
    for task in tasks:
        checked = checker.check(task)
        if len(tasks) > _MANY:
            checked = checked._replace(result=_light(checked, task))
        yield task, checked


def _light(checked: Checked, task: Task) -> FileResult:
    """The result without the text of the article."""
    from nato_lint.record import pack

    return recalled(pack(checked.result), task, checked.digest)


def _useful_workers(tasks: Sequence[Task]) -> int:
    if len(tasks) < 2:
        return 1
    size = 0
    for task in tasks:
        try:
            size += task.path.stat().st_size
        except OSError:
            continue
    return max(1, min(_processors(), size // _WORTH_A_WORKER))


def _processors() -> int:
    """How many processors this process may use, which is fewer than there are in many a container."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
