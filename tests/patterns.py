"""Print every regular expression that the project compiles, a line of JSON each.

    python -m tests.patterns

All modules are imported and all fixtures linted with every rule, so that those are there as well
that are put together when they are needed. A line holds the expression, its flags, and the module.
"""

import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path

OURS = ("nato_lint", "nato_lint_rules")
FIXTURES = Path(__file__).parent.parent / "fixtures"

_seen: set[tuple[str, int]] = set()
_compile = re.compile


def _told(pattern: object, flags: int = 0) -> "re.Pattern[str]":
    compiled = _compile(pattern, flags)  # type: ignore[call-overload]
    name = sys._getframe(1).f_globals.get("__name__", "")
    if name.startswith(OURS) and isinstance(pattern, str):
        _tell(pattern, int(flags), name)
    return compiled  # type: ignore[no-any-return]


def _tell(pattern: str, flags: int, name: str) -> None:
    if (pattern, flags) not in _seen:
        _seen.add((pattern, flags))
        print(json.dumps([pattern, flags, name]))


def main() -> None:
    """Record, import, lint."""
    re.compile = _told  # type: ignore[assignment]
    from nato_lint.pattern import Pattern

    begin = Pattern.__init__

    def made(self: Pattern, pattern: str, flags: int = 0) -> None:
        begin(self, pattern, flags)
        _tell(pattern, int(flags), sys._getframe(1).f_globals.get("__name__", ""))

    Pattern.__init__ = made  # type: ignore[method-assign]
    for name in OURS:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    from nato_lint import Source
    from nato_lint.lint import lint
    from tests.invariants import every_rule, parse_as

    for path in sorted(FIXTURES.rglob("*.*")):
        if path.suffix in (".md", ".txt", ".html", ".mdx", ".qmd"):
            source = Source(path.read_text(encoding="utf-8"), path.name)
            lint(parse_as(source, every_rule()), every_rule())


if __name__ == "__main__":
    main()
