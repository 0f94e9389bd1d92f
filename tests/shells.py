"""Asking real shells to complete a command line."""

import os
import select
import shlex
import subprocess
import sys
import time
from pathlib import Path

from tests.command import PROJECT

SCRIPTS = PROJECT / "nato_lint" / "completions"

_BASH = """
source {script}
COMP_WORDS=({words}) COMP_CWORD={last}
_nato_lint nato-lint "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
# How to start a shell without the settings of whoever runs the tests, and how to load the script.
_INTERACTIVE = {
    "bash": (
        "bash --norc --noprofile -i",
        "bind 'set bell-style none'; eval \"$(cat {scripts}/nato-lint.bash)\"",
    ),
    "zsh": (
        "zsh -f -i",
        'autoload -Uz compinit; compinit -u -D; eval "$(cat {scripts}/_nato-lint)"',
    ),
    "zsh with fpath": (
        "zsh -f -i",
        "fpath=({scripts} $fpath); autoload -Uz compinit; compinit -u -D",
    ),
}
_SECONDS = 60


def bash_offers(*words: str, folder: Path) -> list[str]:
    """What bash would list for the last of the words behind `nato-lint`, but for files."""
    script = _BASH.format(
        script=shlex.quote(str(SCRIPTS / "nato-lint.bash")),
        words=shlex.join(["nato-lint", *words]),
        last=len(words),
    )
    return _lines(["bash", "--norc", "--noprofile", "-c", script], folder)


def fish_offers(line: str, folder: Path) -> list[str]:
    """What fish lists for the end of a line, without the descriptions."""
    quoted = line.replace("\\", "\\\\").replace("'", "\\'")
    script = f"source {shlex.quote(str(SCRIPTS / 'nato-lint.fish'))}; complete -C '{quoted}'"
    return [offer.partition("\t")[0] for offer in _lines(["fish", "-N", "-c", script], folder)]


def _lines(command: list[str], folder: Path) -> list[str]:
    done = subprocess.run(
        command,
        cwd=folder,
        env=_environment(folder.parent),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


class Session:
    """A shell on a pseudo-terminal, in which `nato-lint` is a function that notes its arguments.

    `shell` is a key of `_INTERACTIVE`. To be used in a `with` statement.
    """

    def __init__(self, shell: str, folder: Path) -> None:
        self._command, self._load = _INTERACTIVE[shell]
        self._folder = folder
        self._called = folder.parent / "called"

    def __enter__(self) -> "Session":
        assert sys.platform != "win32"
        import pty

        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(self._folder)
            command = self._command.split()
            os.execvpe(command[0], command, _environment(self._folder.parent))
        new = f"{self._called}.new"
        self._type(f"nato-lint() {{ printf '%s\\n' \"$@\" >{new}; mv {new} {self._called}; }}\n")
        self._type(self._load.format(scripts=shlex.quote(str(SCRIPTS))) + "\n")
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._terminal)
        os.waitpid(self._process, 0)

    def arrives(self, line: str) -> list[str]:
        """The arguments that reach `nato-lint` when somebody types it, the line, Tab and Enter."""
        self._called.unlink(missing_ok=True)
        self._type(f"nato-lint {line}\t\n")
        deadline = time.monotonic() + _SECONDS
        while not self._called.exists():
            assert time.monotonic() < deadline, "the shell did not run the command"
            if select.select([self._terminal], [], [], 0.02)[0]:
                os.read(self._terminal, 65536)
        return self._called.read_text(encoding="utf-8").splitlines()

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())


def _environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
