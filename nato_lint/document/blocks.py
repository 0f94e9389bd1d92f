"""markdown-it-py's block parser, set up for articles.

Block tokens know their lines. Two rules strip more than a line's prefix, so that their content
cannot be aligned with the end of the line: a heading loses its marks, a table row is cut into cells.
They are wrapped to note where each content starts. What lies deeper than the nesting limit is
skipped by the parser; the first such line is noted, so that nobody believes it was checked.

Most blocks of an article are plain paragraphs. They are recognised by the first characters of their
lines, before a dozen rules are asked about every line.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS, mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from nato_lint.document.admonitions import indented_container
from nato_lint.document.brackets import pair_brackets
from nato_lint.document.callouts import callout
from nato_lint.document.containers import (
    colon_container,
    directive,
    enter_block,
    html_within,
    leave_block,
    slash_block,
)
from nato_lint.document.definitions import (
    lone_definition,
    may_be_term,
    use_definition_lists,
)
from nato_lint.document.dialects import Feature
from nato_lint.document.html_markdown import html_of_pandoc, html_with_markdown
from nato_lint.document.inline import make_positioned
from nato_lint.document.inline_rules import use_inline_rules
from nato_lint.document.kramdown_html import html_of_kramdown
from nato_lint.document.mdx_html import html_of_mdx
from nato_lint.document.sparse_tables import is_mostly_missing
from nato_lint.document.terminators import look_first
from nato_lint.document.text_tables import text_table
from nato_lint.document.tokens import CAUTIOUS, FROM_LINE_END, REMOVED, BlockRule, line_text

MAX_NESTING = 100

# env key: the first line (from 0) that the nesting limit kept the parser from reading.
TOO_DEEP = "too_deep"

# A line that begins with none of these is plain text, whatever the lines around it are.
_MARKS = frozenset("`~>*-_+=<[#|:!?/0123456789")

# The first character of a line tells which rule is asked.
_BLOCKS: dict[Feature, tuple[str, BlockRule]] = {
    Feature.CONTAINERS: (":", colon_container),
    Feature.DIRECTIVES: ("`~", directive),
    Feature.SLASH_BLOCKS: ("/", slash_block),
    Feature.ADMONITIONS: ("!?", indented_container),
    Feature.TABS: ("=", indented_container),
    Feature.CALLOUTS: ("[", callout),
}


class LimitedBlocks(ParserBlock):
    """The block parser, which says where the nesting limit stopped it."""

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        self.ruler = ruler

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Parse the lines of one container."""
        if state.level >= MAX_NESTING:
            state.env.setdefault(TOO_DEEP, startLine)
        around = enter_block(state)
        super().tokenize(state, startLine, endLine)
        leave_block(state, around)


