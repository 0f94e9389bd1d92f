"""TOML front matter: the data from `tomllib`, the positions from the scan."""

import re
import tomllib
from bisect import bisect_right
from typing import Any

from nato_lint.front_matter.model import MAX_DEPTH, Entry, Reading, error_at, text_span
from nato_lint.front_matter.template_mask import Mask, mask_templates
from nato_lint.front_matter.toml_scan import KeyPosition, Path, TomlScan, scan_toml

_LINE_END = re.compile(r"\r\n|\n|\r")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)\Z")
_LONG_NUMBER = re.compile(r"[-+]?[0-9_]{4000}")
_MESSAGES = {
    "Cannot overwrite a value": "This key is defined twice.",
    "Cannot declare": "This table is defined twice, or is a value already.",
    "Cannot mutate": "This table is defined already and takes no more keys here.",
    "Invalid date or datetime": "There is no such date or time.",
    "Expected '=' after a key": "An equals sign is missing after this key.",
    "Expected newline or end of document": "A value ends before here; a text needs quotes.",
    "Invalid value": "A value is missing here, or a text without quotes.",
    "Unterminated string": "The closing quotation mark of a text is missing.",
    "Illegal character": "This character may not stand here; a text ends on its own line.",
    "Unescaped '\\' in a string": "A backslash means nothing here; write two, or single quotes.",
    "Unclosed array": "The closing ] of a list is missing, or a comma in it.",
    "Unclosed inline table": "The closing } of a table is missing, or a comma in it.",
}


def read_toml(text: str, start: int, end: int) -> Reading:
    """Read `text[start:end]`; offsets in the result are into `text`."""
    source = text[start:end]
    reading = _read(Mask(source, source), text, start, end)
    if reading.error is None:
        return reading
    mask = mask_templates(source, comment_lines=True)
    return _read(mask, text, start, end) if mask.tags else reading


def _read(mask: Mask, text: str, start: int, end: int) -> Reading:
    scan = scan_toml(mask.text)
    data, broken = _load(_with_quoted_tags(mask, scan), scan)
    values = _Values(mask, scan)
    reading = Reading(data=values.table(data, ()))
    for path, at in scan.positions.items():
        if path in values.by_path:
            entry = _entry(path, values.by_path[path], at, mask, start)
            reading.entries[entry.path] = entry
    for path, at in scan.duplicates:
        reading.duplicates.append(_entry(path, _repeated_value(at, mask), at, mask, start))
    if broken is not None:
        reading.error = error_at(text, broken[0], start + broken[1], start, end)
    return reading.finish()


def _with_quoted_tags(mask: Mask, scan: TomlScan) -> str:
    """The masked text with `date = {{ .Date }}` as a string, which TOML can read."""
    ends = set(mask.tags.values())
    pieces: list[str] = []
    done = 0
    for at in sorted(scan.positions.values(), key=lambda at: at.value_start):
        if at.value_start in mask.tags and at.value_end in ends:
            pieces += mask.text[done : at.value_start], mask.quoted(at.value_start, at.value_end)
            done = at.value_end
    return "".join((*pieces, mask.text[done:]))


def _load(source: str, scan: TomlScan) -> tuple[dict[str, Any], tuple[str, int] | None]:
    """The data, and what broke where; then the data of the statements before the break."""
    source = _LONE_RETURN.sub("\n", source)
    broken = None
    try:
        if scan.too_deep is None:
            return tomllib.loads(source), None
        broken = f"The front matter is nested more than {MAX_DEPTH} levels deep.", scan.too_deep
    except (ValueError, RecursionError) as error:
        broken = _explain(str(error), source, scan)
    try:
        return tomllib.loads(source[: _statement_start(broken[1], scan)]), broken
    except (ValueError, RecursionError):
        return {}, broken


def _explain(error: str, source: str, scan: TomlScan) -> tuple[str, int]:
    messages = (text for prefix, text in _MESSAGES.items() if error.startswith(prefix))
    message = next(messages, "This is not valid TOML.")
    if place := _PLACE.search(error):
        lines = [0, *(match.end() for match in _LINE_END.finditer(source))]
        offset = lines[int(place[1]) - 1] + int(place[2]) - 1
        # tomllib notices a second definition only behind it.
        return message, _statement_start(offset - 1, scan) if error[:6] == "Cannot" else offset
    if number := _LONG_NUMBER.search(source):
        return "This number has too many digits.", number.start()
    return message, _statement_start(len(source), scan)


def _statement_start(offset: int, scan: TomlScan) -> int:
    index = bisect_right(scan.statements, offset)
    return scan.statements[index - 1] if index else 0


class _Values:
    """Plain data from what tomllib gives: dates as written, template tags restored."""

    def __init__(self, mask: Mask, scan: TomlScan) -> None:
        self.mask = mask
        self.scan = scan
        self.by_path: dict[Path, object] = {}

    def table(self, data: dict[str, Any], path: Path) -> dict[str, object]:
        table: dict[str, object] = {}
        for key, value in data.items():
            converted = self._convert(value, (*path, key))
            self.by_path[(*path, key)] = table[self.mask.restore(key)] = converted
        return table

    def _convert(self, value: Any, path: Path) -> object:
        if isinstance(value, dict):
            return self.table(value, path)
        if isinstance(value, list):
            return [self._convert(item, (*path, str(i))) for i, item in enumerate(value)]
        if isinstance(value, str):
            return self.mask.restore(value)
        if isinstance(value, bool | int | float):
            return value
        at = self.scan.positions.get(path)
        return self.mask.source[at.value_start : at.value_end] if at else str(value)


def _repeated_value(at: KeyPosition, mask: Mask) -> object:
    if at.key_start > at.value_start:  # a table's header
        return {}
    written = mask.text[at.value_start : at.value_end]
    data, _ = _load(f"value = {written}", TomlScan())
    return _Values(mask, TomlScan()).table(data, ()).get("value", mask.restore(written))


def _entry(path: Path, value: object, at: KeyPosition, mask: Mask, shift: int) -> Entry:
    inner = text_span(mask.source, at.value_start, at.value_end, value)
    restored = tuple(map(mask.restore, path))
    return Entry(
        restored[-1],
        restored,
        value,
        at.key_start + shift,
        at.key_end + shift,
        at.value_start + shift,
        at.value_end + shift,
        (inner[0] + shift, inner[1] + shift) if inner else None,
    )
