"""Which of the rules that suppressions name are of use there."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from nato_lint.pattern import Pattern
from nato_lint.settings import Settings
from nato_lint.suppress.directives import DISABLE_FILE, ENABLE, Directive, Selector
from nato_lint.suppress.switches import ONLY_BY_NAME, Codes, Switches

_LIKE_A_CODE = Pattern(r"[A-Z]{2,8}[0-9]*")
# Looking for what a misspelt name may have meant takes long; hostile text has thousands of them.
_MOST_SUGGESTIONS = 20


class Verdict(NamedTuple):
    """What is wrong with the selectors of one directive.

    They are `unknown`, or a `reason` that is written like rules; they hide nothing, because nothing
    is there (`unused`) or because it is about the whole article (`misplaced`).
    """

    unknown: Sequence[Selector]
    reason: Sequence[Selector]
    unused: Sequence[Selector]
    misplaced: Sequence[Selector] = ()


class Suggestions:
    """What misspelt words may have meant."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def of(self, word: str, possible: Collection[str]) -> str:
        """` (did you mean "..."?)`, or nothing; also where there were too many words before."""
        if word not in self._found:
            if len(self._found) >= _MOST_SUGGESTIONS:
                return ""
            from nato_lint.selection import suggestion

            self._found[word] = suggestion(word, possible)
        return self._found[word]


class Verdicts:
    """The verdicts on the directives of an article, once all its findings have been looked up.

    `ran` are the codes of the rules that looked at the article, `left` those of its findings that
    are not hidden.
    """

    def __init__(
        self,
        settings: Settings,
        switches: Switches,
        codes: Codes,
        ran: Collection[str],
        left: Collection[str],
    ) -> None:
        self._all_known = settings.all_known
        self._switches = switches
        self._codes = codes
        self._ran = frozenset(ran)
        whole = {active.rule.code for active in settings.rules if active.rule.whole_article}
        self._elsewhere = whole.intersection(left)

    def on(
        self, directives: Sequence[Directive], suggestions: Suggestions
    ) -> dict[Directive, Verdict]:
        """The verdicts on those of the directives that are valid."""
        valid = [directive for directive in directives if directive.is_valid]
        verdicts = {
            each: self._on_disable(each, suggestions) for each in valid if each.verb != ENABLE
        }
        # Where it is not clear what is switched off, an `enable` may have a use.
        clear = len(valid) == len(directives) and not any(v.unknown for v in verdicts.values())
        unused = {selector for verdict in verdicts.values() for selector in verdict.unused}
        for directive in valid:
            if directive.verb == ENABLE:
                useless = self._ending_nothing(directive, unused) if clear else ()
                verdicts[directive] = Verdict(*self._strange(directive, suggestions), useless)
        return verdicts

    def _on_disable(self, directive: Directive, suggestions: Suggestions) -> Verdict:
        unused, misplaced = [], []
        for selector in filter(self._hides_nothing, directive.selectors):
            about_all = self._codes.of(selector.name) <= self._elsewhere
            if about_all and directive.verb != DISABLE_FILE:
                misplaced.append(selector)
            else:
                unused.append(selector)
        return Verdict(*self._strange(directive, suggestions), unused, misplaced)

    def _hides_nothing(self, selector: Selector) -> bool:
        """Whether a selector hid nothing although all that it stands for looked at the article."""
        if selector in self._switches.used:
            return False
        codes = self._codes.of(selector.name)
        if len(codes) > 1:
            # Rules that are off unless they are selected hardly ever run.
            codes -= self._codes.optional - self._ran
        elif codes <= ONLY_BY_NAME:
            return False
        return bool(codes) and codes <= self._ran

    def _ending_nothing(
        self, directive: Directive, unused: Collection[Selector]
    ) -> Sequence[Selector]:
        """The selectors of an `enable` that end nothing but what was of no use either."""
        return [
            selector
            for selector in directive.selectors
            if self._codes.of(selector.name)
            and all(ended in unused for ended in self._switches.ended.get(selector, ()))
        ]

    def _strange(
        self, directive: Directive, suggestions: Suggestions
    ) -> tuple[Sequence[Selector], Sequence[Selector]]:
        """The selectors that stand for no rule, and the last of them if they are a reason."""
        selectors = directive.selectors
        if not self._all_known:
            return (), ()
        unknown = [selector for selector in selectors if not self._codes.of(selector.name)]
        first = len(selectors)
        while first and not self._codes.of(selectors[first - 1].name):
            first -= 1
        tail = selectors[first:]
        if not (first and tail and directive.is_comment):
            return unknown, ()
        word = tail[0].name
        if _LIKE_A_CODE.fullmatch(word) or suggestions.of(word, self._codes.known):
            return unknown, ()
        return unknown[: -len(tail)], tail
