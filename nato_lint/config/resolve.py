"""Applying a configuration to the rules there are: the settings of each article."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from nato_lint.config.model import Config, Layer, fixable_of, selection_of
from nato_lint.config.options import RuleTables
from nato_lint.finding import Severity
from nato_lint.globs import absolute
from nato_lint.rule import Rule
from nato_lint.selection import ALL, Selection, UnknownSelector, choose_in_turn, members_of, rank_of
from nato_lint.settings import ActiveRule, Settings

_SELECTOR_KEYS = ("select", "extend-select", "ignore", "fixable", "unfixable", "severity")


class Resolver:
    """The settings that one configuration and the command line give the articles it is for.

    Creating it checks what the configuration says about rules: ConfigError for a rule or an
    option that does not exist or a value of the wrong type, UnknownSelector for the command line.
    `plugin_failed` lets rules pass that do not exist, for they may be those of the plugin.
    """

    def __init__(
        self,
        config: Config,
        rules: Sequence[Rule],
        command_line: Selection | None = None,
        *,
        plugin_failed: bool = False,
    ) -> None:
        self._config = config
        self._rules = tuple(rules)
        self._plugin_failed = plugin_failed
        self._command_line = self._checked_command_line(command_line or Selection())
        self._tables = RuleTables(self._rules, plugin_failed=plugin_failed)
        for layer in (*config.layers, *(override.layer for override in config.overrides)):
            self._check_selectors(layer)
            self._tables.add(layer)
        self._known = {rule.name: rule.code for rule in rules} | {
            rule.code: rule.code for rule in rules
        }
        self._optional = frozenset(rule.code for rule in rules if not rule.default)
        self._directories: dict[Path, str] = {}
        self._settings: dict[tuple[int, ...], Settings] = {}
        self._fixable: dict[tuple[int, ...], frozenset[str]] = {}

    def settings(self, path: Path) -> Settings:
        """The settings of the article `path`; one object for all that the same overrides cover.

        Raises ConfigError for options that do not go together.
        """
        covering = self._covering(path)
        if covering not in self._settings:
            self._settings[covering] = self._resolve(covering)
        return self._settings[covering]

    def fixable(self, path: Path) -> frozenset[str]:
        """The codes of the rules whose fixes may be applied to the article `path`."""
        covering = self._covering(path)
        if covering not in self._fixable:
            selections = [Selection([ALL]), *self._selections(covering, fixable_of)]
            self._fixable[covering] = frozenset(
                rule.code for rule in choose_in_turn(self._rules, selections)
            )
        return self._fixable[covering]

    def _covering(self, path: Path) -> tuple[int, ...]:
        """The indexes of the overrides that apply."""
        overrides = self._config.overrides
        if not overrides:
            return ()
        directory = path.parent
        if directory not in self._directories:
            self._directories[directory] = absolute(directory).rstrip("/")
        article = f"{self._directories[directory]}/{path.name}"
        return tuple(at for at, override in enumerate(overrides) if override.covers(article))

    def _layers(self, covering: tuple[int, ...]) -> list[Layer]:
        return [*self._config.layers, *(self._config.overrides[at].layer for at in covering)]

    def _selections(
        self, covering: tuple[int, ...], stated: Callable[[Layer], Selection]
    ) -> list[Selection]:
        return [self._known_only(stated(layer)) for layer in self._layers(covering)]

    def _resolve(self, covering: tuple[int, ...]) -> Settings:
        selections = [*self._selections(covering, selection_of), self._command_line]
        layers = self._layers(covering)
        options = self._tables.merged(layers)
        severities = self._severities(layers)
        values: dict[str, Any] = {}
        for layer in layers:
            values.update(layer.values)
        return Settings(
            rules=tuple(
                # Most rules have no options set, and finding a rule's table reads its annotations.
                ActiveRule(
                    rule, options.get(rule.table, {}) if options else {}, severities.get(rule.code)
                )
                for rule in choose_in_turn(self._rules, selections)
            ),
            known=self._known,
            require_suppression_reason=values.get("require-suppression-reason", False),
            dialect=values.get("dialect"),
            lang=values.get("lang"),
            terms=frozenset().union(*(layer.values.get("terms", ()) for layer in layers)),
            optional=self._optional,
            all_known=not self._plugin_failed,
        )

    def _severities(self, layers: Sequence[Layer]) -> dict[str, Severity]:
        """By code; in one layer the more specific selector wins, among layers the later one."""
        severities = {}
        for layer in layers:
            ranked: list[tuple[int, list[Rule], Severity]] = []
            for selector, severity in layer.values.get("severity", {}).items():
                members = members_of(selector, self._rules)
                ranked.append((rank_of(selector, members), members, severity))
            for _, members, severity in sorted(ranked, key=itemgetter(0)):
                severities.update(dict.fromkeys((rule.code for rule in members), severity))
        return severities

    def _check_selectors(self, layer: Layer) -> None:
        if self._plugin_failed:
            return
        for key in _SELECTOR_KEYS:
            for index, selector in enumerate(layer.values.get(key, ())):
                if not self._is_known(selector):
                    keys = (key, selector if key == "severity" else str(index))
                    raise layer.error(keys, f"`{key}`: {UnknownSelector(selector, self._rules)}")

    def _checked_command_line(self, selection: Selection) -> Selection:
        stated = (*(selection.select or ()), *selection.ignore, *selection.extend_select)
        for selector in stated:
            if not self._plugin_failed and not self._is_known(selector):
                raise UnknownSelector(selector, self._rules)
        return self._known_only(selection)

    def _known_only(self, selection: Selection) -> Selection:
        if not self._plugin_failed:
            return selection
        select = selection.select
        return Selection(
            select if select is None else list(filter(self._is_known, select)),
            list(filter(self._is_known, selection.ignore)),
            list(filter(self._is_known, selection.extend_select)),
        )

    def _is_known(self, selector: str) -> bool:
        return selector == ALL or bool(members_of(selector, self._rules))
