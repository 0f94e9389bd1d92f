"""The JSON Schema of a configuration, by which editors complete, explain and check it.

It says what one file says about itself. What depends on other files is left to the linter: whether
a rule or a preset of a plugin exists, and whether options go together.
"""

import types
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from nato_lint.config.model import DEFAULT_BASELINE, DEFAULT_FAIL_LEVEL
from nato_lint.config.option_help import documentation_of, first_line, option_help
from nato_lint.config.schema import KEYS, OVERRIDE_KEYS, Key
from nato_lint.config.source import PRESET
from nato_lint.config.values import COLLECTIONS, MAPPINGS, table_in
from nato_lint.finding import Severity
from nato_lint.rule import CODE, Option, Rule, dataclass_options
from nato_lint.selection import selectors

Schema = dict[str, Any]

SCHEMA_URL = (
    "https://raw.githubusercontent.com/nato-lint/nato-lint/main/nato_lint/nato-lint.schema.json"
)
"""Where the schema of the built-in rules can be read."""

SCHEMA_FILE = Path(__file__).parent.parent / "nato-lint.schema.json"
"""The same schema, as it is shipped."""

_DIALECT = "http://json-schema.org/draft-07/schema#"
_SELECTOR_KEYS = ("select", "extend-select", "ignore", "fixable", "unfixable")
_SELECTOR = "^[A-Za-z0-9-]+$"
_DEFAULTS = {"fail-level": DEFAULT_FAIL_LEVEL, "baseline": DEFAULT_BASELINE}
_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}
_TEXTS_IN_A_FILE: Schema = {
    "description": "A file of texts, one a line.",
    "type": "object",
    "properties": {"file": {"type": "string"}},
    "required": ["file"],
    "additionalProperties": False,
}


def tool_schema(tool: str) -> Schema:
    """The schema of the table `[tool.nato-lint]`, for validate-pyproject, which passes its name.

    Its validator sees Python's dates, which are no JSON, so they are not checked.
    """
    import json

    def without_dates(schema: Schema) -> Schema:
        if schema.get("format") == "date":
            return {key: value for key, value in schema.items() if key not in ("type", "format")}
        return schema

    text = SCHEMA_FILE.read_text(encoding="utf-8")
    schema: Schema = json.loads(text, object_hook=without_dates)
    return schema


def spelled(schema: Schema) -> str:
    """A schema as it is printed and shipped: in ASCII, which every terminal and editor takes."""
    import json

    return json.dumps(schema, indent=2) + "\n"


def configuration_schema(rules: Sequence[Rule], presets: Iterable[str] = ()) -> Schema:
    """The schema, a draft-07 one, of a configuration for these rules and presets.

    Rules and tables of other plugins are let pass: a schema that is shipped does not know them.
    """
    properties = {name: _key(key, presets) for name, key in KEYS.items()}
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA_URL,
        "title": "The configuration of nato-lint",
        **_table(properties),
        "definitions": {
            "selector": _selector(rules),
            "severity": {"enum": [severity.value for severity in Severity]},
            "severities": _severities(rules),
            "lines": _TEXTS_IN_A_FILE,
            "rules": _rules(rules),
        },
    }


def _table(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _key(key: Key, presets: Iterable[str]) -> Schema:
    schema: Schema = {"description": _capitalised(key.does)}
    if key.name in _DEFAULTS:
        schema["default"] = _DEFAULTS[key.name]
    if key.name == "extend":
        one = {"anyOf": [{"enum": [f"{PRESET}{name}" for name in presets]}, {"type": "string"}]}
        return schema | {"anyOf": [*one["anyOf"], {"type": "array", "items": one}, _ref("lines")]}
    if key.name in _SELECTOR_KEYS:
        return schema | _list_of(_ref("selector"))
    if key.name in ("severity", "rules"):
        # What stands beside "$ref" does not count in this draft.
        return schema | {"allOf": [_ref("severities" if key.name == "severity" else "rules")]}
    if key.name == "overrides":
        override = _table({name: _key(each, presets) for name, each in OVERRIDE_KEYS.items()})
        return schema | {"type": "array", "items": override | {"required": ["files"]}}
    pattern = {"pattern": f"^(?:{key.pattern})$"} if key.pattern else {}
    return schema | _of(key.type) | pattern


def _capitalised(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _selector(rules: Sequence[Rule]) -> Schema:
    return {"anyOf": [{"enum": selectors(rules)}, {"type": "string", "pattern": _SELECTOR}]}


def _severities(rules: Sequence[Rule]) -> Schema:
    return {
        "type": "object",
        "properties": dict.fromkeys(selectors(rules), _ref("severity")),
        "propertyNames": {"pattern": _SELECTOR},
        "additionalProperties": _ref("severity"),
    }


def _rules(rules: Sequence[Rule]) -> Schema:
    """The tables under [rules].

    What is not worth suggesting stands under patterns: tables of rules without options, and names
    of rules whose options are in another table.
    """
    tables: dict[str, Schema] = {}
    patterns: dict[str, Any] = {f"^{CODE.pattern}$": False}
    for rule in rules:
        if rule.table != rule.name:
            patterns[f"^{rule.name}$"] = False
        if not rule.options:
            patterns[f"^{rule.table}$"] = _table({})
        elif rule.table not in tables:
            tables[rule.table] = _rule_table(rule)
    return {
        "type": "object",
        "properties": dict(sorted(tables.items())),
        "patternProperties": dict(sorted(patterns.items())),
        "additionalProperties": {"type": "object", "additionalProperties": True},
    }


def _rule_table(rule: Rule) -> Schema:
    if rule.group:
        documentation = documentation_of(rule.group[1])
        about = first_line(documentation)
    else:
        documentation = rule.documentation
        about = f"{rule.code}: {rule.summary}"
    return {"description": about, **_options(rule.options, documentation)}


def _options(options: Mapping[str, Option], documentation: str) -> Schema:
    return _table({name: _option(option, documentation) for name, option in options.items()})


def _option(option: Option, documentation: str) -> Schema:
    schema: Schema = {"description": option_help(documentation, option), **_of(option.type)}
    default = _as_json(option.default)
    if default is not None and not table_in(option.type):
        schema["default"] = default
    return schema


def _of(hint: Any) -> Schema:
    """What `nato_lint.config.values.convert` takes for a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if table := table_in(hint):
        return _options(dataclass_options(table), documentation_of(table))
    if origin in (Union, types.UnionType):
        members = [_of(member) for member in arguments if member is not type(None)]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in MAPPINGS:
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    if origin in COLLECTIONS:
        items = _of(arguments[0])
        return _list_of(items) if arguments[0] is str else {"type": "array", "items": items}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return dict(_SCALARS.get(hint, {}))


def _list_of(texts: Schema) -> Schema:
    return {"anyOf": [{"type": "array", "items": texts}, _ref("lines")]}


def _as_json(value: Any) -> Any:
    """A default as JSON has it; None where there is none."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_as_json(member) for member in value]
    return value if isinstance(value, str | int | float | dict) else None
