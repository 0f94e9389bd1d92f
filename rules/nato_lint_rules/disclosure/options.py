"""The table `[rules.ai-disclosure]`, which all rules about disclosure share.

The dataclasses are made without comparison: every run pays for their methods, and nothing compares
them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from nato_lint import Document, option_group

if TYPE_CHECKING:
    from nato_lint_rules.disclosure.article import Article
    from nato_lint_rules.disclosure.policy import Policy

Level = Literal["none", "assisted", "generated", "autonomous", "mixed"]
Require = Literal["always", "when-declared", "when-residue", "when-declared-or-residue", "never"]
Position = Literal["any", "head", "tail"]
Element = Literal["origin", "extent", "review", "date", "policy-link", "label"]
LEVELS: tuple[Level, ...] = ("none", "assisted", "generated", "autonomous", "mixed")


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, eq=False)
class Responsible:
    """Who answers for what the site publishes, so that articles need not say it."""

    name: str = ""
    contact: str = ""


@dataclass(frozen=True, eq=False)
class ExemptOptions:
    """What a record of human review has to hold, and whether it makes a notice unnecessary.

    `reviewed` exempts articles with a valid record. `require-fields` are read below the key of the
    declaration. A review of another kind than `review-kinds`, or by somebody who is not in the list
    `reviewers` (empty: anybody), does not count. With `bind-to-content`, a recorded content hash
    has to match the article. `max-review-lag-days` limits how long after the review the article
    says it was last changed; 0 sets no limit. `site-responsible` stands in for `responsible`.
    """

    reviewed: bool | None = None
    require_fields: tuple[str, ...] | None = None
    review_kinds: tuple[str, ...] = ("substantive",)
    bind_to_content: bool = True
    max_review_lag_days: int = 0
    reviewers: tuple[str, ...] = ()
    site_responsible: Responsible | None = None

    def __post_init__(self) -> None:
        if self.max_review_lag_days < 0:
            raise ValueError("`exempt.max-review-lag-days` takes 0 or more.")


@dataclass(frozen=True, eq=False)
class NoticeOptions:
    """Where the visible notice belongs, what it has to say, and how the house words it.

    `position` "head" wants it before the second-level headings with at most `max-blocks-before`
    blocks in front of it, "tail" with at most so many blocks behind it. `markers` are the names of
    shortcodes, includes, directives, components, classes and attributes that show the notice.
    `required` are the elements of a notice: that AI made this text (origin), which part of it
    (extent), who checked it (review), when (date), a link to the policy (policy-link; to
    `policy-url` where that is set) and the words of a label such as "AI-generated" (label).
    `templates` are the house's own words by level, or by language and level. `form` is how a notice
    is written into an article: without it as the article's dialect writes one (an admonition in
    MkDocs, `:::info` in Docusaurus, an alert on GitHub, else a quotation). `insert` says whether
    that may happen unseen.
    """

    position: Position | None = None
    max_blocks_before: int = 2
    markers: tuple[str, ...] = ("ai-disclosure",)
    required: tuple[Element, ...] | None = None
    policy_url: str = ""
    templates: dict[str, str | dict[str, str]] = field(default_factory=dict)
    form: Literal["dialect", "quote", "alert", "admonition", "directive", "shortcode"] = "dialect"
    insert: Literal["unsafe", "safe"] = "unsafe"

    def __post_init__(self) -> None:
        if self.max_blocks_before < 0:
            raise ValueError("`notice.max-blocks-before` takes 0 or more.")
        if not all(name.strip("-_ ") for name in self.markers):
            raise ValueError("`notice.markers` takes names, none of them empty.")
        for key, template in self.templates.items():
            for level in [key] if isinstance(template, str) else template:
                if level not in LEVELS:
                    raise ValueError(
                        f"`notice.templates` has no level `{level}`; "
                        f"the levels are {', '.join(LEVELS)}."
                    )


@option_group("ai-disclosure")
@dataclass(frozen=True, eq=False)
class DisclosureOptions:
    """What the house asks of its articles.

    A `preset` sets several options at once, and what is written out wins over it; the defaults are
    those of the preset "house" ([the presets](ai-disclosure.md#presets)). `require` says which
    articles need a visible notice, `levels` which declared levels do. Articles first published
    before `since` are left alone. With `rendered-by` "template" the site shows the notice from the
    front matter, so a declaration is enough. With `public-interest` "declared" only articles with
    `public_interest: true` need a notice; `false` always says that an article needs none.
    `residue-threshold` is how much a left-over of a chatbot has to prove: "weak" counts links that
    a chatbot gave as well.
    """

    require: Require | None = None
    levels: tuple[Level, ...] | None = None
    since: date | None = None
    preset: Literal["house", "eu-art50", "ny-fair-news", "cn-label", "strict"] = "house"
    rendered_by: Literal["body", "template"] = "body"
    public_interest: Literal["assume", "declared"] = "assume"
    residue_threshold: Literal["certain", "strong", "weak"] = "strong"
    front_matter: FrontMatterOptions = field(default_factory=FrontMatterOptions)
    exempt: ExemptOptions = field(default_factory=ExemptOptions)
    notice: NoticeOptions = field(default_factory=NoticeOptions)

    @cached_property
    def policy(self) -> "Policy":
        """What the preset and the written options ask for together."""
        from nato_lint_rules.disclosure.policy import policy_of

        return policy_of(self)

    def effective(self) -> "DisclosureOptions":
        """The same with what the preset says in place of what is not set, for the documentation."""
        policy = self.policy
        exempt = replace(
            self.exempt, reviewed=policy.reviewed, require_fields=policy.require_fields
        )
        notice = replace(self.notice, position=policy.position, required=policy.required)
        return replace(
            self,
            require=policy.require,
            levels=policy.levels,
            since=policy.since,
            exempt=exempt,
            notice=notice,
        )

    @cached_property
    def reading(self) -> "Callable[[Document], Article]":
        """The analysis of a document under these options, for `Document.shared`."""
        from nato_lint_rules.disclosure.article import Article

        def read(document: Document) -> "Article":
            return Article(document, self)

        return read
