"""What a plugin may implement."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from nato_lint.rule import Rule

PROJECT = "nato_lint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def nato_lint_rules() -> Iterable["Rule"]:  # type: ignore[empty-body]
    """The rules that the plugin adds."""
