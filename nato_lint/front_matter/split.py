"""Where a front matter block begins and ends, before anything parses it."""

import re
from typing import NamedTuple

from nato_lint.front_matter.model import FrontMatterError
from nato_lint.front_matter.template_mask import mask_templates

_NEWLINE = r"(?:\r\n|\n|\r)"
_OPENING = re.compile(rf"(---|\+\+\+)[ \t]*+{_NEWLINE}")
_CLOSING = {
    "---": re.compile(rf"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?:{_NEWLINE}|\Z)"),
    "+++": re.compile(rf"(?<=[\r\n])\+\+\+[ \t]*+(?:{_NEWLINE}|\Z)"),
}
_FORMAT = {"---": "yaml", "+++": "toml"}

_LINE = re.compile(rf"[^\r\n]*+(?:{_NEWLINE}|\Z)")
_BLANK = re.compile(r"[ \t]*+[\r\n]")
_KEY = {
    "yaml": re.compile(r"[\"']?[\w.-]++[\"']?[ \t]*+:(?=[ \t\r\n]|\Z)"),
    "toml": re.compile(r"[\w.\"'-]++[ \t]*+=|\[[^\[\]\r\n]++\]|\[\[[^\[\]\r\n]++\]\]"),
}
# Generous: a key may hold spaces, and what is wrong with a key is for its parser to say.
_MAYBE_KEY = re.compile(r"(?m)^[ \t]*+[^\s:#][^:\r\n]{0,80}+:(?=[ \t\r\n]|\Z)|^[ \t]*+<<:")
_CONTINUATION = {
    "yaml": re.compile(r"[ \t]++[^ \t\r\n]|-[ \t]|#"),
    "toml": re.compile(r"[ \t]++[^ \t\r\n]|#|[\]}]"),
}

# A template tag, an MDX expression or an attribute list may begin with a brace as well.
_JSON_OPENING = re.compile(
    r"""\{[ \t\r\n]*+(?:
        \}
        | "[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"[ \t\r\n]*+:
        | (?<=[\r\n \t])['\w-]++[ \t]*+:[ \t"'\[{]
    )""",
    re.VERBOSE,
)
_JSON_BRACE_OR_STRING = re.compile(r'"[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"?|[{}]')
_REST_OF_LINE = re.compile(rf"[ \t]*+(?:{_NEWLINE}|\Z)")
_JSON_LAST_LINE = re.compile(rf"(?<=[\r\n])\}}[ \t]*+(?:{_NEWLINE}|\Z)")
_PARAGRAPH_END = re.compile(rf"(?:(?<=\n)|(?<=\r)(?!\n))[ \t]*+{_NEWLINE}")


class Block(NamedTuple):
    """A block from offset 0 to `end`; what its parser reads is `inner_start` to `inner_end`."""

    format: str
    end: int
    inner_start: int
    inner_end: int
    error: FrontMatterError | None = None


def find_block(text: str) -> Block | None:
    """The front matter block that `text` begins with."""
    if text.startswith("{"):
        return _json_block(text)
    opening = _OPENING.match(text)
    if opening is None:
        return None
    fence = opening[1]
    closing = _CLOSING[fence].search(text, opening.end())
    if closing is not None:
        if fence == "---" and _is_prose(text, opening.end(), closing.start()):
            return None
        return Block(_FORMAT[fence], closing.end(), opening.end(), closing.start())
    return _unclosed_block(text, fence, opening.end())


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether the fences are thematic breaks: a blank line follows, and no line could be a key."""
    inner = text[start:end]
    return (
        _BLANK.match(inner) is not None
        and _MAYBE_KEY.search(inner) is None
        and re.search(r"\w", inner) is not None
    )


def _unclosed_block(text: str, fence: str, inner_start: int) -> Block | None:
    """The keys below a fence that nothing closes; prose below it makes it a thematic break."""
    kind = _FORMAT[fence]
    if not _KEY[kind].match(text, inner_start):
        return None
    keys, position, end = 0, inner_start, inner_start
    while position < len(text):
        blank = _BLANK.match(text, position) is not None
        is_key = _KEY[kind].match(text, position) is not None
        # A blank line ends YAML keys: "Note: ..." may begin a paragraph. TOML has no such doubt.
        if blank and kind == "yaml":
            break
        if not (blank or is_key or _CONTINUATION[kind].match(text, position)):
            if keys == 1 and end == position:
                return None  # one line with a colon, and the sentence goes on: a paragraph
            break
        line = _LINE.match(text, position)
        assert line is not None
        position = line.end()
        keys += is_key
        if not blank:
            end = position
    error = FrontMatterError(
        f"The front matter is not closed: a line {fence} must follow its last key.", 0, len(fence)
    )
    return Block(kind, end, inner_start, end, error)


def _json_block(text: str) -> Block | None:
    if not _JSON_OPENING.match(text):
        return None
    as_written = _closing_brace(text)
    # Template tags in strings may hold quotes and braces of their own.
    masked = _closing_brace(mask_templates(text).text)
    for end in (as_written, masked):
        if end is not None and (rest := _REST_OF_LINE.match(text, end)):
            return Block("json", rest.end(), 0, end)
    if as_written is not None:
        return None  # the sentence goes on behind the brace
    last = _JSON_LAST_LINE.search(text) or _PARAGRAPH_END.search(text)
    end = last.end() if last else len(text)
    error = FrontMatterError(
        "The front matter is not closed: a } is missing for the { it begins with.", 0, 1
    )
    return Block("json", end, 0, end, error)


def _closing_brace(text: str) -> int | None:
    """The end of the brace that closes the one at the start."""
    depth = 0
    for token in _JSON_BRACE_OR_STRING.finditer(text):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0 and token[0] == "}":
            return token.end()
    return None
