"""Where the results of earlier runs lie, and how they are deleted."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

LOCATION = "NATO_LINT_CACHE_DIR"
"""The environment variable that names another folder for the cache."""

LAYOUT = 2
"""Changes with every change of the files' tables; each layout has a folder of its own."""

_TAG = "CACHEDIR.TAG"
_TAGGED = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds what nato-lint remembers of articles. It can be deleted at any time.\n"
)
_LAYOUT_NAME = re.compile(r"v[0-9]+")
# SQLite keeps files of its own beside the one that it is asked for.
_FILE_NAME = re.compile(r"[0-9a-f]{40}\.sqlite(-journal|-wal|-shm)?")


def folder() -> Path | None:
    """Where the cache lies: below NATO_LINT_CACHE_DIR, else in the system's place for caches.

    Always a folder of our own, for the one that is named may hold anything. None where the system
    has no place, as for a user without a home.
    """
    stated = os.environ.get(LOCATION)
    if stated:
        return Path(stated, "nato-lint")
    from platformdirs import user_cache_path

    try:
        place = user_cache_path("nato-lint", appauthor=False)
    except RuntimeError:
        return None
    return place if place.is_absolute() else None


def file_for(name: str) -> Path | None:
    """The file of a cache in its folder, which is made where it is missing.

    None where there is no place for it. Raises OSError.
    """
    base = folder()
    if base is None:
        return None
    path = base / f"v{LAYOUT}" / f"{name}.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    tag = path.parent / _TAG
    with contextlib.suppress(OSError), tag.open("x", encoding="utf-8", newline="\n") as file:
        file.write(_TAGGED)  # backups leave out what is tagged so
    return path


def clean() -> int:
    """Delete the cache and nothing else; the number of bytes that are free now.

    A file that another run has open is left, where the system wants that.
    """
    freed = 0
    for path in _files():
        with contextlib.suppress(OSError):
            size = path.stat().st_size
            path.unlink()
            freed += size
    return freed


def _files() -> Iterator[Path]:
    """The files that are ours by their names; folders that become empty are taken away."""
    base = folder()
    if base is None:
        return
    for layout in sorted(base.glob("v*")):
        if _LAYOUT_NAME.fullmatch(layout.name) and layout.is_dir() and not layout.is_symlink():
            yield from (path for path in layout.glob("*") if _FILE_NAME.fullmatch(path.name))
            if _is_ours(layout / _TAG):
                yield layout / _TAG
            with contextlib.suppress(OSError):  # something else is in it
                layout.rmdir()


def _is_ours(tag: Path) -> bool:
    try:
        return tag.read_text(encoding="utf-8") == _TAGGED
    except (OSError, UnicodeDecodeError):
        return False
