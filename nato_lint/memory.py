"""What earlier runs found, for the articles of this one."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from nato_lint.cache import Cache, Entry, Remembered
from nato_lint.cache_key import CacheKeys
from nato_lint.checker import Checked, Task, recalled
from nato_lint.contents import digest_of, stamp_of
from nato_lint.plugins import Registry
from nato_lint.record import BrokenRecord, pack
from nato_lint.repository import home_of
from nato_lint.run import CHECKED, FileResult
from nato_lint.workspace import Workspace

# Results are written in portions: a run that is killed keeps what it had done.
_PORTION = 200
# Not a fact about the article: the rule may do better next time.
_RULE_FAILURE = "LNT004"


class Memory:
    """The cached results of the articles in `tasks`."""

    def __init__(self, tasks: Sequence[Task], workspace: Workspace) -> None:
        self._cache = Cache(home_of(Path()), time.time_ns())
        keys = CacheKeys(self._cache)
        here = str(Path.cwd())
        self._tasks = {os.path.normpath(os.path.join(here, task.path)): task for task in tasks}  # noqa: PTH118 (thousands)
        self._settings = {
            path: keys.key(workspace.settings(task.path), partial(_registry, workspace, task.path))
            for path, task in self._tasks.items()
        }
        self._paths = {task.shown: path for path, task in self._tasks.items()}
        self._held: list[Entry] = []

    def recall(
        self, has_work: Callable[[Task, FileResult], bool]
    ) -> tuple[list[FileResult], list[Task]]:
        """The results that still hold, and the tasks that have none.

        Where `has_work` says that there is something to do, a result is not enough.
        """
        known = {}
        for path, remembered in self._cache.recall(self._settings):
            task = self._tasks[path]
            result = self._recalled(path, task, remembered)
            if result and not has_work(task, result):
                known[path] = result
        left = [task for path, task in self._tasks.items() if path not in known]
        return list(known.values()), left

    def remember(self, task: Task, checked: Checked) -> None:
        """Keep the result of a task."""
        result = checked.result
        if checked.stamp is None or result.status != CHECKED or _has_failure(result):
            return
        result = result._replace(problem="", fixed=0, diff="")
        self._hold(self._paths[task.shown], Remembered(checked.stamp, checked.digest, pack(result)))
        if len(self._held) >= _PORTION:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        self._write()
        self._cache.close()

    def _recalled(self, path: str, task: Task, known: Remembered) -> FileResult | None:
        try:
            stamp = stamp_of(task.path)
            if stamp != known.stamp:
                if digest_of(task.path.read_bytes()) != known.digest:
                    return None
                self._hold(path, known._replace(stamp=stamp))
            result = recalled(known.record, task, known.digest)
        except (OSError, BrokenRecord):
            return None
        # A rule may look at the name under which an article is reported.
        return result if result.path == task.shown else None

    def _hold(self, path: str, remembered: Remembered) -> None:
        self._held.append(Entry(path, self._settings[path], remembered))

    def _write(self) -> None:
        if self._held:
            self._cache.remember(self._held)
            self._held.clear()


def _registry(workspace: Workspace, path: Path) -> Registry:
    return workspace.registry(workspace.config(path))


def _has_failure(result: FileResult) -> bool:
    return any(finding.code == _RULE_FAILURE for finding in result.findings)
