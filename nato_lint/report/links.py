"""Where the documentation of a rule stands on the web."""

from nato_lint.finding import Finding

PROJECT_PAGE = "https://github.com/nato-lint/nato-lint"
RULES_PAGE = f"{PROJECT_PAGE}/blob/main/docs/rules.md"


def rule_url(finding: Finding) -> str:
    """The address of the rule's documentation; headings there are "CODE name"."""
    return f"{RULES_PAGE}#{finding.code.lower()}-{finding.name}"
