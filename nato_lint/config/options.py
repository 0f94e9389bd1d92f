"""The tables under [rules]: checked against the rules, typed, merged, given to each rule."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from nato_lint.config.model import Layer
from nato_lint.config.values import WrongValue, build, convert_table
from nato_lint.rule import Option, Rule
from nato_lint.selection import suggestion


class _Stated(NamedTuple):
    layer: Layer
    values: Mapping[str, Any]


class RuleTables:
    """What all layers say about the options of rules."""

    def __init__(self, rules: Sequence[Rule], *, plugin_failed: bool) -> None:
        self._rules = rules
        self._plugin_failed = plugin_failed
        self._by_name = {rule.name: rule for rule in rules}
        self._stated: dict[tuple[Layer, str], _Stated] = {}

    def add(self, layer: Layer) -> None:
        """Take in the tables of a layer. Raises ConfigError."""
        for table, values in layer.rules.items():
            options = self._options(table)
            if options is None:
                if not self._plugin_failed:
                    raise layer.error(("rules", table), self._unknown(table))
                continue
            try:
                converted = convert_table(values, options, ("rules", table), layer.source.directory)
            except WrongValue as error:
                raise layer.error(error.keys, str(error)) from None
            self._stated[layer, table] = _Stated(layer, converted)

    def merged(self, layers: Sequence[Layer]) -> dict[str, dict[str, Any]]:
        """By table, the keyword arguments of the options that the layers set, the last one winning.

        Raises ConfigError if an option group refuses its values.
        """
        tables: dict[str, list[_Stated]] = {}
        for layer in layers:
            for table in layer.rules:
                if stated := self._stated.get((layer, table)):
                    tables.setdefault(table, []).append(stated)
        return {table: self._built(table, stated) for table, stated in tables.items()}

    def _built(self, table: str, stated: Sequence[_Stated]) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for each in stated:
            merged = _merged(merged, each.values)
        options = self._options(table) or {}
        rule = self._rule_with(table)
        try:
            keywords = build(options, merged)
            if rule and rule.group:
                keyword, group = rule.group
                return {keyword: group(**keywords)}
        except ValueError as error:
            raise stated[-1].layer.error(("rules", table), f"{error}") from None
        return keywords

    def _options(self, table: str) -> Mapping[str, Option] | None:
        rule = self._rule_with(table)
        return rule.options if rule else None

    def _rule_with(self, table: str) -> Rule | None:
        """A rule whose table this is; asking every rule for its table reads all annotations."""
        named = self._by_name.get(table)
        if named and named.table == table:
            return named
        return next((rule for rule in self._rules if rule.table == table), None)

    def _unknown(self, table: str) -> str:
        for rule in self._rules:
            if table in (rule.code, rule.name):
                return f"the options of {table} are in the table [rules.{rule.table}]."
        return f"there is no table [rules.{table}]{suggestion(table, {rule.table for rule in self._rules})}."


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        below = merged.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            merged[key] = _merged(below, value)
        else:
            merged[key] = value
    return merged
