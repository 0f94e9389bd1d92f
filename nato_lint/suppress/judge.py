"""What is wrong with suppressions: they hide nothing, or name what does not exist."""

from collections.abc import Collection, Iterator, Sequence

from nato_lint.document import Document
from nato_lint.finding import Edit, Finding, Fix, Safety
from nato_lint.suppress.directives import (
    ALL,
    ENABLE,
    VERBS,
    Directive,
    Selector,
    blank_before,
    is_alone,
)
from nato_lint.suppress.switches import ONLY_BY_NAME, Codes

UNUSED_CODE = "LNT002"

_NEXT_PROBLEM = "so that it does not hide the next problem."
_MOST_NAMES = 5
# Looking for what a misspelt name may have meant takes long; hostile text has thousands of them.
_MOST_SUGGESTIONS = 20


class Judge:
    """Judges the directives of an article, once all its findings have been looked up.

    `used` are the selectors that hid something, `ran` the codes of the rules that looked at the
    article.
    """

    def __init__(
        self, document: Document, used: Collection[Selector], codes: Codes, ran: Collection[str]
    ) -> None:
        self._document = document
        self._used = frozenset(used)
        self._codes = codes
        self._ran = frozenset(ran)
        self._suggestions: dict[str, str] = {}

    def problems(self, directives: Sequence[Directive], *, wants_reason: bool) -> Iterator[Finding]:
        """The findings about directives that are of no use, and those without a wanted reason."""
        for directive in directives:
            if directive.verb not in VERBS:
                yield self._misspelt(directive)
                continue
            yield from self._useless(directive)
            if wants_reason and directive.verb != ENABLE and not directive.reason:
                yield _without_reason(directive)

    def _misspelt(self, directive: Directive) -> Finding:
        return _problem(
            directive,
            f"This comment switches nothing off: there is no nato-lint-{directive.verb}"
            f"{self._suggestion(directive.verb, VERBS)}.",
        )

    def _useless(self, directive: Directive) -> Iterator[Finding]:
        unknown = [s for s in directive.selectors if not self._codes.of(s.name)]
        unused = [s for s in directive.selectors if self._is_unused(directive, s)]
        if directive.is_comment and len(unknown) + len(unused) == len(directive.selectors):
            message = " ".join(
                (
                    *([f"Nothing here needs {_listed(unused)} switched off."] if unused else ()),
                    *(self._unknown(selector) for selector in unknown[:_MOST_NAMES]),
                    f"Remove this comment, {_NEXT_PROBLEM}",
                )
            )
            yield _problem(directive, message, _removal(self._document, directive))
            return
        fixes = _single_removals(directive, {*unknown, *unused}) if directive.is_comment else {}
        for selector in unused:
            message = (
                f"Nothing here needs {_listed([selector])} switched off. "
                f"Remove {selector.name} here, {_NEXT_PROBLEM}"
            )
            yield _problem(selector, message, fixes.get(selector))
        for selector in unknown:
            message = f"{self._unknown(selector)} Correct the name, or remove it."
            yield _problem(selector, message, fixes.get(selector))

    def _is_unused(self, directive: Directive, selector: Selector) -> bool:
        """Whether a selector hid nothing although all that it stands for looked at the article."""
        if directive.verb == ENABLE or selector in self._used:
            return False
        codes = self._codes.of(selector.name)
        if len(codes) > 1:
            # Rules that are off unless they are selected hardly ever run.
            codes -= self._codes.optional - self._ran
        elif codes <= ONLY_BY_NAME:
            return False
        return bool(codes) and codes <= self._ran

    def _unknown(self, selector: Selector) -> str:
        guess = self._suggestion(selector.name, (*self._codes.known, ALL))
        return f"There is no rule {selector.name}{guess}."

    def _suggestion(self, word: str, possible: Collection[str]) -> str:
        if word not in self._suggestions:
            if len(self._suggestions) >= _MOST_SUGGESTIONS:
                return ""
            from nato_lint.selection import suggestion

            self._suggestions[word] = suggestion(word, possible)
        return self._suggestions[word]


def _problem(place: Directive | Selector, message: str, fix: Fix | None = None) -> Finding:
    return Finding(
        place.start, place.end, message, fix=fix, code=UNUSED_CODE, name="unused-suppression"
    )


def _without_reason(directive: Directive) -> Finding:
    how = (
        'after two hyphens, as in "DUP001 -- a quotation"'
        if directive.is_comment
        else 'under it, as in "reason: a quotation"'
    )
    return _problem(
        directive,
        f"This suppression gives no reason, and the configuration asks for one. Write it {how}.",
    )


def _listed(selectors: Sequence[Selector]) -> str:
    names = ["any rule" if selector.name == ALL else selector.name for selector in selectors]
    if len(names) > _MOST_NAMES:
        names[_MOST_NAMES:] = [f"{len(names) - _MOST_NAMES:,} others"]
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _removal(document: Document, directive: Directive) -> Fix:
    """Take out the comment, and its line where it has one for itself."""
    text, start, end = document.text, directive.start, directive.end
    line_start, line_end = document.source.line_span(document.source.line_number(start))
    if is_alone(document, directive):
        start = line_start
        end = line_end + (2 if text.startswith("\r\n", line_end) else 1)
    elif blank_before(text, line_start, start):
        while end < line_end and text[end] in " \t":
            end += 1
    elif text[start - 1] in " \t":
        start -= 1
    return Fix(Safety.SAFE, "Remove the comment", (Edit(start, min(end, len(text))),))


def _single_removals(directive: Directive, wrong: Collection[Selector]) -> dict[Selector, Fix]:
    """Take single names out of a comment that keeps others.

    Each goes with the separator on the side of a name that stays, so that no two edits overlap.
    """
    fixes = {}
    selectors = directive.selectors
    any_kept = False
    for index, selector in enumerate(selectors):
        if selector not in wrong:
            any_kept = True
            continue
        if any_kept:
            edit = Edit(selectors[index - 1].end, selector.end)
        else:
            edit = Edit(selector.start, selectors[index + 1].start)
        fixes[selector] = Fix(Safety.SAFE, f"Remove {selector.name}", (edit,))
    return fixes
