"""HTML in Pandoc, where parts of a page hold Markdown.

<div class="wide">
::: {.note}
The *old* pier.
:::
</div>
"""

import re

from markdown_it.rules_block import StateBlock

from nato_lint.document.mdx_html import html_of_mdx
from nato_lint.document.tokens import BlockRule, line_text
from nato_lint.pattern import Pattern

_HOLDS_MARKDOWN = Pattern(
    r"</?(?:a|article|aside|center|details|div|figure|footer|header|main|nav|section|span)[\s>]",
    re.IGNORECASE,
)


def html_of_pandoc(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML, which end with their tags where what follows is Markdown."""
    in_markdown = html_of_mdx(rule)

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        holds = not silent and _HOLDS_MARKDOWN.match(line_text(state, startLine))
        behind = startLine + 1
        # Lines that are indented further than the tag are no code, as they would be in Markdown.
        if holds and not (behind < endLine and state.is_code_block(behind)):
            return in_markdown(state, startLine, endLine, silent)
        return rule(state, startLine, endLine, silent)

    return html_block
