"""HTML whose content is Markdown, because an attribute says so.

    <figure markdown="span">
    ![The pier](pier.jpg)
    <figcaption>The *old* pier</figcaption>
    </figure>

kramdown and Python-Markdown know the attribute; elsewhere it changes nothing.
"""

from markdown_it.rules_block import StateBlock

from nato_lint.document.mdx_html import html_of_mdx
from nato_lint.document.tokens import BlockRule, line_text
from nato_lint.pattern import Pattern

_TAG = Pattern(
    r"<[A-Za-z][\w-]*+(?=\s)[^<>]*?\smarkdown(?:\s*+=\s*+[\"']?(?:1|block|span)[\"']?)?[\s>]"
)


def html_with_markdown(rule: BlockRule) -> BlockRule:
    """The rule for blocks of HTML, where the tag that begins one may ask for Markdown inside."""
    in_markdown = html_of_mdx(rule)

    def html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        asks = not silent and _TAG.match(line_text(state, startLine))
        behind = startLine + 1
        # Lines that are indented further than the tag are no code, as they would be in Markdown.
        if asks and not (behind < endLine and state.is_code_block(behind)):
            return in_markdown(state, startLine, endLine, silent)
        return rule(state, startLine, endLine, silent)

    return html_block
