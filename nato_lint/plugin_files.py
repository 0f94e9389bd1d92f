"""The files that decide what the rules of a run find: the code of plugins and the data in it."""

import os
import sys
from collections.abc import Iterator
from types import ModuleType

import pluggy

import nato_lint
from nato_lint.contents import Stamp, stamp_from
from nato_lint.plugins import LOCAL_MODULE, Registry


class Untraceable(Exception):
    """It cannot be told which files decide what a plugin does."""


def folders_of(registry: Registry) -> set[str]:
    """The folders of the linter and of all packages that its rules come from.

    Raises Untraceable for a plugin that is no package: its data and what it imports may be anywhere.
    """
    modules = {nato_lint.__name__}
    for manager in registry.managers:
        for _, plugin in manager.list_name_plugin():
            modules |= _modules(plugin, manager)
    for rule in registry.rules:
        modules.add(_name(rule.check))
    packages = {name.partition(".")[0] for name in modules}
    return {folder for name in packages for folder in _folders(name)}


def _modules(plugin: object, manager: pluggy.PluginManager) -> set[str]:
    """The names of the modules that a plugin consists of: it may be a module, object or class."""
    functions = {
        hook.function
        for caller in manager.get_hookcallers(plugin) or ()
        for hook in caller.get_hookimpls()
        if hook.plugin is plugin
    }
    names = {_name(function) for function in functions}
    if isinstance(plugin, ModuleType):
        names.add(plugin.__name__)
    else:
        # A class has its own module, an object that of its class.
        names.add(_name(plugin if isinstance(plugin, type) else type(plugin)))
    own = {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names}
    if not own:
        raise Untraceable(repr(plugin))
    return own


def _name(thing: object) -> str:
    """The name of the module that something was declared in."""
    name = getattr(thing, "__module__", None)
    if not isinstance(name, str):
        raise Untraceable(repr(thing))
    return name


def _folders(package: str) -> list[str]:
    paths = getattr(sys.modules.get(package), "__path__", None)
    if package.startswith(LOCAL_MODULE) or not paths:
        raise Untraceable(package)
    return [os.path.realpath(path) for path in paths]


def files_of(folder: str) -> list[tuple[str, Stamp]]:
    """All files in a folder and below it, links followed. Raises OSError."""
    return sorted(_files(folder))


def _files(folder: str) -> Iterator[tuple[str, Stamp]]:
    # Not recursive, and each folder once: links may lead in circles.
    waiting, seen = [folder], set()
    while waiting:
        here = waiting.pop()
        status = os.stat(here)  # noqa: PTH116 (of entries, Windows does not tell the number)
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(here) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                elif entry.is_file():
                    yield entry.path, stamp_from(entry.stat())
