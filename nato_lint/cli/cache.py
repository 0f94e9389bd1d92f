"""`nato-lint cache clean`."""

import argparse

from nato_lint.cache import clean, folder
from nato_lint.cli import OK


def run(options: argparse.Namespace) -> int:
    """Delete the results of earlier runs."""
    freed = clean()
    print(f"{freed / 1e6:,.1f} MB deleted from the cache in {folder()}.")
    return OK
