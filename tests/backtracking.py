"""Whether a regular expression can take exponential time: can it match one text in ever more ways?

The expression becomes a position automaton (Glushkov): a state for every place at which it takes a
character. It is exponentially ambiguous when from some state two different paths lead back to it
over the same characters (Weber and Seidl, 1991), or when one step comes about in two ways, as in
`(a+)+`. That is decided on the automaton with itself; characters stand for classes by samples.

What is possessive or atomic is never tried again, so that it counts as taken once. Lookarounds and
back references take nothing. Repetition up to a small number is no loop.
"""

import re
from collections import Counter
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_MANY = 60
_SAMPLES = frozenset(
    [chr(code) for code in range(128)]
    + [*"éÉßÃ©£€“”‘’«»–—…•◦\u00a0\u2028\u200b\u0301\ufffc\ufffd港あ😀\U000f0000"]
)
_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}

Position = int


class _Part(NamedTuple):
    """A piece of the expression: whether it can match nothing, where it begins and ends."""

    nullable: bool
    first: frozenset[Position] = frozenset()
    last: frozenset[Position] = frozenset()


_NOTHING = _Part(True)


class _Automaton:
    def __init__(self, pattern: str, flags: int) -> None:
        parsed = sre.parse(pattern, flags)
        self.flags = parsed.state.flags
        self.characters: list[frozenset[str]] = []
        self.steps: Counter[tuple[Position, Position]] = Counter()
        self.sequence(parsed)

    def sequence(self, nodes: Iterable[Any]) -> _Part:
        part = _NOTHING
        for operation, argument in nodes:
            part = self.joined(part, self.part(operation, argument))
        return part

    def joined(self, left: _Part, right: _Part) -> _Part:
        self.connect(left.last, right.first)
        return _Part(
            left.nullable and right.nullable,
            left.first | right.first if left.nullable else left.first,
            left.last | right.last if right.nullable else right.last,
        )

    def connect(self, sources: Iterable[Position], targets: Iterable[Position]) -> None:
        targets = list(targets)
        self.steps.update((source, target) for source in sources for target in targets)

    def part(self, operation: Any, argument: Any) -> _Part:
        if operation in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, body = argument
            part = self.sequence(body)
            if most >= _MANY and operation is not op.POSSESSIVE_REPEAT:
                self.connect(part.last, part.first)
            return part._replace(nullable=part.nullable or least == 0)
        if operation is op.SUBPATTERN:
            return self.sequence(argument[3])
        if operation is op.ATOMIC_GROUP:
            return self.once(self.sequence(argument))
        if operation is op.BRANCH:
            return _either([self.sequence(branch) for branch in argument[1]])
        if operation is op.GROUPREF_EXISTS:
            return _either([self.sequence(branch or ()) for branch in argument[1:]])
        if operation is op.AT and argument is op.AT_END_STRING:
            return _Part(False)  # nothing can come behind it
        if operation in (op.ASSERT, op.ASSERT_NOT, op.AT, op.GROUPREF):
            return _NOTHING
        self.characters.append(self.taken(operation, argument))
        position = frozenset([len(self.characters) - 1])
        return _Part(False, position, position)

    def once(self, part: _Part) -> _Part:
        inside = {*part.first, *part.last}
        for step in [step for step in self.steps if set(step) <= inside]:
            if self.steps[step] and step[0] >= step[1]:
                del self.steps[step]
        return part

    def taken(self, operation: Any, argument: Any) -> frozenset[str]:
        """The samples that a place takes."""
        if operation is op.IN:
            members = list(argument)
            negated = members[0][0] is op.NEGATE
            found = frozenset().union(*(self.taken(*each) for each in members[negated:]))
            return _SAMPLES - found if negated else found
        if operation is op.ANY:
            return _SAMPLES if self.flags & re.DOTALL else _SAMPLES - {"\n"}
        if operation is op.CATEGORY:
            expression = re.compile(_CATEGORIES[argument], self.flags & re.ASCII)
            return frozenset(filter(expression.match, _SAMPLES))
        if operation is op.NOT_LITERAL:
            return _SAMPLES - self.taken(op.LITERAL, argument)
        low, high = argument if operation is op.RANGE else (argument, argument)
        found = {each for each in _SAMPLES if low <= ord(each) <= high} | {chr(low)}
        if self.flags & re.IGNORECASE:
            found |= {form for each in found for form in (each.lower(), each.upper())}
        return frozenset(found)


def _either(parts: list[_Part]) -> _Part:
    return _Part(
        any(part.nullable for part in parts),
        frozenset().union(*(part.first for part in parts)),
        frozenset().union(*(part.last for part in parts)),
    )


def is_exponential(pattern: str, flags: int = 0) -> bool:
    """Whether there are texts on which the expression backtracks exponentially."""
    automaton = _Automaton(pattern, flags)
    follow: dict[Position, set[Position]] = {}
    for source, target in automaton.steps:
        follow.setdefault(source, set()).add(target)
    component = _components(follow)
    inside = {
        source: {target for target in targets if component[target] == component[source]}
        for source, targets in follow.items()
    }
    if any(
        count > 1 and target in inside[source]
        for (source, target), count in automaton.steps.items()
    ):
        return True
    pairs = _pairs(inside, automaton.characters)
    of_pair = _components(pairs)
    diagonal = {of_pair[pair] for pair in of_pair if pair[0] == pair[1]}
    return any(of_pair[pair] in diagonal for pair in of_pair if pair[0] != pair[1])


Pair = tuple[Position, Position]


def _pairs(
    follow: dict[Position, set[Position]], characters: list[frozenset[str]]
) -> dict[Pair, set[Pair]]:
    """The steps that the automaton can take twice at once over the same character."""
    pairs: dict[Pair, set[Pair]] = {}
    waiting = [(position, position) for position, targets in follow.items() if targets]
    while waiting:
        pair = waiting.pop()
        if pair in pairs:
            continue
        pairs[pair] = {
            (left, right)
            for left in follow.get(pair[0], ())
            for right in follow.get(pair[1], ())
            if left == right or characters[left] & characters[right]
        }
        waiting += pairs[pair]
    return pairs


def _components(follow: dict[Any, set[Any]]) -> dict[Any, int]:
    """The strongly connected component of every state, by number (Tarjan, without recursion)."""
    index: dict[Any, int] = {}
    low: dict[Any, int] = {}
    component: dict[Any, int] = {}
    stack: list[Any] = []
    for root in list(follow):
        work = [(root, iter(follow.get(root, ())))] if root not in index else []
        if work:
            index[root] = low[root] = len(index)
            stack.append(root)
        while work:
            state, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    work.append((target, iter(follow.get(target, ()))))
                    break
                if target not in component:
                    low[state] = min(low[state], index[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[state])
                if low[state] == index[state]:
                    number = len(component)
                    while True:
                        member = stack.pop()
                        component[member] = number
                        if member == state:
                            break
    return component
