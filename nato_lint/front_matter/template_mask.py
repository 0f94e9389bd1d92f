"""Template tags as plain text, so that `title: {{ page.title }}` parses as what it means.

Archetypes and templated pages hold `{{ ... }}` and `{% ... %}` in their front matter, with
quotes, colons and braces that no parser can place. A mask of equal length puts private-use
characters there that the text does not contain, and `Mask.restore` brings values back.

In JSON and TOML no valid text has such braces outside its strings, so those are read as they
are first. In YAML `{{ a }}` is valid, and never meant.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG_TOKEN = re.compile(r"\{\{|\{%|\}\}|%\}|[\r\n]")
_CLOSERS = {"{{": "}}", "{%": "%}"}
_PRIVATE_USE = (range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE), range(0xE000, 0xF900))
_REST_IS_BLANK = re.compile(r"[ \t]*+(?=[\r\n]|\Z)")


@dataclass(slots=True)
class Mask:
    """Text of the same length without anything a parser trips over.

    `tags` maps the start of each template tag to its end.
    """

    source: str
    text: str
    tags: dict[int, int] = field(default_factory=dict)
    _edges: dict[str, str] = field(default_factory=dict)
    _restored: dict[int, str] = field(default_factory=dict)

    def restore(self, value: str) -> str:
        """A value of the masked text as it was written."""
        if not self._restored:
            return value
        for edge in self._edges.values():
            value = value.replace("#" + edge, edge)
        return value.translate(self._restored)

    def quoted(self, start: int, end: int) -> str:
        """The tags from `start` to `end` as a double-quoted string of the same length."""
        opener = self._edges[self.source[start : start + 2]]
        closer = self._edges[self.source[end - 2 : end]]
        return f'"{opener}{self.text[start + 2 : end - 2]}{closer}"'


def mask_templates(
    text: str, *, comment_lines: bool = False, unreadable: re.Pattern[str] | None = None
) -> Mask:
    """Mask the template tags of `text`, and the characters that `unreadable` matches.

    With `comment_lines`, a control tag alone on its line becomes a `#` comment.
    """
    tags = dict(_find_tags(text)) if "{{" in text or "{%" in text else {}
    odd = set(unreadable.findall(text)) if unreadable else set()
    if not tags and not odd:
        return Mask(text, text)
    private = _unused_private_characters(text)
    # Where a hostile text uses every private character, what is left stays unmasked.
    stand_ins = dict(zip(sorted(odd), private, strict=False))
    edges = dict(zip(("{{", "}}", "{%", "%}"), private, strict=False))
    punctuation = dict(zip(string.punctuation, private, strict=False))
    if len(punctuation) < len(string.punctuation):
        tags = {}
    everywhere = str.maketrans(stand_ins)
    in_tags = everywhere | str.maketrans(punctuation)
    pieces: list[str] = []
    done = 0
    for start, end in tags.items():
        pieces.append(text[done:start].translate(everywhere))
        masked = text[start:end].translate(in_tags)
        if comment_lines and _is_control_line(text, start, end):
            masked = "#" + edges[text[start : start + 2]] + masked[2:]
        pieces.append(masked)
        done = end
    pieces.append(text[done:].translate(everywhere))
    restored = {
        ord(stand_in): original
        for table in (stand_ins, edges, punctuation)
        for original, stand_in in table.items()
    }
    return Mask(text, "".join(pieces), tags, edges, restored)


def _find_tags(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the tags that close on the line they open on."""
    opener: re.Match[str] | None = None
    for token in _TAG_TOKEN.finditer(text):
        if token[0] in _CLOSERS:
            opener = opener or token
        elif opener is None or token[0] in "\r\n":
            opener = None
        elif token[0] == _CLOSERS[opener[0]]:
            yield opener.start(), token.end()
            opener = None


def _unused_private_characters(text: str) -> Iterator[str]:
    used = set(text)
    return (c for block in _PRIVATE_USE for c in map(chr, block) if c not in used)


def _is_control_line(text: str, start: int, end: int) -> bool:
    """Whether the tag is alone on its line: `{% if %}` anywhere, `{{ if }}` not indented.

    An indented `{{ value }}` is the value of the key above it.
    """
    if not _REST_IS_BLANK.match(text, end):
        return False
    before = start
    while text[start] == "{" and text[start + 1] == "%" and before and text[before - 1] in " \t":
        before -= 1
    return before == 0 or text[before - 1] in "\r\n"
