"""What changed in the working tree of one repository."""

from collections.abc import Collection, Iterable
from unicodedata import normalize

from nato_lint.changes.lines import ALL_LINES, ChangedLines, Hunk
from nato_lint.changes.patch import (
    ADDED,
    DELETED,
    LINK,
    UNMERGED,
    Record,
    fields,
    hunks_of,
    name_of,
    records,
)
from nato_lint.changes.repositories import Repository
from nato_lint.discover import SUFFIXES

# Git goes over all files of a repository unless it is told a few names; many do not fit into a
# command line.
_FEW = 100
_SHORT = 8000

_DIFF = (
    "diff",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    # Would run git in them, as their configurations say.
    "--ignore-submodules=all",
    "--find-renames",
    # So many lost and new files are compared each with each, whatever the configuration says.
    "-l1000",
)
_NAMES = ("--raw", "-z")
_LINES = (
    "--patch",
    "--unified=0",
    "--inter-hunk-context=0",
    # Also what looks binary, or is said to be by .gitattributes.
    "--text",
    # Editors rewrite the line ends of a whole file, or add the last one.
    "--ignore-cr-at-eol",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)
_STAGED = "--cached"


class Comparison:
    """The working tree of a repository against a commit, or what is staged against HEAD.

    `base` is the commit; None stands for what is staged. Names are relative to the top, with
    forward slashes, those of folders with one at the end; "" is the top. What asks git raises
    GitProblem.
    """

    def __init__(self, repository: Repository, base: str | None) -> None:
        self.repository = repository
        self.base = base
        self._git = repository.git
        self._changed: dict[str, ChangedLines] = {}
        self._tracked: set[str] = set()
        self._covered = _Scope()

    def lines(self, name: str) -> ChangedLines | None:
        """What changed in a file; None where nothing did. What git does not track is new."""
        key = self._key(name)
        if key not in self._covered:
            # Others of its folder may be asked about next.
            self.cover([name], [name[: name.rfind("/") + 1]])
        if key in self._changed:
            return self._changed[key]
        return None if self.base is None or key in self._tracked else ALL_LINES

    def cover(self, files: Collection[str], folders: Collection[str]) -> None:
        """Find out about some files and about the articles in some folders."""
        scope = _Scope(map(self._key, files), map(self._key, folders))
        names = _if_few(*files, *folders)
        if "" in folders or self.repository.ignores_case or self.repository.composes:
            names = ()
        differing = self._differing(scope, names)
        if names and any(record.status == ADDED for record in differing):
            # It may have been moved here from anywhere.
            differing = self._differing(scope, ())
        self._note(differing)
        if self.base is not None:
            with self._git.reading("ls-files", "-z", "--", *names) as stream:
                keys = (self._key(name_of(name)) for name in fields(stream))
                self._tracked.update(key for key in keys if key in scope)
        self._covered.add(scope)

    def recorded(self, name: str) -> tuple[str, str]:
        """The commits of a submodule in the base and in the index; "" where it is not there."""
        tree = self._git.ask("ls-tree", "-z", self.base or "HEAD", "--", name).output
        index = self._git.ask("ls-files", "--stage", "-z", "--", name).output
        return _submodule_commit(tree.split(), 2), _submodule_commit(index.split(), 1)

    def _key(self, name: str) -> str:
        """The name by which git would know the file."""
        if self.repository.composes:
            name = normalize("NFC", name)
        return name.lower() if self.repository.ignores_case else name

    def _differing(self, scope: "_Scope", names: Collection[str]) -> list[Record]:
        with self._git.reading(*_DIFF, *_NAMES, self.base or _STAGED, "--", *names) as stream:
            return [each for each in records(stream) if self._key(each.name) in scope]

    def _note(self, differing: Iterable[Record]) -> None:
        edited = []
        for record in differing:
            if record.status in (ADDED, UNMERGED) or record.mode == LINK:
                self._changed[self._key(record.name)] = ALL_LINES
            elif record.status != DELETED:
                edited.append(record)
        if not edited:
            return
        found = self._hunks(edited, self.base or _STAGED)
        # What is staged is found on disk again although the file was edited on.
        edited_on = {} if self.base is not None or not found else self._hunks(edited)
        for name, hunks in found.items():
            lines = ChangedLines.by(hunks)
            self._changed[self._key(name)] = lines.moved_by(edited_on.get(name, ()))

    def _hunks(self, edited: Collection[Record], *against: str) -> dict[str, list[Hunk]]:
        wanted = {record.name for record in edited}
        names = _if_few(*wanted.union(record.old_name for record in edited))
        with self._git.reading(*_DIFF, *_LINES, *against, "--", *names) as stream:
            return hunks_of(wanted, stream)


class _Scope:
    """Files that were asked about, and folders of which the articles were."""

    def __init__(self, files: Iterable[str] = (), folders: Iterable[str] = ()) -> None:
        self._files = set(files)
        self._folders = set(folders)

    def add(self, other: "_Scope") -> None:
        self._files |= other._files
        self._folders |= other._folders

    def __contains__(self, name: str) -> bool:
        if name in self._files:
            return True
        if not name.lower().endswith(SUFFIXES):
            return False
        folder = name
        while folder:
            folder = folder[: folder.rfind("/", 0, -1) + 1]
            if folder in self._folders:
                return True
        return False


def _if_few(*names: str) -> tuple[str, ...]:
    return names if len(names) <= _FEW and sum(map(len, names)) <= _SHORT else ()


def _submodule_commit(entry: list[bytes], at: int) -> str:
    """The commit in an entry of a tree or of the index, if that is a submodule."""
    return entry[at].decode("ascii") if entry[:1] == [b"160000"] else ""
