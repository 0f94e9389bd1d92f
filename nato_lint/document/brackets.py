"""Which bracket closes which, found in one pass over a block.

The parser looks for the end of a link's text anew from every opening bracket, as deep as they are
nested, and gives up the search at its nesting limit. A block of nothing but brackets takes it two
hundred times the time of an ordinary one. Here the brackets of a block are paired once, with a
stack, when the first link in it is looked for. What makes a link or an image is the parser's own
decision; what the pass has to respect is the order in which it decides:

* A bracket inside a code span, an autolink, an HTML tag or behind a backslash pairs with nothing.
* What closes first is decided first, and text that holds a link cannot be the text of a link.
* A label that is looked up among the definitions is at most 999 characters long (CommonMark).
"""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_LONGEST_LABEL = 999
# An image's alternative text may hold images, each of which is parsed again for every one around it.
_MOST_IMAGES_INSIDE = 3
_DEPTH = "images around"
_REFERENCES = "references"
_PAIRS = "_bracket_pairs"

# What begins with one of these never holds a bracket.
_HARMLESS = frozenset("\n*_~&")
# The label of a reference, which holds no bracket.
_LABEL = re.compile(r"\[((?:[^\[\]\\]++|\\.)*+)\]", re.DOTALL)

InlineRule = Callable[[StateInline, bool], bool]


class _Rules:
    """The inline rules of a parser that begin at a bracket, in their order."""

    def __init__(self, md: MarkdownIt, bounded: dict[InlineRule, InlineRule]) -> None:
        by_character: dict[str, list[InlineRule]] = md.inline.by_character  # type: ignore[attr-defined]
        for rules in by_character.values():
            rules[:] = [bounded.get(rule, rule) for rule in rules]
        self.link, self.image = bounded.values()
        at_bracket = by_character["["]
        link = at_bracket.index(self.link)
        self.first, self.then = at_bracket[:link], at_bracket[link:]
        at_mark = by_character["!"]
        self.embedding = at_mark[: at_mark.index(self.image)]
        telling = sorted({*by_character, *"[]!\\"} - _HARMLESS - {""})
        self.telling = re.compile(f"[{re.escape(''.join(telling))}]")


class _Pairs:
    """The pairs of brackets in the text of a block.

    `ends` has the closing bracket for the opening one; `holding` are the opening brackets between
    which and their closing ones a link stands. `reached` says how far the pass is.
    """

    def __init__(self) -> None:
        self.ends: dict[int, int] = {}
        self.holding: set[int] = set()
        self.reached = 0

    def read(self, state: StateInline, rules: _Rules) -> None:
        """Pair the brackets; the state is left as it was."""
        before = state.pos, state.posMax
        state.posMax = len(state.src)
        stack: list[int] = []
        images: set[int] = set()
        # So many of the open brackets, from the outermost on, hold a link.
        holding = 0
        while found := rules.telling.search(state.src, self.reached):
            at = self.reached = found.start()
            character = found[0]
            behind = 0
            if character == "[":
                behind = _matched(state, rules.first, at)
                holding = len(stack) if behind else holding
                if not behind:
                    stack.append(at)
            elif character == "!":
                behind = _matched(state, rules.embedding, at)
                if not behind and state.src[at + 1 : at + 2] == "[":
                    stack.append(at + 1)
                    images.add(at + 1)
                    behind = at + 2
            elif character == "]":
                if stack:
                    opened = stack.pop()
                    self.ends[opened] = at
                    if len(stack) < holding:
                        self.holding.add(opened)
                        holding = len(stack)
                    if opened in images:
                        behind = _matched(state, [rules.image], opened - 1)
                    if not behind:
                        behind = _matched(state, rules.then, opened)
                        holding = len(stack) if behind else holding
            else:
                state.pos = at
                state.md.inline.skipToken(state)
                behind = state.pos
            self.reached = max(behind, at + 1)
        self.reached = len(state.src)
        state.pos, state.posMax = before


def _matched(state: StateInline, rules: list[InlineRule], at: int) -> int:
    """Where the token at `at` ends that one of the rules makes; 0 where none does."""
    for rule in rules:
        state.pos = at
        if rule(state, True):
            return state.pos
    return 0


def pair_brackets(md: MarkdownIt) -> None:
    """Make the parser find the ends of link texts in one pass; its inline rules are all in place."""
    rules = {rule.name: rule.fn for rule in md.inline.ruler.__rules__}
    bounded = {
        rules["link"]: _with_short_labels(rules["link"], 0),
        rules["image"]: _with_short_labels(_with_few_inside(rules["image"]), 1),
    }
    for name in ("link", "image"):
        md.inline.ruler.at(name, bounded[rules[name]])
    at_brackets = _Rules(md, bounded)

    def pairs_of(state: StateInline) -> _Pairs:
        pairs: _Pairs | None = getattr(state, _PAIRS, None)
        if pairs is None:
            pairs = _Pairs()
            setattr(state, _PAIRS, pairs)
            pairs.read(state, at_brackets)
        return pairs

    def label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
        pairs = pairs_of(state)
        if start > state.pos + 1 or start >= pairs.reached:
            # The second label of `[text][label]`, which no pair of brackets can stand in.
            label = _LABEL.match(state.src, start)
            end = label.end() - 1 if label else -1
        else:
            end = -1 if disable_nested and start in pairs.holding else pairs.ends.get(start, -1)
        return end if end < state.posMax else -1

    helpers: Any = SimpleNamespace(**vars(md.helpers))
    helpers.parseLinkLabel = label_end
    md.helpers = helpers


def _with_short_labels(rule: InlineRule, offset: int) -> InlineRule:
    """The rule of links or images, which looks no label up that is too long for one.

    The bracket stands `offset` behind the place that the rule begins at.
    """

    def bounded(state: StateInline, silent: bool) -> bool:
        opened = state.pos + offset
        if state.src[opened : opened + 1] != "[":
            return False
        end = state.md.helpers.parseLinkLabel(state, opened)
        if end < 0:
            return False
        if end - opened <= _LONGEST_LABEL or _has_label(state, end + 1):
            return rule(state, silent)
        references = state.env.pop(_REFERENCES, None)
        try:
            return rule(state, silent)
        finally:
            if references is not None:
                state.env[_REFERENCES] = references

    return bounded


def _has_label(state: StateInline, at: int) -> bool:
    label = _LABEL.match(state.src, at)
    return bool(label and label[1])


def _with_few_inside(rule: InlineRule) -> InlineRule:
    """The rule of images, which does not go deeper than alternative texts do."""

    def image(state: StateInline, silent: bool) -> bool:
        depth = state.env.get(_DEPTH, 0)
        if depth > _MOST_IMAGES_INSIDE:
            return False
        state.env[_DEPTH] = depth + 1
        try:
            return rule(state, silent)
        finally:
            state.env[_DEPTH] = depth

    return image
