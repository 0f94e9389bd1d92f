"""What the front matter of an article declares about AI."""

from dataclasses import dataclass

from nato_lint import Document
from nato_lint_rules.disclosure.options import FrontMatterOptions, Level

# From least to most; of several declarations the strongest counts.
_BY_STRENGTH: tuple[Level, ...] = ("none", "assisted", "mixed", "generated", "autonomous")

# Values in the words of this linter, the W3C, the IETF and of articles at large.
_VALUES: dict[str, Level] = {
    "none": "none",
    "human": "none",
    "humanwritten": "none",
    "assisted": "assisted",
    "modified": "assisted",
    "generated": "generated",
    "originated": "generated",
    "autonomous": "autonomous",
    "machinegenerated": "autonomous",
    "mixed": "mixed",
}
_YES = {"true", "yes", "on"}
_NO = {"false", "no", "off"}

# Tables that site generators put their own keys in.
_WRAPPERS = ("params", "extra", "custom")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared level, or None where the value of the canonical key is no known level."""

    level: Level | None


def read_declaration(document: Document, options: FrontMatterOptions) -> Declaration | None:
    """What the article declares; None when it says nothing, which means unknown, not "none"."""
    if document.front_matter is None:
        return None
    values = {
        _plain_path(path): entry.value for path, entry in document.front_matter.entries.items()
    }
    canonical = _plain_path((options.key,))
    if canonical in values:
        value = values[canonical]
        if value is None or value == "":
            return None
        if isinstance(value, dict):
            value = value.get("level")
        return Declaration(_level(value, options.key))
    aliases = ((alias, values.get(_plain_path((alias,)))) for alias in options.aliases)
    found = {level for alias, value in aliases if (level := _level(value, alias))}
    strongest = [level for level in _BY_STRENGTH if level in found]
    return Declaration(strongest[-1]) if strongest else None


def _plain_path(path: tuple[str, ...]) -> str:
    if len(path) > 1 and path[0].lower() in _WRAPPERS:
        path = path[1:]
    return _plain(".".join(path).removeprefix("params.").removeprefix("extra."))


def _plain(text: str) -> str:
    for mark in "-_. ":
        text = text.replace(mark, "")
    return text.lower()


def _level(value: object, key: str) -> Level | None:
    """The level that `value` stands for; what `true` means depends on the name of the key."""
    if isinstance(value, dict):
        value = value.get("level")
    if not isinstance(value, str | bool):
        return None
    word = _plain(str(value))
    assisted = _plain(key).endswith("assisted")
    if word in _YES:
        return "assisted" if assisted else "generated"
    if word in _NO:
        # Not assisted may still be generated: that is unknown, not "none".
        return None if assisted else "none"
    return _VALUES.get(word) or _VALUES.get(word.removeprefix("ai"))
