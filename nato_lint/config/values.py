"""From TOML values to what the annotation of an option says."""

import types
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from nato_lint.contents import read_article
from nato_lint.repository import is_in_tree
from nato_lint.rule import InvalidRule, Option, dataclass_options, is_table
from nato_lint.selection import suggestion

Keys = tuple[str, ...]

_SCALARS = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date without quotes, for example 2026-08-02",
}
COLLECTIONS: dict[Any, type[Any]] = {
    list: list,
    tuple: tuple,
    set: set,
    frozenset: frozenset,
    Sequence: tuple,
    Collection: tuple,
    Iterable: tuple,
}
MAPPINGS = (dict, Mapping)


class WrongValue(Exception):
    """A value that does not fit; `keys` lead to it, `str(error)` is a sentence."""

    def __init__(self, keys: Keys, sentence: str) -> None:
        super().__init__(sentence)
        self.keys = keys


def convert(value: Any, hint: Any, keys: Keys, directory: Path, takes: str = "") -> Any:
    """`value` as `hint` says: str, int, float, bool, date, Enum, Literal, `X | None`, collections, tables.

    A dataclass gives a dict from the names of its fields to the values that are set, for `build`; a
    mapping to a dataclass, a dict of such dicts.
    A list of texts may be read from a file, one a line: `{ file = "names.txt" }`, relative to
    `directory`. `takes` says what fits, in place of the description of the type. Raises
    WrongValue, and InvalidRule for a type that configuration cannot express.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if table := table_in(hint):
        if isinstance(value, dict):
            return convert_table(value, dataclass_options(table), keys, directory)
    elif origin in (Union, types.UnionType):
        return _convert_union(value, hint, keys, directory, takes)
    elif origin is Literal:
        # True is 1 in Python, but not in a configuration.
        if any(value == known and type(value) is type(known) for known in arguments):
            return value
    elif origin in MAPPINGS:
        if isinstance(value, dict):
            return {
                key: convert(member, arguments[1], (*keys, key), directory, takes)
                for key, member in value.items()
            }
    elif origin in COLLECTIONS:
        members = _members(value, arguments[0], keys, directory)
        if members is not None:
            converted = (
                convert(m, arguments[0], keys, directory, takes or describe(hint)) for m in members
            )
            return COLLECTIONS[origin](converted)
    elif isinstance(hint, type) and issubclass(hint, Enum):
        if value in [member.value for member in hint]:
            return hint(value)
    elif _is_scalar(value, hint):
        return float(value) if hint is float else value
    near = suggestion(value, _texts_of(hint)) if isinstance(value, str) else ""
    raise WrongValue(keys, f"`{'.'.join(keys)}` takes {takes or describe(hint)}{near}.")


def convert_table(
    table: Mapping[str, Any], options: Mapping[str, Option], keys: Keys, directory: Path
) -> dict[str, Any]:
    """The options that `table` sets, by their keywords in Python. Raises WrongValue."""
    converted = {}
    for key, value in table.items():
        option = options.get(key)
        if option is None:
            raise WrongValue((*keys, key), _unknown_option(key, options, keys))
        converted[option.keyword] = convert(value, option.type, (*keys, key), directory)
    return converted


def build(options: Mapping[str, Option], converted: Mapping[str, Any]) -> dict[str, Any]:
    """Keyword arguments from the result of `convert_table`: nested tables become their dataclass."""
    by_keyword = {option.keyword: option for option in options.values()}
    return {
        keyword: _build_value(by_keyword[keyword], value) for keyword, value in converted.items()
    }


def _build_value(option: Option, value: Any) -> Any:
    if (table := _table_of_members(option.type)) and isinstance(value, dict):
        fields = dataclass_options(table)
        return {key: table(**build(fields, member)) for key, member in value.items()}
    table = table_in(option.type)
    if not table:
        return value
    arguments = build(dataclass_options(table), value)
    return table(**arguments) if option.default is None else replace(option.default, **arguments)


def describe(hint: Any) -> str:
    """What an option of this type takes, to follow the word "takes"."""
    origin, arguments = get_origin(hint), get_args(hint)
    if table_in(hint) or origin in MAPPINGS:
        return "a table"
    if origin in (Union, types.UnionType):
        return " or ".join(describe(member) for member in arguments if member is not type(None))
    if origin is Literal:
        return one_of(arguments)
    if origin in COLLECTIONS and (origin is not tuple or arguments[1:] == (...,)):
        if arguments[0] is str:
            return 'a list of texts, for example ["one", "two"]'
        return f"a list, each of whose members is {describe(arguments[0])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return one_of([member.value for member in hint])
    if hint in _SCALARS:
        return _SCALARS[hint]
    raise InvalidRule(f"Configuration cannot express an option of the type {hint}.")


def one_of(values: Sequence[Any]) -> str:
    """`"a", "b" or "c"`, as TOML spells them."""
    *others, last = (
        f'"{value}"' if isinstance(value, str) else str(value).lower() for value in values
    )
    return f"{', '.join(others)} or {last}" if others else last


def _texts_of(hint: Any) -> list[str]:
    """The texts that fit, where there are only a few."""
    if get_origin(hint) is Literal:
        return [value for value in get_args(hint) if isinstance(value, str)]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [member.value for member in hint if isinstance(member.value, str)]
    return []


def _is_scalar(value: Any, hint: Any) -> bool:
    if isinstance(value, bool):
        return hint is bool
    if isinstance(value, datetime):
        return False
    return hint in _SCALARS and (
        isinstance(value, hint) or (hint is float and isinstance(value, int))
    )


def table_in(hint: Any) -> type[Any] | None:
    """The dataclass that `hint` is, or is next to None."""
    if get_origin(hint) in (Union, types.UnionType):
        members = [member for member in get_args(hint) if member is not type(None)]
        hint = members[0] if len(members) == 1 else None
    return hint if is_table(hint) else None


def _table_of_members(hint: Any) -> type[Any] | None:
    """The dataclass that the values of a mapping are."""
    return table_in(get_args(hint)[1]) if get_origin(hint) in MAPPINGS else None


def _convert_union(value: Any, hint: Any, keys: Keys, directory: Path, takes: str) -> Any:
    members = [member for member in get_args(hint) if member is not type(None)]
    for member in members:
        try:
            return convert(value, member, keys, directory, takes)
        except WrongValue:
            if len(members) == 1:
                raise
    raise WrongValue(keys, f"`{'.'.join(keys)}` takes {takes or describe(hint)}.")


def _members(value: Any, hint: Any, keys: Keys, directory: Path) -> list[Any] | None:
    if isinstance(value, list):
        return value
    if (
        hint is str
        and isinstance(value, dict)
        and isinstance(value.get("file"), str)
        and len(value) == 1
    ):
        return _lines_of(value["file"], keys, directory)
    return None


def _lines_of(name: str, keys: Keys, directory: Path) -> list[str]:
    path = directory / name
    try:
        if not is_in_tree(path, directory):
            raise WrongValue(
                keys,
                f"`{'.'.join(keys)}` names {name}, which lies outside of the tree that the "
                "configuration is in, and is not read.",
            )
        lines = read_article(path).decode("utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise WrongValue(
            keys, f"{path.name}, which `{'.'.join(keys)}` names, cannot be read: {reason}."
        ) from None
    stripped = (line.strip() for line in lines)
    return [line for line in stripped if line and not line.startswith("#")]


def _unknown_option(key: str, options: Mapping[str, Option], keys: Keys) -> str:
    if not options:
        return f"[{'.'.join(keys)}] has no options."
    return f"[{'.'.join(keys)}] has no option `{key}`{suggestion(key, options)}."
