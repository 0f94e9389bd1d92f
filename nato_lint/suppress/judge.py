"""What is wrong with suppressions: they hide nothing, or name what does not exist."""

from collections.abc import Iterator, Sequence

from nato_lint.document import Document
from nato_lint.finding import Edit, Finding, Fix, Safety
from nato_lint.suppress.directives import (
    ALL,
    DISABLE,
    DISABLE_FILE,
    ENABLE,
    REASON,
    VERBS,
    Directive,
    Selector,
)
from nato_lint.suppress.lines import Lines
from nato_lint.suppress.removal import Removals, single_removals
from nato_lint.suppress.switches import Codes
from nato_lint.suppress.verdicts import Suggestions, Verdict, Verdicts

UNUSED_CODE = "LNT002"

_NEXT_PROBLEM = "so that it does not hide the next problem."
_MOST_NAMES = 5
_LONGEST_NAME = 40


class Judge:
    """Words what is wrong with the directives of an article.

    With `wants_reason`, a suppression without a reason is wrong too.
    """

    def __init__(self, document: Document, codes: Codes, *, wants_reason: bool) -> None:
        self._document = document
        self._codes = codes
        self._wants_reason = wants_reason
        self._suggestions = Suggestions()

    def problems(
        self, directives: Sequence[Directive], lines: Lines, verdicts: Verdicts
    ) -> Iterator[Finding]:
        """The findings about the directives, in the order of the text."""
        found = verdicts.on(directives, self._suggestions)
        useless = {
            directive
            for directive, verdict in found.items()
            if directive.is_comment and len(verdict.unused) == len(directive.selectors)
        }
        removals = Removals(self._document, lines, useless)
        for directive in directives:
            if directive not in found:
                yield _problem(directive, self._misspelt(directive))
            elif directive in useless:
                fix = _fix("Remove the comment", removals.edit(directive))
                yield _problem(directive, _useless(directive, directive.selectors), fix)
            else:
                yield from self._about_names(directive, found[directive])
                if directive.visible:
                    yield _seen_by_readers(directive)
                if self._wants_reason and directive.verb != ENABLE and not directive.reason:
                    yield _without_reason(directive)

    def _about_names(self, directive: Directive, verdict: Verdict) -> Iterator[Finding]:
        edits = single_removals(directive, set(verdict.unused)) if directive.is_comment else {}
        for selectors in _portions(verdict.unused):
            fix = (
                _fix(f"Remove {_listed(selectors)}", *(edits[each] for each in selectors))
                if edits
                else None
            )
            yield _problem(_span(selectors), _useless(directive, selectors, within=True), fix)
        for selectors in _portions(verdict.misplaced):
            name = _listed(selectors)
            yield _problem(
                _span(selectors),
                f"{name} is about the whole article, and a comment for one place does not hide "
                f"that. Write nato-lint-{DISABLE_FILE} {name} instead.",
            )
        for selectors in _portions(verdict.unknown):
            guess = ""
            if len(selectors) == 1:
                guess = self._suggestions.of(selectors[0].name, (*self._codes.known, ALL))
            hint = "; a reason follows two hyphens" if directive.is_comment else ""
            yield _problem(
                _span(selectors),
                f"There is no rule {_listed(selectors, 'or')}{guess}. Correct the name, or remove "
                f"it{hint}.",
            )
        if verdict.reason:
            start = verdict.reason[0].start
            yield _problem(
                _span(verdict.reason),
                "This is no rule. If it is the reason, put two hyphens before it.",
                _fix("Put two hyphens before the reason", Edit(start, start, "-- ")),
            )

    def _misspelt(self, directive: Directive) -> str:
        verb = _shortened(directive.verb)
        if not directive.is_comment:
            if directive.verb == DISABLE_FILE:
                return 'This names no rule. Write a list of rules, as in "disable: [DUP001]".'
            guess = self._suggestions.of(directive.verb, (DISABLE, REASON))
            key = f" There is no “{verb}”{guess}." if verb else ""
            return (
                f"This switches nothing off.{key} Write “disable:” with a list of rules here, and "
                "the reason after “reason:”."
            )
        if directive.apart and directive.verb in VERBS:
            return f"This comment switches nothing off. Write nato-lint-{verb}, with a hyphen."
        guess = self._suggestions.of(directive.verb, VERBS)
        return f"This comment switches nothing off: there is no nato-lint-{verb}{guess}."


def _problem(place: Directive | Selector, message: str, fix: Fix | None = None) -> Finding:
    return Finding(
        place.start, place.end, message, fix=fix, code=UNUSED_CODE, name="unused-suppression"
    )


def _fix(message: str, *edits: Edit) -> Fix:
    return Fix(Safety.SAFE, message, edits)


def _portions(selectors: Sequence[Selector]) -> list[Sequence[Selector]]:
    """One by one; all together where they are many."""
    if len(selectors) > _MOST_NAMES:
        return [selectors]
    return [(selector,) for selector in selectors]


def _span(selectors: Sequence[Selector]) -> Selector:
    return selectors[0]._replace(end=max(selector.end for selector in selectors))


def _useless(directive: Directive, selectors: Sequence[Selector], *, within: bool = False) -> str:
    """What to say of selectors, some `within` the comment or all, that are of no use."""
    what = "this comment"
    if within:
        what = f"{_listed(selectors)} here"
    if directive.verb == ENABLE:
        return f"Nothing that could be switched on again is switched off here. Remove {what}."
    return f"Nothing here needs {_listed(selectors, 'or')} switched off. Remove {what}, {_NEXT_PROBLEM}"


def _seen_by_readers(directive: Directive) -> Finding:
    return _problem(
        directive,
        "Readers see this comment, for as it stands it defines no link. Put a blank line above it, "
        "and no brackets or quotation marks into the reason.",
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


def _listed(selectors: Sequence[Selector], last_by: str = "and") -> str:
    names = [
        "any rule" if selector.name == ALL else _shortened(selector.name) for selector in selectors
    ]
    if len(names) > _MOST_NAMES:
        names[_MOST_NAMES:] = [f"{len(names) - _MOST_NAMES:,} others"]
    *others, last = names
    return f"{', '.join(others)} {last_by} {last}" if others else last


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
