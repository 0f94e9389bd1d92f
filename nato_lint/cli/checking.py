"""One run over the articles that a command names."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from nato_lint.batch import check_all
from nato_lint.checker import Checker, Task
from nato_lint.cli import complain
from nato_lint.cli.articles import STDIN, Articles
from nato_lint.cli.known import KnownFindings
from nato_lint.cli.progress import Progress
from nato_lint.cli.workspace import plan_of
from nato_lint.finding import Finding
from nato_lint.rewrite import encoded
from nato_lint.rule import Rule
from nato_lint.run import FileResult, Outcome
from nato_lint.source import Source

if TYPE_CHECKING:
    from nato_lint.fixing import Fixing, Order
    from nato_lint.plugins import Registry


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
        self._checker = Checker(plan_of(options)._replace(fixing=fixing))
        self.workspace = self._checker.workspace
        self.articles = Articles(options, self._checker, self._say)
        self.known = KnownFindings(
            self.workspace,
            Path(options.baseline) if options.baseline else None,
            isolated=options.isolated,
            recording=recording,
        )

    def registry(self) -> "Registry":
        """The rules and report formats for an article in the working directory."""
        return self.workspace.registry(self.workspace.config(Path(STDIN)))

    def outcome(self) -> Outcome:
        """What there is to report, by path, after fixes: new findings that concern what changed.

        Raises Problem.
        """
        # Standard output is for results; what a plugin prints is none.
        with redirect_stdout(sys.stderr):
            results = sorted(self._results(), key=attrgetter("path"))
            outcome = self._narrowed(results)
        for problem in self.workspace.problems:
            self._say(problem)
        for result in outcome.files:
            if result.problem:
                self._say(f"{result.path}: {result.problem}")
        return outcome

    def path(self, result: FileResult) -> Path:
        """The path of the article that a result is about, as it was named."""
        return self.articles.by_name[result.path].path

    def _results(self) -> list[FileResult]:
        """All findings of all articles."""
        results: list[FileResult] = []
        tasks: list[Task] = []
        for found in self.articles.found():
            if isinstance(found, Task):
                tasks.append(found)
            else:
                results.append(found)
        if not tasks and not results:
            # Flags and configuration are wrong also where there is nothing to check.
            self.workspace.settings(Path(STDIN))
        self.known.cover(self.articles.roots)
        return results + self._checked(tasks, cached=not self.options.no_cache)

    def _checked(self, tasks: Sequence[Task], *, cached: bool) -> list[FileResult]:
        quiet = getattr(self.options, "quiet", False)
        with Progress(len(tasks), quiet=quiet) as progress:
            return list(
                check_all(
                    tasks,
                    self._checker,
                    jobs=self.options.jobs,
                    cached=cached,
                    advance=progress.advance,
                )
            )

    def _narrowed(self, results: Sequence[FileResult]) -> Outcome:
        """What the run is about: what is new and concerns changed lines, after its fixes."""
        outcome = Outcome(
            rules=self.workspace.rules,
            narrowed=self.articles.since is not None,
            fixing=self._checker.plan.fixing is not None,
            unfixable=self._unfixable(),
        )
        rules = {rule.code: rule for rule in outcome.rules}
        orders: dict[str, Order] = {}
        for result in results:
            task = self.articles.by_name[result.path]
            new = self._new(task, result)
            concerned = self._concerned(result, new, rules)
            outcome.known += len(result.findings) - len(new)
            outcome.elsewhere += len(new) - len(concerned)
            if self._checker.plan.fixing and concerned:
                order = self._order(result, concerned)
                if self._checker.has_work(task, result, order):
                    orders[result.path] = order
            if len(concerned) < len(result.findings):
                result = result._replace(findings=tuple(concerned))
            outcome.files.append(result)
        if orders:
            self._fix(outcome, orders, {result.path: result for result in results})
        return outcome

    def _unfixable(self) -> set[str]:
        """The rules whose fixes the configuration of the working directory does not want."""
        codes = {rule.code for rule in self.workspace.rules}
        return codes - self.workspace.fixable(Path(STDIN))

    def _new(self, task: Task, result: FileResult) -> Sequence[Finding]:
        """The findings that no baseline knows; standard input without a name has none."""
        if task is self.articles.stdin_task and not self.options.stdin_filename:
            return result.findings
        return self.known.new(task.path, result)

    def _concerned(
        self, result: FileResult, findings: Sequence[Finding], rules: Mapping[str, Rule]
    ) -> Sequence[Finding]:
        """The findings that are about what changed."""
        lines = self.articles.lines.get(result.path)
        if lines is None:
            return findings
        from nato_lint.changes import concerns

        return [
            each for each in findings if concerns(each, rules.get(each.code), result.source, lines)
        ]

    def _order(self, result: FileResult, concerned: Sequence[Finding]) -> "Order":
        from nato_lint.fixing import Order, place_of

        found = frozenset(map(place_of, result.findings))
        left = found.difference(map(place_of, concerned))
        return Order(found, left, self.articles.lines.get(result.path))

    def _fix(
        self, outcome: Outcome, orders: "Mapping[str, Order]", checked: Mapping[str, FileResult]
    ) -> None:
        """Carry out the orders, and put what is left to report in place of what was found."""
        fixed: dict[str, FileResult] = {}
        tasks: dict[str, Task] = {}
        for name, order in orders.items():
            task = self.articles.by_name[name]
            if task is self.articles.stdin_task:
                result = checked[name]
                fixed[name] = self._checker.fixed_text(task, result, order, self._keep_stdin)
            else:
                # A file may have several names; it is fixed once.
                tasks.setdefault(os.path.realpath(task.path), task._replace(order=order))
        for result in self._checked(list(tasks.values()), cached=False):
            fixed[result.path] = result
        for name in orders.keys() - fixed.keys():
            first = tasks[os.path.realpath(self.articles.by_name[name].path)]
            fixed[name] = _renamed(fixed[first.shown], name)
        outcome.files = [fixed.get(result.path, result) for result in outcome.files]
        outcome.fixed = sum(result.fixed for result in outcome.files if not result.diff)

    def _keep_stdin(self, before: Source, after: Source) -> None:
        self.articles.stdin = encoded(after)

    def _say(self, problem: str) -> None:
        self.trouble = True
        complain(problem)


def _renamed(result: FileResult, name: str) -> FileResult:
    """The result of a file under another of its names."""
    findings = tuple(replace(finding, path=name) for finding in result.findings)
    return result._replace(path=name, findings=findings, fixed=0, diff="")
