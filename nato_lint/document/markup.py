"""HTML cut into tags and text, with what is neither left out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nato_lint.document.tags import OPAQUE_TAGS, TAG, element_name


class Part(NamedTuple):
    """A tag (`name`), or a stretch of text (`name` ""); offsets into what was cut.

    `whole` says that it is an element with its content, which is no prose.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: str = ""
    attributes_start: int = 0
    whole: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the tag opens an element that it closes at once, as in `<Note />`."""
        return self.attributes.endswith("/")


_COMMENTS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<?", ">"), ("<!", ">"))


def cut_markup(content: str, start: int = 0, end: int | None = None) -> Iterator[Part]:
    """Tags and text in order; comments and declarations are left out.

    Scripts, code and the like are one part with their content, unless nothing closes them: then
    they are a tag like any other.
    """
    return _Cutter(content, start, len(content) if end is None else end).parts()


class _Cutter:
    def __init__(self, content: str, start: int, end: int) -> None:
        self._content = content
        self._start = start
        self._end = end
        # Closing tags that do not come any more, so that each is looked for only once.
        self._missing: set[str] = set()

    def parts(self) -> Iterator[Part]:
        content, end = self._content, self._end
        at = text = self._start
        while (opening := content.find("<", at, end)) >= 0:
            match = TAG.match(content, opening, end)
            at = match.end() if match else self._behind_comment(opening)
            if at == opening:
                at += 1  # a mark of its own is text
                continue
            if opening > text:
                yield Part(text, opening)
            if match:
                part = self._tag(match)
                at = part.end
                yield part
            text = at
        if text < end:
            yield Part(text, end)

    def _tag(self, match: re.Match[str]) -> Part:
        """The part that begins with a tag."""
        name, closing, attributes = element_name(match[2]), bool(match[1]), match[3]
        if name in OPAQUE_TAGS and not closing and not attributes.endswith("/"):
            behind = self._behind_element(name, match.end())
            if behind is not None:
                return Part(match.start(), behind, name, whole=True)
        place = match.start(3)
        return Part(match.start(), match.end(), name, closing, attributes, place)

    def _behind_comment(self, at: int) -> int:
        """Where the comment or declaration at an offset ends; the offset where there is none.

        A comment that nothing closes goes on to the end; anything else, to the end of its tag.
        """
        for opening, closing in _COMMENTS:
            if not self._content.startswith(opening, at, self._end) or closing in self._missing:
                continue
            found = self._content.find(closing, at + len(opening), self._end)
            if found >= 0:
                return found + len(closing)
            if opening == "<!--":
                return self._end
            self._missing.add(closing)
        return at

    def _behind_element(self, name: str, at: int) -> int | None:
        if name in self._missing:
            return None
        closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)
        match = closing.search(self._content, at, self._end)
        if match is None:
            self._missing.add(name)
            return None
        return match.end()
