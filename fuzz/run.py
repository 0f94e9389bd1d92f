"""A long run of fuzzing.

    python fuzz/run.py --minutes 60 [--engine atheris|chance] [--found FOLDER] [--seed N]

Articles and configurations are parsed, linted with all rules, reported in every format and fixed;
tests/invariants.py has what must hold. With `atheris` (pip install "nato-lint[fuzz]"; Linux and
macOS) the bytes that choose and change the pieces are guided by the coverage of the linter and its
parser, without it they are chance. What breaks is written to `--found`, each kind once, and the
run goes on; exits with 1 when there was something. Cut what was found down by hand, mend it, and
keep it in fixtures/hostile/.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "rules")]

_PATIENCE = 20.0  # CPU seconds for one article of a few kilobytes
_LONGEST = 4_096  # bytes of chance


class TooLong(Exception):
    """One small article took longer than any should."""


class Chance(random.Random):
    """Random numbers that are read from bytes; behind their end, the same ones every time."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data = data
        self._at = 0

    def getrandbits(self, k: int, /) -> int:
        """The next bytes as a number."""
        count = (k + 7) // 8
        piece = self._data[self._at : self._at + count]
        if len(piece) < count:
            # Not zeros: to choose different things one after the other would never end.
            return super().getrandbits(k)
        self._at += count
        return int.from_bytes(piece, "big") >> (count * 8 - k)

    def random(self) -> float:
        """A number from 0 to 1, of one byte."""
        return self.getrandbits(8) / 256


class Fuzzer:
    """Tries inputs, and keeps what breaks."""

    def __init__(self, found: Path, seed: int) -> None:
        from nato_lint.document.dialects import Dialect
        from tests.invariants import every_rule

        self.found = found
        self._seed = seed
        self.tried = 0
        self.kinds: dict[str, str] = {}
        self._dialects = [None, *Dialect]
        self._texts = [
            path.read_text(encoding="utf-8")
            for path in sorted((PROJECT / "fixtures").rglob("*.md"))
        ]
        self._rules = every_rule()
        self._folder = Path(tempfile.mkdtemp())

    def one(self, data: bytes) -> None:
        """Try what the bytes stand for."""
        self.tried += 1
        chance = Chance(data)
        text, settings = "", self._rules
        try:
            with _patience():
                text, settings = self._case(chance, data)
                self._check(text, settings)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what we look for)
            self._keep(error, text, settings)

    def _case(self, chance: Chance, data: bytes) -> tuple[str, object]:
        from dataclasses import replace

        from nato_lint import Source
        from nato_lint.config import ConfigError
        from nato_lint.selection import UnknownSelector
        from nato_lint.source import UnreadableSource
        from tests.fragments import article, configuration
        from tests.settings_of import settings_in

        dialect = self._dialects[chance.getrandbits(8) % len(self._dialects)]
        settings = replace(self._rules, dialect=dialect)
        kind = chance.getrandbits(8)
        if kind < 40:
            with suppress(ConfigError, UnknownSelector):
                settings = settings_in(self._folder, configuration(chance))
        if kind > 220:
            with suppress(UnreadableSource):
                return Source.from_bytes(data[2:], "article.md").text, settings
            return data[2:].decode("utf-8", "replace"), settings
        return article(chance, self._texts), settings

    def _check(self, text: str, settings: object) -> None:
        from nato_lint import Source
        from tests.invariants import check_article

        check_article(Source(text, "article.md"), settings)  # type: ignore[arg-type]

    def _keep(self, error: Exception, text: str, settings: object) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [each for each in frames if "nato_lint" in each.filename] or frames
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        claim = "".join(each for each in str(error) if each.isalpha() or each == " ")[:40]
        kind = f"{type(error).__name__} {place} {claim}"
        if kind in self.kinds:
            return
        name = f"{self._seed}-{len(self.kinds):03}-{type(error).__name__}.md"
        self.kinds[kind] = name
        self.found.mkdir(parents=True, exist_ok=True)
        (self.found / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        print(f"FOUND {name}: {kind}: {error} (dialect {settings.dialect})", flush=True)  # type: ignore[attr-defined]


class _patience:  # noqa: N801 (reads as a word)
    """Ends what takes too long."""

    def __enter__(self) -> None:
        signal.signal(signal.SIGVTALRM, self._end)
        signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)

    def __exit__(self, *of: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _end(self, number: int, frame: FrameType | None) -> None:
        raise TooLong


def by_chance(one: Callable[[bytes], None], seconds: float, seed: int) -> None:
    """Inputs by chance."""
    source = random.Random(seed)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        one(source.randbytes(source.randrange(16, _LONGEST)))


def main() -> None:
    """Fuzz, and say what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--engine", choices=("atheris", "chance"))
    parser.add_argument("--found", type=Path, default=PROJECT / "fuzz" / "found")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--guided", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    engine = options.engine
    try:
        import atheris
    except ImportError:
        if engine == "atheris":
            sys.exit('atheris is not installed: pip install "nato-lint[fuzz]".')
        engine = "chance"
    seconds = options.minutes * 60
    if engine == "chance":
        fuzzer = Fuzzer(options.found, options.seed)
        by_chance(fuzzer.one, seconds, options.seed)
        print(f"{fuzzer.tried:,} inputs, {len(fuzzer.kinds)} kinds of defects")
        sys.exit(bool(fuzzer.kinds))
    if not options.guided:
        # libFuzzer ends its process when the time is up, whatever there was to say.
        before = set(options.found.glob("*"))
        done = subprocess.run([sys.executable, *sys.argv, "--seed", str(options.seed), "--guided"])
        sys.exit(done.returncode or bool(set(options.found.glob("*")) - before))
    with atheris.instrument_imports(include=["nato_lint", "nato_lint_rules", "markdown_it"]):
        fuzzer = Fuzzer(options.found, options.seed)
        fuzzer.one(b"")  # imports what is imported late
    flags = [
        f"-max_total_time={int(seconds)}",
        f"-max_len={_LONGEST}",
        f"-seed={options.seed}",
        "-len_control=0",
        "-timeout=600",
    ]
    atheris.Setup([sys.argv[0], *flags, str(_seeds(options.seed))], fuzzer.one)
    atheris.Fuzz()


def _seeds(seed: int) -> Path:
    """A folder with inputs to begin with; what reaches new code is added to it."""
    folder = Path(tempfile.mkdtemp())
    source = random.Random(seed)
    for number in range(200):
        (folder / f"{number:03}").write_bytes(source.randbytes(source.randrange(16, _LONGEST)))
    return folder


if __name__ == "__main__":
    main()
