"""Inline syntax beyond CommonMark: wiki links, notes in the text, highlighted words.

    [[Page|shown words]]  ![[picture.png]]      Text.^[A note.]      ==highlighted==

Each rule looks forward at most once over the same text.
"""

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from nato_lint.document.dialects import Feature
from nato_lint.document.inline import END, PositionedInline, PositionedState
from nato_lint.document.tokens import is_cautious
from nato_lint.pattern import Pattern

# Token.meta keys: where the words that are shown begin, where the target stands.
SHOWN, TARGET = "shown", "target"
# env key: whether the text of a note is parsed, which holds no other notes.
IN_NOTE = "in note"

_WIKI_LINK = Pattern(r"\[\[(?P<target>[^\[\]|\n]++)(?P<more>\|[^\[\]\n]*+)?\]\](?!\()")
_WORD = Pattern(r"\w")
# What stands between brackets for readers: a note, a sentence.
_NOTE = Pattern(r":[ \t]|[.!?…][ \t]*+$")
_MOST_WORDS = 6


def use_inline_rules(md: MarkdownIt, features: frozenset[Feature]) -> None:
    """Let the inline parser of `md`, which records positions, know what the features ask for."""
    inline = md.inline
    assert isinstance(inline, PositionedInline)
    if Feature.WIKI_LINKS in features:
        inline.add_rule("wiki_link", _wiki_link, "[")
        inline.add_rule("wiki_embed", _wiki_embed, "!")
    if Feature.INLINE_FOOTNOTES in features:
        inline.add_rule("inline_note", _inline_note, "^")
    if Feature.HIGHLIGHTS in features:
        inline.add_rule("highlight", _highlight, "=")


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[Page]]` is an object, `[[Page|words]]` shows its words."""
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None or _is_defined(state, match["target"]):
        return False
    if not match["more"] and is_cautious(state) and _is_text(match["target"]):
        return False
    end, shown = match.end(), match["more"]
    if silent:
        state.pos = end
        return True
    if not shown or not _WORD.search(shown):
        token = state.push("wiki_link", "", 0)
        token.meta |= {END: end, TARGET: match.span("target")}
    else:
        token = state.push("link_open", "a", 1)
        token.meta |= {END: end, SHOWN: match.start("more") + 1, TARGET: match.span("target")}
        outer_end = state.posMax
        state.pos, state.posMax = match.start("more") + 1, end - 2
        state.md.inline.tokenize(state)
        state.pos, state.posMax = end - 2, outer_end
        state.push("link_close", "a", -1)
    state.pos = end
    return True


def _wiki_embed(state: StateInline, silent: bool) -> bool:
    """`![[picture.png]]`: a picture or another page, which is shown here."""
    match = _WIKI_LINK.match(state.src, state.pos + 1, state.posMax)
    if match is None or state.src[state.pos] != "!":
        return False
    if not silent:
        token = state.push("wiki_embed", "", 0)
        token.meta |= {END: match.end(), TARGET: match.span("target")}
    state.pos = match.end()
    return True


def _is_defined(state: StateInline, target: str) -> bool:
    """Whether `[[1]]` is a link in brackets, since the article says where `[1]` leads."""
    return normalizeReference(target) in state.env.get("references", ())


def _is_text(target: str) -> bool:
    """Whether this is too much for the name of a page."""
    return bool(_NOTE.search(target)) or len(target.split(None, _MOST_WORDS)) > _MOST_WORDS


def _inline_note(state: StateInline, silent: bool) -> bool:
    """`^[A note.]`; the text of the note is read apart."""
    if not state.src.startswith("^[", state.pos) or state.env.get(IN_NOTE):
        return False
    assert isinstance(state, PositionedState)
    end = state.bracket_end(state.pos + 1)
    if end is None or end >= state.posMax or end == state.pos + 2:
        return False
    if not silent:
        token = state.push("inline_note", "", 0)
        token.meta[END] = end + 1
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 1
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    """The marks around `==words==`, which are words like others."""
    src, at = state.src, state.pos
    if silent or not src.startswith("==", at):
        return False
    assert isinstance(state, PositionedState)
    if at != state.highlight_end:
        if at < state.highlight_end or at >= state.no_highlight or not _opens_highlight(src, at):
            return False
        end = _highlight_end(src, at + 2)
        if end is None:
            state.no_highlight = at
            return False
        state.highlight_end = end
    state.push("highlight", "", 0)
    state.pos += 2
    return True


def _opens_highlight(src: str, at: int) -> bool:
    before, behind = src[at - 1 : at], src[at + 2 : at + 3]
    return not (before.isalnum() or before == "=" or behind.isspace() or behind in ("=", ""))


def _highlight_end(src: str, at: int) -> int | None:
    while (at := src.find("==", at)) >= 0:
        run_end = at + 2
        while src.startswith("=", run_end):
            run_end += 1
        inside, behind = src[at - 1], src[run_end : run_end + 1]
        if run_end - at == 2 and not (inside.isspace() or behind.isalnum()):
            return at
        at = run_end
    return None
