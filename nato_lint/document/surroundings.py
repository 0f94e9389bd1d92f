"""What stands around the article of a web page, told by what its elements are called.

Many pages are made of `<div>` and `<span>` alone, and only a class says that one is a menu, a share
bar or a box for a newsletter. A class is no promise: what holds the title of the page or a good part
of its text is never left out, and what is called a menu has to consist of links.
"""

import re
from typing import NamedTuple

from nato_lint.document.markup import Part
from nato_lint.document.tags import INLINE_TAGS, read_attributes
from nato_lint.pattern import Pattern

# Whatever is in them: boxes that ask for something, or are not by the author.
_BOXES = frozenset(
    (
        "about author", "about the author", "ad", "ad slot", "ad unit", "ads", "adsbygoogle", "adsense", "advert",
        "advertisement", "adverts", "author bio", "author box", "breadcrumb", "breadcrumbs", "cat links", "consent",
        "cookie", "cookie consent", "cookies", "copyright", "footer", "gdpr", "more stories", "mw editsection", "navbox", "newsletter",
        "newsletter sign up", "newsletter signup", "paywall", "promo", "related articles", "related posts",
        "related stories", "relatedposts", "share", "share this", "sharedaddy", "sharing", "sign up", "signup",
        "skip", "skip to", "social", "social media", "social share", "social sharing", "subscribe", "subscription",
        "table of contents", "tags", "toc", "you may also like",
    )
)  # fmt: skip
# They consist of links, which a chapter on trends or the menu of a restaurant does not.
_LINKS = frozenset(
    (
        "categories", "footer", "header", "latest", "masthead", "menu", "nav", "navbar", "navigation", "pager",
        "pagination", "paginav", "popular", "recent", "recommendations", "recommended", "related", "sidebar", "tag",
        "tags", "toc", "topbar", "trending",
    )
)  # fmt: skip
# Longer than many an article, and still not by its author.
_COMMENTS = frozenset(("comment", "comments", "disqus", "disqus thread", "respond"))
# Parts of names that say nothing about what an element is for.
_EMPTY_WORDS = frozenset(
    (
        "area", "bar", "block", "blog", "body", "bottom", "button", "buttons", "container", "content", "entry",
        "form", "global", "group", "icons", "inner", "item", "items", "jp", "js", "link", "links", "list",
        "main", "module", "notice", "outer", "overlay", "page", "popup", "banner", "post", "primary", "root",
        "row", "secondary", "section", "single", "site", "top", "widget", "wp", "wrap", "wrapper", "article",
    )
)  # fmt: skip
# `has-sidebar` and `category-cookies` say something about the article.
_ABOUT_ARTICLE = frozenset(("category", "has", "is", "level", "no", "tag", "with", "without"))
_CALLED = INLINE_TAGS | {
    "aside", "details", "div", "footer", "header", "ol", "p", "section", "table", "ul",
}  # fmt: skip
_NAMED = frozenset(("div", "ul"))
_WORD = Pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# Style sheets that are built add a code to each name: `Footer_root__x1Yz`.
_CODE = Pattern(r"_{1,2}(?=[A-Za-z]*\d)[A-Za-z0-9]{3,12}\Z")
_MARKED_HEADING = Pattern(r"\bsection\b|\blevel\d")
_HINT = Pattern(
    r"ad|author|bread|cat|comment|consent|cook|copyright|disqus|edit|foot|gdpr|latest|menu|more|nav|news|pag|"
    r"head|masthead|paywall|popular|promo|rec|relat|respond|shar|side|sign|skip|social|subscri|contents|tag|toc|top|trend|you",
    re.IGNORECASE,
)
# Names of more words are generated, and mean nothing.
_MOST_WORDS = 8
_MOST_OPEN = 50

# Shares of the text of the article's region, and characters.
_LARGE_BOX, _LONG_BOX = 0.25, 1000
_LARGE_LINKS, _LINKED = 0.5, 0.5
_REST = 500


