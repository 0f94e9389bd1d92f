"""How far a long run is, on the terminal."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_QUIET_SECONDS = 1.0
_BETWEEN_SECONDS = 0.1


class Progress:
    """A bar on stderr that says how many articles are done; it goes away at the end.

    It shows where stderr is a terminal and the run takes longer than a second.
    """

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._total = total
        self._done = 0
        self._next = time.monotonic() + _QUIET_SECONDS
        self._shows = sys.stderr.isatty() and not quiet
        self._bar: Bar | None = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if self._shows and now >= self._next:
            self._next = now + _BETWEEN_SECONDS
            self._bar = self._bar or _started(self._total)
            self._bar.update(self._bar.task_ids[0], completed=self._done, refresh=True)


def _started(total: int) -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    # It does not refresh by itself: that takes a thread, and processes may still be forked.
    bar = Bar(
        TextColumn("Checking articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task("", total=total)
    bar.start()
    return bar
