"""The page of `nato-lint config show`: what holds for an article, as TOML with its origins."""

import os
from collections.abc import Iterator
from pathlib import Path

from nato_lint.config.left_out import why_left_out
from nato_lint.config.model import DEFAULT_BASELINE, DEFAULT_FAIL_LEVEL
from nato_lint.config.origins import DEFAULT, Decision, Origins
from nato_lint.config.page_layout import Layout, Line
from nato_lint.config.toml_text import toml_key, toml_value
from nato_lint.document import Dialect
from nato_lint.plugins import BUILT_IN, OWN
from nato_lint.problem import shown
from nato_lint.report.terminal import visible
from nato_lint.rule import Rule
from nato_lint.workspace import Workspace

_DEFAULTS = {
    "fail-level": DEFAULT_FAIL_LEVEL,
    "baseline": DEFAULT_BASELINE,
    "require-suppression-reason": False,
}
_WITHOUT = {
    "dialect": "as the file name or the files of the site generator tell",
    "lang": "as the article says, else by its words",
}


def configuration_page(
    path: Path, workspace: Workspace, *, named: bool, width: int | None = None
) -> Iterator[str]:
    """What holds for the article `path`, in lines that are a configuration with comments.

    In place of the configuration that was found, they give the article the same settings. `named`
    says that the user named the article; `width` is that of the terminal, None for a file. Raises
    ConfigError and UnknownSelector.
    """
    page = _Page(path, workspace, Layout(width))
    yield from page.head(named)
    for part in (page.keys, page.lists, page.rules, page.fixes, page.severities, page.options):
        yield from part()


