"""Where the notice of the house goes in an article, so that it stands there as a block of its own."""

import re

from nato_lint import Document, Edit, Html, Prose, ProseKind
from nato_lint_rules.disclosure.article import Article

_HASHES = re.compile(r"[ ]{0,3}#")
_UNDERLINE = re.compile(r"(?:\r\n|\r|\n)[ ]{0,3}(?:=+|-+)[ \t]*(?=[\r\n]|\Z)")
# The attributes of the block above: `{: .lead}`.
_ATTRIBUTES = re.compile(r"(?:\r\n|\r|\n)[ ]{0,3}\{:[^\r\n]*\}[ \t]*(?=[\r\n]|\Z)")
_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*?(/?)>")
_UNPAIRED = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_TITLE_END = re.compile(r"</h1[ \t\r\n]*>", re.IGNORECASE)
_TITLE_START = re.compile(r"<h1[\s>]", re.IGNORECASE)
_BODY = re.compile(r"<body(?:[\s][^<>]*)?>", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype|html|body|head)\b", re.IGNORECASE)
_ENDS = tuple(
    re.compile(rf"</{name}[ \t\r\n]*>", re.IGNORECASE) for name in ("article", "main", "body")
)
_LINE_ENDS = re.compile(r"\r\n?|\n")
_BLANKS = " \t\r\n"


def insertion(article: Article, notice: str) -> Edit | None:
    """The edit that puts the notice below the title, or at the end for the position "tail".

    None where no place can be told at which it is neither a part of something else nor parts it.
    """
    document = article.document
    newline = "\r\n" if "\r\n" in document.text else "\n"
    notice = notice.replace("\n", newline)
    at_end = article.policy.position == "tail"
    if document.dialect == "html":
        place = _end_of_page if at_end else _below_title_of_page
        return place(document, notice, newline)
    if at_end:
        return _at_end(document, notice, newline)
    at = _below_title(document)
    return None if at is None else _as_block(document, at, notice, newline)


def _below_title(document: Document) -> int | None:
    """The end of the title with all that belongs to it; that of the front matter without a title."""
    title = next(iter(document.prose), None)
    if title is None or title.kind is not ProseKind.HEADING or _is_held(title):
        return document.body_start
    if document.dialect == "text":
        return _line_end(document, title)
    if title.level != 1:
        return document.body_start
    if block := _raw_block(document, title):
        return block.end if _is_closed(document.text[block.start : block.end]) else None
    at = _line_end(document, title)
    underline = _UNDERLINE.match(document.text, at)
    start, _ = document.source.line_span(document.source.line_number(title.start))
    if underline:
        at = underline.end()
    elif not _HASHES.match(document.text, start):
        return None
    while attributes := _ATTRIBUTES.match(document.text, at):
        at = attributes.end()
    return at


def _is_held(title: Prose) -> bool:
    """Whether the title is a part of a quotation, a list or the like, and not just of the layout."""
    container = title.container
    while container and container.kind == "container":
        container = container.parent
    return container is not None


def _line_end(document: Document, prose: Prose) -> int:
    source = document.source
    return source.line_span(source.line_number(max(prose.end - 1, 0)))[1]


def _raw_block(document: Document, prose: Prose) -> Html | None:
    """The block of HTML that the prose stands in."""
    return next(
        (
            html
            for html in document.html
            if html.block and html.start <= prose.start and prose.end <= html.end
        ),
        None,
    )


def _is_closed(html: str) -> bool:
    """Whether all elements that begin in a block of HTML end in it."""
    opened: list[str] = []
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if tag[1]:
            if not opened or opened.pop() != name:
                return False
        elif not tag[3] and name not in _UNPAIRED:
            opened.append(name)
    return not opened


def _as_block(document: Document, at: int, notice: str, newline: str) -> Edit:
    """The notice in front of the block that follows `at`, or behind all there is."""
    text = document.text
    rest = text[at:]
    blank = len(rest) - len(rest.lstrip(_BLANKS))
    if not rest.strip():
        return _at_end(document, notice, newline)
    # To the beginning of the line, in front of its indentation.
    start = max(text.rfind("\n", at, at + blank), text.rfind("\r", at, at + blank)) + 1 or at
    # HTML goes on up to a blank line. Elsewhere one more would void a review of this very text.
    is_html = any(html.block and html.end == at for html in document.html)
    before = newline if is_html and len(_LINE_ENDS.findall(text, at, start)) < 2 else ""
    return Edit(start, start, f"{before}{notice}{newline}{newline}")


def _at_end(document: Document, notice: str, newline: str) -> Edit:
    end = len(document.text.rstrip())
    return Edit(end, end, f"{newline}{newline}{notice}")


def _below_title_of_page(document: Document, notice: str, newline: str) -> Edit | None:
    """Directly behind the title; where there is none, at the top of the page."""
    text = document.text
    headings = (prose for prose in document.prose if prose.kind is ProseKind.HEADING)
    title = next((heading for heading in headings if heading.level == 1), None)
    if title is None:
        body = _BODY.search(text, document.body_start)
        if body:
            return _behind_tag(text, body.start(), body.end(), notice, newline)
        return None if _PAGE.search(text) else _as_block(document, 0, notice, newline)
    end = _TITLE_END.search(text, title.end)
    starts = [match.start() for match in _TITLE_START.finditer(text, 0, title.start)]
    if not end or not starts or "<!--" in text[title.end : end.start()]:
        return None
    return _behind_tag(text, starts[-1], end.end(), notice, newline)


def _behind_tag(text: str, opened: int, at: int, notice: str, newline: str) -> Edit:
    """The notice on a line of its own, indented as the line on which the element was opened."""
    indent = _indent(text, opened)
    follows = at
    while text[follows : follows + 1] in (" ", "\t"):
        follows += 1
    if text[follows : follows + 1] in ("", "\r", "\n"):
        return Edit(at, at, f"{newline}{indent}{notice}")
    return Edit(at, follows, f"{newline}{indent}{notice}{newline}{indent}")


def _end_of_page(document: Document, notice: str, newline: str) -> Edit | None:
    """At the end of the article, or of the page, but not behind its last tag."""
    text = document.text
    last = document.prose[-1].end if document.prose else 0
    ends = (pattern.search(text, last) for pattern in _ENDS)
    end = next(filter(None, ends), None)
    if end is None:
        return None if _PAGE.search(text) else _at_end(document, notice, newline)
    at = end.start()
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if text[line_start:at].strip():
        return Edit(at, at, f"{newline}{notice}{newline}")
    return Edit(line_start, line_start, f"{_indent(text, last)}{notice}{newline}")


def _indent(text: str, offset: int) -> str:
    """The white space that the line at `offset` begins with."""
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = text[line_start:offset]
    return line[: len(line) - len(line.lstrip(" \t"))]
