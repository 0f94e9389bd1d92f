"""HTML tags: how they are written, and what they do to the text that they stand in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.common.html_blocks import block_names

from nato_lint.pattern import Pattern

# A value in quotation marks may hold ">". A "<" ends the search for its end, which keeps it short;
# what is quoted in no such way is read up to the next ">".
TAG = Pattern(
    r"<(/?)([A-Za-z][A-Za-z0-9.:-]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+(?=>)|[^<>]*+)>"
)
_ATTRIBUTE = Pattern(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>`]++)))?+")
# Classes for text that is read out and not shown.
_READ_OUT = Pattern(
    r"(?<![\w-])(?:sr-only|screen-reader-text|visually-?hidden|u-visually-hidden|assistive-text)(?![\w-])"
)
_MAY_HIDE = Pattern(r"hidden|display|sr-only|reader-text|assistive", re.IGNORECASE)
_INVISIBLE = Pattern(r"(?:^|[;\s])(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b")
# What a raised number is when it is no power and no unit: the mark of a footnote.
_MARK = Pattern(
    r"<sup(?=[\s>])(?P<outer>[^<>]{0,300})>\s{0,9}"
    r"(?:<a\b(?P<link>[^<>]{0,300})>|(?P<markdown>\[))?\s{0,9}"
    r"(?P<label>\\?\[[^\s\[\]<>]{1,20}\\?\]|\d{1,3}|[a-z]|[*†‡§¶]{1,3})\s{0,9}"
    r"(?:</a\s{0,9}>|\]\([^()\s<>]{0,300}\))?\s{0,9}</sup\s{0,9}>",
    re.IGNORECASE,
)
_WORD_BEFORE = Pattern(r"(?:[^\W\d_]{4}|[.,;:!?%)\]\"'”’»])\Z")
_MARKING = Pattern(r"\b(?:fn|foot-?note|reference|cite|noteref)", re.IGNORECASE)

# An inline element of code, or a formula: an object in the sentence.
CODE_TAGS = frozenset(("code", "kbd", "samp", "math", "textarea"))
# Their content is no prose: it is not text, or only seen where something does not work.
OPAQUE_TAGS = CODE_TAGS | {
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "object", "pre",
    "script", "select", "style", "svg", "template", "title", "video",
}  # fmt: skip
# Their text belongs to the sentence around them.
INLINE_TAGS = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i",
        "ins", "label", "mark", "nobr", "picture", "q", "rp", "rt", "rtc", "ruby", "s", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var",
    )
)  # fmt: skip
# How a word is spoken, which stands above it in small print.
SPOKEN_TAGS = frozenset(("rp", "rt", "rtc"))
# They begin a line of their own wherever they stand.
BLOCK_TAGS = frozenset(block_names)
VOID_TAGS = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr",
    )
)  # fmt: skip


class Attribute(NamedTuple):
    """The value of an attribute as it is written, and where it and the name stand."""

    value: str
    start: int
    end: int
    name_start: int
    name_end: int


class Tag(NamedTuple):
    """A tag; `hides` says that the content of the element which it opens is not read.

    `attributes` stands at `attributes_start` of what was read.
    """

    name: str
    closing: bool
    hides: bool
    attributes: str
    attributes_start: int


def element_name(written: str) -> str:
    """The name of an element in lower case; that of a component (`Details`, `Code`) as it is."""
    is_component = written[0].isupper() and not written.isupper() and len(written) > 1
    return written if is_component else written.lower()


def read_attributes(text: str, start: int = 0) -> dict[str, Attribute]:
    """The attributes of a tag by their names in lower case; of two with one name, the first.

    `text` is what stands in the tag behind its name, at the offset `start` of something larger.
    """
    return dict(reversed(list(_attributes(text, start))))


def _attributes(text: str, start: int) -> Iterator[tuple[str, Attribute]]:
    for match in _ATTRIBUTE.finditer(text):
        group = match.lastindex or 1
        value, at = (match[group], match.start(group)) if group > 1 else ("", match.end())
        begin, end = match.span(1)
        yield (
            match[1].lower(),
            Attribute(value, start + at, start + at + len(value), start + begin, start + end),
        )


def is_inline(name: str) -> bool:
    """Whether the text of an element belongs to the sentence around it.

    So does that of elements which no browser knows, unless a page says otherwise: `<x-hint>`, and
    `<st1:place>` of word processors.
    """
    return name in INLINE_TAGS or (name.islower() and ("-" in name or ":" in name))


def is_hidden(name: str, attributes: str) -> bool:
    """Whether an element with these attributes is invisible, or there for the eye alone or the ear."""
    if name in VOID_TAGS or not _MAY_HIDE.search(attributes):
        return False
    known = read_attributes(attributes)
    hidden, aria, style = (known.get(key) for key in ("hidden", "aria-hidden", "style"))
    named = known.get("class") or known.get("classname")
    return (
        # A value in braces is a decision that the page makes.
        (hidden is not None and not hidden.value.startswith("{"))
        or (aria is not None and aria.value.strip().lower() == "true")
        or (style is not None and bool(_INVISIBLE.search(style.value.lower())))
        or (named is not None and bool(_READ_OUT.search(named.value)))
    )


def read_tag(text: str) -> Tag | None:
    """The tag that `text` begins with; None for a comment or a declaration."""
    match = TAG.match(text)
    if match is None:
        return None
    name, closing = element_name(match[2]), bool(match[1])
    opens = not closing and not match[3].endswith("/")
    unread = name in OPAQUE_TAGS or name in SPOKEN_TAGS
    hides = opens and (unread or is_hidden(name, match[3]))
    return Tag(name, closing, hides, match[3], match.start(3))


def footnote_mark(content: str, at: int) -> re.Match[str] | None:
    """The mark of a footnote that begins with the `<sup>` at an offset; None for a power or unit.

    Brackets, a link, or a class that speaks of footnotes make it a mark; a bare number or letter is
    one behind a sentence mark or a word (and not behind `km` or `10`).
    """
    match = _MARK.match(content, at)
    if match is None:
        return None
    certain = (
        match["link"] is not None
        or match["markdown"]
        or not match["label"].isalnum()
        or _MARKING.search(match["outer"])
    )
    if certain:
        return match
    before = content[max(0, at - 4) : at]
    behind = match["label"].isdigit() and _WORD_BEFORE.search(before)
    return match if behind else None
