"""Write what is said about the program out of the program: pages, the schema, completion.

python docs/generate.py            write it
python docs/generate.py --check    write nothing; exit with 1 where something is stale

docs/generator/ has a module for each of them.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from configuration_pages import configuration_pages
from generator import bash, fish, zsh
from generator.manual import manual
from generator.readme import readme
from generator.rules_page import rules_page

from nato_lint.plugins import BUILT_IN, OWN, load_plugins
from nato_lint.report.links import RULES_PAGE

ROOT = Path(__file__).parent.parent
DOCS, COMPLETIONS = ROOT / "docs", ROOT / "nato_lint" / "completions"
RULES = DOCS / "rules.md"


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with what it should hold."""
    registry = load_plugins()
    if registry.problems:
        sys.exit("\n".join(problem.message for problem in registry.problems))
    rules = [rule for rule in registry.rules if rule.plugin in (OWN, BUILT_IN)]
    yield RULES, rules_page(rules)
    yield ROOT / "README.md", readme(ROOT / "README.md")
    yield from configuration_pages(rules)
    yield DOCS / "nato-lint.1", manual()
    yield COMPLETIONS / "nato-lint.bash", bash.completion(rules)
    yield COMPLETIONS / "_nato-lint", zsh.completion(rules)
    yield COMPLETIONS / "nato-lint.fish", fish.completion(rules)


def main() -> int:
    """Write the files, or with --check say which are stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="exit with 1 where a file is stale")
    options = parser.parse_args()
    assert RULES_PAGE.endswith(RULES.relative_to(ROOT).as_posix()), RULES_PAGE
    stale = []
    for path, text in pages():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path)
            if not options.check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    verb = "is stale; run python docs/generate.py" if options.check else "written"
    for path in stale:
        print(f"{path.relative_to(ROOT).as_posix()} {verb}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
