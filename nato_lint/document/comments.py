"""Comments that speak to the linter, in the notations of all dialects.

    <!-- nato-lint-... -->                       HTML
    {/* nato-lint-... */}                        MDX
    [//]: # (nato-lint-...)                      a link definition that no link uses
    %% nato-lint-... %%                          Obsidian
    % nato-lint-...                              MyST
    {% comment %}nato-lint-...{% endcomment %}   Liquid, also {% # nato-lint-... %}
    {# nato-lint-... #}                          Jinja, Nunjucks
    {{/* nato-lint-... */}}                      Hugo, also its shortcode `comment`

All are understood wherever they stand, whatever the dialect, since nobody writes them by accident.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nato_lint.document.mask import MASK
from nato_lint.pattern import Pattern

NAME = "nato-lint"
"""What every such comment begins with."""


class Comment(NamedTuple):
    """A comment with its marks (`start` to `end`), and what stands between them.

    Links cannot be defined everywhere, so that a comment which `is_definition` may be text that
    readers see.
    """

    start: int
    end: int
    content_start: int
    content_end: int
    is_html: bool = False
    is_definition: bool = False


_HTML, _DEFINITION, _LINE, _OTHER = "html", "definition", "line", "other"


class _Notation(NamedTuple):
    """The marks around a comment; of a `_LINE`, the end of the line is no part of it."""

    opening: Pattern
    closing: Pattern
    kind: str = _OTHER


_LINE_END = Pattern(r"[\r\n]|\Z")
_BLANK_LINE = Pattern(r"(?>\r\n?|\n)[ \t>]*+[\r\n]|\Z")
_NOT_LINE_END = Pattern(r"[^\r\n]")
# Something that `nato-lint` says or, with a space or a colon, may want to say.
_COMMAND = Pattern(rf"{NAME}(?:-[A-Za-z]|[ \t:]+(?:dis|en)able)")
# Longer than any opening mark.
_WINDOW = 80

_DEFINED = r"\[(?://|[Cc]omment)\]:[ \t]*(?:#|<>)[ \t]+"
_JINJA = _Notation(Pattern(r"\{#-?\Z"), Pattern(r"-?#\}"))

# By the last character of the opening mark.
_NOTATIONS: dict[str, tuple[_Notation, ...]] = {
    "-": (_Notation(Pattern(r"<!--\Z"), Pattern("-->"), _HTML), _JINJA),
    "*": (
        _Notation(Pattern(r"\{\{(?:-[ \t]*|[<%][ \t]*)?/\*\Z"), Pattern(r"\*/[ \t]*[-<>%]?\}\}")),
        _Notation(Pattern(r"\{/\*\Z"), Pattern(r"\*/\}")),
    ),
    "}": (
        _Notation(
            Pattern(r"\{%-?[ \t]*comment[ \t]*-?%\}\Z"),
            Pattern(r"\{%-?[ \t]*endcomment[ \t]*-?%\}"),
        ),
        _Notation(
            Pattern(r"\{\{[<%][ \t]*comment[ \t]*[>%]\}\}\Z"),
            Pattern(r"\{\{[<%][ \t]*/comment[ \t]*[>%]\}\}"),
        ),
    ),
    "#": (_Notation(Pattern(r"\{%-?[ \t]*#\Z"), Pattern(r"-?%\}")), _JINJA),
    "%": (
        _Notation(Pattern(r"%%\Z"), Pattern("%%")),
        _Notation(Pattern(r"%\Z"), Pattern(r"(?<![ \t])[ \t]*+(?=[\r\n]|\Z)"), _LINE),
    ),
    **{
        opening: (
            _Notation(
                Pattern(rf"{_DEFINED}{re.escape(opening)}\Z"),
                Pattern(rf"{re.escape(closing)}[ \t]*+(?=[\r\n]|\Z)"),
                _DEFINITION,
            ),
        )
        for opening, closing in ("()", '""', "''")
    },
}


def find_comments(
    text: str, start: int = 0, is_code: Callable[[int], bool] | None = None
) -> Iterator[Comment]:
    """The comments in `text` from `start` on, in order.

    A comment may go over several lines, but not over a blank one. Those in code, as `is_code` says
    for the offset of their mark, are passed over.
    """
    if NAME in text:
        yield from _Search(text, is_code).run(start)


def with_html_comments(text: str) -> str:
    """`text` in which those comments are invisible to a Markdown parser; no character moves.

    Lines end with LF.
    """
    if NAME not in text:
        return text
    parts: list[str] = []
    at = 0
    for comment in find_comments(text):
        if not (comment.is_html or comment.is_definition):
            parts += (text[at : comment.start], _as_html(text, comment))
            at = comment.end
    return "".join((*parts, text[at:]))


def masked_comments(text: str, start: int = 0) -> str:
    """`text` with those comments masked from `start` on; line ends stay."""
    parts: list[str] = []
    at = 0
    for comment in find_comments(text, start):
        hidden = _NOT_LINE_END.sub(MASK, text[comment.start : comment.end])
        parts += (text[at : comment.start], hidden)
        at = comment.end
    return "".join((*parts, text[at:])) if parts else text


def _as_html(text: str, comment: Comment) -> str:
    hidden = _NOT_LINE_END.sub(MASK, text[comment.start : comment.end])
    if "\n" not in hidden:
        return f"<!--{hidden[4:-3]}-->"
    # The marks of HTML may not fit into its first and last line.
    line_start = text.rfind("\n", 0, comment.start) + 1
    behind = _LINE_END.search(text, comment.end)
    around = (
        text[line_start : comment.start] + text[comment.end : behind.start() if behind else None]
    )
    return hidden if around.strip(" \t>") else hidden.replace(MASK, " ")


class _Search:
    """One pass over a text.

    What is looked for to the end of a line or a paragraph is remembered, so that a text full of
    marks that nothing closes takes no more time than its length.
    """

    def __init__(self, text: str, is_code: Callable[[int], bool] | None) -> None:
        self._text = text
        self._is_code = is_code
        self._line = (0, -1)
        self._paragraph = (0, -1)
        self._unclosed: dict[Pattern, int] = {}

    def run(self, start: int) -> Iterator[Comment]:
        text = self._text
        at = start
        while (found := text.find(NAME, at)) >= 0:
            comment = self._comment(found, at)
            at = found + len(NAME)
            if comment:
                at = comment.end
                yield comment

    def _comment(self, content_start: int, low: int) -> Comment | None:
        """The comment whose content begins at an offset, if its mark stands behind `low`."""
        text = self._text
        opening_end = _content_edge(text, content_start, low)
        notations = _NOTATIONS.get(text[opening_end - 1 : opening_end], ())
        if not notations or not _COMMAND.match(text, content_start):
            return None
        window = max(low, opening_end - _WINDOW)
        for notation in notations:
            opening = notation.opening.search(text, window, opening_end)
            if opening and (notation.kind != _LINE or _begins_line(text, opening.start())):
                return self._closed(notation, opening.start(), content_start)
        return None

    def _closed(self, notation: _Notation, start: int, content_start: int) -> Comment | None:
        # Behind a backtick, code begins, as far as that can be told before the text is parsed.
        if self._text[start - 1 : start] == "`" or (self._is_code and self._is_code(start)):
            return None
        if content_start < self._unclosed.get(notation.closing, 0):
            return None
        limit = (
            self._line_end(start)
            if notation.kind in (_LINE, _DEFINITION)
            else self._paragraph_end(start)
        )
        if limit < content_start:
            return None
        closing = notation.closing.search(self._text, content_start, limit)
        if closing is None:
            self._unclosed[notation.closing] = limit
            return None
        return Comment(
            start,
            closing.start() if notation.kind == _LINE else closing.end(),
            content_start,
            closing.start(),
            notation.kind == _HTML,
            notation.kind == _DEFINITION,
        )

    def _line_end(self, offset: int) -> int:
        if not self._line[0] <= offset <= self._line[1]:
            self._line = offset, _start_of(_LINE_END, self._text, offset)
        return self._line[1]

    def _paragraph_end(self, offset: int) -> int:
        if not self._paragraph[0] <= offset <= self._paragraph[1]:
            self._paragraph = offset, _start_of(_BLANK_LINE, self._text, offset)
        return self._paragraph[1]


def _content_edge(text: str, content_start: int, low: int) -> int:
    """Where the white space before the content begins, quote marks at line starts included."""
    at = _skip_back(text, content_start, low, " \t")
    while at > low:
        before = _skip_back(text, at, low, " \t>")
        if before == low or text[before - 1] not in "\r\n":
            break
        at = _skip_back(text, before, low, " \t\r\n")
    return at


def _skip_back(text: str, at: int, low: int, characters: str) -> int:
    while at > low and text[at - 1] in characters:
        at -= 1
    return at


def _begins_line(text: str, at: int) -> bool:
    at = _skip_back(text, at, 0, " \t>")
    return at == 0 or text[at - 1] in "\r\n"


def _start_of(pattern: Pattern, text: str, offset: int) -> int:
    match = pattern.search(text, offset)
    return match.start() if match else len(text)
