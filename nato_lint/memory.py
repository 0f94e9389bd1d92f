"""What earlier runs found, for the articles of this one."""

import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from nato_lint.cache import Cache, Entry, Remembered
from nato_lint.cache_key import CacheKeys
from nato_lint.checker import Checked, Task, recalled
from nato_lint.contents import digest_of, read_article, stamp_of
from nato_lint.plugins import Registry
from nato_lint.record import BrokenRecord, pack
from nato_lint.repository import home_of
from nato_lint.run import CHECKED, FileResult
from nato_lint.workspace import Workspace

# Results are written in portions: a run that is killed keeps what it had done.
_PORTION = 200
_SECONDS = 1.0
# Not a fact about the article: the rule may do better next time.
_RULE_FAILURE = "LNT004"


class Memory:
    """The cached results of the articles in `tasks`."""

    def __init__(self, tasks: Sequence[Task], workspace: Workspace) -> None:
        self._cache = Cache(home_of(Path()), time.time_ns())
        keys = CacheKeys(self._cache)
        here = str(Path.cwd())
        self._tasks = {os.path.normpath(os.path.join(here, task.path)): task for task in tasks}  # noqa: PTH118 (thousands)
        self._settings: dict[str, bytes] = {}
        for path, task in self._tasks.items():
            settings = workspace.settings(task.path)
            key = keys.key(settings, partial(_registry, workspace, task.path))
            if key:  # else nothing is known of these articles, nor remembered
                self._settings[path] = key
        self._paths = {task.shown: path for path, task in self._tasks.items()}
        self._held: list[Entry] = []
        self._written = time.monotonic()

    def recall(self) -> tuple[list[FileResult], list[Task]]:
        """The results that still hold, and the tasks that have none."""
        known = {}
        for path, remembered in self._cache.recall(self._settings):
            task = self._tasks[path]
            result = self._recalled(path, task, remembered)
            if result:
                known[path] = result
        left = [task for path, task in self._tasks.items() if path not in known]
        return list(known.values()), left

    def remember(self, task: Task, checked: Checked) -> None:
        """Keep the result of a task."""
        result, path = checked.result, self._paths[task.shown]
        if path not in self._settings or checked.stamp is None:
            return
        if result.status != CHECKED or _has_failure(result):
            return
        self._hold(path, Remembered(checked.stamp, checked.digest, pack(result)))
        if len(self._held) >= _PORTION or time.monotonic() > self._written + _SECONDS:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        self._write()
        self._cache.close()

    def _recalled(self, path: str, task: Task, known: Remembered) -> FileResult | None:
        try:
            stamp = stamp_of(task.path)
            if stamp != known.stamp:
                if digest_of(read_article(task.path)) != known.digest:
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
            self._written = time.monotonic()


def _registry(workspace: Workspace, path: Path) -> Registry:
    return workspace.registry(workspace.config(path))


def _has_failure(result: FileResult) -> bool:
    return any(finding.code == _RULE_FAILURE for finding in result.findings)
