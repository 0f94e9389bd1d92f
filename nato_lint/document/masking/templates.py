"""Template syntax: Hugo, Liquid, Jinja, Nunjucks, ERB, and the pairs of tags that hold code.

    {{ value }}  {{< figure src="quay.jpg" >}}  {% include note.html %}  {# comment #}  <%= value %>
    {% highlight ruby %} ... {% endhighlight %}  {{< highlight go >}} ... {{< /highlight >}}

What stands between other pairs of tags is text of the article.
"""

from collections.abc import Iterator

from nato_lint.document.mask import CITED, HIDDEN, MASK, Span, cover, covered, line_mask
from nato_lint.document.masking.code import CodeRanges
from nato_lint.pattern import Pattern

# In the arguments of a tag, blank lines may stand: in quotes, and in front of a further argument. A
# mark that opens the next tag is no part of one, wherever it stands.
_QUOTED_IN_HUGO = "|".join(
    rf"{mark}(?:[^{mark}{{]|\{{(?!\{{[<%])){{0,2000}}+{mark}" for mark in ('"', "`")
)
_QUOTED_IN_LIQUID = "|".join(
    rf"{mark}(?:[^{mark}{{]|\{{(?!%)){{0,2000}}+{mark}" for mark in ('"', "'")
)
_NEXT_ARGUMENT = (
    r"\n(?:(?:[ \t]*+\n){1,9}+[ \t]*+(?=[\w.-]{1,60}[ \t]?[=:]|\"|[/%>-]{1,2}\})|(?![ \t]*\n))"
)
_TAG_WITH_ARGUMENTS = (
    rf"\{{\{{[<%](?!`)(?:{_QUOTED_IN_HUGO}|[^{{}}\"`\n]|[\"`]|\}}(?!\}})|\{{(?!\{{)|{_NEXT_ARGUMENT})*+"
    r"(?<=[>%])\}\}"
    rf"|\{{%(?!`)(?:{_QUOTED_IN_LIQUID}|[^%{{\"'\n]|[\"']|%(?!\}})|\{{(?![{{%])|\{{\{{[^{{}}%\n]*+\}}\}}"
    rf"|{_NEXT_ARGUMENT})*+%\}}"
)
# The closing mark must come before the next opening one and before the next blank line, so that no
# search runs far. A mark right in front of a backtick is shown, not used.
_TEMPLATE = Pattern(
    rf"{_TAG_WITH_ARGUMENTS}|"
    r"\{\{(?!\{?`)(?:[^{}\n]|\n(?![ \t]*\n)|\}(?!\})|\{(?!\{))*+\}\}\}?"
    r"|\{%(?!`)(?:[^%{\n]|\n(?![ \t]*\n)|%(?!\})|\{(?![{%])|\{\{[^{}%\n]*+\}\})*+%\}"
    r"|<%(?!`)(?:[^%<\n]|\n(?![ \t]*\n)|%(?!>)|<(?!%))*+%>"
)
_MAKES_BLOCK = Pattern(r"\{(?:%|\{[<%])")
_COMMENT = Pattern(r"\{#(?=[\s-])(?:[^#{\n]|\n(?![ \t]*\n)|#(?!\})|\{(?!#))*+#\}")
_CITES = Pattern(r"\{(?:%-?|\{[<%])\s{0,9}(?:no|foot)?cite(?:p|t|d|_\w{1,9})?\s")

# Between these tags stands code, a drawing, a formula or a comment.
_OF_CODE = (
    "highlight|codeblock|code|prism|comment|mermaid|math|katex|latex|chart|plantuml|graphviz|gist|"
    "rawhtml|html|script|style|stylesheet|javascript|schema|front_matter"
)
_TAG = Pattern(
    rf"\{{%-?\s{{0,9}}(end)?({_OF_CODE}|raw|verbatim)\b[^%{{}}\n]{{0,300}}%\}}"
    rf"|\{{\{{[<%]\s{{0,9}}(?:(/)\s{{0,9}})?({_OF_CODE})\b(?:[^{{}}\n]{{0,300}}[^{{}}\n/])?[>%]\}}\}}"
)
_SHOWN = ("raw", "verbatim")
_PARAGRAPH = Pattern(r"[^\n]++(?:\n(?![ \t]*\n)[^\n]*+)*+")
_BEGINS_WITH_TEMPLATE = Pattern(r"(?:^|\n)[ \t]*\{[{%]")


def mask_templates(text: str, code: CodeRanges) -> str:
    """`text` with template syntax masked; line ends stay."""
    if "{%" in text or "{{<" in text or "{{%" in text:
        text = covered(text, _pairs(text, code))
    if "{{" in text or "{%" in text or "<%" in text:
        text = covered(text, _tags(text))
    if "#}" in text:
        text = _COMMENT.sub(lambda match: cover(match[0], HIDDEN), text)
    return text


def _tags(text: str) -> Iterator[Span]:
    for match in _TEMPLATE.finditer(text):
        start, end = match.span()
        mask = CITED if _CITES.match(match[0]) else MASK
        # A value may have a line of its own inside a sentence; a tag that has one makes a block.
        if _MAKES_BLOCK.match(match[0]):
            mask = line_mask(text, start, end, mask)
        yield start, end, mask


def _pairs(text: str, code: CodeRanges) -> list[Span]:
    """What stands between pairs of tags and is no text, the tags included."""
    opened: dict[str, tuple[int, int]] = {}
    spans: list[Span] = []
    for match in _TAG.finditer(text):
        if match.start() in code:
            continue
        name = match[2] or match[4]
        if match[4] and not match[3]:
            opened[name] = match.span()  # what was opened before stands for itself
        elif not (match[1] or match[3]):
            opened.setdefault(name, match.span())
        elif name in opened:
            start, content_start = opened.pop(name)
            if name in _SHOWN:
                spans += _examples(text, content_start, match.start())
            else:
                mask = line_mask(text, start, match.end(), MASK)
                spans.append((start, match.end(), mask))
    return sorted(spans)


def _examples(text: str, start: int, end: int) -> list[Span]:
    """The template syntax that is shown as it stands, with its paragraph if that begins with it."""
    if "\n" not in text[start:end]:
        return [(start, end, MASK)]
    return [
        (start + match.start(), start + match.end(), MASK)
        for match in _PARAGRAPH.finditer(text[start:end])
        if _BEGINS_WITH_TEMPLATE.search(match[0])
    ]
