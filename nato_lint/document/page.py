"""Web pages: the article in one, and what its head says about it."""

from typing import NamedTuple

from nato_lint.document.dialects import Feature
from nato_lint.document.elements import OpenElements
from nato_lint.document.html import HtmlReader
from nato_lint.document.lines import StretchMap
from nato_lint.document.markup import Part, cut_markup
from nato_lint.document.masking import masked
from nato_lint.document.model import Parts
from nato_lint.document.page_head import read_head
from nato_lint.document.surroundings import Boxes
from nato_lint.document.tags import INLINE_TAGS, VOID_TAGS, read_attributes
from nato_lint.front_matter.model import FrontMatter
from nato_lint.source import Source

# Parts of a page that lead elsewhere or ask for something, wherever they stand.
_NEVER = frozenset(("button", "dialog", "form", "menu", "nav", "search"))
_NEVER_ROLES = frozenset(
    ("alertdialog", "banner", "contentinfo", "dialog", "menu", "menubar", "navigation", "search")
)  # fmt: skip
# Parts of a page around its article; inside the article they belong to it.
_AROUND = frozenset(("aside", "footer", "header"))
# An article is the page if it holds this share of the text; else it is one of several.
_SHARE = 0.6
# Elements around elements that are told apart; hostile pages open more than anybody closes.
_DEEPEST = 50


class Page(NamedTuple):
    """What was read of a page; `head` is None where nothing is said about the article."""

    parts: Parts
    head: FrontMatter | None


class _Region(NamedTuple):
    """A part of the page, by the element that it is; `text` counts its characters of text."""

    name: str
    start: int
    end: int
    text: int


def parse_page(source: Source, start: int = 0) -> Page:
    """The article in the page that begins at an offset.

    It is the `<article>` with most of the text, else `<main>`, else the body. Menus, forms and
    dialogues are no part of it, nor is what stands around it.
    """
    content = _masked(source.text, start)
    survey = _Survey(content, start)
    region = survey.region()
    parts = _read(source, content, region, leaves_out=_LeavesOut(region, survey))
    if not parts.prose and survey.any_text:
        # A page that is one big form: better too much than nothing.
        parts = _read(source, content, region, leaves_out=None)
    return Page(parts, read_head(source, survey.head, start, min(survey.head_end, region.start)))


def _masked(text: str, start: int) -> str:
    """`text` with template syntax and comments masked from `start` on; no character moves."""
    body = text[start:].replace("\r\n", " \n").replace("\r", "\n")
    return text[:start] + masked(body, frozenset((Feature.TEMPLATES,))).text


def _read(
    source: Source, content: str, region: _Region, *, leaves_out: "_LeavesOut | None"
) -> Parts:
    parts = Parts()
    reader = HtmlReader(source, parts, leaves_out, notes_tags=True)
    if leaves_out:
        leaves_out.elements = reader.elements
    reader.read(content, StretchMap(0), within=(region.start, region.end))
    reader.finish()
    return parts


class _LeavesOut:
    """Which elements of the region are no part of the article."""

    def __init__(self, region: _Region, survey: "_Survey") -> None:
        self.elements = OpenElements()
        self._region = region.name
        self._header_is_title = survey.only_title_in_header
        self._boxes = survey.boxes.around(region.text)

    def __call__(self, tag: Part) -> bool:
        if tag.start in self._boxes:
            return True
        if tag.name in INLINE_TAGS:
            return False
        if tag.name in _NEVER or _role(tag) in _NEVER_ROLES:
            return True
        is_around = tag.name in _AROUND or _role(tag) == "complementary"
        if not is_around or self._region == "article" or self.elements.has("article"):
            return False
        if tag.name == "header":
            return self._region != "main" and not self._header_is_title
        return True


def _role(tag: Part) -> str:
    if "role" not in tag.attributes.lower():
        return ""
    role = read_attributes(tag.attributes).get("role")
    return role.value.strip().lower() if role else ""


class _Survey:
    """One look over the page: where its regions are, and what stands in its head."""

    def __init__(self, content: str, start: int) -> None:
        self.content = content
        self.start = start
        self.any_text = 0
        self.titles = {"header": 0, "": 0}
        self.head: list[Part] = []
        self.head_end = start
        self.boxes = Boxes()
        self._text = 0
        self._around: list[str] = []
        self._open: dict[str, _Opened] = {}
        self._regions: list[_Region] = []
        for part in cut_markup(content, start):
            self._see(part)
        for region in (*self._open,):
            self._end(region, len(content))

    @property
    def only_title_in_header(self) -> bool:
        """Whether the one main heading of the page stands in a `<header>`."""
        return self.titles["header"] > 0 and not self.titles[""]

    def region(self) -> _Region:
        """The part of the page that is the article."""
        whole = _Region("", self.head_end, len(self.content), self.any_text)
        body = self._largest("body", whole) or whole
        main = self._largest("main", body)
        outer = main if main and main.text else body
        article = self._largest("article", outer)
        if article and article.text and article.text >= outer.text * _SHARE:
            return article
        return outer

    def _largest(self, name: str, within: _Region) -> _Region | None:
        found = (
            region
            for region in self._regions
            if region.name == name and region.start >= within.start and region.end <= within.end
        )
        return max(found, key=lambda region: region.text, default=None)

    def _see(self, part: Part) -> None:
        length = 0 if part.name else len(self.content[part.start : part.end].strip())
        self.boxes.see(part, length)
        if not part.name:
            self.any_text += length
            self._text += 0 if self._around else length
        elif part.name in ("html", "meta", "title") and not part.closing:
            if "body" not in self._open:
                self.head.append(part)
                self.head_end = part.end
        elif part.name == "head" and part.closing:
            self.head_end = part.end
        elif part.name == "h1" and not part.closing:
            self.titles["header" if "header" in self._around else ""] += 1
        if part.name in _NEVER or part.name in _AROUND:
            self._pass_around(part)
        self._see_region(part)

    def _pass_around(self, part: Part) -> None:
        # What nothing closes must not swallow the rest.
        if part.closing:
            if part.name in self._around:
                while self._around.pop() != part.name:
                    pass
        elif len(self._around) < _DEEPEST and (part.name in _NEVER or "article" not in self._open):
            self._around.append(part.name)

    def _see_region(self, part: Part) -> None:
        for region in [name for name, opened in self._open.items() if opened.tag == part.name]:
            depth = self._open[region].depth + (-1 if part.closing else 1)
            self._open[region] = self._open[region]._replace(depth=depth)
            if not depth:
                self._end(region, part.start)
        if part.closing or part.name in VOID_TAGS or part.is_empty:
            return
        region = "main" if _role(part) == "main" else part.name
        if region in ("article", "body", "main") and region not in self._open:
            self._open[region] = _Opened(part.name, part.end, self._text)

    def _end(self, region: str, at: int) -> None:
        opened = self._open.pop(region)
        text = self._text - opened.text
        self._regions.append(_Region(region, opened.start, at, text))


class _Opened(NamedTuple):
    """A region that has begun: by which tag, where, and after how much text."""

    tag: str
    start: int
    text: int
    depth: int = 1
