"""Run the linter, and write down everything that it asks of the system.

    python -m tests.audited LOG ARGUMENT ...

A line of JSON for each event of Python's audit hooks (PEP 578) that opens, writes, moves, deletes,
runs or connects; worker processes write to the same file. Nothing in Python can take a hook away.
"""

import json
import os
import sys
import threading

_WATCHED = (
    "open", "os.", "shutil.", "subprocess.", "socket.", "ctypes.dlopen", "sqlite3.connect", "pty.",
    "urllib.", "ftplib.", "smtplib.", "webbrowser.", "tempfile.", "winreg.", "import",
)  # fmt: skip
_QUIET = ("os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.putenv", "os.unsetenv")


def watch(path: str) -> None:
    """Write every event to the file `path` from now on."""
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    busy = threading.local()

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith(_WATCHED) or event in _QUIET or getattr(busy, "now", False):
            return
        busy.now = True
        try:
            shown = [each if isinstance(each, int) else str(each) for each in arguments[:4]]
            os.write(log, (json.dumps([event, *shown]) + "\n").encode())
        finally:
            busy.now = False

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch(sys.argv[1])
    from nato_lint.cli import main

    sys.exit(main(sys.argv[2:]))
