"""The terminal as `rich` sees it: for what people read and programs do not."""

import shutil
import sys
from typing import TYPE_CHECKING

from nato_lint.report.terminal import wants_colour

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.segment import Segment


def console_for(colour: str) -> "Console | None":
    """A console on standard output; None where no person reads it, but a program or a file.

    `colour` is the value of `--color`; "always" makes a console of anything.
    """
    coloured = wants_colour(colour, sys.stdout)
    if not (coloured or sys.stdout.isatty()):
        return None
    from rich.console import Console  # takes long to load

    # What others wrote holds no markup, no emoji codes, and nothing worth a colour of its own.
    return Console(
        file=sys.stdout,
        width=shutil.get_terminal_size().columns,
        force_terminal=True,
        color_system="standard" if coloured else None,
        markup=False,
        emoji=False,
        highlight=False,
    )


def show(console: "Console", content: "RenderableType", width: int) -> None:
    """Print `content` in at most `width` cells, without the spaces that fill up its lines."""
    from rich.segment import SegmentLines

    options = console.options.update(width=min(width, console.width))
    lines = console.render_lines(content, options, pad=False)
    console.print(SegmentLines(map(_stripped, lines), new_lines=True))


def _stripped(line: "list[Segment]") -> "list[Segment]":
    while line and not line[-1].text.strip():
        line.pop()
    if line:
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return line
