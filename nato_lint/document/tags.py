"""HTML tags: how they are written, and what they do to the text that they stand in."""

import re
from typing import NamedTuple

from markdown_it.common.html_blocks import block_names

from nato_lint.pattern import Pattern

# A value in quotation marks may hold ">". A "<" ends the search for its end, which keeps it short;
# what is quoted in no such way is read up to the next ">".
TAG = Pattern(
    r"<(/?)([A-Za-z][A-Za-z0-9.:-]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+(?=>)|[^<>]*+)>"
)
_HIDDEN = Pattern(r"(?:^|\s)hidden(?=[\s=/]|$)|display\s*:\s*none", re.IGNORECASE)

# An inline element of code, or a formula: an object in the sentence.
CODE_TAGS = frozenset(("code", "kbd", "samp", "math", "textarea"))
# Their content is no prose.
OPAQUE_TAGS = CODE_TAGS | {"script", "style", "pre", "svg", "template"}
# Their text belongs to the sentence around them.
INLINE_TAGS = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i",
        "ins", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
# They begin a line of their own wherever they stand.
BLOCK_TAGS = frozenset(block_names)
VOID_TAGS = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "col", "embed")
)


class Tag(NamedTuple):
    """A tag; `hides` says that the content of the element which it opens is not read."""

    name: str
    closing: bool
    hides: bool


def is_hidden(name: str, attributes: str) -> bool:
    """Whether an element with these attributes is invisible."""
    return name not in VOID_TAGS and bool(_HIDDEN.search(attributes))


def read_tag(text: str) -> Tag | None:
    """The tag that `text` begins with; None for a comment or a declaration."""
    match = TAG.match(text)
    if match is None:
        return None
    name, closing = match[2].lower(), bool(match[1])
    opens = not closing and not match[3].endswith("/")
    hides = opens and (name in OPAQUE_TAGS or is_hidden(name, match[3]))
    return Tag(name, closing, hides)