class Parser(MarkdownIt):
    """The parser, which leaves the address of a link as it is written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's own name)
        """The address; nobody opens it, so that it need not be encoded."""
        return url


@cache
def markdown_parser(features: frozenset[Feature]) -> MarkdownIt:
    """The parser for articles with these features: CommonMark and those, positions recorded."""
    options = {
        "maxNesting": MAX_NESTING,
        "tasklists": True,
        CAUTIOUS: Feature.CAUTION in features,
    }
    md = Parser("commonmark", options)
    if Feature.TABLES in features:
        md.enable("table")
    if Feature.STRIKETHROUGH in features:
        md.enable("strikethrough")
    if Feature.EXPRESSIONS in features:
        md.disable("code")  # MDX has no indented code: what is indented is a child of a component
    if Feature.FOOTNOTES in features:
        md.use(footnote_plugin, inline=False, move_to_end=False)
    make_positioned(md)
    rules = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    md.block.ruler.at(
        "heading", _heading(rules["heading"]), {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.block.ruler.at("table", _table(rules["table"]), {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "plain", _plain(Feature.DEFINITION_LISTS in features))
    use_blocks(md, features)
    use_inline_rules(md, features)
    pair_brackets(md)
    look_first(md, _MARKS)
    md.block = LimitedBlocks(md.block.ruler)
    return md


def block_tokens(md: MarkdownIt, text: str, env: dict[str, Any]) -> list[Token]:
    """The block tokens of `text` (line ends are "\\n"); "inline" tokens are not parsed yet."""
    tokens: list[Token] = []
    md.block.parse(text, md, env, tokens)
    return tokens


def use_blocks(md: MarkdownIt, features: frozenset[Feature]) -> None:
    """Let the parser know the blocks that the features ask for."""
    if Feature.DEFINITION_LISTS in features:
        use_definition_lists(md)
    if Feature.LONE_DEFINITIONS in features:
        md.block.ruler.before("lheading", "lone_definition", lone_definition)
    if Feature.TEXT_TABLES in features:
        md.block.ruler.before("plain", "text_table", text_table)
    rules = {
        character: rule
        for feature, (characters, rule) in _BLOCKS.items()
        if feature in features
        for character in characters
    }

    def container(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        at = state.bMarks[startLine] + state.tShift[startLine]
        rule = rules.get(state.src[at : at + 1])
        if rule is None or state.is_code_block(startLine):
            return False
        return rule(state, startLine, endLine, silent)

    if rules:
        alternatives = ["paragraph", "reference", "blockquote", "list"]
        md.block.ruler.before("plain", "container", container, {"alt": alternatives})
        _wrap_html(md, html_within)
    if Feature.EXPRESSIONS in features:
        _wrap_html(md, html_of_mdx)
    if Feature.HTML_ELEMENTS in features:
        _wrap_html(md, html_of_kramdown)
    elif Feature.MARKDOWN_IN_HTML in features:
        _wrap_html(md, html_of_pandoc)
    elif Feature.KRAMDOWN_ATTRIBUTES in features:
        _wrap_html(md, html_with_markdown)


def _wrap_html(md: MarkdownIt, wrap: Callable[[BlockRule], BlockRule]) -> None:
    html = next(rule for rule in md.block.ruler.__rules__ if rule.name == "html_block")
    md.block.ruler.at("html_block", wrap(html.fn), {"alt": html.alt})


def _plain(may_have_terms: bool) -> BlockRule:
    def plain(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        """A paragraph none of whose lines could be anything else; its one token is its content."""
        if silent or state.is_code_block(startLine):
            return False
        line = startLine
        # Lazy continuation lines of a quote or an item belong to it too: endLine is no end.
        while line < state.lineMax and not state.isEmpty(line):
            if state.src[state.bMarks[line] + state.tShift[line]] in _MARKS:
                return False
            line += 1
        is_line = line == startLine + 1
        if is_line and may_have_terms and may_be_term(state, startLine):
            return False
        token = state.push("inline", "", 0)
        if is_line:
            token.content = line_text(state, startLine).strip(MD_TRIM_CHARS)
        else:
            token.content = mdTrim(state.getLines(startLine, line, state.blkIndent, False))
        token.map = [startLine, line]
        state.line = line
        return True

    return plain


def _heading(rule: BlockRule) -> BlockRule:
    def heading(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        count = len(state.tokens)
        matched = rule(state, startLine, endLine, silent)
        if matched and not silent:
            line = line_text(state, startLine)
            marks = line.lstrip("#")
            for token in state.tokens[count:]:
                if token.type == "inline":
                    token.meta[FROM_LINE_END] = len(marks.lstrip(MD_TRIM_CHARS))
        return matched

    return heading


def _table(rule: BlockRule) -> BlockRule:
    def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        if is_mostly_missing(state, startLine):
            return False
        count = len(state.tokens)
        matched = rule(state, startLine, endLine, silent)
        if matched and not silent:
            row: list[Token] = []
            for token in state.tokens[count:]:
                if token.type == "tr_open":
                    row = []
                elif token.type == "inline":
                    row.append(token)
                elif token.type == "tr_close" and row and row[0].map:
                    _place_cells(row, line_text(state, row[0].map[0]))
        return matched

    return table


def _place_cells(row: list[Token], line: str) -> None:
    """Note on each cell of a row where it starts; cells are cut as the table rule cuts them."""
    cells = _cells(line)
    for token, (start, end) in zip(row, cells, strict=False):
        raw = line[start:end]
        start += len(raw) - len(raw.lstrip(MD_TRIM_CHARS))
        token.meta[FROM_LINE_END] = len(line) - start
        token.meta[REMOVED] = _dropped_backslashes(line[start:end])


def _cells(line: str) -> list[tuple[int, int]]:
    """The spans between the unescaped pipes of a row; empty outermost ones do not count."""
    stripped = line.strip(MD_TRIM_CHARS)
    base = len(line) - len(line.lstrip(MD_TRIM_CHARS))
    spans, start, escaped = [], 0, False
    for position, character in enumerate(stripped):
        if character == "|" and not escaped:
            spans.append((base + start, base + position))
            start = position + 1
        escaped = character == "\\"
    spans.append((base + start, base + len(stripped)))
    if spans[0][0] == spans[0][1]:
        spans.pop(0)
    if spans and spans[-1][0] == spans[-1][1]:
        spans.pop()
    return spans


def _dropped_backslashes(raw: str) -> tuple[int, ...]:
    """Positions, in the cell without them, before which a backslash stood in front of a pipe."""
    positions: list[int] = []
    at = raw.find("\\|")
    while at >= 0:
        positions.append(at - len(positions))
        at = raw.find("\\|", at + 2)
    return tuple(positions)
