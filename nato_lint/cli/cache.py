"""`nato-lint cache clean`."""

import argparse

from nato_lint.cache_folder import clean, folder
from nato_lint.cli import OK


def run(options: argparse.Namespace) -> int:
    """Delete the results of earlier runs."""
    place = folder()
    if place is None:
        print("There is no cache, for this user has no home folder.")
    else:
        print(f"{clean() / 1e6:,.1f} MB deleted from the cache in {place}.")
    return OK
