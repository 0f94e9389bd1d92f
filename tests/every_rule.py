"""Run every rule, one after the other, on the article on standard input.

    python -m tests.every_rule < ARTICLE

Says what it begins, a line each: "parse", then the codes of the rules, then "end". So whoever waits
in vain knows for what. Exits with 1 when a rule breaks.
"""

import sys

from nato_lint import Source, parse
from nato_lint.lint import lint
from nato_lint.settings import ActiveRule, Settings
from tests.linting import REGISTRY


def main() -> None:
    """Parse the article once and give it to each rule."""
    text = sys.stdin.buffer.read().decode()
    print("parse", flush=True)
    document = parse(Source(text, "article.md"))
    for rule in REGISTRY.rules:
        print(rule.code, flush=True)
        found = lint(document, Settings((ActiveRule(rule, {}),), {rule.code: rule.code}))
        for each in found:
            if each.code == "LNT004":
                sys.exit(each.message)
    print("end", flush=True)


if __name__ == "__main__":
    main()
