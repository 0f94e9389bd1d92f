"""Why a configuration comes to what it comes to: which place decided about each value."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from nato_lint.config.model import Config, Layer, selection_of
from nato_lint.config.values import MAPPINGS, table_in
from nato_lint.globs import absolute
from nato_lint.rule import Option, Rule, dataclass_options
from nato_lint.selection import Selection, members_of, rank_of

Keys = tuple[str, ...]


class Origin(NamedTuple):
    """The place that decided about a value; `str(origin)` is how to name it to a user.

    `keys` lead to a line of the layer's file. Without a layer, `words` say what it was.
    """

    layer: Layer | None
    keys: Keys = ()
    words: str = "default"

    def __str__(self) -> str:
        if self.layer is None:
            return self.words
        return self.layer.source.place(self.layer.at + self.keys)


DEFAULT = Origin(None)


class Decision(NamedTuple):
    """Whether a rule is on, and what decided it: a selector under a key, or the default."""

    on: bool
    origin: Origin = DEFAULT
    key: str = ""
    selector: str = ""


class Origins:
    """What holds for one article, value by value, with the place that says so."""

    def __init__(
        self, config: Config, rules: Sequence[Rule], command_line: Selection, path: Path
    ) -> None:
        article = absolute(path)
        self._directory = config.directory
        self._rules = rules
        self._command_line = command_line
        self.overrides = [(each, each.covers(article)) for each in config.overrides]
        self.layers = [*config.layers, *(each.layer for each, covers in self.overrides if covers)]

    def value(self, key: str) -> tuple[Any, Origin] | None:
        """The value of a key of which the last one counts; None where nobody set it."""
        for layer in reversed(self.layers):
            if key in layer.values:
                return layer.values[key], Origin(layer, (key,))
        return None

    def members(self, key: str) -> Iterator[tuple[str, Origin]]:
        """The members of a list to which every layer adds, in their order."""
        for layer in self.layers:
            members = layer.values.get(key, ())
            in_order = not isinstance(members, frozenset)
            for index, member in enumerate(members if in_order else sorted(members)):
                yield member, Origin(layer, (key, str(index)) if in_order else (key,))

    def places(self, *keys: str) -> list[str]:
        """Where any of the keys is set, the place that counts least first."""
        return [
            str(Origin(layer, (key,)))
            for layer in self.layers
            for key in keys
            if key in layer.values
        ]

    @property
    def tables(self) -> list[str]:
        """The names of the tables of options that are set, sorted."""
        return sorted({table for layer in self.layers for table in layer.rules})

    def decisions(self) -> dict[str, Decision]:
        """By code, whether a rule is on and why; as `choose_in_turn` chooses."""
        decisions = {rule.code: Decision(rule.default) for rule in self._rules}
        for layer in self.layers:
            self._decide(decisions, selection_of(layer), layer)
        self._decide(decisions, self._command_line, None)
        return decisions

    def _decide(
        self, decisions: dict[str, Decision], stated: Selection, layer: Layer | None
    ) -> None:
        def decision(on: bool, key: str, index: int | None = None, selector: str = "") -> Decision:
            keys = (key,) if index is None else (key, str(index))
            return Decision(on, Origin(layer, keys, "command line"), key, selector)

        if stated.select is not None:
            decisions.update({code: decision(False, "select") for code in decisions})
        ranked: list[tuple[int, bool, Decision, list[Rule]]] = []
        for key, selectors in (
            ("select", stated.select or ()),
            ("extend-select", stated.extend_select),
            ("ignore", stated.ignore),
        ):
            for index, selector in enumerate(selectors):
                members = members_of(selector, self._rules)
                is_off = key == "ignore"
                made = decision(not is_off, key, index, selector)
                ranked.append((rank_of(selector, members), is_off, made, members))
        # The more specific one wins, so it comes last; at a tie `ignore` does.
        for _, _, made, members in sorted(ranked, key=lambda each: each[:2]):
            decisions.update({rule.code: made for rule in members})

    def severities(self) -> dict[str, tuple[str, Origin]]:
        """By code, the severities that are set."""
        severities: dict[str, tuple[str, Origin]] = {}
        for layer in self.layers:
            ranked = []
            for selector, severity in layer.values.get("severity", {}).items():
                members = members_of(selector, self._rules)
                ranked.append((rank_of(selector, members), selector, severity, members))
            for _, selector, severity, members in sorted(ranked, key=lambda each: each[0]):
                origin = Origin(layer, ("severity", selector))
                severities |= {rule.code: (str(severity), origin) for rule in members}
        return severities

    def options(self, rule: Rule) -> dict[Keys, tuple[Any, Origin]]:
        """The options that are set in the table of a rule, by the keys that lead to them."""
        found: dict[Keys, tuple[Any, Origin]] = {}
        for layer in self.layers:
            table = layer.rules.get(rule.table, {})
            for keys, value in self._leaves((), table, rule.options, layer):
                # A value takes the place of a table, and a table that of a value.
                for known in [each for each in found if _is_above(each, keys)]:
                    del found[known]
                found[keys] = value, Origin(layer, ("rules", rule.table, *keys))
        return found

    def _leaves(
        self, at: Keys, table: Mapping[str, Any], options: Mapping[str, Option], layer: Layer
    ) -> Iterator[tuple[Keys, Any]]:
        for key, value in table.items():
            option = options[key]
            if (nested := table_in(option.type)) and isinstance(value, dict):
                yield from self._leaves((*at, key), value, dataclass_options(nested), layer)
            elif not isinstance(value, dict):
                yield (*at, key), value
            elif _is_mapping(option.type):
                yield from _members((*at, key), value)
            else:
                yield (*at, key), {"file": self._seen_from_here(layer, value["file"])}

    def _seen_from_here(self, layer: Layer, name: str) -> str:
        path = layer.source.directory / name
        try:
            return Path(os.path.relpath(path, self._directory)).as_posix()
        except ValueError:
            return path.as_posix()  # on another drive of Windows


def _is_above(keys: Keys, other: Keys) -> bool:
    shorter = min(len(keys), len(other))
    return keys != other and keys[:shorter] == other[:shorter]


def _is_mapping(hint: Any) -> bool:
    return any(get_origin(each) in MAPPINGS for each in (hint, *get_args(hint)))


def _members(at: Keys, table: Mapping[str, Any]) -> Iterator[tuple[Keys, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _members((*at, key), value)
        else:
            yield (*at, key), value
