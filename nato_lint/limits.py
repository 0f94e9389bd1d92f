"""What one article may cost. Beyond that its check is cut short, and a finding says so.

No article of people comes near: these are for files that are none, for texts that mean harm, and
for rules that do not end.
"""

MOST_BYTES = 10 * 1024 * 1024
"""A larger file is not read."""

MOST_FINDINGS = 1_000
"""So many findings of one rule are reported for one article."""

MOST_PARTS = 1_500_000
"""What is read of an article consists of about so many words, lines, cells and marks."""

_SECONDS = 60.0
_SECONDS_PER_BYTE = 1e-4
_FIXING = 10


def seconds_for(size: int, *, fixing: bool = False) -> float:
    """How long the check of an article of `size` bytes may take: many times what it needs.

    With `fixing`, how long finding out what its fixes make of it may take.
    """
    seconds = _SECONDS + size * _SECONDS_PER_BYTE
    return seconds * _FIXING if fixing else seconds
