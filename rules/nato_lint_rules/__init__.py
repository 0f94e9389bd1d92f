"""The built-in rules: a plugin like any other.

A module or package in this folder is one rule, one family of rules, or what several of them share;
rules are found by being here.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nato_lint import Document, ReviewPlace, Rule, hookimpl, rules_in


@hookimpl
def nato_lint_rules() -> Iterator[Rule]:
    """The rules of all modules in this folder."""
    for module in pkgutil.iter_modules(__path__):
        yield from rules_in(importlib.import_module(f"{__name__}.{module.name}"))


@hookimpl
def nato_lint_presets() -> Mapping[str, Path]:
    """The files in the folder `presets`, by their names."""
    return {path.stem: path for path in sorted(Path(__file__).with_name("presets").glob("*.toml"))}


@hookimpl
def nato_lint_decisions(site: str) -> str:
    """Which articles have to say what part AI had in them, and who shows that to readers."""
    from nato_lint_rules.disclosure.decisions import decisions

    return decisions(site)


@hookimpl
def nato_lint_review(
    document: Document, options: Mapping[str, Mapping[str, Any]]
) -> ReviewPlace | None:
    """Below the declaration of AI use; a review does not cover the notices."""
    from nato_lint_rules.disclosure.review import review_place

    return review_place(document, options)