class Box(NamedTuple):
    """An element that is called like a part of a page: its tag, its names and what it holds."""

    start: int
    names: frozenset[str]
    text: int
    linked: int
    holds_title: bool

    def is_around(self, text: int) -> bool:
        """Whether it is no part of the article; `text` is how much the page has to read."""
        if self.holds_title:
            return False
        rest = text - self.text
        if self.names & _COMMENTS and (rest >= _REST or rest > self.text):
            return True
        if self.names & _BOXES and self.text < min(text * _LARGE_BOX, _LONG_BOX):
            return True
        linked = self.linked >= self.text * _LINKED
        return bool(self.names & _LINKS) and linked and self.text < text * _LARGE_LINKS


class _Open:
    """A box that has begun, after how much text and how many titles."""

    __slots__ = ("depth", "linked", "names", "start", "tag", "text", "titles")

    def __init__(
        self, tag: Part, names: frozenset[str], text: int, linked: int, titles: int
    ) -> None:
        self.tag = tag.name
        self.start = tag.start
        self.names = names
        self.text = text
        self.linked = linked
        self.titles = titles
        self.depth = 1


class Boxes:
    """The boxes of a page, while its tags and text are seen in their order."""

    def __init__(self) -> None:
        self._found: list[Box] = []
        self._open: list[_Open] = []
        self._text = self._linked = self._titles = 0
        self._in_link = False

    def see(self, part: Part, text: int) -> None:
        """Take in a tag, or a stretch with `text` characters of text."""
        if not part.name:
            self._text += text
            self._linked += text if self._in_link else 0
            return
        if part.name == "a":
            self._in_link = not part.closing
        elif part.name == "h1" and not part.closing:
            self._titles += 1
        if part.whole or part.is_empty or part.name not in _CALLED:
            return
        self._pass(part)
        if not part.closing and len(self._open) < _MOST_OPEN and (names := _names(part)):
            self._open.append(_Open(part, names, self._text, self._linked, self._titles))

    def around(self, text: int) -> frozenset[int]:
        """Where the tags of the elements stand that are no part of an article of a page."""
        return frozenset(box.start for box in self._found if box.is_around(text))

    def _pass(self, part: Part) -> None:
        """Count how deep the open boxes are in elements of their own kind, and end those that end."""
        step = -1 if part.closing else 1
        for opened in [box for box in self._open if box.tag == part.name]:
            opened.depth += step
            if not opened.depth:
                self._open.remove(opened)
                text, linked = self._text - opened.text, self._linked - opened.linked
                title = self._titles > opened.titles
                self._found.append(Box(opened.start, opened.names, text, linked, title))


def _names(tag: Part) -> frozenset[str]:
    """What the element is called, in plain words that are known here."""
    if not _HINT.search(tag.attributes):
        return frozenset()
    known = read_attributes(tag.attributes)
    classes, name = (known[key].value if key in known else "" for key in ("class", "id"))
    called = classes.split()
    # Headings and the sections below them get their names from words of the article.
    if name and tag.name in _NAMED and not _MARKED_HEADING.search(classes):
        called.append(name)
    found = (_plain(each) for each in called)
    known_here = _BOXES | _LINKS | (_COMMENTS if tag.name != "p" else frozenset())
    return known_here.intersection(found)


def _plain(name: str) -> str:
    """`siteFooter__links` as `footer`; "" for what speaks of the article."""
    words = [word.lower() for word in _WORD.findall(_CODE.sub("", name))][:_MOST_WORDS]
    if words[:1] and words[0] in _ABOUT_ARTICLE and words[1:]:
        return ""
    core = " ".join(word for word in words if word not in _EMPTY_WORDS and not word.isdigit())
    if core in ("footer", "header") and not {"article", "entry", "post"}.isdisjoint(words):
        return ""
    whole = " ".join(words)
    return whole if whole in _BOXES | _LINKS else core
