"""`nato-lint init`: a first configuration for a folder of articles."""

import argparse
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nato_lint.cli import OK, TROUBLE, complain
from nato_lint.config import ConfigError, ConfigFinder
from nato_lint.config.find import FILE_NAMES
from nato_lint.config.presets import Presets, UnknownPreset
from nato_lint.config.source import PRESET, PYPROJECT, read_source
from nato_lint.globs import absolute
from nato_lint.initialise.files import create, replace
from nato_lint.initialise.first_text import MANY, first_configuration
from nato_lint.initialise.preset_words import settings_of, what_it_sets
from nato_lint.initialise.site import Site, language_name, look_at
from nato_lint.initialise.survey import MOST_COUNTED, Survey, survey
from nato_lint.plugins import load_plugins
from nato_lint.problem import shown
from nato_lint.report.terminal import visible
from nato_lint.report.wrapping import wrapped
from nato_lint.rewrite import CannotRewrite

_FILE = FILE_NAMES[0]


class Refused(Exception):
    """Nothing is written; the message says why, and what to do."""


def run(options: argparse.Namespace) -> int:
    """Write the configuration, and the hook where it is asked for; return the exit code."""
    directory = Path(absolute(Path(options.directory)))
    try:
        if not directory.is_dir():
            raise Refused(f"{shown(directory)} is no folder.")
        existing = _existing(directory)
        if existing is None or options.force:
            _configure(directory, existing, options.preset)
        elif options.pre_commit:
            _say(f"{shown(existing)} stays as it is.")
        else:
            raise Refused(
                f"there is a configuration already, {shown(existing)}, and it stays as it is. "
                f"--force replaces a {_FILE}."
            )
        if options.pre_commit:
            from nato_lint.initialise.hook import add_hook

            _say(add_hook(directory))
    except (Refused, ConfigError, CannotRewrite, UnknownPreset) as error:
        complain(str(error))
        return TROUBLE
    return OK


def _existing(directory: Path) -> Path | None:
    """The configuration that stands in the folder itself. Raises ConfigError."""
    for name in FILE_NAMES:
        path = directory / name
        if name != PYPROJECT:
            if path.exists() or path.is_symlink():
                return path
        elif path.is_file() and read_source(path):
            return path
    return None


def _configure(directory: Path, existing: Path | None, wanted: str | None) -> None:
    """Look at the folder, write the configuration, and say both."""
    if existing and existing.name != _FILE:
        raise Refused(
            f"the configuration stands in {shown(existing)}, and --force replaces a {_FILE} only. "
            "Change that file, or take the configuration out of it first."
        )
    presets = Presets()
    site = look_at(directory)
    preset = site.preset if site.preset in presets.names() else ""
    if wanted:
        preset = wanted.removeprefix(PRESET)
        presets.path(preset)
    found = survey(directory, [f"/{path}" for path in site.leave_out])
    settings = settings_of(preset, presets) if preset else {}
    text = first_configuration(site, found, preset, presets, _decisions(site), settings)
    path = directory / _FILE
    above = _above(directory)
    if existing:
        replace(existing, existing.read_bytes(), text)
    else:
        create(path, text)
    _say(_seen(site, found))
    _say(_written(path, site))
    _say(_start(directory, preset, presets, settings))
    if above:
        _say(
            f"Until now, {shown(above)} held here. It does so no longer, unless you add it to "
            "`extend`."
        )
    _say(_next(directory, found))


def _above(directory: Path) -> Path | None:
    """The configuration that holds in the folder as long as it has none."""
    try:
        return ConfigFinder().for_directory(directory.parent).path
    except ConfigError as error:
        return error.path


def _decisions(site: Site) -> list[str]:
    """What plugins leave to the house."""
    registry = load_plugins()
    for problem in registry.problems:
        complain(problem.message)
    return [
        text
        for manager in registry.managers
        for text in manager.hook.nato_lint_decisions(site=site.name)
    ]


def _seen(site: Site, found: Survey) -> str:
    what = f"This looks like {site.what} ({site.evidence})" if site.what else "This is a folder"
    where = f", with its articles in {site.content}/" if site.content else ""
    if not found.articles:
        return f"{what}{where}. There are no articles in it yet."
    number = f"{found.articles:,}" if found.articles < MOST_COUNTED else f"{MOST_COUNTED:,} or more"
    name = language_name(found.language)
    language = f", most of them in {name}" if name and found.articles > 1 else ""
    return f"{what}{where}. It has {number} article{'s' * (found.articles != 1)}{language}."


def _written(path: Path, site: Site) -> str:
    text = f"{shown(path)} is written."
    if site.leave_out:
        *others, last = site.leave_out
        left_out = f"{', '.join(others)} and {last}" if others else last
        text += f" It leaves out {left_out}."
    return text


def _start(directory: Path, preset: str, presets: Presets, settings: Mapping[str, Any]) -> str:
    """Where the configuration starts from, what that means, and how to start from elsewhere."""
    names = [name for name in presets.names() if name != preset]
    other = "news" if "news" in names else names[0]
    command = f"nato-lint init --preset {other} --force{_named(directory)}"
    if not preset:
        return f"It starts from the defaults. To start from a preset: {command}"
    return (
        f'It starts from the preset "{preset}", which {what_it_sets(settings)}. '
        f"For another one: {command}"
    )


def _next(directory: Path, found: Survey) -> str:
    text = (
        f"Read it through: some decisions in it are yours. Then run: nato-lint{_named(directory)}"
    )
    if found.articles > MANY:
        text += (
            "\nAt first there may be many findings. `nato-lint baseline` writes down those of today, "
            "so that only new ones are reported from then on."
        )
    return text


def _named(directory: Path) -> str:
    """What names the folder on a command line; nothing where one is in it already."""
    return "" if directory == Path.cwd() else f" {shown(directory)}"


def _say(text: str) -> None:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    lines = (f"{visible(line)}\n" for line in text.split("\n"))
    print(*(wrapped(lines, width) if width else lines), sep="", end="")
