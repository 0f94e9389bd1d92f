"""What a plugin may implement."""

from collections.abc import Iterable, Mapping, Sequence
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
def nato_lint_review(
    document: "Document", options: Mapping[str, Mapping[str, Any]]
) -> ReviewPlace | None:
    """Where `nato-lint attest` writes the record of a review of `document`.

    `options` are the keyword arguments of each rule by its code, as far as they are configured.
    None leaves the question to the plugins that were loaded before.
    """
