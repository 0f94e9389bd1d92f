"""Which rules apply: selectors, and how they win over one another.

A selector is a code (`DUP001`), a prefix (`DUP`, `DUP0`), a name (`repeated-word`) or `ALL`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from nato_lint.problem import Problem
from nato_lint.rule import Rule

ALL = "ALL"

_EXACT = 100
"""The rank of a code or a name; a prefix ranks by its length, ALL 0."""


class UnknownSelector(Problem):
    """A selector that stands for no rule; `str(error)` is one sentence for the user."""

    def __init__(self, selector: str, rules: Iterable[Rule]) -> None:
        super().__init__(f'no rule is called "{selector}"{suggestion(selector, selectors(rules))}.')
        self.selector = selector


class Selection(NamedTuple):
    """What one place (the command line, a configuration file) says about the rules to apply.

    `select` None leaves the choice as it is; a value starts it over, also when it is empty.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()


def choose(
    rules: Sequence[Rule],
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> list[Rule]:
    """The rules that apply, in the order of `rules`.

    `select` None is the default selection. A prefix or ALL includes rules that are off by
    default. The more specific selector wins (ALL, shorter prefix, longer prefix, code or name);
    at a tie `ignore` does. Raises UnknownSelector.
    """
    return choose_in_turn(rules, [Selection(select, ignore, extend_select)])


def choose_in_turn(rules: Sequence[Rule], selections: Iterable[Selection]) -> list[Rule]:
    """The rules that apply after several places have spoken, each changing what came before.

    Within one place the more specific selector wins; a later place wins over an earlier one.
    """
    chosen = {rule.code for rule in rules if rule.default}
    for selection in selections:
        if selection.select is not None:
            chosen = set()
        on = ranks(rules, [*(selection.select or ()), *selection.extend_select])
        off = ranks(rules, selection.ignore)
        chosen |= {code for code, rank in on.items() if rank > off.get(code, -1)}
        chosen -= {code for code, rank in off.items() if rank >= on.get(code, -1)}
    return [rule for rule in rules if rule.code in chosen]


def ranks(rules: Sequence[Rule], chosen: Iterable[str]) -> dict[str, int]:
    """The codes that the selectors stand for, each with the rank of the most specific one.

    Raises UnknownSelector.
    """
    ranked: dict[str, int] = {}
    for selector in chosen:
        members = members_of(selector, rules)
        if not members and selector != ALL:
            raise UnknownSelector(selector, rules)
        rank = rank_of(selector, members)
        for rule in members:
            ranked[rule.code] = max(rank, ranked.get(rule.code, rank))
    return ranked


def members_of(selector: str, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that a selector stands for; none if it is unknown."""
    if selector == ALL:
        return list(rules)
    return [
        rule for rule in rules if selector in (rule.code, rule.name) or _is_prefix(selector, rule)
    ]


def rank_of(selector: str, members: Collection[Rule]) -> int:
    """How specific a selector is, given its members; larger is more specific."""
    if selector == ALL:
        return 0
    exact = any(selector in (rule.code, rule.name) for rule in members)
    return _EXACT if exact else len(selector)


def selectors(rules: Iterable[Rule]) -> list[str]:
    """Every code, name and prefix of a whole family: what a user may have meant."""
    rules = list(rules)
    families = {_family(rule): None for rule in rules}
    return [
        *families,
        *(rule.code for rule in rules),
        *(rule.name for rule in rules),
        ALL,
    ]


def suggestion(word: str, possible: Iterable[str]) -> str:
    """` (did you mean "..."?)` with the possibility most like `word`; empty if none is alike."""
    from difflib import get_close_matches

    spelled = {known.casefold(): known for known in possible}
    close = get_close_matches(word.casefold(), spelled, n=1, cutoff=0.6)
    return f' (did you mean "{spelled[close[0]]}"?)' if close else ""


def _family(rule: Rule) -> str:
    return rule.code.rstrip("0123456789")


def _is_prefix(selector: str, rule: Rule) -> bool:
    # "DU" is no prefix: a family is named in full, else AID and AIX would be taken for kin.
    return len(selector) >= len(_family(rule)) and rule.code.startswith(selector)
