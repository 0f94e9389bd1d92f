"""The steps of the GitHub Action: `python -I action STEP` does what the module STEP says.

No part of the package: it runs before nato-lint is installed, and imports the standard library
only. Run as a folder, its modules find each other although -I hides everything else.
"""

import sys
from importlib import import_module

from runner import Trouble, complain


def main() -> int:
    """Run the step that the command line names and return its exit code."""
    try:
        code: int = import_module(sys.argv[1]).run()
    except Trouble as trouble:
        complain(str(trouble))
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
