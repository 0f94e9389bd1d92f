"""How the content of a file is recognised in a later run."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hashlib import blake2b


class Stamp(NamedTuple):
    """What a look at a file tells without reading it: its size in bytes, its time in nanoseconds."""

    size: int
    modified: int


def stamp_of(path: Path) -> Stamp:
    """The size and the time of a file. Raises OSError."""
    status = path.stat()
    return Stamp(status.st_size, status.st_mtime_ns)


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
