"""The labels of the links that an article defines: `[label]: https://...`."""

import re

from nato_lint.pattern import Pattern

_DEFINED = Pattern(r"^ {0,3}\[([^\[\]\n]++)\]:", re.MULTILINE)


def defined_labels(text: str) -> frozenset[str]:
    """The labels as they are written, without their brackets."""
    return frozenset(_DEFINED.findall(text)) if "]:" in text else frozenset()
