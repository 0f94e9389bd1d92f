"""What findings depend on besides the article: settings, plugins with their data, versions."""

import sys
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from pathlib import Path

from nato_lint.cache import Cache
from nato_lint.contents import digest_of
from nato_lint.plugin_files import files_of, folders_of
from nato_lint.plugins import Registry, installed_distributions
from nato_lint.record import FORMAT
from nato_lint.settings import Settings


class CacheKeys:
    """The keys under which results are kept; two runs with the same key find the same."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._tools: dict[int, str] = {}
        self._keys: dict[int, tuple[Settings, bytes | None]] = {}

    def key(self, settings: Settings, registry: Callable[[], Registry]) -> bytes | None:
        """The key for articles with these settings, whose rules come from `registry`.

        None where it cannot be told what their findings depend on.
        """
        known = self._keys.get(id(settings))
        if known is None:
            known = self._keys[id(settings)] = settings, self._key(settings, registry())
        return known[1]

    def _key(self, settings: Settings, registry: Registry) -> bytes | None:
        tool = self._tool(registry)
        if not tool:
            return None
        parts = (tool, *_stated(settings))
        return digest_of("\n".join(parts).encode("utf-8", "surrogatepass"))

    def _tool(self, registry: Registry) -> str:
        """Everything that runs: Python, the packages that are installed, the plugins' files."""
        if id(registry) not in self._tools:
            try:
                trees = [self._tree(folder) for folder in sorted(folders_of(registry))]
            except Exception:  # noqa: BLE001 (plugins are objects of any kind, in archives, half deleted)
                self._tools[id(registry)] = ""
            else:
                versions = (FORMAT, sys.version, *installed_distributions())
                self._tools[id(registry)] = repr((versions, trees))
        return self._tools[id(registry)]

    def _tree(self, folder: str) -> str:
        """The digest of the files of a plugin; they are read again only when they look different."""
        files = files_of(folder)
        stamp = digest_of(repr((folder, files)).encode("utf-8", "surrogatepass"))
        digest = self._cache.tree_digest(stamp)
        if digest is None:
            contents = [
                (path[len(folder) :], digest_of(Path(path).read_bytes())) for path, _ in files
            ]
            digest = digest_of(repr(contents).encode("utf-8", "surrogatepass"))
            if all(self._cache.is_settled(stamp) for _, stamp in files):
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
