"""Several processes that check articles, each fed one at a time.

A worker that dies takes nothing along but the article that it was on: which one that was is known,
the others go to a worker that takes its place.
"""

import contextlib
import math
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from nato_lint.failure import described

Result = TypeVar("Result")

# For all workers together, to finish what they are at.
_GRACE_SECONDS = 0.5
# How often an idle worker looks whether it still has a parent.
_LOOK_SECONDS = 1.0
# Longer than any wait takes that is over.
_OVERSLEPT_SECONDS = 5.0


class Died(NamedTuple):
    """What is left of a task whose worker ended: the code that it ended with.

    One that took longer than it may was ended by us: it is `late`.
    """

    exit_code: int | None
    late: bool = False


class Failed(NamedTuple):
    """What is left of a task that raised an exception: what it said."""

    reason: str


class CannotStart(Exception):
    """There is no worker that could be started; what has no result must be done elsewhere."""


class _Interrupted(NamedTuple):
    """A task raised KeyboardInterrupt: it wants the run to end, in whichever process it is."""


Start = Callable[[Any], Callable[[Any], Result]]


class _Worker:
    """A process, and the number of the task that it works at; the first it says is that it is ready."""

    def __init__(self, start: Start[Any], argument: Any) -> None:
        context = multiprocessing.get_context()
        self.connection, theirs = context.Pipe()
        try:
            self.process = context.Process(
                target=_work, args=(theirs, start, argument), daemon=True
            )
            self.process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()
        self.is_ready = False
        self.task = -1
        self.due = math.inf


class Workers(Generic[Result]):
    """`count` processes; each calls `start(argument)` once, and what that returns for every task.

    `start`, `argument` and the tasks are sent to the processes and so must be picklable. `limit`
    says how many seconds a task may take; a process that takes longer is ended.
    """

    def __init__(
        self,
        count: int,
        start: Start[Result],
        argument: Any,
        limit: Callable[[Any], float] = lambda task: math.inf,
    ) -> None:
        self._count = count
        self._start = start
        self._argument = argument
        self._limit = limit
        self._staff: dict[Connection, _Worker] = {}

    def map(self, tasks: Sequence[Any]) -> Iterator[tuple[int, Result | Died | Failed]]:
        """The index of every task with its result, as they come in; each task exactly once.

        Raises CannotStart, after the results that there are, when no worker is left and another one
        would not start either; KeyboardInterrupt when a task raises it.
        """
        waiting = deque(range(len(tasks)))
        try:
            for _ in range(min(self._count, len(tasks))):
                self._hire()
            while True:
                yield from self._dismiss_late(bool(waiting))
                if not waiting and all(worker.task < 0 for worker in self._staff.values()):
                    return
                if waiting and not self._staff:
                    raise CannotStart
                for ready in self._wait():
                    worker = self._staff[ready]
                    task = worker.task
                    said = self._hear(worker, bool(waiting))
                    if worker.connection in self._staff:
                        self._feed(worker, waiting, tasks)
                    if task >= 0:
                        yield task, said
        finally:
            _end(self._staff.values())
            self._staff.clear()

    def _hear(self, worker: _Worker, is_more: bool) -> Any:
        """What a worker says; where it has died, another one takes its place if there is more."""
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            # After one that did not even start, another would fare no better.
            return self._dismiss(worker, is_more and worker.is_ready)
        if isinstance(said, _Interrupted):
            raise KeyboardInterrupt
        worker.is_ready = True
        return said

    def _dismiss_late(self, is_more: bool) -> Iterator[tuple[int, Died]]:
        """End the workers whose time is up; each of their tasks with what is left of it."""
        now = time.monotonic()
        for worker in [each for each in self._staff.values() if each.due <= now]:
            worker.process.kill()
            yield worker.task, self._dismiss(worker, is_more)._replace(late=True)

    def _wait(self) -> Iterable[Any]:
        """The connections of workers that say something; nothing after a time in which all do not."""
        most = self._until_late()
        before = time.monotonic()
        ready = wait(list(self._staff), most)
        waited = time.monotonic() - before
        if most is not None and waited > most + _OVERSLEPT_SECONDS:
            # The whole program was stopped, nobody knows how long: that time does not count.
            for worker in self._staff.values():
                worker.due += waited
        return ready

    def _until_late(self) -> float | None:
        """Seconds until the first worker is late; None where none will be."""
        due = min((worker.due for worker in self._staff.values()), default=0.0)
        return None if due == math.inf else max(0.0, due - time.monotonic())

    def _dismiss(self, worker: _Worker, is_replaced: bool) -> Died:
        del self._staff[worker.connection]
        _end([worker])
        if is_replaced:
            self._hire()
        return Died(worker.process.exitcode)

    def _hire(self) -> None:
        with contextlib.suppress(OSError):  # too many processes, no memory
            worker = _Worker(self._start, self._argument)
            self._staff[worker.connection] = worker

    def _feed(self, worker: _Worker, waiting: deque[int], tasks: Sequence[Any]) -> None:
        worker.task = waiting.popleft() if waiting else -1
        worker.due = math.inf
        if worker.task >= 0:
            worker.due = time.monotonic() + self._limit(tasks[worker.task])
            with contextlib.suppress(OSError):  # it died already: its end is received next
                worker.connection.send(tasks[worker.task])


def _end(workers: Iterable[_Worker]) -> None:
    """Stop processes: all are asked at once, and those that take too long are made to."""
    for worker in workers:
        with contextlib.suppress(OSError):
            worker.connection.send(None)
        worker.connection.close()
    latest = time.monotonic() + _GRACE_SECONDS
    for worker in workers:
        worker.process.join(timeout=max(0.0, latest - time.monotonic()))
    for worker in workers:
        if worker.process.is_alive():
            worker.process.kill()
    for worker in workers:
        worker.process.join()


def _work(connection: Connection, start: Start[Any], argument: Any) -> None:
    # Ctrl-C reaches all processes of the terminal; the first one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the first process does at its end is nothing for a copy of it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(EOFError, OSError):  # nobody listens any more
        try:
            handle = start(argument)
        except BaseException:  # noqa: BLE001 (the first process goes on alone, and says what is wrong)
            return
        connection.send(None)
        _answer(connection, handle)


def _answer(connection: Connection, handle: Callable[[Any], Any]) -> None:
    parent = multiprocessing.parent_process()
    # A parent that is killed says nothing; its end is noticed here. Where processes are copies of
    # their parent, a younger worker keeps the sentinel open, but not the number of the parent.
    heard: list[Any] = [connection, parent.sentinel] if parent else [connection]
    number = os.getppid()
    while True:
        ready = wait(heard, timeout=_LOOK_SECONDS)
        if connection not in ready:
            if ready or os.getppid() != number:
                return
            continue
        task = connection.recv()
        if task is None:
            return
        try:
            answer = handle(task)
        except KeyboardInterrupt:
            answer = _Interrupted()
        except BaseException as error:  # noqa: BLE001 (rules come from anywhere; the others are wanted)
            answer = Failed(described(error))
        connection.send(answer)
