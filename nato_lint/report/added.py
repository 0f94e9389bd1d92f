"""Report formats that plugins add."""

from collections.abc import Mapping
from typing import NamedTuple

from nato_lint.pattern import Pattern
from nato_lint.report import FORMATS, Reporter

_NAME = Pattern(r"[a-z][a-z0-9-]*")


class AddedReporter(NamedTuple):
    """A format of a plugin."""

    plugin: str
    report: Reporter


def problem_with(
    plugin: str, name: object, report: object, added: Mapping[str, AddedReporter]
) -> str:
    """Why `plugin` cannot add the format `name`, as a sentence; empty where nothing is wrong.

    `added` are the formats of the plugins that were loaded before.
    """
    offers = f"The plugin {plugin} adds the report format {name!r}, but"
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return f"{offers} a name is made of small letters, digits and hyphens, as in house-report."
    if not callable(report):
        return (
            f"{offers} what it gives for it is {report!r} and not a function from an Outcome, and "
            "whether to colour, to pieces of text."
        )
    owner = "nato-lint itself" if name in FORMATS else ""
    if name in added and added[name].report is not report:
        owner = f"the plugin {added[name].plugin}"
    return f"{offers} {owner} has one of that name. Give it another name." if owner else ""
