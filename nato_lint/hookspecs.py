"""What a plugin may implement."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

if TYPE_CHECKING:
    from nato_lint.document import Document
    from nato_lint.rule import Rule

PROJECT = "nato_lint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class ReviewPlace(NamedTuple):
    """Where the record of a human review belongs, and what of an article it does not cover.

    `path` are the keys that lead to the record's table in the front matter. `notes` are
    spans of the body that speak about the article and are no part of its content, such as a notice:
    a review stays valid when they change.
    """

    path: tuple[str, ...]
    notes: Sequence[tuple[int, int]] = ()


@hookspec
def nato_lint_rules() -> Iterable["Rule"]:  # type: ignore[empty-body]
    """The rules that the plugin adds."""


@hookspec
def nato_lint_presets() -> Mapping[str, Path]:  # type: ignore[empty-body]
    """Configurations that a plugin brings along, by their names.

    `extend = "preset:news"` reads the file of the preset "news", a nato-lint.toml. It is asked for
    before any rule is: keep it cheap.
    """


@hookspec
def nato_lint_decisions(site: str) -> str:  # type: ignore[empty-body]
    """What a house has to decide for itself, for the configuration that `nato-lint init` writes.

    TOML with notes, whose lines stand there as comments until somebody switches them on. `site` is
    the name of what builds the site ("Hugo"), "" where that is unknown.
    """


@hookspec
def nato_lint_reporters() -> Mapping[str, Callable[[Any, bool], Iterable[str]]]:  # type: ignore[empty-body]
    """Report formats that the plugin adds, by the names that `--output-format` takes.

    A reporter is a function from the `Outcome` of a run, and whether to colour, to pieces of text.
    What it needs, that class among it, is in `nato_lint.reporting`: rules get along without.
    """


@hookspec
def nato_lint_review(
    document: "Document", options: Mapping[str, Mapping[str, Any]]
) -> ReviewPlace | None:
    """Where `nato-lint attest` writes the record of a review of `document`.

    `options` are the keyword arguments of each rule by its code, as far as they are configured.
    None leaves the question to the plugins that were loaded before.
    """
