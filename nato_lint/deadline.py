"""Ending work that takes too long, in the process that does it.

Only a signal reaches Python code that does not come to an end by itself, a regular expression
included, and only the main thread of a POSIX system can be reached so. Elsewhere a deadline does
nothing: there it is the first process that ends a worker which is late.
"""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

# A destructor or a callback may swallow what a signal raises: then it is raised again.
_AGAIN = 5.0


class Overdue(BaseException):
    """The time is up. No `Exception`: a rule that catches everything must not catch this."""


class Deadline:
    """Raises Overdue in its `with` block when the time is up that `begin` gives."""

    def __init__(self) -> None:
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def begin(self, seconds: float) -> None:
        """From now on the block has so many seconds."""
        if not hasattr(signal, "setitimer") or not _is_main_thread():
            return
        if signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL:
            return  # whoever calls us has an alarm of their own
        signal.signal(signal.SIGALRM, _end)
        self._begun = True
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._begun:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _end(number: int, frame: FrameType | None) -> None:
    raise Overdue
