"""The presets, and what they come to together with the options that the house has written."""

from datetime import date
from typing import NamedTuple

from nato_lint_rules.disclosure.options import (
    DisclosureOptions,
    Element,
    Level,
    Position,
    Require,
)


class Policy(NamedTuple):
    """The options that presets set, with a value each; the defaults are the preset "house"."""

    require: Require = "always"
    levels: tuple[Level, ...] = ("generated", "autonomous", "mixed")
    since: date | None = None
    reviewed: bool = False
    require_fields: tuple[str, ...] = (
        "review.by",
        "review.date",
        "review.kind",
        "responsible.name",
    )
    position: Position = "any"
    required: tuple[Element, ...] = ("origin",)


_HOUSE = Policy()

PRESETS = {
    "house": _HOUSE,
    "eu-art50": _HOUSE._replace(
        since=date(2026, 8, 2),
        position="head",
        reviewed=True,
        require_fields=(*_HOUSE.require_fields, "responsible.contact"),
    ),
    # The bill asks for the notice and for the review, so that no review makes up for a notice.
    "ny-fair-news": _HOUSE._replace(position="head", reviewed=False),
    "cn-label": _HOUSE._replace(required=("origin", "label")),
    "strict": _HOUSE._replace(
        levels=("assisted", "generated", "autonomous", "mixed"), reviewed=False
    ),
}


def policy_of(options: DisclosureOptions) -> Policy:
    """The preset, changed by every option that is set."""
    written = {
        "require": options.require,
        "levels": options.levels,
        "since": options.since,
        "reviewed": options.exempt.reviewed,
        "require_fields": options.exempt.require_fields,
        "position": options.notice.position,
        "required": options.notice.required,
    }
    changes = {name: value for name, value in written.items() if value is not None}
    return PRESETS[options.preset]._replace(**changes)  # type: ignore[arg-type]
