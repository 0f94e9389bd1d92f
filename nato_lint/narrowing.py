"""What of an article a run is about."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nato_lint.finding import Finding
from nato_lint.rule import Rule
from nato_lint.source import Source

if TYPE_CHECKING:
    from nato_lint.changes import ChangedLines


class Narrowing(NamedTuple):
    """Only findings that concern changed lines (None: all), and none that is known.

    `known` are codes with passages.
    """

    lines: "ChangedLines | None" = None
    known: Collection[tuple[str, str]] = ()

    def concerned(
        self, findings: Sequence[Finding], source: Source, rules: Mapping[str, Rule]
    ) -> Sequence[Finding]:
        """The findings that are about what changed; `rules` by their codes."""
        if self.lines is None:
            return findings
        from nato_lint.changes import concerns

        lines = self.lines
        return [each for each in findings if concerns(each, rules.get(each.code), source, lines)]
