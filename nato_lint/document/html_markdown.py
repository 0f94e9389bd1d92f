"""HTML whose content is Markdown, because an attribute says so or because the dialect has it so.

    <figure markdown="span">         <div class="wide">
    ![The pier](pier.jpg)            ::: {.note}
    </figure>                        The *old* pier.

kramdown and Python-Markdown know the attribute; elsewhere it changes nothing. In Pandoc, the
parts of a page hold Markdown without one.
"""

import re

from markdown_it.rules_block import StateBlock

from nato_lint.document.mdx_html import html_of_mdx
from nato_lint.document.tokens import BlockRule, line_text
from nato_lint.pattern import Pattern

_ASKS = Pattern(
    r"<[A-Za-z][\w-]*+(?=\s)[^<>]*?\smarkdown(?:\s*+=\s*+[\"']?(?:1|block|span)[\"']?)?[\s>]"
)
_PART_OF_PAGE = Pattern(
    r"</?(?:a|article|aside|center|details|div|figure|footer|header|main|nav|section|span)[\s>]",
    re.IGNORECASE,
)


def html_with_markdown(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML, where the tag that begins one may ask for Markdown inside."""
    return _with_markdown(rule, _ASKS)


def html_of_pandoc(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML, where the parts of a page hold Markdown."""
    return _with_markdown(rule, _PART_OF_PAGE)


def _with_markdown(rule: BlockRule, tag: Pattern) -> BlockRule:
    in_markdown = html_of_mdx(rule)

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        holds = not silent and tag.match(line_text(state, startLine))
        behind = startLine + 1
        # Lines that are indented further than the tag are no code, as they would be in Markdown.
        if holds and not (behind < endLine and state.is_code_block(behind)):
            return in_markdown(state, startLine, endLine, silent)
        return rule(state, startLine, endLine, silent)

    return html_block
