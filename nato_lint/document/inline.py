"""markdown-it-py's inline parser, made to say where each of its tokens stands.

The parser itself records no positions inside a block. Its state is told here to note the position
at which pending text begins and at which every token is pushed; the few rules whose tokens cover
more than that are wrapped to note start and end. Nothing is searched for afterwards.
"""

import re
from collections.abc import Callable, MutableMapping
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from nato_lint.document.mask import MASKS

# Token.meta keys: offsets into the content of the block that the token belongs to.
START, END = "start", "end"

# Rules whose token stands for a whole stretch of source, and the type of that token.
_COVERING = {
    "backticks": "code_inline",
    "link": "link_open",
    "image": "image",
    "autolink": "link_open",
    "html_inline": "html_inline",
    "footnote_ref": "footnote_ref",
}

# The characters that each rule begins at; "text" takes everything up to the next of them. The
# parser's own list holds more, for extensions that are not used here.
_BEGINS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
_NOT_TEXT = "\n\\`*_~[]<&!"
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)

InlineRule = Callable[[StateInline, bool], bool]


class PositionedState(StateInline):
    """Inline state that notes in `token.meta` where a token starts."""

    def __init__(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> None:
        self.pending_start = -1
        # Where the marks around highlighted words end, and from where on nothing ends any.
        self.highlight_end = -1
        self.no_highlight = len(src)
        self._brackets: dict[int, int] | None = None
        super().__init__(src, md, env, tokens)

    @property
    def pending(self) -> str:
        """Literal text that is not yet a token; what is set here stands at the current position."""
        return super().pending

    @pending.setter
    def pending(self, value: str) -> None:
        if not value:
            self.pending_start = -1
        elif self.pending_start < 0:
            self.pending_start = self.pos
        self._pending = value
        self._pending_buffer = []

    def append_pending(self, text: str) -> None:
        """Add literal text that stands at the current position."""
        if self.pending_start < 0:
            self.pending_start = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802 (the parser's own name)
        """Make a token of the pending text."""
        start = self.pending_start
        token = super().pushPending()
        token.meta[START] = start
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token that starts at the current position."""
        token = super().push(ttype, tag, nesting)
        token.meta[START] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """What the marks at `start` may do; what is masked beside them is punctuation."""
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        around = self.src[start - 1 : start] or " ", self.src[end : end + 1] or " "
        if MASKS.isdisjoint(around):
            return scanned
        before, behind = ("." if each in MASKS else each for each in around)
        alone = StateInline(f"{before}{self.src[start:end]}{behind}", self.md, {}, [])
        return alone.scanDelims(1, canSplitWord)

    def bracket_end(self, start: int) -> int | None:
        """Where the bracket that opens at `start` is closed; brackets behind backslashes are none."""
        if self._brackets is None:
            self._brackets = {}
            opened: list[int] = []
            for match in _BRACKET.finditer(self.src):
                if match[0] == "[":
                    opened.append(match.start())
                elif match[0] == "]" and opened:
                    self._brackets[opened.pop()] = match.start()
        return self._brackets.get(start)


class PositionedInline(ParserInline):
    """Inline parser whose text tokens keep their own source stretch."""

    def __init__(self) -> None:
        super().__init__()
        self._not_text = _NOT_TEXT
        self.terminator_re = re.compile(f"[{re.escape(_NOT_TEXT)}]")
        self.by_character: dict[str, list[InlineRule]] = {}

    def add_rule(self, name: str, rule: InlineRule, character: str) -> None:
        """Ask `rule` before all others where `character` stands."""
        self.ruler.before("newline", name, rule)
        self.by_character.setdefault(character, []).insert(0, rule)
        self._not_text += character
        self.terminator_re = re.compile(f"[{re.escape(self._not_text)}]")

    def tokenize(self, state: StateInline) -> None:
        """Parse from `state.pos` on; only the rules that begin at a character are asked there."""
        end = state.posMax
        while state.pos < end:
            if state.level < state.md.options.maxNesting:
                character = state.src[state.pos]
                for rule in self.by_character.get(character, self.by_character[""]):
                    if rule(state, False):
                        break
                else:
                    state.append_pending(character)
                    state.pos += 1
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        """Parse `src`; every token's `meta` has its offset in `src`."""
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        _settle_delimiters(state.tokens)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _settle_delimiters(tokens: list[Token]) -> None:
    """Give the marks of one delimiter run, all pushed at its first character, their own places."""
    previous_start, shift = -1, 0
    for token in tokens:
        if token.type != "text":
            previous_start = -1
            continue
        start = token.meta[START]
        if start == previous_start:
            token.meta[START] = start + shift
        else:
            previous_start, shift = start, 0
        shift += len(token.content)


def make_positioned(md: MarkdownIt) -> None:
    """Replace the inline parser of `md` by one that records positions."""
    inline = PositionedInline()
    for name in ("linkify", "fragments_join"):
        ruler = inline.ruler if name == "linkify" else inline.ruler2
        ruler.disable(name)
    known = {name for name, _ in _rules(inline)}
    enabled = {rule.name for rule in md.inline.ruler.__rules__ if rule.enabled}
    for name, rule in _rules(md.inline):
        if name not in known:
            inline.ruler.push(name, rule)
    for name, rule in _rules(inline):
        if name in _COVERING:
            inline.ruler.at(name, _covering(rule, _COVERING[name]))
    rules = dict(_rules(inline))
    inline.by_character = {"": [rules["text"]], "!": [rules["image"], rules["text"]]}
    for name, characters in _BEGINS.items():
        for character in characters.replace("!", "") if name in enabled else "":
            inline.by_character.setdefault(character, []).append(rules[name])
    md.inline = inline


def _rules(inline: ParserInline) -> list[tuple[str, InlineRule]]:
    return [(rule.name, rule.fn) for rule in inline.ruler.__rules__]


def _covering(rule: InlineRule, token_type: str) -> InlineRule:
    """The rule, with start and end of what it consumed noted on the token it pushed."""

    def covering(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            # Pending text may have become a token first.
            for token in state.tokens[count : count + 2]:
                if token.type == token_type:
                    token.meta[START], token.meta[END] = start, state.pos
                    break
        return matched

    return covering
