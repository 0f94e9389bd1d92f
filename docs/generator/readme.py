"""The excerpt of a run in README.md."""

import re
import subprocess
import sys
from pathlib import Path

_EXCERPT = re.compile(
    r"(?P<start><!-- docs/generate\.py: (?P<command>nato-lint [^\n]*?) \| (?P<codes>[A-Z0-9 ]+) -->\n)"
    r".*?(?P<end><!-- end -->)",
    re.DOTALL,
)
_LEFT_OUT = "[...]"


def readme(path: Path) -> str:
    """README.md with the excerpt as the program prints it now."""

    def excerpt(match: re.Match[str]) -> str:
        text = _excerpt(match["command"], match["codes"].split(), path.parent)
        return f"{match['start']}{text}{match['end']}"

    return _EXCERPT.sub(excerpt, path.read_text(encoding="utf-8"))


def _excerpt(command: str, codes: list[str], root: Path) -> str:
    """The first finding of each code, then the last line."""
    done = subprocess.run(
        [sys.executable, "-m", "nato_lint", *command.split()[1:], "--isolated", "--color=never"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *found, summary = done.stdout.strip().split("\n\n")
    wanted = set(codes)
    shown: list[str] = []
    for finding in found:
        code = next((code for code in wanted if f": {code} " in finding), "")
        if code:
            wanted.remove(code)
            shown.append(finding)
        elif not shown or shown[-1] != _LEFT_OUT:
            shown.append(_LEFT_OUT)
    if wanted:
        sys.exit(f"README.md: {command} finds no {', '.join(sorted(wanted))}")
    return "\n".join(["```console", f"$ {command}", "\n\n".join([*shown, summary]), "```", ""])
