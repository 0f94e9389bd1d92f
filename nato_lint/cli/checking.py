"""One run over the articles that a command names."""

import argparse
import errno
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.batch import check_all
from nato_lint.checker import Checker, Task
from nato_lint.cli import complain
from nato_lint.cli.arguments import COMMANDS
from nato_lint.cli.known import KnownFindings
from nato_lint.cli.mistyped import command_meant
from nato_lint.cli.progress import Progress
from nato_lint.cli.workspace import plan_of
from nato_lint.discover import Found, Missing, discover
from nato_lint.narrowing import Narrowing
from nato_lint.rewrite import encoded
from nato_lint.run import FileResult, Outcome, unreadable
from nato_lint.source import Source

if TYPE_CHECKING:
    from nato_lint.changes import Changes
    from nato_lint.fixing import Fixing
    from nato_lint.plugins import Registry

STDIN = "-"
_ABOVE = (f"..{os.sep}", "../")


class Run:
    """A run over the named paths, with everything that the flags say about it.

    There is `trouble` where a path does not exist, a plugin cannot be loaded, or the linter broke
    on a file; each is said on stderr. `stdin` is the article on standard input, fixed if its fixes
    are to be applied.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        *,
        fixing: "Fixing | None" = None,
        recording: bool = False,
    ) -> None:
        self.options = options
        self.trouble = False
        self.roots = [Path(path) for path in options.paths or ["."] if path != STDIN]
        self._checker = Checker(plan_of(options)._replace(fixing=fixing))
        self.workspace = self._checker.workspace
        self.known = KnownFindings(
            self.workspace,
            Path(options.baseline) if options.baseline else None,
            isolated=options.isolated,
            recording=recording,
        )
        self.stdin = b""
        self._since: str | None = getattr(options, "changed_since", None)
        self._tasks: dict[str, Task] = {}

    def registry(self) -> "Registry":
        """The rules and report formats for an article in the working directory."""
        return self.workspace.registry(self.workspace.config(Path(STDIN)))

    def results(self) -> list[FileResult]:
        """The results of all articles, by path.

        Raises ConfigError, UnknownSelector, GitProblem and BaselineProblem.
        """
        tasks: list[Task] = []
        results: list[FileResult] = []
        if STDIN in (self.options.paths or ()):
            results.append(self._read_stdin())
        for found in self._narrowed(self._discovered()):
            if isinstance(found, Task):
                tasks.append(found)
                self._tasks[found.shown] = found
            else:
                results.append(found)
        if not tasks and not results:
            # Flags and configuration are wrong also where there is nothing to check.
            self.workspace.settings(Path(STDIN))
        results += self._checked(tasks)
        for problem in self.workspace.problems:
            self._say(problem)
        results.sort(key=lambda result: result.path)
        for result in results:
            if result.problem:
                self._say(f"{result.path}: {result.problem}")
        return results

    def outcome(self) -> Outcome:
        """What there is to report: new findings that concern what changed.

        Raises what `results` raises.
        """
        results = self.results()
        outcome = Outcome(rules=self.workspace.rules, narrowed=self._since is not None)
        rules = {rule.code: rule for rule in outcome.rules}
        for result, narrowing in self._with_narrowing(results):
            new = self.known.new(self.path(result), result)
            concerned = narrowing.concerned(new, result.source, rules) if narrowing else ()
            outcome.known += len(result.findings) - len(new)
            outcome.elsewhere += len(new) - len(concerned)
            outcome.fixed += 0 if result.diff else result.fixed
            if len(concerned) < len(result.findings):
                result = result._replace(findings=tuple(concerned))
            outcome.files.append(result)
        return outcome

    def path(self, result: FileResult) -> Path:
        """The path of the article that a result is about, as it was named."""
        task = self._tasks.get(result.path)
        return task.path if task else Path(self.options.stdin_filename or STDIN)

    def _with_narrowing(
        self, results: Sequence[FileResult]
    ) -> Iterator[tuple[FileResult, Narrowing | None]]:
        """Each result with what it is about, None for nothing.

        After fixes the lines that changed are those of the new text.
        """
        rewritten = [each for each in results if each.fixed and not each.diff]
        changes = self._changes([self.path(each) for each in rewritten]) if rewritten else None
        moved = {each.path for each in rewritten}
        for result in results:
            task = self._tasks.get(result.path)
            narrowing: Narrowing | None = task.narrowing if task else Narrowing()
            if changes and task and result.path in moved:
                lines = changes.lines(task.path)
                # Fixes may have made the article what it was before.
                narrowing = Narrowing(lines) if lines is not None else None
            yield result, narrowing

    def _checked(self, tasks: list[Task]) -> list[FileResult]:
        with Progress(len(tasks)) as progress:
            return list(
                check_all(
                    tasks,
                    self._checker,
                    jobs=self.options.jobs,
                    cached=not self.options.no_cache,
                    advance=progress.advance,
                )
            )

    def _narrowed(self, found: Iterable[Task | FileResult]) -> Iterator[Task | FileResult]:
        """What has changed, with the lines that changed and what is known of it."""
        changes = self._changes(self.roots)
        fixing = self._checker.plan.fixing is not None
        if changes is None and not fixing:
            yield from found
            return
        for each in found:
            if not isinstance(each, Task):
                yield each
                continue
            lines = changes.lines(each.path) if changes else None
            if changes is None or lines is not None:
                known = self.known.passages(each.path) if fixing else ()
                yield each._replace(narrowing=Narrowing(lines, frozenset(known)))

    def _changes(self, paths: list[Path]) -> "Changes | None":
        if self._since is None:
            return None
        from nato_lint.changes import changes_since

        return changes_since(self._since, paths)

    def _discovered(self) -> Iterator[Task | FileResult]:
        for found in discover(
            self.roots,
            excludes=self.workspace.excludes,
            force_exclude=self.options.force_exclude,
        ):
            name = shown(found.path)
            if isinstance(found, Found):
                yield Task(found.path, name)
            elif isinstance(found, Missing):
                hint = command_meant(name, COMMANDS)
                self._say(f"{name}: there is no such file or folder{hint}.")
            else:
                self._tasks[name] = Task(found.path, name)
                yield unreadable(name, found.message, self.workspace.settings(found.path))

    def _read_stdin(self) -> FileResult:
        name = self.options.stdin_filename
        path = Path(name or STDIN)
        task = Task(path, shown(path) if name else "<stdin>")
        result = self._checker.check_text(task, self._all_of_stdin)
        return self._checker.fixed(task, result, self._keep_stdin)

    def _keep_stdin(self, source: Source) -> None:
        self.stdin = encoded(source)

    def _all_of_stdin(self) -> bytes:
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        self.stdin = sys.stdin.buffer.read()
        return self.stdin

    def _say(self, problem: str) -> None:
        self.trouble = True
        complain(problem)


def shown(path: Path) -> str:
    """The path as reports show it: relative below the working directory, forward slashes."""
    try:
        relative = os.path.relpath(path) if path.is_absolute() else os.path.normpath(path)
    except ValueError:
        return path.as_posix()  # on another drive of Windows
    return path.as_posix() if relative.startswith(_ABOVE) else relative.replace(os.sep, "/")
