"""Step `install`: nato-lint as it stands in the checkout of the action.

So the version of the action is the version of the linter. It goes into an environment of its own.
"""

import os
import subprocess
import venv

from runner import installed, temporary


def run() -> int:
    """Make the environment and install into it; the exit code is that of pip."""
    venv.create(temporary(), clear=True, with_pip=True)
    command = [installed("python"), "-I", "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", os.environ["GITHUB_ACTION_PATH"]]
    return subprocess.run(command, check=False).returncode
