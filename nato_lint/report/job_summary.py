"""The page on which GitHub Actions shows what the steps of a job have to say."""

import os
import sys
from pathlib import Path

from nato_lint.report.markdown import fitted
from nato_lint.report.terminal import visible
from nato_lint.run import Outcome

# GitHub shows nothing at all of a step that writes more than a mebibyte; other programs of the
# step write there too.
_LIMIT = 1_000_000
_LEAST = 2_000


def append_to_job_summary(outcome: Outcome) -> bool:
    """Append the `markdown` report to the summary of this job, as much of it as GitHub takes.

    Returns whether there is such a page and room on it. A page that cannot be written is said on
    stderr: the run goes on.
    """
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return False
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as page:
            room = _LIMIT - page.tell()
            if room < _LEAST:
                return False
            page.write("\n\n" if page.tell() else "")
            page.writelines(fitted(outcome, room))
    except OSError as error:
        reason = visible(error.strerror or str(error))
        print(
            f"nato-lint: the job summary cannot be written to {visible(path)}: {reason}.",
            file=sys.stderr,
        )
        return False
    return True
