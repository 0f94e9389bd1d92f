"""A plugin for MkDocs: every page is checked while the site is built.

Findings that would fail `nato-lint` are warnings of the build, so that `mkdocs build --strict` fails
and a plain build goes on; the others are shown.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from nato_lint.checker import Checker, Plan, Task
from nato_lint.cli.articles import shown
from nato_lint.cli.flags import forbids_local_plugins
from nato_lint.cli.known import KnownFindings
from nato_lint.discover import discover
from nato_lint.finding import Severity
from nato_lint.problem import Problem
from nato_lint.report.terminal import visible, visible_path
from nato_lint.run import NEVER, FileResult, fails
from nato_lint.selection import Selection

log = get_plugin_logger("nato-lint")


class NatoLintOptions(Config):  # type: ignore[no-untyped-call]
    """The options in mkdocs.yml; they mean what the flags of `nato-lint check` mean."""

    config = options.Optional(options.File(exists=True))
    select = options.Optional(options.ListOfItems(options.Type(str)))
    extend_select = options.ListOfItems(options.Type(str), default=[])
    ignore = options.ListOfItems(options.Type(str), default=[])
    baseline = options.Optional(options.File(exists=True))
    fail_level = options.Optional(options.Choice((*Severity, NEVER)))


class NatoLintPlugin(BasePlugin[NatoLintOptions]):  # type: ignore[no-untyped-call]
    """Checks the source file of each page; what other plugins make up has none, and is left out."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Start anew: `mkdocs serve` builds again when a configuration has changed, too."""
        self._linter = _Linter(self.config)

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Check the file of the page, front matter and all, and log what is found."""
        if page.file.abs_src_path is None or page.file.generated_by is not None:
            return
        try:
            for level, message in self._linter.messages(Path(page.file.abs_src_path)):
                log.log(level, message)
        except Problem as error:
            raise PluginError(f"nato-lint: {visible(str(error))}") from None


class _Linter:
    """Checks pages one by one, as `nato-lint check --force-exclude` would."""

    def __init__(self, chosen: NatoLintOptions) -> None:
        plan = Plan(
            config=Path(chosen.config) if chosen.config else None,
            selection=Selection(chosen.select, chosen.ignore, chosen.extend_select),
            local_plugins=not forbids_local_plugins(),
        )
        self._checker = Checker(plan)
        self._workspace = self._checker.workspace
        baseline = Path(chosen.baseline) if chosen.baseline else None
        self._known = KnownFindings(self._workspace, baseline, isolated=False)
        self._fail_level = chosen.fail_level
        self._said = 0

    def messages(self, path: Path) -> Iterator[tuple[int, str]]:
        """What is to be logged about a page, each with the level of logging.

        Raises Problem.
        """
        if not list(discover([path], excludes=self._workspace.excludes, force_exclude=True)):
            return
        result = self._checker.check(Task(path, shown(path))).result
        yield from ((logging.WARNING, problem) for problem in self._problems(result))
        level = self._fail_level or self._workspace.config(path).fail_level
        for finding in self._known.new(path, result):
            position = result.source.position(finding.start)
            place = f"{visible_path(result.path)}:{position.line}:{position.column}"
            message = f"{place}: {finding.code} {visible(finding.message)}"
            yield logging.WARNING if fails(finding, level) else logging.INFO, message

    def _problems(self, result: FileResult) -> Iterator[str]:
        """What is wrong with the linter itself and was not said before."""
        problems = [*self._workspace.problems[self._said :], result.problem]
        self._said = len(self._workspace.problems)
        return (visible(problem) for problem in problems if problem)
