"""Finding and loading plugins: the built-in rules, installed packages, files of a repository."""

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import pluggy

from nato_lint import hookspecs, own_rules
from nato_lint.rule import InvalidRule, Rule, rules_in

if TYPE_CHECKING:
    from nato_lint.report.added import AddedReporter

OWN = "nato-lint"
BUILT_IN = "nato_lint_rules"
ENTRY_POINT_GROUP = "nato_lint"

LOCAL_MODULE = "nato_lint_local_"
"""How the names of the modules begin that are files of a repository."""

_TRUSTED = (OWN, BUILT_IN)

Loading = Callable[[], object]


class PluginProblem(NamedTuple):
    """A plugin that could not be loaded, and a sentence that says why."""

    plugin: str
    message: str


@dataclass(slots=True)
class Registry:
    """The rules of the linter and of all plugins, in the order of their codes.

    `reporters` are the report formats that plugins add, by name. `managers` ask the plugins for
    what else they implement, in the order in which they were loaded.
    """

    rules: list[Rule] = field(default_factory=list)
    problems: list[PluginProblem] = field(default_factory=list)
    reporters: dict[str, "AddedReporter"] = field(default_factory=dict)
    managers: list[pluggy.PluginManager] = field(default_factory=list)


def load_plugins(local: Iterable[Path] = ()) -> Registry:
    """Load the built-in rules, the installed plugins and the Python files `local`.

    A plugin that cannot be loaded becomes a problem of the registry; the others are loaded all
    the same.
    """
    loader = _Loader()
    loader.add(OWN, own_rules)
    loader.load(BUILT_IN, lambda: importlib.import_module(BUILT_IN))
    for name, value in installed_plugins():
        loader.load(name, lambda value=value: _entry_point(value))  # type: ignore[misc]
    for plugin in local:
        loader.load(str(plugin), lambda plugin=plugin: _local(plugin))  # type: ignore[misc]
    loader.registry.rules.sort(key=lambda rule: rule.code)
    return loader.registry


class PluginPresets(NamedTuple):
    """The presets of each plugin, and the plugins that could not be asked."""

    paths: list[tuple[str, dict[str, Path]]]
    problems: list[PluginProblem]


def load_presets() -> PluginPresets:
    """The presets of the built-in rules and of the installed plugins, without their rules."""
    presets = PluginPresets([], [])
    for name, value in ((BUILT_IN, BUILT_IN), *installed_plugins()):
        try:
            manager = _manager(name, _entry_point(value))
            paths = {
                preset: Path(path)
                for some in manager.hook.nato_lint_presets()
                for preset, path in some.items()
            }
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a plugin may fail in any way)
            message = f"The plugin {name} cannot be loaded: {_reason(error, name)}"
            presets.problems.append(PluginProblem(name, message))
        else:
            presets.paths.append((name, paths))
    return presets


def _manager(name: str, plugin: object) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, name=name)
    return manager


