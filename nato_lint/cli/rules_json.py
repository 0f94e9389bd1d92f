"""`nato-lint rules --output-format json`: the rules for programs."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from nato_lint.config.option_help import documentation_of, option_help
from nato_lint.config.values import MAPPINGS, table_in
from nato_lint.explanation import web_page
from nato_lint.rule import Option, Rule, dataclass_options

FORMAT_VERSION = 1

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", date: "date"}


def rules_json(rules: Iterable[Rule]) -> str:
    """A JSON object, a line a rule; all text in it is ASCII with escapes."""
    lines = ",\n".join(json.dumps(_rule(rule), default=_plain) for rule in rules)
    return f'{{"version": {FORMAT_VERSION}, "rules": [\n{lines}\n]}}'


def _rule(rule: Rule) -> dict[str, Any]:
    documentation = documentation_of(rule.group[1]) if rule.group else rule.documentation
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "severity": rule.severity,
        "default": rule.default,
        "fix": rule.fix,
        "languages": rule.languages,
        "whole_article": rule.whole_article,
        "plugin": rule.plugin,
        "url": web_page(rule),
        "table": rule.table,
        "options": _options(rule.options, documentation),
        "documentation": rule.documentation,
    }


def _options(options: Mapping[str, Option], documentation: str) -> list[dict[str, Any]]:
    return [
        {
            "name": option.name,
            "description": option_help(documentation, option),
            **_type(option.type),
            "default": None if table_in(option.type) else option.default,
        }
        for option in options.values()
    ]


def _type(hint: Any) -> dict[str, Any]:
    """The type of an option, with its choices, the type of its members, or the options inside."""
    origin, arguments = get_origin(hint), get_args(hint)
    if table := table_in(hint):
        options = _options(dataclass_options(table), documentation_of(table))
        return {"type": "table", "options": options}
    if origin is Literal:
        return {"type": _TYPES[type(arguments[0])], "choices": arguments}
    if origin in (Union, UnionType):
        members = [_type(member) for member in arguments if member is not type(None)]
        return members[0] if len(members) == 1 else {"type": "any", "any_of": members}
    if origin in MAPPINGS:
        return {"type": "table", "items": _type(arguments[1])}
    if arguments:
        return {"type": "list", "items": _type(arguments[0])}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "choices": [member.value for member in hint]}
    return {"type": _TYPES.get(hint, "any")}


def _plain(value: Any) -> Any:
    """What JSON does not have: dates as YYYY-MM-DD, sets as sorted lists."""
    if isinstance(value, Enum):
        return value.value
    return sorted(value) if isinstance(value, set | frozenset) else str(value)
