"""Reading an article, and how its content is recognised in a later run."""

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_lint.limits import MOST_BYTES

if TYPE_CHECKING:
    from hashlib import blake2b

# The range that databases have; some systems tell larger numbers, and times may be before 1970.
_MASK = (1 << 63) - 1


class Stamp(NamedTuple):
    """What a look at a file tells without reading it, none of it negative.

    Its size in bytes; in nanoseconds, when its content was `modified` and when anything about it
    was `changed` (on Windows, when it was made); and its number in the file system. Tools that
    restore the first time cannot restore the others.
    """

    size: int
    modified: int
    changed: int
    number: int


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file. Raises OSError."""
    return stamp_from(path.stat())


def stamp_from(status: os.stat_result) -> Stamp:
    """The stamp that is in the status of a file."""
    return Stamp(
        status.st_size,
        status.st_mtime_ns & _MASK,
        status.st_ctime_ns & _MASK,
        status.st_ino & _MASK,
    )


def read_article(path: Path) -> bytes:
    """What a file holds; of one that is too large, so much that it can be seen. Raises OSError."""
    return read_ordinary(path, MOST_BYTES + 1)


def read_ordinary(path: Path, most: int = MOST_BYTES) -> bytes:
    """What a file holds, at most so many bytes of it. Raises OSError.

    A pipe or a device, which may never end, is not waited for: it is an error, also where an
    ordinary file became one since it was found.
    """
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        return file.read(most)


def digest_of(data: bytes) -> bytes:
    """The digest by which contents are compared."""
    return hashed(data, 20).digest()


def hashed(data: bytes, size: int) -> "blake2b":
    """The BLAKE2b hash of `data`, `size` bytes long."""
    try:
        # hashlib brings OpenSSL along, which takes longer to load than most articles to check.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=size)
