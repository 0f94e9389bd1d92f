"""What a field has to be, and how a value is written that can mean nothing else."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from nato_lint import Document, Edit, Entry, Pattern, switch

_TIME = (
    r"(?P<time>[Tt ][ ]?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?"
    r"(?:[ ]?(?:[Zz]|[+-]\d{1,2}(?::?\d\d)?))?)?"
)
_YAML_DATE = Pattern(
    r"(?:&\S{1,80}\s{1,9})?(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]{1,9})\d\d?:\d\d:\d\d(?:\.\d{0,9})?"
    r"(?:[ \t]{0,9}(?:Z|[+-]\d\d?(?::\d\d)?))?)"
)
_CLOCK = Pattern(
    r"[Tt ][ ]?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?"
    r"(?:[ ]?(?:[Zz]|[+-](?:[01]?\d|2[0-3])(?::?[0-5]\d)?))?"
)
_DATE = Pattern(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_TIME}")
_OTHER_DATES = (
    Pattern(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}"),
    Pattern(rf"(?P<day>\d{{1,2}})\.[ ]?(?P<month>\d{{1,2}})\.[ ]?(?P<year>\d{{4}}){_TIME}"),
    Pattern(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<name>[A-Za-z]{{3,9}})\.?,?[ ](?P<year>\d{{4}}){_TIME}"
    ),
    Pattern(
        rf"(?P<name>[A-Za-z]{{3,9}})\.?[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<year>\d{{4}}){_TIME}"
    ),
)
# Which is the day, is said by one that is no month, or the same as the month.
_SLASHED = Pattern(rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>\d{{4}}){_TIME}")
# What Quarto puts a date for.
_QUARTO_DATES = frozenset(("last-modified", "now", "today"))
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NUMBER = Pattern(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")
_WORD = Pattern(r"[^\W_][\w-]{0,80}")


class Wrong(NamedTuple):
    """What is wrong, to follow the name of the field, and the edit that can only be right.

    `value` is what the field says with that edit.
    """

    message: str
    edit: Edit | None = None
    value: object = None


def as_written(document: Document, entry: Entry) -> str:
    """The value as it stands in the text, without a YAML anchor or tag, or as an alias repeats it."""
    written = document.text[entry.value_start : entry.value_end]
    if not _is_yaml(document) or not written.startswith(("&", "!", "*")):
        return written
    if written.startswith("*"):
        is_switch = isinstance(entry.value, bool)
        return str(entry.value).lower() if is_switch else str(entry.value)
    return written.split()[-1]


def _is_yaml(document: Document) -> bool:
    return document.front_matter is not None and document.front_matter.format == "yaml"


def _text(document: Document, entry: Entry) -> Wrong | None:
    written = as_written(document, entry)
    if isinstance(entry.value, str) and not _is_bare_date(document, entry):
        return None
    if isinstance(entry.value, list | dict) or '"' in written or "\\" in written:
        return Wrong("takes a text.")
    return Wrong(
        f"takes a text, and “{written}” is none without quotation marks.",
        _whole(entry, f'"{written}"'),
        written,
    )


def _is_bare_date(document: Document, entry: Entry) -> bool:
    """Whether a value that we read as text is a date, or a time, to other programs."""
    written = document.text[entry.value_start : entry.value_end]
    if _is_yaml(document):
        return bool(_YAML_DATE.fullmatch(written))
    is_toml = document.front_matter is not None and document.front_matter.format == "toml"
    return is_toml and not written.startswith(('"', "'"))


def _date(document: Document, entry: Entry) -> Wrong | None:
    text = str(entry.value).strip() if isinstance(entry.value, str) else ""
    match = _DATE.fullmatch(text)
    if match:
        if not _day(match["year"], match["month"], match["day"]):
            return Wrong("takes a date, and there is no such day.")
        if not _is_time(match["time"]):
            return Wrong("takes a date, and there is no such time of the day.")
        return None
    if text in _QUARTO_DATES and document.dialect == "quarto":
        return None
    iso = _iso(text)
    if iso is None or entry.text_span is None:
        return Wrong("takes a date that is written as 2026-05-02.")
    return Wrong("takes a date that is written as 2026-05-02.", Edit(*entry.text_span, iso), iso)


def _iso(text: str) -> str | None:
    """A date in another form as it should be written; None where it is no date, or may be two."""
    for pattern in _OTHER_DATES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        groups = match.groupdict()
        month = groups.get("month") or _month(groups.get("name") or "")
        return _spelled(_day(match["year"], month, match["day"]), match["time"])
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    days = {
        day
        for number, month in (match.group("first", "second"), match.group("second", "first"))
        if (day := _day(match["year"], month, number))
    }
    return _spelled(days.pop(), match["time"]) if len(days) == 1 else None


def _spelled(day: date | None, time: str | None) -> str | None:
    return f"{day.isoformat()}{time or ''}" if day and _is_time(time) else None


def _is_time(time: str | None) -> bool:
    """Whether clocks show such a time; none at all is right as well."""
    return not time or _CLOCK.fullmatch(time) is not None


def _month(name: str) -> str:
    name = name.lower()
    found = [number for number, month in enumerate(_MONTHS, 1) if name in (month, month[:3])]
    return str(found[0] if found else 9 if name == "sept" else 0)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _boolean(document: Document, entry: Entry) -> Wrong | None:
    written = as_written(document, entry)
    if isinstance(entry.value, bool) and written in ("true", "false"):
        return None
    decided = switch(entry.value)
    if decided is None:
        return Wrong("takes true or false.")
    word = "true" if decided else "false"
    if document.front_matter and document.front_matter.format == "html":
        return None
    return Wrong(f"takes true or false; write {word}.", _whole(entry, word), decided)


def _number(document: Document, entry: Entry) -> Wrong | None:
    if isinstance(entry.value, int | float) and not isinstance(entry.value, bool):
        return None
    if isinstance(entry.value, str) and _NUMBER.fullmatch(entry.value):
        if document.front_matter and document.front_matter.format == "html":
            return None
        number = float(entry.value) if "." in entry.value else int(entry.value)
        return Wrong(
            "takes a number, which stands without quotation marks.",
            _whole(entry, entry.value),
            number,
        )
    return Wrong("takes a number.")


def _list(document: Document, entry: Entry) -> Wrong | None:
    if isinstance(entry.value, list):
        return None
    if not isinstance(entry.value, str) or not _WORD.fullmatch(entry.value):
        return Wrong("takes a list.")
    written = document.text[entry.value_start : entry.value_end]
    return Wrong("takes a list, also of one member.", _whole(entry, f"[{written}]"), [entry.value])


def _whole(entry: Entry, text: str) -> Edit:
    return Edit(entry.value_start, entry.value_end, text)


TYPES: Mapping[str, Callable[[Document, Entry], Wrong | None]] = {
    "text": _text,
    "date": _date,
    "boolean": _boolean,
    "number": _number,
    "list": _list,
}
"""By the name of a type, what is wrong with a value; None where it fits."""
