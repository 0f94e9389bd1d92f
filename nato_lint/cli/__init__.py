"""The command line."""

import os
import sys
from collections.abc import Sequence

OK, FINDINGS, TROUBLE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: those of the process) name.

    Returns the exit code: 0 for nothing to report, 1 for findings, 2 for bad usage, a bad
    configuration or a path that does not exist, 130 when interrupted.
    """
    from nato_lint.cli.arguments import parse_arguments

    try:
        options = parse_arguments(sys.argv[1:] if arguments is None else list(arguments))
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`); Python would complain once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def complain(message: str) -> None:
    """Say what is wrong, in one line on stderr."""
    from nato_lint.report.terminal import visible

    print(f"nato-lint: {visible(message)}", file=sys.stderr)
