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


def unmasked(address: str, original: str) -> str:
    """An address that the parser read in masked text, with the template syntax of `original`."""
    if MASK not in address:
        return address
    spans = (match.span() for match in MASKED.finditer(mask_templates(original)))
    hidden = (original[start:end] for start, end in spans)
    return MASKED.sub(lambda match: next(hidden, match[0]), address)
