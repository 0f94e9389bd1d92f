"""Finding and loading plugins: the built-in rules, installed packages, files of a repository."""

import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pluggy

from nato_lint import hookspecs, own_rules
from nato_lint.rule import Rule, rules_in

BUILT_IN = "nato_lint_rules"
ENTRY_POINT_GROUP = "nato_lint"

Loading = Callable[[], object]


@dataclass(frozen=True, slots=True)
class PluginProblem:
    """A plugin that could not be loaded, and a sentence that says why."""

    plugin: str
    message: str


@dataclass(slots=True)
class Registry:
    """The rules of the linter and of all plugins, in the order of their codes."""

    rules: list[Rule] = field(default_factory=list)
    problems: list[PluginProblem] = field(default_factory=list)


def load_plugins(local: Iterable[Path] = ()) -> Registry:
    """Load the built-in rules, the installed plugins and the Python files `local`.

    A plugin that cannot be loaded becomes a problem of the registry; the others are loaded all
    the same.
    """
    loader = _Loader()
    loader.add("nato-lint", own_rules)
    loader.load(BUILT_IN, lambda: importlib.import_module(BUILT_IN))
    for name, value in installed_plugins():
        loader.load(name, lambda value=value: _entry_point(value))  # type: ignore[misc]
    for plugin in local:
        loader.load(str(plugin), lambda plugin=plugin: _local(plugin))  # type: ignore[misc]
    loader.registry.rules.sort(key=lambda rule: rule.code)
    return loader.registry


class _Loader:
    def __init__(self) -> None:
        self.registry = Registry()
        self._owners: dict[str, Rule] = {}

    def load(self, name: str, load: Loading) -> None:
        try:
            plugin = load()
        except Exception as error:  # noqa: BLE001 (a plugin may fail in any way)
            self._problem(name, f"The plugin {name} cannot be loaded: {_reason(error)}")
            return
        self.add(name, plugin)

    def add(self, name: str, plugin: object) -> None:
        """Register what the plugin's hook gives, or the rules that its module declares."""
        manager = pluggy.PluginManager(hookspecs.PROJECT)
        manager.add_hookspecs(hookspecs)
        try:
            manager.register(plugin, name=name)
            rules = [rule for some in manager.hook.nato_lint_rules() for rule in some]
            if not rules and isinstance(plugin, ModuleType):
                rules = rules_in(plugin)
        except Exception as error:  # noqa: BLE001
            self._problem(
                name, f"The plugin {name} failed while it listed its rules: {_reason(error)}"
            )
            return
        for rule in rules:
            self._add_rule(name, rule)

    def _add_rule(self, plugin: str, rule: object) -> None:
        if not isinstance(rule, Rule):
            self._problem(
                plugin,
                f"The plugin {plugin} lists {rule!r}, which is not a rule. "
                "A rule is a function under the decorator @rule.",
            )
            return
        for key in (rule.code, rule.name):
            owner = self._owners.get(key)
            if owner:
                self._problem(
                    plugin,
                    f"The plugin {plugin} declares {rule.code} ({rule.name}), but {key} is already "
                    f"taken by the plugin {owner.plugin}. Give the rule another code and name.",
                )
                return
        rule.plugin = plugin
        self._owners[rule.code] = self._owners[rule.name] = rule
        self.registry.rules.append(rule)

    def _problem(self, plugin: str, message: str) -> None:
        self.registry.problems.append(PluginProblem(plugin, message))


def installed_plugins() -> Iterator[tuple[str, str]]:
    """Names and values of the entry points in the group `nato_lint`, in the order of sys.path.

    Only the `entry_points.txt` files are read: importlib.metadata would parse the metadata of
    every installed package, which takes longer than linting an article.
    """
    seen: set[str] = set()
    for folder in sys.path:
        for path in _entry_point_files(folder):
            for name, value in _group_lines(path):
                if name not in seen:
                    seen.add(name)
                    yield name, value


def _entry_point_files(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder or ".") as entries:
            names = sorted(e.name for e in entries if e.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return  # sys.path may name archives and folders that are not there
    for name in names:
        path = os.path.join(folder, name, "entry_points.txt")  # noqa: PTH118 (start-up time)
        if os.path.isfile(path):  # noqa: PTH113
            yield path


def _group_lines(path: str) -> Iterator[tuple[str, str]]:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    inside = False
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped == f"[{ENTRY_POINT_GROUP}]"
        elif inside and "=" in stripped and not stripped.startswith("#"):
            name, _, value = stripped.partition("=")
            yield name.strip(), value.strip()


def _entry_point(value: str) -> object:
    module_name, _, attribute = value.partition("[")[0].partition(":")
    loaded: object = importlib.import_module(module_name.strip())
    for part in filter(None, attribute.strip().split(".")):
        loaded = getattr(loaded, part)
    return loaded


def _local(plugin: Path) -> ModuleType:
    name = f"nato_lint_local_{plugin.stem}"
    spec = importlib.util.spec_from_file_location(name, plugin)
    if spec is None or spec.loader is None:
        raise ImportError(f"{plugin} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file does not exist."
    return f"{type(error).__name__}: {error}"