class _Loader:
    def __init__(self) -> None:
        self.registry = Registry()
        self._owners: dict[str, Rule] = {}

    def load(self, name: str, load: Loading) -> None:
        try:
            plugin = load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a plugin may fail in any way)
            self._problem(name, f"The plugin {name} cannot be loaded: {_reason(error, name)}")
            return
        self.add(name, plugin)

    def add(self, name: str, plugin: object) -> None:
        """Register what the plugin's hook gives, or the rules that its module declares."""
        try:
            manager = _manager(name, plugin)
            rules = [rule for some in manager.hook.nato_lint_rules() for rule in some]
            if not rules and isinstance(plugin, ModuleType):
                rules = rules_in(plugin)
        except (Exception, SystemExit) as error:  # noqa: BLE001
            self._problem(
                name, f"The plugin {name} failed while it listed its rules: {_reason(error, name)}"
            )
            return
        self.registry.managers.append(manager)
        for rule in rules:
            self._add_rule(name, rule)
        self._add_reporters(name, manager)

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
            if owner is rule:
                return  # listed twice, or under two names
            if owner:
                self._problem(
                    plugin,
                    f"The plugin {plugin} declares {rule.code} ({rule.name}), but {key} is already "
                    f"taken by the plugin {owner.plugin}. Give the rule another code and name.",
                )
                return
        if plugin not in _TRUSTED and not self._has_valid_options(plugin, rule):
            return
        rule.plugin = plugin
        self._owners[rule.code] = self._owners[rule.name] = rule
        self.registry.rules.append(rule)

    def _has_valid_options(self, plugin: str, rule: Rule) -> bool:
        """Whether the annotations of the options can be read; later would be in the middle of a run."""
        try:
            list(rule.options)
        except Exception as error:  # noqa: BLE001 (annotations are code)
            self._problem(
                plugin,
                f"The plugin {plugin} declares {rule.code} ({rule.name}), but its options cannot "
                f"be read: {_reason(error, plugin)}",
            )
            return False
        return True

    def _add_reporters(self, plugin: str, manager: pluggy.PluginManager) -> None:
        try:
            offers = manager.hook.nato_lint_reporters()
            offered = [offer for some in offers for offer in some.items()]
        except (Exception, SystemExit) as error:  # noqa: BLE001
            self._problem(
                plugin,
                f"The plugin {plugin} failed while it listed its report formats: "
                f"{_reason(error, plugin)}",
            )
            return
        if not offered:
            return
        from nato_lint.report.added import AddedReporter, problem_with

        for name, report in offered:
            problem = problem_with(plugin, name, report, self.registry.reporters)
            if problem:
                self._problem(plugin, problem)
            else:
                self.registry.reporters[name] = AddedReporter(plugin, report)

    def _problem(self, plugin: str, message: str) -> None:
        self.registry.problems.append(PluginProblem(plugin, message))


def installed_plugins() -> Iterator[tuple[str, str]]:
    """Names and values of the entry points in the group `nato_lint`, in the order of sys.path.

    Only the `entry_points.txt` files are read: importlib.metadata would parse the metadata of
    every installed package, which takes longer than linting an article. Where a package is
    installed twice, the first one on sys.path counts, as it does for imports.
    """
    seen: set[str] = set()
    for folder in _import_folders():
        for metadata in _metadata_folders(folder):
            package = metadata.rpartition(".")[0].partition("-")[0].replace("_", "-").lower()
            if package not in seen:
                seen.add(package)
                path = os.path.join(folder, metadata, "entry_points.txt")  # noqa: PTH118 (start-up)
                if os.path.isfile(path):  # noqa: PTH113
                    yield from _group_lines(path)


def _import_folders() -> list[str]:
    """The folders that packages are installed in: not the one that `python -m` was called in.

    It is that of the articles, and a repository must not bring plugins along.
    """
    here = ("", os.getcwd())  # noqa: PTH109 (start-up)
    if sys.path[:1] and sys.path[0] in here and not sys.flags.safe_path:
        return sys.path[1:]
    return sys.path


def installed_distributions() -> list[str]:
    """Names and versions of all installed packages, as their metadata folders spell them."""
    return [name for folder in _import_folders() for name in _metadata_folders(folder)]


def _metadata_folders(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return sorted(e.name for e in entries if e.name.endswith((".dist-info", ".egg-info")))
    except (OSError, ValueError):
        return []  # sys.path may name archives, folders that are not there, and what is no name


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
    # Not by importlib: its cache would leave a __pycache__ folder among the articles.
    code = compile(plugin.read_bytes(), str(plugin), "exec", dont_inherit=True)
    # With a dot in its name it would be taken for a part of a package.
    stem = plugin.stem.replace(".", "_")
    module = ModuleType(f"{LOCAL_MODULE}{stem}_{crc32(os.fsencode(plugin)):08x}")
    module.__file__ = str(plugin)
    # Dataclasses and annotations look their module up there.
    sys.modules[module.__name__] = module
    exec(code, vars(module))
    return module


def _reason(error: BaseException, plugin: str) -> str:
    if isinstance(error, InvalidRule):
        return str(error)
    if isinstance(error, FileNotFoundError) and str(error.filename) == plugin:
        return "the file does not exist."
    return f"{type(error).__name__}: {error}"
