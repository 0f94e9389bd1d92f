"""What authors write for themselves and for programs, and readers do not see.

%%Obsidian%%    % MyST    {::comment} kramdown {:/comment}    {--deleted--}    {>>remark<<}
--8<-- "file"   [TOC]     (target)=    +++ {"block": "break"}    ^block-id     *[HTML]: ...
"""

import re

from nato_lint.document.mask import BLANK, HIDDEN, SOFT_LINE_END, Span, covered, line_mask
from nato_lint.document.masking.code import CodeRanges
from nato_lint.document.masking.matches import outside_code
from nato_lint.pattern import Pattern

_BLANK_LINE = Pattern(r"\n[ \t>]*\n")
_NO_COMMENT_BEHIND = Pattern(r"[\w%/=&?.,€$£+-]")
_ALONE = Pattern(r"^[ \t>]*(%%)[ \t]*$", re.MULTILINE)
# Words right inside the marks, and none right outside.
_EVIDENT_COMMENT = Pattern(r"%%(?<!\S%%)(?<!\d %%)(?=\w)[^%\n]{1,300}+(?<=[\w.!?])%%(?![\w%])")
_KRAMDOWN = Pattern(r"\{:(?::(comment|options|nomarkdown)\b[^{}\n]*|/\w*)\}")

# A search for an end stops where the next one would begin.
_EDIT = Pattern(
    rf"\{{--(?:[^-{{\n]|-(?!-\}})|\{{(?!--)|{SOFT_LINE_END})*+--\}}"
    rf"|\{{>>(?:[^<{{\n]|<(?!<\}})|\{{(?!>>)|{SOFT_LINE_END})*+<<\}}"
    rf"|(?P<open1>\{{~~(?:[^~{{\n]|~(?![~>])|{SOFT_LINE_END})*+~>)(?:[^~{{\n]|~(?!~\}})|{SOFT_LINE_END})*+(?P<close1>~~\}})"
    rf"|(?P<open2>\{{\+\+)(?:[^+{{\n]|\+(?!\+\}})|\{{(?!\+\+)|{SOFT_LINE_END})*+(?P<close2>\+\+\}})"
    rf"|(?P<open3>\{{==)(?:[^={{\n]|=(?!=\}})|\{{(?!==)|{SOFT_LINE_END})*+(?P<close3>==\}})"
)
EDIT_MARKS = ("{--", "{>>", "{~~", "{++", "{==")

LINE_COMMENT = Pattern(r"^ {0,3}%(?!%)[^\n]*$", re.MULTILINE)
SNIPPET_MARKS = ("8<-", "{*", "{!")
# Also of other plugins: {* file.py hl[3] *}, {!file.md!}
SNIPPET = Pattern(
    r"^[ \t]*(?:;?-+8<-+[^\n]*|\{\*[ \t][^{}\n]*\*\}[ \t]*|\{![^{}\n]*!\}[ \t]*)$", re.MULTILINE
)
CONTENTS_MARKS = ("TOC]", "toc]", "Toc]", "TOC_]", "{toc}")
CONTENTS = Pattern(
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|@\[toc\](?:\([^()\n]*\))?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
TARGET = Pattern(r"^[ \t]*\([\w:./ -]{1,100}\)=[ \t]*$", re.MULTILINE)
# Carets stand below the head of a card.
BLOCK_BREAK = Pattern(r"^(?:\+\+\+(?:[ \t][^\n]*)?|[ \t]*\^{3,}[ \t]*)$", re.MULTILINE)
# What ends in an asterisk is emphasis: *[Correction]: the date was wrong.*
ABBREVIATION = Pattern(
    r"^ {0,3}\*\[(?P<key>[^\]\n]{1,100})\]:(?![^\n]*\*[ \t]*$)[^\n]*$", re.MULTILINE
)
_BEHIND_ABBREVIATION = Pattern(r"\n[ \t]*(?:\n|\Z|\*\[)|\Z")
_WORD = Pattern(r"\w+")
# Commands whose arguments are no text for readers, and those that articles hold without any.
_COMMAND = (
    r"(?:[vh]space|include|input|label|(?:page|auto|eq|name|[cC])?ref|(?:no|foot|text|paren)?cite[pt]?"
    r"|usepackage|(?:re)?newcommand|providecommand|(?:re)?newenvironment|newcounter|newlength|newtheorem"
    r"|DeclareMathOperator|(?:set|addto|refstep|step)(?:counter|length)|settowidth"
    r"|include(?:graphics|pdf|only|svg)|graphicspath|bibliography(?:style)?|addbibresource"
    r"|(?:this)?pagestyle|pagenumbering|pagecolor|definecolor|color|documentclass|PassOptionsToPackage"
    r"|begin|end|index|glsadd|addcontentsline|hypersetup|geometry|setlist|fontsize|selectfont"
    r"|linespread|rule|set(?:main|sans|mono)font|lstset|tikzset|usetikzlibrary|hyphenation"
    r"|selectlanguage|captionsetup)"
    r"\*?(?:\[[^\]\n]*+\]|\{(?:[^{}\n]|\{[^{}\n]*+\})*+\})++"
    r"|newpage|clear(?:double)?page|pagebreak|tableofcontents|listof(?:figures|tables)|appendix"
    r"|maketitle|noindent|centering|(?:small|med|big)skip|[vh]fill|(?:front|main|back)matter"
    r"|printbibliography|normalsize|footnotesize|small|large"
)
COMMAND = Pattern(rf"^ {{0,3}}(?:\\(?:{_COMMAND})[ \t]*+)++$", re.MULTILINE)
TAG_LINE = Pattern(r"^[ \t]*#[^\W\d_][\w/-]*+(?:[ \t,]+#[^\W\d_][\w/-]*+)*+[ \t]*$", re.MULTILINE)

BLOCK_ID = Pattern(r"\^(?<!\S\^)(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{2,60}(?=[ \t]*$)", re.MULTILINE)
_FIELD = Pattern(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?P<key>[A-Za-z][\w -]{0,60}::)[ \t]"
    r"|[\[(][A-Za-z][\w -]{0,60}::[ \t][^\[\]()\n]{0,300}[\])]",
    re.MULTILINE,
)


