"""Putting new text into a file so that nothing can be lost, whatever goes wrong on the way."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from nato_lint.source import Source

_BOM = "\ufeff"


class CannotRewrite(Exception):
    """The file is left as it is; `str(error)` is a sentence for the user that says why."""


def encoded(source: Source) -> bytes:
    """The bytes of the file that holds the text of `source`, with its byte order mark."""
    return (_BOM * source.has_bom + source.text).encode("utf-8")


def rewrite(path: Path, before: bytes, after: bytes, *, within: Path | None = None) -> None:
    """Make `after` the content of the file `path`, which was `before` when it was read.

    The file is replaced at once by one beside it that is complete, so that it is never half
    written; permissions are kept, and owner and extended attributes where the system allows it.
    Where `path` is a symbolic link, the file that it leads to is replaced and the link stays.

    Raises CannotRewrite, and changes nothing: when the file is no longer what was read, is
    read-only, or is no ordinary file; when it has further names (hard links), which would go on
    with the old text; and when a link leads out of the folder `within`.
    """
    if before == after:
        return
    try:
        target = _target(path, within)
        _refuse_unusual(target)
        _replace(target, before, after)
    except OSError as error:
        raise CannotRewrite(_reason(error)) from error


def _target(path: Path, within: Path | None) -> Path:
    """The file itself: what a link leads to."""
    if not path.is_symlink():
        return path
    try:
        target = path.resolve(strict=True)
    except RuntimeError:  # of Python before 3.13
        raise OSError(errno.ELOOP, "") from None
    if within is not None and not target.is_relative_to(within.resolve()):
        raise CannotRewrite(
            f"This is a link to {target.as_posix()}, which lies outside of the folder that is "
            "being checked. Name that file itself to have it changed."
        )
    return target


def _refuse_unusual(target: Path) -> None:
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise CannotRewrite("This is no ordinary file, so it is not written to.")
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(
        target, os.W_OK
    ):
        raise CannotRewrite("This file is read-only. Allow changes to it, and try again.")
    if status.st_nlink > 1:
        raise CannotRewrite(
            "This file has a second name (a hard link), which would keep the old text. Make a copy "
            "of its own of it, and try again."
        )


def _replace(target: Path, before: bytes, after: bytes) -> None:
    # Named before it exists, so that it is taken away also when its making is interrupted.
    beside = target.with_name(f".nato-lint-{os.urandom(8).hex()}.tmp")
    try:
        beside.touch(mode=stat.S_IRUSR | stat.S_IWUSR, exist_ok=False)
        with beside.open("wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _dress_as(target, beside)
        # As late as possible: somebody may be writing the article while it is checked.
        if target.read_bytes() != before:
            raise CannotRewrite(
                "This file has changed since it was read, so it is left as it is. Run this again."
            )
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _dress_as(target: Path, beside: Path) -> None:
    """Give the new file the owner, permissions and attributes of the old one."""
    import shutil

    if sys.platform != "win32":
        old, new = target.stat(), beside.stat()
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            # Only root gives files away; a file of one's own group is given to it.
            with suppress(OSError):
                os.chown(beside, -1, old.st_gid)
            with suppress(OSError):
                os.chown(beside, old.st_uid, -1)
    shutil.copystat(target, beside)
    os.utime(beside)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "This file is no longer there."
    if error.errno == errno.ELOOP:
        return "This is a link that leads in circles."
    if isinstance(error, PermissionError):
        return (
            "This file may not be replaced: the folder does not allow new files, or another "
            "program has the file open."
        )
    return (
        f"This file cannot be written ({error.strerror or type(error).__name__}); it is as it was."
    )
