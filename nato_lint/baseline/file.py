"""The file of known findings: what it holds, and how it is written and read.

Every finding has a line of its own, and the last line is always the same. So two branches that add
findings change no line in common but the ones they add; and where git cannot merge them, to keep
the lines of both is right.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from sys import intern

from nato_lint.baseline.reading import END, VERSION, BaselineProblem, Entry, read_entries
from nato_lint.contents import read_ordinary

# Of a million findings.
_MOST_BYTES = 256 * 1024 * 1024

Key = tuple[str, str]
"""What findings of one file are told apart by: the code of the rule and the passage."""
Counts = Mapping[Key, int]

_ABOUT = (
    "Known findings, written by `nato-lint baseline`: one a line, with the fingerprint of the "
    "sentence it is in. Where a merge fails, keep the lines of both sides."
)


class Baseline:
    """The known findings that the file `path` holds, or will hold once it is written.

    Its length is the number of findings.
    """

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.names: dict[str, str] = {}
        self._files: dict[str, dict[Key, int]] = {}
        for entry in entries:
            counts = self._files.setdefault(entry.path, {})
            key = (intern(entry.code), entry.passage)
            # A merge may have left the line of each side.
            counts[key] = max(entry.times, counts.get(key, 0))
            self.names[key[0]] = entry.name or self.names.get(key[0], "")

    @classmethod
    def read(cls, path: Path, *, required: bool = False) -> "Baseline":
        """The baseline in the file `path`; an empty one where there is no file.

        Raises BaselineProblem for a file that cannot be used, and with `required` for none.
        """
        try:
            data = read_ordinary(path, _MOST_BYTES + 1)
        except FileNotFoundError:
            if required:
                raise BaselineProblem(path, None, "there is no such file.") from None
            return cls(path)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise BaselineProblem(path, None, f"this file cannot be read: {reason}.") from None
        if len(data) > _MOST_BYTES:
            raise BaselineProblem(path, None, f"this file is larger than {_MOST_BYTES >> 20} MB.")
        return cls(path, read_entries(path, data))

    def write(self) -> None:
        """Write the file as a whole or, with OSError, leave it as it was."""
        # A link stays a link, and a file keeps its permissions.
        target = Path(os.path.realpath(self.path))
        # No name that a link could be waiting under.
        draft = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
        try:
            with draft.open("x", encoding="ascii", newline="\n") as file:
                file.writelines(self._lines())
            with contextlib.suppress(OSError):
                draft.chmod(target.stat().st_mode & 0o777)
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise

    def __len__(self) -> int:
        return sum(sum(counts.values()) for counts in self._files.values())

    @property
    def files(self) -> Mapping[str, Counts]:
        """What is known of each file, by the paths that entries have."""
        return self._files

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries in the order of the file: by path, code and passage."""
        for path in sorted(self._files):
            for (code, passage), count in sorted(self._files[path].items()):
                yield Entry(path, code, self.names[code], passage, count)

    def _lines(self) -> Iterator[str]:
        from json import dumps

        yield f'{{\n  "about": {dumps(_ABOUT)},\n  "version": {VERSION},\n  "findings": [\n'
        for entry in self.entries:
            values = entry._asdict()
            if entry.times == 1:
                del values["times"]
            yield f"    {dumps(values)},\n"
        yield f'    "{END}"\n  ]\n}}\n'
