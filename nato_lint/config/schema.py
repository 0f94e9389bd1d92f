"""The keys of a configuration and of its [[overrides]]: what they take and what they do."""

from typing import Any, Literal, NamedTuple

from nato_lint.document.dialects import Dialect
from nato_lint.finding import Severity

FailLevel = Literal["error", "warning", "info", "never"]


class Key(NamedTuple):
    """One key: what its value is, what it does, and whether [[overrides]] have it.

    `does` is for people. `takes` is what to say when the value does not fit, where the type says
    too little. A text has to match all of `pattern`. What concerns a whole run or the search for
    files cannot differ from file to file.
    """

    name: str
    type: Any
    does: str
    takes: str = ""
    in_overrides: bool = True
    pattern: str = ""


_RULES = 'a list of rules, for example ["DUP", "AID001"]'
_GLOBS = 'a list of file patterns, for example ["drafts/", "*.mdx"]'
_FILES = 'a file or a list of files, for example "../nato-lint.toml", or a preset: "preset:news"'
_SEVERITIES = 'rules with "error", "warning" or "info", for example { DUP001 = "error" }'
_LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*"

KEYS = {
    key.name: key
    for key in (
        Key("extend", str | tuple[str, ...], "reads these first; what stands here changes what they say", _FILES, False),
        Key("select", tuple[str, ...], "only these rules, in place of the default ones", _RULES),
        Key("extend-select", tuple[str, ...], "these rules as well", _RULES),
        Key("ignore", tuple[str, ...], "without these rules", _RULES),
        Key("severity", dict[str, Severity], "how much findings of these rules matter", _SEVERITIES),
        Key("fail-level", FailLevel, 'the least severity that makes the exit code 1; default `"warning"`', in_overrides=False),
        Key("exclude", tuple[str, ...], "what is not looked at", _GLOBS, False),
        Key("terms", frozenset[str], "right as they are: no rule of DUP, KEY and CON reports them", 'a list of names and phrases, for example ["Tom Tom", "New York New York"]'),
        Key("lang", str, "the language of the articles, also where they say another", 'a language code, for example "en"', pattern=_LANGUAGE),
        Key("dialect", Dialect, "how to read the files; without it, their names and the files of the site generator tell"),
        Key("plugins", tuple[str, ...], "rules of your own ([Writing rules](writing-rules.md))", 'a list of Python files, for example ["./house_rules.py"]', False),
        Key("require-suppression-reason", bool, "whether each suppression has to give a reason"),
        Key("fixable", tuple[str, ...], "the rules whose fixes may be applied; default all", _RULES),
        Key("unfixable", tuple[str, ...], "the rules whose fixes may not", _RULES),
        Key("baseline", str, 'where the findings that are known already are listed; default `".nato-lint-baseline.json"`', 'a file in quotes, for example ".nato-lint-baseline.json"', False),
        Key("rules", dict[str, Any], "the options of rules, see below"),
        Key("overrides", list[Any], "other settings for some files, see below", in_overrides=False),
    )
}  # fmt: skip

FILES = Key("files", tuple[str, ...], "the articles that these settings are for", _GLOBS)

OVERRIDE_KEYS = {FILES.name: FILES, **{key.name: key for key in KEYS.values() if key.in_overrides}}
