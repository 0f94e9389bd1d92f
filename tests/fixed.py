"""The fixtures of the rules as their fixes leave them: `<CODE>-<name>.fixed.md` beside the fixture.

    python -m tests.fixed

writes them again; read what changes before you commit it. No marks of findings stand in them.
"""

from pathlib import Path

from nato_lint import Source
from nato_lint.fix import fix_article
from nato_lint.settings import ActiveRule, Settings
from tests.linting import REGISTRY, RULES, documented_options
from tests.marked import read_marked
from tests.test_rules import fixture_files


def fixed_text(fixture: Path) -> str | None:
    """The text of a fixture after all fixes of its rule, safe or not; None where it has none."""
    code = fixture.name.partition("-")[0]
    # A suppression is judged by what the rules find that it names, so all of them run.
    rules = [RULES[code]] if code != "LNT002" else [rule for rule in REGISTRY.rules if rule.default]
    known = {key: rule.code for rule in REGISTRY.rules for key in (rule.code, rule.name)}
    text = read_marked(fixture.read_text(encoding="utf-8")).text
    done = fix_article(
        Source(text, fixture.name),
        Settings(tuple(ActiveRule(rule, documented_options(rule)) for rule in rules), known),
        lambda finding: finding.code == code,
    )
    return done.source.text if done.applied else None


def fixed_file(fixture: Path) -> Path:
    """The file beside a fixture that holds its fixed text."""
    return fixture.with_name(f"{fixture.stem}.fixed{fixture.suffix}")


def main() -> None:
    """Write the files of all rules that have a fix."""
    for fixture in fixture_files():
        text = fixed_text(fixture)
        if text is not None:
            fixed_file(fixture).write_text(text, encoding="utf-8", newline="\n")
        else:
            fixed_file(fixture).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
