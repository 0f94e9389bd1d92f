"""Ending work that takes too long, in the process that does it.

Only a signal reaches Python code that does not come to an end by itself, a regular expression
included, and only the main thread of a POSIX system can be reached so. Elsewhere a deadline does
nothing: there it is the first process that ends a worker which is late.
"""

import os
import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Self

# A destructor or a callback may swallow what a signal raises: then it is raised again.
_AGAIN = 5.0
# What swallows it as often as this will go on to. A worker is ended by the first process before.
_MOST_ALARMS = 10
_EXIT_CODE = 2
_HOPELESS = (
    "a rule does not come to an end and catches what would end it, so that the whole run was given "
    "up. Ignore the rule, or use several processes (--jobs 2)."
)


class Overdue(BaseException):
    """The time is up. No `Exception`: a rule that catches everything must not catch this."""


class Deadline:
    """Raises Overdue in its `with` block when the time is up that `begin` gives.

    Where something in the block catches even that, again and again, the process says what it was
    at, `work`, and ends: nothing else can be done about it.
    """

    def __init__(self, work: str = "an article") -> None:
        self._work = work
        self._begun = False
        self._alarms = 0
        self._seconds = 0.0
        self._worked = 0.0

    def __enter__(self) -> Self:
        return self

    def begin(self, seconds: float) -> None:
        """From now on the block has so many seconds."""
        if not hasattr(signal, "setitimer") or not _is_main_thread():
            return
        if signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL:
            return  # whoever calls us has an alarm of their own
        if any(signal.getitimer(signal.ITIMER_REAL)):
            return  # whoever started us has one
        self._seconds, self._worked = seconds, time.process_time()
        signal.signal(signal.SIGALRM, self._alarm)
        self._begun = True
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)

    def end(self) -> None:
        """No alarm from now on. To be called for Overdue, which may come from `__exit__` itself."""
        if self._begun:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            self._begun = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def _alarm(self, number: int, frame: FrameType | None) -> None:
        if not self._begun:
            return
        self._alarms += 1
        worked = time.process_time() - self._worked
        if self._alarms == 1 and worked < self._seconds / 2:
            # It was stopped, or others had the processor: it gets the time once more.
            signal.setitimer(signal.ITIMER_REAL, self._seconds, _AGAIN)
            return
        if self._alarms > _MOST_ALARMS:
            # Escaped, since a name may hold anything; and past all buffers, which may be locked.
            name = ascii(self._work)[1:-1]
            os.write(2, f"nato-lint: {name}: {_HOPELESS}\n".encode())
            os._exit(_EXIT_CODE)
        raise Overdue


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
