"""The keys of a configuration and of its [[overrides]], with their types."""

from typing import Any, Literal, NamedTuple

from nato_lint.finding import Severity

FailLevel = Literal["error", "warning", "info", "never"]


class Key(NamedTuple):
    """One key: what its value is, what to say when it is not, and whether [[overrides]] have it.

    What concerns a whole run or the search for files cannot differ from file to file.
    """

    name: str
    type: Any
    takes: str = ""
    in_overrides: bool = True


_RULES = 'a list of rules, for example ["DUP", "AID001"]'
_GLOBS = 'a list of file patterns, for example ["drafts/", "*.mdx"]'

KEYS = {
    key.name: key
    for key in (
        Key("extend", str | tuple[str, ...], 'a file or a list of files, for example "../nato-lint.toml"', False),
        Key("plugins", tuple[str, ...], 'a list of Python files, for example ["./house_rules.py"]', False),
        Key("exclude", tuple[str, ...], _GLOBS, False),
        Key("fail-level", FailLevel, in_overrides=False),
        Key("baseline", str, 'a file in quotes, for example ".nato-lint-baseline.json"', False),
        Key("select", tuple[str, ...], _RULES),
        Key("extend-select", tuple[str, ...], _RULES),
        Key("ignore", tuple[str, ...], _RULES),
        Key("fixable", tuple[str, ...], _RULES),
        Key("unfixable", tuple[str, ...], _RULES),
        Key("severity", dict[str, Severity], 'rules with "error", "warning" or "info", for example { DUP001 = "error" }'),
        Key("dialect", str),
        Key("lang", str, 'a language in quotes, for example "en"'),
        Key("require-suppression-reason", bool),
        Key("terms", frozenset[str], 'a list of names and phrases, for example ["Tom Tom", "New York New York"]'),
        Key("rules", dict[str, Any]),
        Key("overrides", list[Any], in_overrides=False),
    )
}  # fmt: skip

FILES = Key("files", tuple[str, ...], _GLOBS)

OVERRIDE_KEYS = {FILES.name: FILES, **{key.name: key for key in KEYS.values() if key.in_overrides}}
