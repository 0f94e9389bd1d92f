"""The table `[rules.ai-disclosure]`, which all rules about disclosure share."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nato_lint import option_group

Level = Literal["none", "assisted", "generated", "autonomous", "mixed"]


@dataclass(frozen=True)
class FrontMatterOptions:
    """Where the front matter of an article says how far AI made it.

    `key` is the key that the house writes, `aliases` are read as well. Both may be dotted paths;
    upper case, `-` and `_` make no difference, nor does a `params` or `extra` around the key.
    """

    key: str = "ai_disclosure"
    aliases: tuple[str, ...] = (
        "ai_generated",
        "ai_assisted",
        "ai",
        "aiGenerated",
        "provenance.ai_assisted",
    )


@dataclass(frozen=True)
class NoticeOptions:
    """Where the visible notice belongs, and which marks of a site generator are one.

    `position` "head" wants it before the second-level headings with at most `max_blocks_before`
    blocks in front of it, "tail" with at most so many blocks behind it. `markers` are the names of
    shortcodes, includes, directives, components, classes and attributes that show the notice.
    """

    position: Literal["any", "head", "tail"] = "any"
    max_blocks_before: int = 2
    markers: tuple[str, ...] = ("ai-disclosure",)

    def __post_init__(self) -> None:
        if self.max_blocks_before < 0:
            raise ValueError("`notice.max-blocks-before` takes 0 or more.")
        if not all(name.strip("-_ ") for name in self.markers):
            raise ValueError("`notice.markers` takes names, none of them empty.")


@option_group("ai-disclosure")
@dataclass(frozen=True)
class DisclosureOptions:
    """What the house asks of its articles.

    `require` says which articles need a visible notice, `levels` which declared levels do. Articles
    first published before `since` are left alone. With `rendered_by` "template" the site shows the
    notice from the front matter, so a declaration is enough.
    """

    require: Literal[
        "always", "when-declared", "when-residue", "when-declared-or-residue", "never"
    ] = "always"
    levels: tuple[Level, ...] = ("generated", "autonomous", "mixed")
    since: date | None = None
    rendered_by: Literal["body", "template"] = "body"
    front_matter: FrontMatterOptions = field(default_factory=FrontMatterOptions)
    notice: NoticeOptions = field(default_factory=NoticeOptions)
