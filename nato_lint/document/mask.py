"""Template syntax, hidden from the parser without moving anything.

A mask has the length of what it hides, so that every offset stays true. It is a private-use
character: spaces would make code blocks and split paragraphs.
"""

from nato_lint.pattern import Pattern

MASK = "\U000f0000"
MASKED = Pattern(f"{MASK}+")

# Hugo, Jekyll, Jinja: {{ value }}, {{< shortcode >}}, {% tag %}. The closing mark must come before
# the next opening one, so that the search never runs far.
_TEMPLATE = Pattern(r"\{\{(?:[^{}]|\}(?!\})|\{(?!\{))*\}\}|\{%(?:[^%{]|%(?!\})|\{(?![{%]))*%\}")
_NOT_LINE_END = Pattern(r"[^\r\n]")


def mask_templates(text: str) -> str:
    """`text` with template syntax masked; line ends stay."""
    if "{{" not in text and "{%" not in text:
        return text
    return _TEMPLATE.sub(lambda match: _NOT_LINE_END.sub(MASK, match[0]), text)
