"""What a preset sets, in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nato_lint.config.presets import Presets
from nato_lint.config.toml_text import toml_value

_LISTS = {"select": "checks only", "extend-select": "adds", "ignore": "leaves out"}
_LEFT_TO_OTHERS = (*_LISTS, "severity", "rules")


def settings_of(name: str, presets: Presets) -> dict[str, Any]:
    """The keys of a preset with their values. Raises UnknownPreset."""
    import tomllib

    return tomllib.loads(presets.path(name).read_text(encoding="utf-8"))


def what_it_sets(settings: Mapping[str, Any]) -> str:
    """Everything that a preset sets, in words that follow "which"."""
    return _listed(_parts(settings) or ["sets nothing"])


def _parts(settings: Mapping[str, Any]) -> list[str]:
    return [*_choices(settings), *_severities(settings), *_values(settings)]


def _choices(settings: Mapping[str, Any]) -> Iterator[str]:
    for key, verb in _LISTS.items():
        if selectors := settings.get(key):
            rules = ["every rule" if each == "ALL" else each for each in selectors]
            yield f"{'checks' if rules == ['every rule'] else verb} {_listed(rules)}"


def _severities(settings: Mapping[str, Any]) -> Iterator[str]:
    by_severity: dict[str, list[str]] = {}
    for selector, severity in settings.get("severity", {}).items():
        by_severity.setdefault(severity, []).append(selector)
    for severity, selectors in by_severity.items():
        yield f"counts {_listed(selectors)} as {severity}"


def _values(settings: Mapping[str, Any]) -> Iterator[str]:
    values = {key: value for key, value in settings.items() if key not in _LEFT_TO_OTHERS}
    for table, options in settings.get("rules", {}).items():
        values |= {f"{table}.{key}": value for key, value in options.items()}
    if values:
        yield f"sets {_listed(f'{key} = {toml_value(value)}' for key, value in values.items())}"


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
