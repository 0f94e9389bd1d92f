"""How far a long run is, on the terminal."""

import sys
import time
from types import TracebackType

_QUIET_SECONDS = 1.0
_BETWEEN_SECONDS = 0.1


class Progress:
    """A line on stderr that says how many articles are done; it goes away at the end.

    It shows where stderr is a terminal and the run takes longer than a second.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._next = time.monotonic() + _QUIET_SECONDS
        self._shows = sys.stderr is not None and sys.stderr.isatty()
        self._began = time.monotonic()
        self._wrote = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._wrote:
            self._write("")

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if self._shows and now >= self._next:
            self._next = now + _BETWEEN_SECONDS
            self._write(self._line(now - self._began))

    def _line(self, elapsed: float) -> str:
        left = elapsed / max(self._done, 1) * (self._total - self._done)
        minutes, seconds = divmod(round(left), 60)
        rest = f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
        return f"{self._done:,} of {self._total:,} articles checked, about {rest} left"

    def _write(self, line: str) -> None:
        self._wrote = True
        sys.stderr.write(f"\r\x1b[2K{line}")
        sys.stderr.flush()