class _Page:
    """The parts of the page."""

    def __init__(self, path: Path, workspace: Workspace, layout: Layout) -> None:
        self._layout = layout
        self._path = path
        self._workspace = workspace
        self._fixable = workspace.fixable(path)
        self._detected = workspace.settings(path).dialect or ""
        self._config = workspace.config(path)
        self._rules = workspace.registry(self._config).rules
        self._origins = Origins(self._config, self._rules, workspace.command_line, path)

    def head(self, named: bool) -> Iterator[str]:
        """Which files speak, and whether the article is looked at at all."""
        folder = shown(self._path.parent)
        any_article = f"Any article in {'this folder' if folder == '.' else folder}"
        yield from self._layout.comment(shown(self._path) if named else any_article)
        yield "#"
        names = [layer.source.name for layer in self._config.layers]
        if not names:
            yield from self._layout.comment("There is no configuration: the defaults hold.")
        else:
            yield from self._layout.comment(f"Configuration: {names[-1]}")
        if len(names) > 1:
            yield from self._layout.comment(
                f"Read one after the other, the later counts: {', '.join(names)}"
            )
        for override, covers in self._origins.overrides:
            place = override.layer.source.place(override.layer.at)
            files = toml_value(override.layer.values["files"])
            holds = "holds" if covers else "does not hold"
            yield from self._layout.comment(f"[[overrides]] for {files} ({place}): {holds} here")
        if named and not self._path.exists():
            yield from self._layout.comment("There is no such file now.")
        if named and (reason := why_left_out(self._path, self._workspace)):
            yield from self._layout.comment(f"This file is left out. {reason}")
        yield "#"
        yield from self._layout.comment(
            "What this comes to, and where each value is from. Options that nobody set are not "
            "listed: `nato-lint explain CODE` has them."
        )

    def keys(self) -> Iterator[str]:
        """The keys of which the last one counts."""
        lines = []
        unset = []
        for key in (*_DEFAULTS, *_WITHOUT):
            value, origin = self._origins.value(key) or (_DEFAULTS.get(key), DEFAULT)
            comment = str(origin)
            if key == "baseline":
                value = self._relative(self._config.baseline)
                if not self._config.baseline.exists():
                    comment += "; there is no such file"
            if value is None:
                if key == "dialect":
                    unset += self._layout.comment(f"{key}: {self._dialect()}")
                else:
                    unset += self._layout.comment(f"{key}: {_WITHOUT[key]}; default")
            else:
                lines.append(Line(f"{key} = {toml_value(value)}", comment))
        yield from ("", *self._layout.aligned(lines), *unset)

    def _dialect(self) -> str:
        if self._detected:
            return f"{self._detected}; as the file name or the files of the site tell"
        return f"{Dialect.MARKDOWN}; nothing tells another one"

    def lists(self) -> Iterator[str]:
        """The lists to which all files add."""
        for key in ("exclude", "terms"):
            members = list(self._origins.members(key))
            yield from self._layout.array(
                key, [Line(toml_value(text), str(at)) for text, at in members]
            )
        plugins = []
        for name, origin in self._origins.members("plugins"):
            path = Path(os.path.normpath(self._config.directory / name))
            if origin.layer:
                path = Path(os.path.normpath(origin.layer.source.directory / name))
            codes = [rule.code for rule in self._rules if rule.plugin == str(path)]
            adds = f"adds {', '.join(codes)}" if codes else "adds no rules"
            plugins.append(Line(toml_value(self._relative(path)), f"{adds}; {origin}"))
        yield from self._layout.array("plugins", plugins)

    def rules(self) -> Iterator[str]:
        """The rules that are on, a line each, and those that are off, by what switched them off."""
        decisions = self._origins.decisions()
        severities = self._origins.severities()
        on = []
        off: dict[str, list[str]] = {}
        for rule in self._rules:
            decision = decisions[rule.code]
            if decision.on:
                severity = str(rule.severity)
                if rule.code in severities:
                    severity = "{} ({})".format(*severities[rule.code])
                comment = f"{rule.name}, {severity}{_plugin(rule)}; {_reason(decision)}"
                on.append(Line(toml_value(rule.code), comment))
            else:
                off.setdefault(_reason(decision), []).append(f"{rule.code} {rule.name}")
        yield ""
        yield from self._layout.comment(f"{len(on)} of {len(self._rules)} rules are on.")
        yield from self._layout.array("select", on, always=True)[1:]
        for reason, names in off.items():
            yield from self._layout.comment(f"Off ({reason}): {', '.join(names)}.")

    def fixes(self) -> Iterator[str]:
        """Which of the rules that have fixes may apply them."""
        places = ", ".join(self._origins.places("fixable", "unfixable")) or str(DEFAULT)
        with_fixes = [rule for rule in self._rules if rule.fix]
        refused = [rule for rule in with_fixes if rule.code not in self._fixable]
        if not refused:
            yield from ("", f'fixable = ["ALL"]  # {visible(places)}')
            return
        yield from self._layout.array(
            "fixable",
            [
                Line(toml_value(rule.code), f"{rule.name}, {rule.fix}; {places}")
                for rule in with_fixes
                if rule not in refused
            ],
            always=True,
        )
        names = (f"{rule.code} {rule.name}" for rule in refused)
        yield from self._layout.comment(f"Never fixed ({places}): {', '.join(names)}.")

    def severities(self) -> Iterator[str]:
        """The severities that are set, by code."""
        severities = self._origins.severities()
        if severities:
            yield from ("", "[severity]")
            yield from self._layout.aligned(
                Line(f"{toml_key((code,))} = {toml_value(severity)}", str(origin))
                for code, (severity, origin) in sorted(severities.items())
            )

    def options(self) -> Iterator[str]:
        """The options that are set, a table at a time."""
        by_table = {rule.table: rule for rule in self._rules} if self._origins.tables else {}
        for table in self._origins.tables:
            if table in by_table:
                options = self._origins.options(by_table[table])
                yield from ("", f"[{toml_key(('rules', table))}]")
                yield from self._layout.aligned(
                    Line(f"{toml_key(keys)} = {toml_value(value)}", str(origin))
                    for keys, (value, origin) in sorted(options.items())
                )

    def _relative(self, path: Path) -> str:
        """A path as the configuration that was found would write it."""
        try:
            return Path(os.path.relpath(path, self._config.directory)).as_posix()
        except ValueError:
            return path.as_posix()  # on another drive of Windows


def _reason(decision: Decision) -> str:
    if not decision.selector:
        if decision.key:
            return f"{decision.origin}, not in `{decision.key}`"
        return str(decision.origin)
    return f'{decision.origin}, {decision.key} "{decision.selector}"'


def _plugin(rule: Rule) -> str:
    return "" if rule.plugin in (OWN, BUILT_IN) else f", from {shown(Path(rule.plugin))}"
