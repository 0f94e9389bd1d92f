"""The baselines of a run: each article is held against that of its configuration."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.config import Config
from nato_lint.config.model import DEFAULT_BASELINE
from nato_lint.finding import Finding
from nato_lint.repository import is_in_tree
from nato_lint.run import CHECKED, FileResult
from nato_lint.workspace import Workspace

if TYPE_CHECKING:
    from nato_lint.baseline import Comparison, Entry


class KnownFindings:
    """What is known already of the articles of a run.

    `explicit` is the one baseline for all articles. Otherwise it is that of the article's
    configuration; where there is no configuration, the nearest file of the default name in the
    working directory or above.
    """

    def __init__(
        self,
        workspace: Workspace,
        explicit: Path | None,
        *,
        isolated: bool,
        recording: bool = False,
    ) -> None:
        self._workspace = workspace
        self._explicit = explicit
        self._recording = recording
        self._none = isolated and explicit is None
        self._comparisons: dict[Path, Comparison] = {}
        self._by_folder: dict[str, Comparison | None] = {}
        self._empty: set[Path] = set()
        self._places: dict[Config, Path] = {}

    def new(self, path: Path, result: FileResult) -> Sequence[Finding]:
        """The findings of an article that are not known. Raises BaselineProblem."""
        comparison = self._comparison(path)
        if comparison is None:
            return result.findings
        codes = {active.rule.code for active in self._workspace.settings(path).rules}
        return comparison.new(path, result.findings, codes, complete=result.status == CHECKED)

    def cover(self, roots: Collection[Path]) -> None:
        """Hold the paths themselves against their baselines, though they may hold no article.

        Raises BaselineProblem.
        """
        for root in roots:
            self._comparison(root / "-" if root.is_dir() else root)

    def comparisons(self) -> "list[Comparison]":
        """Those that articles were held against, by the path of the baseline."""
        return [self._comparisons[path] for path in sorted(self._comparisons)]

    def stale(self, roots: Collection[Path]) -> "Iterator[tuple[Path, list[Entry]]]":
        """The baselines that hold what is no longer found, with these entries."""
        for path, comparison in sorted(self._comparisons.items()):
            if entries := comparison.stale(roots):
                yield path, entries

    def _comparison(self, path: Path) -> "Comparison | None":
        if self._none:
            return None
        # Strings, for there may be thousands of articles, and paths are slow to compare.
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._by_folder:
            self._by_folder[folder] = self._comparison_for(self._workspace.config(path))
        return self._by_folder[folder]

    def _comparison_for(self, config: Config) -> "Comparison | None":
        place = self._explicit or self._place(config)
        if not self._explicit and place.is_symlink() and not is_in_tree(place, place.parent):
            from nato_lint.baseline import BaselineProblem

            raise BaselineProblem(
                place,
                None,
                "this is a link that leads out of the tree. Name the file itself on the command "
                "line: --baseline.",
            )
        if place not in self._comparisons and place not in self._empty:
            self._read(place)
        return self._comparisons.get(place)

    def _read(self, place: Path) -> None:
        required = self._explicit is not None and not self._recording
        if not required and not self._recording and not place.exists():
            self._empty.add(place)
            return
        from nato_lint.baseline import Baseline, Comparison  # most runs have none

        baseline = Baseline.read(place, required=required)
        if baseline or self._recording:
            self._comparisons[place] = Comparison(baseline)
        else:
            self._empty.add(place)

    def _place(self, config: Config) -> Path:
        if config not in self._places:
            self._places[config] = _nearest(config) if config.path is None else config.baseline
        return self._places[config]


def _nearest(config: Config) -> Path:
    folders = (config.directory, *config.directory.parents)
    candidates = (folder / DEFAULT_BASELINE for folder in folders)
    return next(filter(Path.is_file, candidates), config.baseline)
