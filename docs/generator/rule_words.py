"""What may be said where a rule is wanted."""

from collections import Counter
from collections.abc import Sequence

from nato_lint import Rule
from nato_lint.selection import ALL


def rule_words(rules: Sequence[Rule]) -> dict[str, str]:
    """Families, codes, names and ALL, each with what a shell may say about it."""
    families = Counter(rule.code.rstrip("0123456789") for rule in rules)
    return {
        **{family: f"all {count} rules of this family" for family, count in families.items()},
        **{rule.code: rule.name for rule in rules},
        **{rule.name: rule.code for rule in rules},
        ALL: "all rules",
    }
