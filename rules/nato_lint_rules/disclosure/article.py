"""What the rules about disclosure ask about one article, found out at the first question."""

from functools import cached_property
from typing import TYPE_CHECKING

from nato_lint import Document
from nato_lint_rules.chatbot_residue import chat_phrases, citation_tokens, tracking_parameters
from nato_lint_rules.disclosure.mentions import Mentions
from nato_lint_rules.disclosure.options import DisclosureOptions
from nato_lint_rules.disclosure.scope import concerns_public, is_article, published_before

# What only articles that speak of AI need is imported when one of them does.
if TYPE_CHECKING:
    from collections.abc import Sequence

    from nato_lint_rules.chatbot_residue.residue import Residue
    from nato_lint_rules.disclosure.declaration import Declaration
    from nato_lint_rules.disclosure.notice import Notice
    from nato_lint_rules.disclosure.review import Review

_TIERS = ("weak", "strong", "certain")


class Article:
    """One article under the options of the house."""

    def __init__(self, document: Document, options: DisclosureOptions) -> None:
        self.document = document
        self.options = options
        self.policy = options.policy

    @cached_property
    def is_in_scope(self) -> bool:
        """Whether the file is an article that was published under these rules."""
        since = self.policy.since
        return is_article(self.document) and (
            since is None or not published_before(self.document, since)
        )

    @cached_property
    def needs_notice(self) -> bool:
        """Whether the house asks for a notice in such an article at all."""
        return (
            self.policy.require != "never"
            and self.is_in_scope
            and concerns_public(self.document, assumed=self.options.public_interest == "assume")
        )

    @cached_property
    def declared(self) -> "Declaration | None":
        """What the front matter declares; None where it says nothing."""
        if self.document.front_matter is None:
            return None
        from nato_lint_rules.disclosure.declaration import read_declaration

        return read_declaration(self.document, self.options.front_matter)

    @cached_property
    def notices(self) -> "Sequence[Notice]":
        """All notices in the article, in order."""
        found: list[Notice] = []
        if self.document.shared(Mentions):
            from nato_lint_rules.disclosure.statements import find_statements

            found.extend(self.document.shared(find_statements))
        names = [name for name in self.options.notice.markers if self._may_hold_marker(name)]
        if names:
            from nato_lint_rules.disclosure.markers import find_markers

            found.extend(find_markers(self.document, names))
        return sorted(found, key=lambda notice: notice.start)

    @cached_property
    def in_sight(self) -> "Sequence[Notice]":
        """The notices in the text that say that AI was used."""
        return [notice for notice in self.notices if notice.is_in_text and not notice.denies]

    @cached_property
    def evidence(self) -> "Residue | None":
        """The first left-over of a chatbot that proves enough."""
        document, threshold = self.document, self.options.residue_threshold
        found = [*document.shared(citation_tokens), *document.shared(chat_phrases)]
        if threshold == "weak":
            found += document.shared(tracking_parameters)
        enough = _TIERS[_TIERS.index(threshold) :]
        proven = (residue for residue in found if residue.tier in enough)
        return min(proven, key=lambda residue: residue.start, default=None)

    @cached_property
    def review(self) -> "Review | None":
        """The record of a human review; None where the front matter holds none."""
        if self.document.front_matter is None:
            return None
        from nato_lint_rules.disclosure.review import read_review

        return read_review(self)

    @property
    def claims_exemption(self) -> bool:
        """Whether a record of review is to stand in for the notice, be it complete or not."""
        declared = self.declared
        return (
            self.policy.reviewed
            and self.review is not None
            and declared is not None
            and declared.level in self.policy.levels
        )

    def _may_hold_marker(self, name: str) -> bool:
        parts = name.lower().replace("_", "-").split("-")
        return all(self.document.mentions(part) for part in parts)


def article_of(document: Document, options: DisclosureOptions) -> Article:
    """The article under these options, the same one for all rules."""
    return document.shared(options.reading)
