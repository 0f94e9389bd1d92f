"""Fixes of fields, each of them offered only where it makes of the field what it should."""

from collections.abc import Mapping

from nato_lint import Document, Edit, Entry, Fix, Pattern, Source, parse

_MARKS = ("&", "*", "!")
# The name or the type of a member of a list, and the quotation mark of its value.
_MARKED_MEMBER = Pattern(r"[&!][^\s,\[\]{}]{0,80}\s{1,20}[\"']?\Z")
_LONGEST_MARK = 120


def mended(document: Document, entry: Entry, edit: Edit, value: object) -> Fix | None:
    """The fix that makes `entry` read as `value`; None where it would not, or would change more.

    What has a YAML anchor or tag, or is an alias, means something elsewhere: that is left alone.
    """
    front_matter = document.front_matter
    if front_matter is None or front_matter.error or _is_marked(document, entry, edit):
        return None
    text = document.text[: edit.start] + edit.text + document.text[edit.end : front_matter.end]
    changed = parse(Source(text, document.path), dialect=document.dialect).front_matter
    if changed is None or changed.error:
        return None
    now = changed.entries.get(entry.path)
    if now is None or repr(now.value) != repr(value):
        return None
    if _others(front_matter.entries, entry) != _others(changed.entries, entry):
        return None
    # What an alias brings in has no entry.
    if _without(front_matter.data, entry) != _without(changed.data, entry):
        return None
    return Fix(Fix.SAFE, f"Write {edit.text}", (edit,))


def _is_marked(document: Document, entry: Entry, edit: Edit) -> bool:
    front_matter = document.front_matter
    if front_matter is None or front_matter.format != "yaml":
        return False
    start = max(entry.value_start, edit.start - _LONGEST_MARK)
    return document.text.startswith(_MARKS, entry.value_start) or bool(
        _MARKED_MEMBER.search(document.text[start : edit.start])
    )


def _others(entries: Mapping[tuple[str, ...], Entry], entry: Entry) -> dict[tuple[str, ...], str]:
    """What all entries say but this one, those in it, and those that it is in."""
    length = len(entry.path)
    return {
        path: repr(other.value)
        for path, other in entries.items()
        if path[:length] != entry.path and entry.path[: len(path)] != path
    }


def _without(data: Mapping[str, object], entry: Entry) -> dict[str, str]:
    return {key: repr(value) for key, value in data.items() if key != entry.path[0]}
