"""Several processes that check articles, each fed one at a time.

A worker that dies takes nothing along but the article that it was on: which one that was is known,
the others go to a worker that takes its place.
"""

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

Result = TypeVar("Result")


class Died(NamedTuple):
    """What is left of a task whose worker ended: the code that it ended with."""

    exit_code: int | None


Start = Callable[[Any], Callable[[Any], Result]]


class _Worker:
    """A process, and the number of the task that it works at."""

    def __init__(self, start: Start[Any], argument: Any) -> None:
        context = multiprocessing.get_context()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, start, argument), daemon=True)
        self.process.start()
        theirs.close()
        self.task = -1

    def end(self) -> int | None:
        """Stop the process; the code that it ended with."""
        with contextlib.suppress(OSError):
            self.connection.send(None)
        self.connection.close()
        self.process.join(timeout=0.5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        return self.process.exitcode


class Workers(Generic[Result]):
    """`count` processes; each calls `start(argument)` once, and what that returns for every task.

    `start`, `argument` and the tasks are sent to the processes and so must be picklable.
    """

    def __init__(self, count: int, start: Start[Result], argument: Any) -> None:
        self._count = count
        self._start = start
        self._argument = argument

    def map(self, tasks: Sequence[Any]) -> Iterator[tuple[int, Result | Died]]:
        """The index of every task with its result, as they come in; each task exactly once."""
        waiting = iter(range(len(tasks)))
        workers: dict[Connection, _Worker] = {}
        try:
            for _ in range(min(self._count, len(tasks))):
                self._feed(self._hire(workers), waiting, tasks)
            while any(worker.task >= 0 for worker in workers.values()):
                for ready in wait(list(workers)):
                    worker = workers[ready]  # type: ignore[index]
                    task = worker.task
                    try:
                        result = worker.connection.recv()
                    except (EOFError, OSError):
                        del workers[worker.connection]
                        result = Died(worker.end())
                        worker = self._hire(workers)
                    self._feed(worker, waiting, tasks)
                    if task >= 0:
                        yield task, result
        finally:
            for worker in workers.values():
                worker.end()

    def _hire(self, workers: dict[Connection, _Worker]) -> _Worker:
        worker = _Worker(self._start, self._argument)
        workers[worker.connection] = worker
        return worker

    def _feed(self, worker: _Worker, waiting: Iterator[int], tasks: Sequence[Any]) -> None:
        worker.task = next(waiting, -1)
        if worker.task >= 0:
            with contextlib.suppress(OSError):  # it died already: its end is received next
                worker.connection.send(tasks[worker.task])


def _work(connection: Connection, start: Start[Any], argument: Any) -> None:
    # Ctrl-C reaches all processes of the terminal; the first one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    handle = start(argument)
    parent = multiprocessing.parent_process()
    # A parent that is killed says nothing; its end is noticed here.
    heard: list[Any] = [connection, parent.sentinel] if parent else [connection]
    while connection in wait(heard):
        task = connection.recv()
        if task is None:
            return
        connection.send(handle(task))
