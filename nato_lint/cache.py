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

from nato_lint.cache_folder import LAYOUT, file_for
from nato_lint.contents import Stamp, digest_of, hashed

Result = TypeVar("Result")

_BUSY_SECONDS = 5.0
_KEPT_DAYS = 60
# Below, asking for each file is quicker than reading the whole table.
_FEW = 200
_PORTION = 200
# A file that was written while it was checked may be written again within the same clock tick.
_TICK = 2_000_000_000
# No time of a file, so what has it is read again.
_NEVER = -1

# What SQLite says of a damaged file may quote bytes that are no text.
_TROUBLE = (sqlite3.Error, UnicodeDecodeError)

_STATE = "select user_version, (select count(*) from sqlite_master) from pragma_user_version"
_SCHEMA = f"""
begin immediate;
create table if not exists results (
    path blob not null, settings blob not null,
    size integer not null, modified integer not null, changed integer not null,
    number integer not null, digest blob not null,
    record text not null, seal blob not null, written integer not null,
    primary key (path, settings)
);
create index if not exists by_age on results (written);
create table if not exists trees (
    stamp blob primary key, digest blob not null, written integer not null
);
pragma user_version = {LAYOUT};
commit;
"""

_COLUMNS = "path, settings, size, modified, changed, number, digest, record, seal"


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


class Cache:
    """The results for the articles of one folder.

    Nothing that goes wrong with it is an error: what cannot be read is not there, what cannot be
    written is not kept. Runs at the same time may share it. `now` is the time in nanoseconds.
    """

    def __init__(self, root: Path, now: int) -> None:
        self._now = now
        try:
            self._path = file_for(digest_of(os.fsencode(root)).hex())
        except OSError:
            self._path = None
        self._connection = _opened(self._path) if self._path else None

    def is_settled(self, stamp: Stamp) -> bool:
        """Whether a file with this stamp was left alone for so long that the stamp tells it."""
        return max(stamp.modified, stamp.changed) < self._now - _TICK

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
            for path, key, *stamp, digest, record, seal in some:
                if not (isinstance(path, bytes) and isinstance(record, str)):
                    continue  # damaged: columns may hold anything
                name = os.fsdecode(path)
                if wanted.get(name) == key and seal == _seal(record):
                    yield name, Remembered(Stamp._make(stamp), digest, record)

    def remember(self, entries: Iterable[Entry]) -> None:
        """Keep results."""
        rows = [self._row(entry) for entry in entries]
        self._try(
            lambda connection: connection.executemany(
                "insert or replace into results values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
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
                "insert or replace into trees values (?, ?, ?)", (stamp, digest, self._now)
            )
        )

    def close(self) -> None:
        """Forget what is old, and let go of the file."""
        oldest = self._now - _KEPT_DAYS * 86_400 * 1_000_000_000
        for table in ("results", "trees"):
            query = f"delete from {table} where written < ?"
            self._try(lambda connection, query=query: connection.execute(query, (oldest,)))  # type: ignore[misc]
        if self._connection:
            self._connection.close()
        self._connection = None

    def _row(self, entry: Entry) -> tuple[bytes | int | str, ...]:
        stamp, digest, record = entry.remembered
        if not self.is_settled(stamp):
            stamp = stamp._replace(modified=_NEVER)
        path = os.fsencode(entry.path)
        return path, entry.settings, *stamp, digest, record, _seal(record), self._now

    def _try(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What `action` gives, in one transaction; None where the cache cannot be used.

        What is damaged is deleted, so that the next run starts a new one.
        """
        if self._connection is None:
            return None
        try:
            with self._connection:
                return action(self._connection)
        except _TROUBLE as error:
            self._connection.close()
            self._connection = None
            if self._path and _is_damage(error):
                _delete(self._path)
            return None


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection to the file, which is made where it is missing and made anew where broken."""
    for _ in range(2):
        try:
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        except sqlite3.Error:
            return None
        try:
            _prepare(connection)
        except _TROUBLE as error:
            connection.close()
            if not _is_damage(error):
                return None
            _delete(path)
        else:
            return connection
    return None


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file. Raises sqlite3.DatabaseError for tables of another kind."""
    # Safe when the process is killed; what a power cut may damage is only a cache.
    connection.execute("pragma synchronous = off")
    version, tables = connection.execute(_STATE).fetchone()
    if not tables:
        connection.executescript(_SCHEMA)
    elif version != LAYOUT:
        raise sqlite3.DatabaseError("tables of another layout")


def _is_damage(error: Exception) -> bool:
    """Whether a new file would help; not where it is locked, read-only, or on a full disk."""
    if isinstance(error, sqlite3.OperationalError):
        # A table or column is unknown, or a text is none.
        return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_ERROR, None)
    return True


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _marks(values: Sequence[bytes]) -> str:
    return ", ".join("?" * len(values))


def _seal(record: str) -> bytes:
    return hashed(record.encode("utf-8"), 8).digest()
