"""Fields of the front matter that do not hold what the configuration says."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from nato_lint import Document, Edit, Entry, Finding, Fix, Value
from nato_lint_rules.front_matter.mending import mended
from nato_lint_rules.front_matter.options import FieldOptions
from nato_lint_rules.front_matter.types import TYPES, Wrong, as_written

_LONGEST_PATTERNED = 2000  # characters; longer texts are no addresses, paths or codes
_MOST_LISTED = 8
_LONGEST_QUOTE = 40  # characters


class _Place(NamedTuple):
    """Where a value stands, quotes left out where it is written as it reads."""

    start: int
    end: int


def invalid_fields(document: Document, fields: Mapping[str, FieldOptions]) -> Iterator[Finding]:
    """One finding for each field or member of a list that is wrong, in the order of the text."""
    found: list[Finding] = []
    for name, options in fields.items():
        entry = document.metadata.entry(name)
        if entry is not None and entry.is_given and not _is_template(entry.value):
            found.extend(_of_field(document, entry, options))
    yield from sorted(found, key=lambda finding: finding.start)


def _is_template(value: object) -> bool:
    """Whether a program writes the value: a template, or R as in `r Sys.Date()`."""
    return isinstance(value, str) and any(mark in value for mark in ("{{", "{%", "`r ", "`{"))


def _of_field(document: Document, entry: Entry, options: FieldOptions) -> Iterator[Finding]:
    if options.type:
        wrong = TYPES[options.type](document, entry)
        if wrong:
            yield _finding(document, entry, wrong)
            return
    yield from _of_length(entry, options)
    values = list(document.metadata.texts(entry))
    if options.one_of:
        fixes = list(_right_spellings(document, entry, values, options.one_of))
        for value in values or [_number_or_switch(document, entry)]:
            if value.text not in options.one_of:
                yield _other_than(entry, value, options.one_of, fixes.pop(0) if fixes else None)
    if options.pattern:
        for value in values or [_number_or_switch(document, entry)]:
            yield from _of_pattern(entry, value, options.pattern)


def _finding(document: Document, entry: Entry, wrong: Wrong) -> Finding:
    is_large = isinstance(entry.value, list | dict)
    place = _Place(entry.key_start, entry.key_end) if is_large else _Place(*_place(entry))
    fix = None
    if wrong.edit:
        fix = mended(document, entry, wrong.edit, wrong.value)
    return Finding(*place, f"The field “{_name(entry)}” {wrong.message}", fix=fix)


def _name(entry: Entry) -> str:
    """The key with those above it: there may be several `image`."""
    return ".".join(entry.path)


def _place(entry: Entry) -> tuple[int, int]:
    return entry.text_span or (entry.value_start, entry.value_end)


def _number_or_switch(document: Document, entry: Entry) -> Value:
    return Value(as_written(document, entry), entry.value_start, entry.value_end)


def _of_length(entry: Entry, options: FieldOptions) -> Iterator[Finding]:
    if not (options.min_length or options.max_length):
        return
    if not isinstance(entry.value, str | list):
        return
    length = len(entry.value)
    counted = "member" if isinstance(entry.value, list) else "character"
    has = f"has {length} {counted}{'' if length == 1 else 's'}"
    if length < options.min_length:
        advice = f"write at least {options.min_length}"
    elif 0 < options.max_length < length:
        advice = f"write at most {options.max_length}"
    else:
        return
    place = _place(entry) if isinstance(entry.value, str) else (entry.key_start, entry.key_end)
    yield Finding(*place, f"The field “{_name(entry)}” {has}; {advice}.")


def _right_spellings(
    document: Document, entry: Entry, values: Iterable[Value], choices: tuple[str, ...]
) -> Iterator[Fix | None]:
    """For each text that is no choice the fix that spells it as one; no member comes in twice."""
    listed = entry.value if isinstance(entry.value, list) else [entry.value]
    used = {choice for choice in choices if choice in listed}
    texts = [number for number, member in enumerate(listed) if isinstance(member, str) and member]
    for number, value in zip(texts, values, strict=True):
        if value.text in choices:
            continue
        same = [choice for choice in choices if choice.casefold() == value.text.casefold()]
        if len(same) != 1 or same[0] in used:
            yield None
            continue
        used.add(same[0])
        wanted = [*listed[:number], same[0], *listed[number + 1 :]]
        yield _spelled(document, entry, value, same[0], wanted)


def _spelled(
    document: Document, entry: Entry, value: Value, choice: str, wanted: list[object]
) -> Fix | None:
    if document.text[value.start : value.end] != value.text or set(choice) & set("\"'\\\n"):
        return None
    whole = wanted if isinstance(entry.value, list) else choice
    # Without quotation marks True is no text.
    edits = (Edit(value.start, value.end, text) for text in (choice, f'"{choice}"'))
    fixes = (mended(document, entry, edit, whole) for edit in edits)
    return next(filter(None, fixes), None)


def _other_than(entry: Entry, value: Value, choices: tuple[str, ...], fix: Fix | None) -> Finding:
    listed = [f"“{choice}”" for choice in choices[:_MOST_LISTED]]
    more = " and others" if len(choices) > _MOST_LISTED else ""
    known = f"{', '.join(listed[:-1])} or {listed[-1]}" if listed[1:] and not more else None
    allowed = known or f"{', '.join(listed)}{more}"
    return Finding(
        value.start,
        value.end,
        f"The field “{_name(entry)}” takes {allowed}, but not {_quoted(value.text)}.",
        fix=fix,
    )


def _of_pattern(entry: Entry, value: Value, pattern: str) -> Iterator[Finding]:
    if len(value.text) <= _LONGEST_PATTERNED and _matches(value.text, pattern):
        return
    yield Finding(
        value.start,
        value.end,
        f"The field “{_name(entry)}” has to look like “{pattern}”, and {_quoted(value.text)} does not.",
    )


def _matches(text: str, pattern: str) -> bool:
    """Whether `text` is `pattern` with any characters for `*` and one for `?`.

    Each part between stars is taken where it first fits, so that no text takes long.
    """
    first, *parts = pattern.split("*")
    if not _fits(text, first, 0):
        return False
    if not parts:
        return len(text) == len(first)
    at = len(first)
    *middle, last = parts
    for part in middle:
        while at <= len(text) - len(part) and not _fits(text, part, at):
            at += 1
        if at > len(text) - len(part):
            return False
        at += len(part)
    return len(text) - at >= len(last) and _fits(text, last, len(text) - len(last))


def _fits(text: str, part: str, at: int) -> bool:
    if len(text) - at < len(part):
        return False
    return all(wanted in ("?", text[at + place]) for place, wanted in enumerate(part))


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _LONGEST_QUOTE else f"“{words[:_LONGEST_QUOTE]} …”"
