"""The command line."""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence

OK, FINDINGS, TROUBLE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143

# What is wrong may be a word of a megabyte.
_LONGEST_COMPLAINT = 1_000


class Terminated(KeyboardInterrupt):
    """The process is asked to end, as Ctrl-C does: no rule may take it for a failure of its own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: those of the process) name.

    Returns the exit code: 0 for nothing to report, 1 for findings, 2 for a bad configuration, a
    path that does not exist or a crash, 130 when interrupted. Raises SystemExit, as argparse does,
    after a request for help (0) and for bad usage (2).
    """
    if arguments is None:
        # A build that is cancelled must not leave half of anything behind.
        signal.signal(signal.SIGTERM, _terminate)
        # Nearly everything that a run makes lives to its end, so collecting finds nothing.
        gc.set_threshold(100_000, 20, 20)
    try:
        _prepare_output()
        try:
            return _run(sys.argv[1:] if arguments is None else list(arguments))
        finally:
            sys.stdout.flush()
    except Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        close_output()  # the reader went away, as `| head` does
        return OK
    except OSError as error:
        close_output()
        place = f"{error.filename}: " if error.filename else ""
        complain(f"{place}{error.strerror or error}.")
        return TROUBLE
    except SystemExit:
        raise
    except BaseException:  # noqa: BLE001 (Python would exit with 1, which says "findings")
        _report_crash()
        return TROUBLE


def _terminate(number: int, frame: object) -> None:
    raise Terminated


def complain(message: str) -> None:
    """Say what is wrong, in one line on stderr."""
    from nato_lint.report.terminal import visible

    if len(message) > _LONGEST_COMPLAINT:
        message = f"{message[:_LONGEST_COMPLAINT]} …"
    print(f"nato-lint: {visible(message)}", file=sys.stderr)


def _run(arguments: list[str]) -> int:
    from nato_lint.cli.arguments import parse_arguments

    options = parse_arguments(arguments)
    code: int = options.run(options)
    return code


def _prepare_output() -> None:
    # The process may have been started with a stream closed; print() would take another one.
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if hasattr(sys.stdout, "reconfigure"):
        # Reports hold the words of articles, which the code page of a console may not have. Files
        # and programs get UTF-8 on every system, unless somebody asks for something else.
        if sys.stdout.isatty() or os.environ.get("PYTHONIOENCODING"):
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def close_output() -> None:
    """Send what is left nowhere; Python would complain once more while it shuts down."""
    with contextlib.suppress(OSError):  # not a file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_crash() -> None:
    import traceback

    from nato_lint.report.terminal import visible

    for line in traceback.format_exc().splitlines():
        print(visible(line), file=sys.stderr)
    complain("this is a bug in nato-lint, or in a plugin of yours. Please report it.")
