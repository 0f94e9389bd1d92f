"""Reports: one module a format, each a function from the outcome of a run to pieces of text."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from nato_lint.problem import Problem
from nato_lint.run import Outcome

if TYPE_CHECKING:
    from nato_lint.plugins import Registry

FORMATS = (
    "full",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
)
"""The formats that are built in; the module of the same name has the function `report`."""

Reporter = Callable[[Outcome, bool], Iterable[str]]
"""From the outcome of a run, and whether to colour, to the pieces of the report in order."""


class UnknownFormat(Problem):
    """A name that no report format has; `str(error)` is one sentence for the user."""

    def __init__(self, name: str, formats: Iterable[str]) -> None:
        from nato_lint.selection import suggestion

        formats = list(formats)
        hint = suggestion(name, formats) or f"; there are {', '.join(formats)}"
        super().__init__(f'no report format is called "{name}"{hint}.')


def reporter(name: str, registry: "Registry | None" = None) -> Reporter:
    """The function that writes the format `name`, built in or added by a plugin of the registry.

    Raises UnknownFormat.
    """
    if name in FORMATS:
        report: Reporter = import_module(f"nato_lint.report.{name}").report
        return report
    added = registry.reporters if registry else {}
    if name not in added:
        raise UnknownFormat(name, (*FORMATS, *sorted(added)))
    return added[name].report
