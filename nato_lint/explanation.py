"""The documentation of rules as Markdown: docstring, facts and options."""

import json
from collections.abc import Iterator
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from nato_lint.config.option_help import documentation_of
from nato_lint.config.values import MAPPINGS, table_in
from nato_lint.plugins import BUILT_IN, OWN
from nato_lint.report.links import RULES_PAGE
from nato_lint.rule import Option, Rule, dataclass_options

_NAMES = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    date: "a date",
}


def explanation(*rules: Rule) -> str:
    """All that there is to know about the rules; options that several of them share come once.

    Empty lines stand between blocks, and the examples in fences with the info strings
    `markdown bad` and `markdown good`.
    """
    parts: list[str] = []
    last_of_table = {rule.table: rule for rule in rules}
    for rule in rules:
        parts += [f"# {rule.code} {rule.name}", f"{facts(rule)}.", rule.documentation]
        if rule.options and last_of_table[rule.table] is rule:
            parts += ["## Options", *options(rule)]
    return "\n\n".join(parts) + "\n"


def facts(rule: Rule) -> str:
    """`Severity: error; on by default; fix: safe`."""
    known = [f"Severity: {rule.severity}", f"{'on' if rule.default else 'off'} by default"]
    if rule.fix:
        known.append(f"fix: {rule.fix}")
    if rule.languages:
        known.append(f"languages: {', '.join(rule.languages)}")
    return "; ".join(known)


def web_page(rule: Rule) -> str | None:
    """Where the documentation of a rule of ours stands on the web; None for those of others."""
    if rule.plugin not in (OWN, BUILT_IN):
        return None
    return f"{RULES_PAGE}#{rule.code.lower()}-{rule.name}"


def options(rule: Rule) -> Iterator[str]:
    """Blocks of Markdown: a table of the options, and of those of every table inside."""
    if rule.group and (about := _described(rule.group[1])):
        yield about
    yield from _tables(f"rules.{rule.table}", rule.options, "", _effective(rule))


def _effective(rule: Rule) -> object:
    """The options of a shared table as they hold where nobody sets them; None if those are plain.

    A default of None may stand for what other options decide. Then the dataclass has a method
    `effective`, which tells what that comes to.
    """
    if rule.group is None or not hasattr(rule.group[1], "effective"):
        return None
    return rule.group[1]().effective()


def _tables(path: str, known: dict[str, Option], about: str, effective: object) -> Iterator[str]:
    inner = {name: table for name, option in known.items() if (table := table_in(option.type))}
    if rows := [_row(option, effective) for name, option in known.items() if name not in inner]:
        place = f"Options in `[{path}]`"
        yield f"{place}. {about}" if about else f"{place}:"
        yield "\n".join(["| option | takes | default |", "|---|---|---|", *rows])
    for name, table in inner.items():
        inside = getattr(effective, known[name].keyword, None)
        yield from _tables(f"{path}.{name}", dataclass_options(table), _described(table), inside)


def _row(option: Option, effective: object) -> str:
    default = getattr(effective, option.keyword, option.default)
    cells = (f"`{option.name}`", _takes(option.type), _spelled(default))
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _described(table: type[Any]) -> str:
    """The docstring of a dataclass, unless it is the one that `dataclass` makes up."""
    text = documentation_of(table)
    return "" if text.startswith(f"{table.__name__}(") else text


def _takes(hint: Any) -> str:
    """What an option takes, for an editor."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " or ".join(_spelled(value) for value in arguments)
    if origin in (Union, UnionType):
        return " or ".join(_takes(each) for each in arguments if each is not type(None))
    if origin in MAPPINGS or table_in(hint):
        return "a table"
    if arguments:
        return f"list: {_takes(arguments[0])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return " or ".join(_spelled(member.value) for member in hint)
    return _NAMES.get(hint) or str(hint.__name__)


def _spelled(value: Any) -> str:
    """A default as TOML writes it."""
    if value is None or value == {}:
        return "not set"
    return f"`{_toml(value)}`"


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(member)}' for key, member in value.items())} }}"
    if isinstance(value, (set, frozenset)):
        value = sorted(value)
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value.value if isinstance(value, Enum) else value, ensure_ascii=False)
