"""Telling the dialect of an article by where it lies: the files of a site generator above it."""

import os
from collections.abc import Collection
from pathlib import Path

from nato_lint.contents import read_ordinary
from nato_lint.document.dialects import Dialect, dialect_of
from nato_lint.globs import absolute
from nato_lint.repository import is_in_tree

# The first that fits decides, where the files of several programs lie in one directory.
_BY_STEM = (
    ("docusaurus.config", Dialect.DOCUSAURUS),
    ("astro.config", Dialect.ASTRO),
    ("_quarto", Dialect.QUARTO),
    ("_bookdown", Dialect.QUARTO),
    ("myst", Dialect.MYST),
    ("mkdocs", Dialect.MKDOCS),
    ("zensical", Dialect.MKDOCS),
    ("hugo", Dialect.HUGO),
)
_SUFFIXES = {
    Dialect.DOCUSAURUS: (".js", ".ts", ".mjs", ".mts", ".cjs", ".cts"),
    Dialect.ASTRO: (".js", ".ts", ".mjs", ".mts", ".cjs", ".cts"),
    Dialect.QUARTO: (".yml", ".yaml"),
    Dialect.MYST: (".yml",),
    Dialect.MKDOCS: (".yml", ".yaml", ".toml"),
    Dialect.HUGO: (".toml", ".yaml", ".yml", ".json"),
}
_OLD_HUGO = frozenset({"config.toml", "config.yaml", "config.yml", "config.json"})
_BESIDE_OLD_HUGO = frozenset({"archetypes/", "layouts/", "themes/"})
_HUGO_CONFIGURATIONS = "config/"
_HUGO_DEFAULTS = os.path.join("config", "_default")  # noqa: PTH118
# A Docusaurus site may keep its program in one folder and its articles in others beside it.
_DOCUSAURUS_PROGRAM = "website"
_DOCUSAURUS_ARTICLES = frozenset({"docs", "blog"})
_JEKYLL = frozenset({"_config.yml", "_config.yaml", "_config.toml"})
# Hexo has a _config.yml, too; so has a Jupyter book, which is written in MyST.
_HEXO = "scaffolds/"
_JUPYTER_BOOK = "_toc.yml"
_SPHINX = "conf.py"
_MYST_EXTENSIONS = (b"myst_parser", b"myst_nb", b"myst-parser", b"myst-nb")
# A conf.py that mentions its extensions only behind this many bytes is none that people write.
_READ = 100_000
_OBSIDIAN = ".obsidian/"
_REPOSITORY = frozenset({".git", ".git/"})


class DialectFinder:
    """Finds the dialects of articles; each directory is looked at once.

    The name of the file decides where it can (`.mdx`). Else it is the nearest directory, from that
    of the article upward to the root of its repository, in which the configuration of a site
    generator lies.
    """

    def __init__(self) -> None:
        self._by_directory: dict[str, Dialect | None] = {}
        self._names: dict[str, str] = {}

    def for_file(self, path: Path) -> Dialect | None:
        """The dialect of the article `path`, which need not exist; None where nothing tells."""
        named = dialect_of(path.name)
        if named:
            return named
        folder = os.path.dirname(path)  # noqa: PTH120 (thousands of articles; paths are slow)
        if folder not in self._names:
            self._names[folder] = absolute(Path(folder))
        return self._upward(self._names[folder])

    def _upward(self, start: str) -> Dialect | None:
        visited = []
        directory, dialect = start, None
        while directory not in self._by_directory:
            visited.append(directory)
            names = _names_in(directory)
            parent = os.path.dirname(directory)  # noqa: PTH120
            dialect = (
                dialect_of_site(names)
                or _sphinx(directory, names)
                or _hugo(directory, names)
                or _docusaurus(directory, parent, names)
            )
            if dialect or not _REPOSITORY.isdisjoint(names) or parent == directory:
                break
            directory = parent
        else:
            dialect = self._by_directory[directory]
        self._by_directory.update(dict.fromkeys(visited, dialect))
        return dialect


def dialect_of_site(names: Collection[str]) -> Dialect | None:
    """The dialect of the site in whose directory these lie; names of folders end in a slash."""
    for stem, dialect in _BY_STEM:
        if any(f"{stem}{suffix}" in names for suffix in _SUFFIXES[dialect]):
            return dialect
    if not _OLD_HUGO.isdisjoint(names) and not _BESIDE_OLD_HUGO.isdisjoint(names):
        return Dialect.HUGO
    if not _JEKYLL.isdisjoint(names):
        if _JUPYTER_BOOK in names:
            return Dialect.MYST
        return None if _HEXO in names else Dialect.JEKYLL
    return Dialect.OBSIDIAN if _OBSIDIAN in names else None


def _names_in(directory: str) -> frozenset[str]:
    """The names of the files in a directory and, with a slash behind them, of the folders."""
    try:
        with os.scandir(directory) as entries:
            return frozenset(f"{each.name}/" if each.is_dir() else each.name for each in entries)
    except OSError:
        return frozenset()  # an article from standard input may lie nowhere


def _names_within(directory: str, folder: str) -> frozenset[str]:
    """The names in a folder of the tree that a directory is part of."""
    if not os.path.isdir(folder) or not is_in_tree(Path(folder), Path(directory)):  # noqa: PTH112
        return frozenset()
    return _names_in(folder)


def _hugo(directory: str, names: Collection[str]) -> Dialect | None:
    """Hugo, where its configuration is spread over a folder."""
    if _HUGO_CONFIGURATIONS not in names:
        return None
    inside = _names_within(directory, os.path.join(directory, _HUGO_DEFAULTS))  # noqa: PTH118
    named = _OLD_HUGO.union(f"hugo{suffix}" for suffix in _SUFFIXES[Dialect.HUGO])
    return None if named.isdisjoint(inside) else Dialect.HUGO


def _docusaurus(directory: str, parent: str, names: Collection[str]) -> Dialect | None:
    """Docusaurus, where the configuration lies in the folder beside that of the articles."""
    if os.path.basename(directory) not in _DOCUSAURUS_ARTICLES:  # noqa: PTH119
        return None
    if not _REPOSITORY.isdisjoint(names):
        return None
    program = os.path.join(parent, _DOCUSAURUS_PROGRAM)  # noqa: PTH118
    beside = dialect_of_site(_names_within(parent, program))
    return beside if beside == Dialect.DOCUSAURUS else None


def _sphinx(directory: str, names: Collection[str]) -> Dialect | None:
    """MyST, where the configuration of Sphinx names its parser; it is read, never run."""
    path = Path(directory, _SPHINX)
    if _SPHINX not in names or not is_in_tree(path, path.parent):
        return None
    try:
        start = read_ordinary(path, _READ)
    except OSError:
        return None
    return Dialect.MYST if any(name in start for name in _MYST_EXTENSIONS) else None
