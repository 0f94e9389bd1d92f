"""`python -m nato_lint`."""

import sys

from nato_lint.cli import main

if __name__ == "__main__":
    sys.exit(main())
