"""AI disclosure: whether an article tells its readers how far AI made it, and tells the truth."""

from nato_lint_rules.disclosure.declared import (
    ai_byline,
    contradictory_ai_disclosure,
    invalid_ai_declaration,
    stale_review,
    undeclared_ai_notice,
    unsupported_review_claim,
)
from nato_lint_rules.disclosure.shown import (
    duplicate_ai_disclosure,
    misplaced_ai_disclosure,
    missing_ai_disclosure,
    vague_ai_disclosure,
)

__all__ = [
    "ai_byline",
    "contradictory_ai_disclosure",
    "duplicate_ai_disclosure",
    "invalid_ai_declaration",
    "misplaced_ai_disclosure",
    "missing_ai_disclosure",
    "stale_review",
    "undeclared_ai_notice",
    "unsupported_review_claim",
    "vague_ai_disclosure",
]
