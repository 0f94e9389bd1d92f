"""What findings depend on besides the article: settings, plugins with their data, versions."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import nato_lint
from nato_lint.cache import Cache
from nato_lint.contents import digest_of
from nato_lint.plugins import Registry, installed_distributions
from nato_lint.record import FORMAT
from nato_lint.settings import Settings


class CacheKeys:
    """The keys under which results are kept; two runs with the same key find the same."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._tools: dict[int, str] = {}
        self._keys: dict[int, tuple[Settings, bytes]] = {}

    def key(self, settings: Settings, registry: Callable[[], Registry]) -> bytes:
        """The key for articles with these settings, whose rules come from `registry`."""
        known = self._keys.get(id(settings))
        if known is None:
            parts = (self._tool(registry()), *_stated(settings))
            known = settings, digest_of("\n".join(parts).encode("utf-8", "surrogatepass"))
            self._keys[id(settings)] = known
        return known[1]

    def _tool(self, registry: Registry) -> str:
        """Everything that runs: Python, the packages that are installed, the plugins' files."""
        if id(registry) not in self._tools:
            trees = [self._tree(tree) for tree in sorted(_trees(registry))]
            versions = (FORMAT, sys.version, *installed_distributions())
            self._tools[id(registry)] = repr((versions, trees))
        return self._tools[id(registry)]

    def _tree(self, tree: tuple[str, bool]) -> str:
        """The digest of the files of a plugin; they are read again only when they look different."""
        files = sorted(_files(*tree))
        stamp = digest_of(repr(files).encode("utf-8", "surrogatepass"))
        digest = self._cache.tree_digest(stamp)
        if digest is None:
            contents = [(name, digest_of(Path(tree[0], name).read_bytes())) for name, *_ in files]
            digest = digest_of(repr(contents).encode("utf-8", "surrogatepass"))
            self._cache.remember_tree(stamp, digest)
        return digest.hex()


def _stated(settings: Settings) -> Iterator[str]:
    for active in settings.rules:
        rule = active.rule
        yield f"{rule.plugin} {rule.code} {active.severity} {_canonical(active.options)}"
    rest = {
        field.name: getattr(settings, field.name)
        for field in fields(settings)
        if field.name != "rules"
    }
    yield _canonical(rest)


def _canonical(value: object) -> str:
    """A spelling of a value that is the same in every process; sets and mappings have no order."""
    if is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        members = sorted(f"{_canonical(key)}:{_canonical(value[key])}" for key in value)
        return f"{{{','.join(members)}}}"
    if isinstance(value, Set):
        return f"{{{','.join(sorted(map(_canonical, value)))}}}"
    if isinstance(value, (list, tuple)):
        return f"[{','.join(map(_canonical, value))}]"
    return repr(value)


def _trees(registry: Registry) -> set[tuple[str, bool]]:
    """The folders that the linter and its plugins come from, and whether all below them counts."""
    trees = {(str(Path(nato_lint.__file__).parent), True)}
    for manager in registry.managers:
        for plugin in manager.get_plugins():
            trees.update(_home(plugin))
    return trees


def _home(plugin: object) -> Iterable[tuple[str, bool]]:
    name = plugin.__name__ if isinstance(plugin, ModuleType) else type(plugin).__module__
    module = sys.modules.get(name.partition(".")[0])
    if paths := getattr(module, "__path__", None):
        return [(os.fspath(path), True) for path in paths]
    if file := getattr(module, "__file__", None):
        # One file; its data are beside it.
        return [(os.path.dirname(file), False)]  # noqa: PTH120
    return ()


def _files(folder: str, below: bool, prefix: str = "") -> Iterator[tuple[str, int, int]]:
    """The files of a plugin, with sizes and times; beside a single module only code and data."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if below and entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path, below, f"{name}/")
            elif entry.is_file() and (below or entry.name.endswith(_BESIDE_A_MODULE)):
                status = entry.stat()
                yield name, status.st_size, status.st_mtime_ns


_BESIDE_A_MODULE = (".py", ".csv", ".json", ".toml", ".txt", ".yaml", ".yml")
