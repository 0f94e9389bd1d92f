"""Files with gaps: `@NAME@` stands for what is filled in."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "templates"
_GAP = re.compile(r"@([A-Z_]+)@")


def filled(template: str, **texts: str) -> str:
    """The template of this name with all its gaps filled. Raises KeyError for one that is not."""
    text = (_FOLDER / template).read_text(encoding="utf-8")
    return _GAP.sub(lambda gap: texts[gap[1]], text)