def mask_evident_abbreviations(text: str, code: CodeRanges) -> str:
    """`text` without the definitions of abbreviations that it uses."""
    found = [
        match
        for match in outside_code(ABBREVIATION, text, code)
        if _WORD.search(match["key"]) and _BEHIND_ABBREVIATION.match(text, match.end())
    ]
    if not found:
        return text
    words = set(_WORD.findall(ABBREVIATION.sub("", text)))
    used = (match.span() for match in found if words.issuperset(_WORD.findall(match["key"])))
    return covered(text, ((start, end, BLANK) for start, end in used))


def mask_evident_percent_comments(text: str, code: CodeRanges) -> str:
    """`text` without those `%%comments%%` that can be nothing else."""
    found = (match.span() for match in outside_code(_EVIDENT_COMMENT, text, code))
    return covered(
        text, ((start, end, line_mask(text, start, end, HIDDEN)) for start, end in found)
    )


def mask_percent_comments(text: str, code: CodeRanges) -> str:
    """`text` without what stands between two `%%`.

    Blank lines may stand there only if both marks have their lines for themselves.
    """
    alone = {match.start(1) for match in _ALONE.finditer(text)}
    spans: list[Span] = []
    start = text.find("%%")
    while start >= 0 and (end := text.find("%%", start + 2)) >= 0:
        if start in code or _NO_COMMENT_BEHIND.match(text[start - 1 : start]):
            start = end
            continue
        if (start in alone and end in alone) or not _BLANK_LINE.search(text, start + 2, end):
            spans.append((start, end + 2, line_mask(text, start, end + 2, HIDDEN)))
            start = text.find("%%", end + 2)
        else:
            start = end
    return covered(text, spans)


def mask_kramdown_extensions(text: str, code: CodeRanges) -> str:
    """`text` without `{::comment}` and all up to its end, and without the marks of others."""
    spans: list[Span] = []
    opened = -1
    for match in outside_code(_KRAMDOWN, text, code):
        start, end = match.span()
        if opened >= 0 and match[1] is None:
            start, opened = opened, -1
        elif match[1] == "comment" and match[0][-2] != "/":
            opened = start if opened < 0 else opened
            continue
        elif opened >= 0:
            continue
        spans.append((start, end, line_mask(text, start, end, HIDDEN)))
    return covered(text, spans)


def mask_edits(text: str, code: CodeRanges) -> str:
    """`text` as it is after the edits that it marks: deletions and remarks are hidden."""
    spans: list[Span] = []
    for match in outside_code(_EDIT, text, code):
        number = (match.lastgroup or "")[-1:]
        if not number:
            spans.append((*match.span(), HIDDEN))
        else:
            spans += [(*match.span(f"{mark}{number}"), HIDDEN) for mark in ("open", "close")]
    return covered(text, spans)


def mask_fields(text: str, code: CodeRanges) -> str:
    """`text` without `[key:: value]` and without the key of `key:: value`."""
    found = (match.span("key" if match["key"] else 0) for match in _FIELD.finditer(text))
    return covered(text, ((start, end, HIDDEN) for start, end in found if start not in code))
