"""Which rules are off on which lines.

Whatever the number of comments, a finding is looked up in a few steps: hostile text has thousands
of both.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from nato_lint.document import Document
from nato_lint.finding import Finding
from nato_lint.settings import Settings
from nato_lint.suppress.directives import (
    ALL,
    DISABLE,
    DISABLE_FILE,
    DISABLE_LINE,
    DISABLE_NEXT_LINE,
    Directive,
    Selector,
)
from nato_lint.suppress.lines import Lines, lines_of

ONLY_BY_NAME = frozenset(("LNT002", "LNT004"))
"""What is found while linting is hidden only by its own name: a comment that switches everything
off must hide neither that it is useless nor that a rule broke."""


class Codes:
    """What selectors stand for.

    `known` are the codes by the names and codes of all rules, `optional` the codes of those that
    are off by default.
    """

    def __init__(self, settings: Settings) -> None:
        self.known: Mapping[str, str] = settings.known
        self.optional = settings.optional
        self._all = frozenset(settings.known.values()) - ONLY_BY_NAME
        self._by_selector: dict[str, frozenset[str]] = {}

    def of(self, selector: str) -> frozenset[str]:
        """The codes that a selector stands for; none if there is no such rule."""
        codes = self._by_selector.get(selector)
        if codes is None:
            codes = self._by_selector[selector] = self._find(selector)
        return codes

    def _find(self, selector: str) -> frozenset[str]:
        if selector in self.known:
            return frozenset((self.known[selector],))
        if selector == ALL:
            return self._all
        # A family is named in full: "DU" is no prefix of DUP001.
        return frozenset(
            code
            for code in self._all
            if code.startswith(selector) and len(selector) >= len(code.rstrip("0123456789"))
        )


@dataclass(slots=True)
class _Block:
    """A stretch of lines on which one rule is off."""

    first: int
    last: int
    selector: Selector


class Switches:
    """Where each rule is off.

    `used` are the selectors that have hidden something; `ended` are, for each selector of an
    `enable`, those whose blocks it has ended.
    """

    def __init__(
        self, document: Document, directives: Sequence[Directive], lines: Lines, codes: Codes
    ) -> None:
        self.used: set[Selector] = set()
        self.ended: dict[Selector, list[Selector]] = {}
        self._source = document.source
        self._last_line = len(document.source.line_starts)
        # All by code. Where several comments say the same, the first counts, and of blocks, which
        # never overlap, the last; the others hide nothing.
        self._whole: dict[str, Selector] = {}
        self._lines: dict[str, dict[int, Selector]] = {}
        self._blocks: dict[str, list[_Block]] = {}
        self._open: set[str] = set()
        text_start = min((prose.start for prose in document.prose), default=len(document.text))
        for directive in directives:
            if not directive.is_valid:
                continue
            own = lines_of(document, directive.start, directive.end)
            first, last = own[0], own[-1]
            if directive.verb == DISABLE_NEXT_LINE:
                first = last = lines.next_words(last)
            elif directive.verb == DISABLE and directive.start < text_start:
                # At the top of the article, where the front matter leaves no place above it.
                first = 1
            for selector in directive.selectors:
                for code in codes.of(selector.name):
                    self._switch(directive.verb, code, selector, first, last)

    def _switch(self, verb: str, code: str, selector: Selector, first: int, last: int) -> None:
        if verb == DISABLE_FILE:
            self._whole.setdefault(code, selector)
        elif verb in (DISABLE_LINE, DISABLE_NEXT_LINE):
            for line in {first, last}:
                self._lines.setdefault(code, {}).setdefault(line, selector)
        elif verb == DISABLE:
            blocks = self._blocks.setdefault(code, [])
            if code in self._open and blocks[-1].first == first:
                blocks.pop()
            elif code in self._open:
                blocks[-1].last = first - 1
            blocks.append(_Block(first, self._last_line, selector))
            self._open.add(code)
        elif code in self._open:
            block = self._blocks[code][-1]
            block.last = last
            self.ended.setdefault(selector, []).append(block.selector)
            self._open.remove(code)

    def hide(self, finding: Finding) -> bool:
        """Whether the article switches `finding` off; notes which selectors do."""
        first = self._source.line_number(finding.start)
        last = self._source.line_number(max(finding.start, finding.end - 1))
        hiding = list(self._hiding(finding.code, first, last))
        self.used.update(hiding)
        return bool(hiding)

    def _hiding(self, code: str, first: int, last: int) -> Iterator[Selector]:
        if code in self._whole:
            yield self._whole[code]
        if lines := self._lines.get(code):
            yield from (lines[line] for line in range(first, last + 1) if line in lines)
        blocks = self._blocks.get(code, [])
        for index in range(bisect_left(blocks, first, key=attrgetter("last")), len(blocks)):
            if blocks[index].first > last:
                break
            yield blocks[index].selector
