"""Results of earlier runs, so that an article that did not change is not checked again.

The cache lies in the user's cache folder and not among the articles, so no repository can bring one
along. What counts is the content of a file; size and modification time only save reading it.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from nato_lint.contents import Stamp, digest_of, hashed

Result = TypeVar("Result")

LOCATION = "NATO_LINT_CACHE_DIR"
"""The environment variable that names another folder for the cache."""

_LAYOUT = 1
_BUSY_SECONDS = 5.0
_KEPT_DAYS = 60
# Below, asking for each file is quicker than reading the whole table.
_FEW = 200
_PORTION = 200
# A file that was written while it was checked may be written again within the same clock tick.
_TICK = 2_000_000_000

_SCHEMA = """
create table if not exists results (
    path blob not null, settings blob not null,
    size integer not null, modified integer not null, digest blob not null,
    record text not null, seal blob not null, written integer not null,
    primary key (path, settings)
);
create index if not exists by_age on results (written);
create table if not exists trees (stamp blob primary key, digest blob not null);
"""

_COLUMNS = "path, settings, size, modified, digest, record, seal"


class Remembered(NamedTuple):
    """The record of a file, the digest of the bytes that it is about, and their stamp."""

    stamp: Stamp
    digest: bytes
    record: str


class Entry(NamedTuple):
    """What is to be remembered of one file."""

    path: str
    settings: bytes
    remembered: Remembered


def folder() -> Path:
    """Where the cache lies: NATO_LINT_CACHE_DIR, else the place that the system has for caches."""
    stated = os.environ.get(LOCATION)
    if stated:
        return Path(stated)
    from platformdirs import user_cache_path

    return user_cache_path("nato-lint", appauthor=False)


def clean() -> int:
    """Delete the cache; the number of bytes that are free now.

    A file that another run has open is left, where the system wants that.
    """
    freed = 0
    for path in sorted(folder().glob("v*/*")):
        with contextlib.suppress(OSError):
            size = path.stat().st_size
            path.unlink()
            freed += size
    return freed


class Cache:
    """The results for the articles of one folder.

    Nothing that goes wrong with it is an error: what cannot be read is not there, what cannot be
    written is not kept. Runs at the same time may share it. `now` is the time in nanoseconds.
    """

    def __init__(self, root: Path, now: int) -> None:
        self._now = now
        self._path = folder() / f"v{_LAYOUT}" / f"{digest_of(os.fsencode(root)).hex()}.sqlite"
        self._connection = _opened(self._path)

    def recall(self, wanted: Mapping[str, bytes]) -> Iterator[tuple[str, Remembered]]:
        """What is remembered of the files in `wanted`, each with the settings that hold for it."""
        settings = sorted(set(wanted.values()))
        query = f"select {_COLUMNS} from results where settings in ({_marks(settings)})"
        values: list[bytes] = settings
        if len(wanted) <= _FEW:
            paths = [os.fsencode(path) for path in wanted]
            query, values = f"{query} and path in ({_marks(paths)})", settings + paths
        rows = self._try(lambda connection: connection.execute(query, values))
        while some := rows and self._try(lambda _: rows.fetchmany(_PORTION)):
            for path, key, size, modified, digest, record, seal in some:
                name = os.fsdecode(path)
                if wanted.get(name) == key and seal == _seal(record):
                    yield name, Remembered(Stamp(size, modified), digest, record)

    def remember(self, entries: Iterable[Entry]) -> None:
        """Keep results."""
        rows = [self._row(entry) for entry in entries]
        self._try(
            lambda connection: connection.executemany(
                "insert or replace into results values (?, ?, ?, ?, ?, ?, ?, ?)", rows
            )
        )

    def tree_digest(self, stamp: bytes) -> bytes | None:
        """The digest of a tree of files that was remembered by its stamp."""
        found = self._try(
            lambda connection: connection.execute(
                "select digest from trees where stamp = ?", (stamp,)
            ).fetchone()
        )
        return found[0] if found else None

    def remember_tree(self, stamp: bytes, digest: bytes) -> None:
        """Remember the digest of a tree of files by its stamp."""
        self._try(
            lambda connection: connection.execute(
                "insert or replace into trees values (?, ?)", (stamp, digest)
            )
        )

    def close(self) -> None:
        """Forget what is old, and let go of the file."""
        oldest = self._now - _KEPT_DAYS * 86_400 * 1_000_000_000
        self._try(
            lambda connection: connection.execute(
                "delete from results where written < ?", (oldest,)
            )
        )
        if self._connection:
            self._connection.close()
        self._connection = None

    def _row(self, entry: Entry) -> tuple[bytes, bytes, int, int, bytes, str, bytes, int]:
        (size, modified), digest, record = entry.remembered
        settled = modified if modified < self._now - _TICK else 0
        path = os.fsencode(entry.path)
        return path, entry.settings, size, settled, digest, record, _seal(record), self._now

    def _try(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What `action` gives, in one transaction; None where the cache cannot be used.

        What is damaged is deleted, so that the next run starts a new one.
        """
        if self._connection is None:
            return None
        try:
            with self._connection:
                return action(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = None
            if not isinstance(error, sqlite3.OperationalError):  # locked, full, read-only
                _delete(self._path)
            return None


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection to the file, which is made where it is missing and made anew where broken."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        except (OSError, sqlite3.Error):
            return None
        try:
            # Safe when the process is killed; what a power cut may damage is only a cache.
            connection.execute("pragma synchronous = off")
            connection.executescript(_SCHEMA)
        except sqlite3.OperationalError:
            connection.close()
            return None
        except sqlite3.Error:
            connection.close()
            _delete(path)
        else:
            return connection
    return None


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _marks(values: Sequence[bytes]) -> str:
    return ", ".join("?" * len(values))


def _seal(record: str) -> bytes:
    return hashed(record.encode("utf-8"), 8).digest()
