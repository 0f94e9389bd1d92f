"""Writing values as TOML, so that no terminal obeys what stands in them."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nato_lint.report.terminal import visible

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml_value(value: Any) -> str:
    """A text, number, date, list or table on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        members = (f"{toml_key((key,))} = {toml_value(member)}" for key, member in value.items())
        return f"{{ {', '.join(members)} }}"
    if isinstance(value, Iterable):
        return f"[{', '.join(map(toml_value, value))}]"
    return repr(value)


def toml_key(keys: Iterable[str]) -> str:
    """A dotted key."""
    return ".".join(key if _BARE_KEY.fullmatch(key) else _text(key) for key in keys)


def _text(text: str) -> str:
    """A basic string; what `visible` would change is written as an escape."""
    pairs = zip(text, visible(text), strict=True)
    written = (
        json.dumps(character, ensure_ascii=False)[1:-1]
        if character == seen
        else _escaped(character)
        for character, seen in pairs
    )
    return f'"{"".join(written)}"'


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
