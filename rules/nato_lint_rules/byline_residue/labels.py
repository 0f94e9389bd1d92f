"""The labels of a byline, and what can stand behind them."""

import re
import tomllib
from functools import cache
from pathlib import Path

from nato_lint import Pattern
from nato_lint_rules.byline_residue.dates import MONTH

_DATED = Pattern(rf"\d|\b{MONTH}\b|\b(?:today|yesterday|ago)\b", re.IGNORECASE)
_LONGEST_LABEL = 40
_LONGEST_VALUE = 80
MARKS = " \t\u00a0*_•‣◦●-"


@cache
def _labels() -> dict[str, str]:
    """What kind of value each label has: "person", "date" or "topics"; with or without a colon."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    labels: dict[str, str] = {}
    for kind, group in data.items():
        labels |= dict.fromkeys(group["bare"], kind)
        labels |= {f"{label}:": kind for label in (*group["bare"], *group["colon"])}
    return labels


def label_kind(text: str) -> str:
    """What value the text of a line asks for, if it is a byline's label and nothing else; else ""."""
    if len(text) > _LONGEST_LABEL:
        return ""
    return _labels().get(" ".join(text.lower().strip(MARKS).replace(" :", ":").split()), "")


def is_value(kind: str, text: str) -> bool:
    """Whether the line below a label of this kind can be its value."""
    if label_kind(text):
        return False
    if kind == "date":
        return len(text) <= _LONGEST_VALUE and bool(_DATED.search(text))
    return len(text) <= _LONGEST_VALUE or not text.endswith((".", "!", "?"))
