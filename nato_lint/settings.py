"""What one run of `lint` is told: the rules to apply, each with its options resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from nato_lint.finding import Severity
from nato_lint.rule import Rule


class ActiveRule(NamedTuple):
    """A selected rule, the options that differ from its defaults, and the severity it reports.

    `options` are the keyword arguments of `rule.check`. `severity` None leaves the decision to the
    rule; a value overrides what the rule says, also for single findings.
    """

    rule: Rule
    options: Mapping[str, Any] = MappingProxyType({})
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides the findings of one document.

    `known` are the codes and names of all rules, selected or not, so that a suppression of a rule
    that did not run is not called unknown; without `all_known`, a plugin is missing that may have
    more. `optional` are the codes of those that are off by default. `dialect` and `lang` are None
    where the file decides. `terms` are names and phrases that are right in this house.
    """

    rules: tuple[ActiveRule, ...]
    known: Mapping[str, str]
    require_suppression_reason: bool = False
    dialect: str | None = None
    lang: str | None = None
    terms: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    all_known: bool = True
