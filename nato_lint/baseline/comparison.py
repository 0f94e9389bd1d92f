"""Holding the findings of a run against a baseline."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from nato_lint.baseline.file import Baseline, Counts, Key
from nato_lint.baseline.places import Places, folded, own_name
from nato_lint.baseline.reading import Entry
from nato_lint.finding import Finding

NEVER_KNOWN = frozenset(("LNT001", "LNT004"))
"""That a file could not be read or a rule broke: what was not checked must not pass for checked."""


class _Checked(NamedTuple):
    """What was found in a file, and by which rules."""

    counts: Counts
    codes: Collection[str]
    complete: bool

    def left_of(self, known: Counts) -> dict[Key, int]:
        """How much of what is known is still there, or cannot be judged."""
        if not self.complete:
            return dict(known)
        left = {
            key: min(count, self.counts.get(key, 0)) if key[0] in self.codes else count
            for key, count in known.items()
        }
        return {key: count for key, count in left.items() if count}

    def looks_like(self, known: Counts) -> bool:
        """Whether at least half of what is known was found, as far as it was looked for."""
        looked_for = {key: count for key, count in known.items() if key[0] in self.codes}
        found = sum(min(count, self.counts.get(key, 0)) for key, count in looked_for.items())
        return found > 0 and 2 * found >= sum(looked_for.values())


class Comparison:
    """A `baseline` and the findings of one run.

    An article that was moved is known again: when a file with findings is not in the baseline, and
    exactly one file of the same name (whatever its folder and ending) is there but no longer
    exists, and at least half of what is known of that one is found in this one.
    """

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self._places = Places(baseline.path.parent)
        self._checked: dict[str, _Checked] = {}
        self._moved: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}

    def new(
        self,
        article: Path,
        findings: Sequence[Finding],
        codes: Collection[str],
        *,
        complete: bool = True,
    ) -> list[Finding]:
        """Those of the findings of an article that the baseline does not know.

        `findings` are all there are, by place: where there are more of a kind than are known, the
        last are new. `codes` are those of the rules that were selected for the article;
        `complete=False` says that it could not be checked, so that nothing follows from what is
        not found. The order in which articles are given makes no difference.
        """
        counts = Counter(_key(each) for each in findings if each.code not in NEVER_KNOWN)
        complete = complete and all(each.code not in NEVER_KNOWN for each in findings)
        self._names.update((each.code, each.name) for each in findings)
        path = self._path(article)
        self._checked[path] = checked = _Checked(counts, codes, complete)
        left = Counter(self._known(path, checked))
        new = []
        for finding in findings:
            key = _key(finding)
            if finding.code not in NEVER_KNOWN and left[key] > 0:
                left[key] -= 1
            else:
                new.append(finding)
        return new

    def stale(self, roots: Collection[Path]) -> list[Entry]:
        """What is known but no longer there, each with the number of findings that are missing.

        That is judged for articles that were checked completely, by the rules that were selected,
        and for files that do not exist any more at or below `roots`, the paths that were named.
        """
        stale = []
        covered = self._places.covered_by(roots)
        for path, known in sorted(self.baseline.files.items()):
            left = Counter(self._left(path, known, covered))
            for new_path in self._moved.get(path, ()):
                left |= Counter(self._checked[new_path].left_of(known))
            for key, count in sorted(known.items()):
                if count > left[key]:
                    name = self.baseline.names[key[0]]
                    stale.append(Entry(path, key[0], name, key[1], count - left[key]))
        return stale

    def pruned(self, roots: Collection[Path]) -> Baseline:
        """The baseline without what is stale; articles that were moved have their new paths."""
        files = self._unaffected(roots)
        for path, new_paths in self._moved.items():
            for new_path in new_paths:
                known = self.baseline.files[path]
                files[new_path] = self._checked[new_path].left_of(known)
        return self._made_of(files)

    def recorded(self, roots: Collection[Path]) -> Baseline:
        """The baseline with all findings of the run, and without what is stale."""
        files = self._unaffected(roots)
        for path, checked in self._checked.items():
            # What was not judged is kept, and so it may be more than what was found.
            files[path] = Counter(files.get(path, {})) | Counter(checked.counts)
        return self._made_of(files)

    def _path(self, article: Path) -> str:
        """The path that the baseline has for an article, however the run spells it."""
        path = self._places.path_of(article)
        if path in self.baseline.files:
            return path
        for other in self._spellings.get(folded(path), ()):
            if self._places.is_same(other, article):
                return other
        return path

    def _known(self, path: str, checked: _Checked) -> Counts:
        """What the baseline knows of a file, under its path or the one that it was moved from."""
        known = self.baseline.files.get(path)
        if known is not None or not checked.counts:
            return known or {}
        gone = [
            old for old in self._by_name.get(own_name(path), ()) if not self._places.exists(old)
        ]
        if len(gone) != 1 or not checked.looks_like(self.baseline.files[gone[0]]):
            return {}
        self._moved.setdefault(gone[0], []).append(path)
        return self.baseline.files[gone[0]]

    def _left(self, path: str, known: Counts, covered: Callable[[str], bool]) -> Counts:
        """What remains of the entries of a file under its own path."""
        if path in self._checked:
            return self._checked[path].left_of(known)
        return {} if covered(path) and not self._places.exists(path) else known

    def _unaffected(self, roots: Collection[Path]) -> dict[str, Counts]:
        """What is not stale, before anything is moved or added."""
        known, covered = self.baseline.files, self._places.covered_by(roots)
        return {path: self._left(path, known[path], covered) for path in known}

    def _made_of(self, files: Mapping[str, Counts]) -> Baseline:
        names = {**self.baseline.names, **self._names}
        return Baseline(
            self.baseline.path,
            (
                Entry(path, code, names[code], passage, count)
                for path, counts in files.items()
                for (code, passage), count in counts.items()
                if count
            ),
        )

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        return _grouped((folded(path), path) for path in sorted(self.baseline.files))

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _grouped((own_name(path), path) for path in sorted(self.baseline.files))


def _key(finding: Finding) -> Key:
    return finding.code, finding.passage


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
