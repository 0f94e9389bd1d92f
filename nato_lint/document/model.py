"""The article as rules see it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from nato_lint.document.language import detect_language
from nato_lint.document.metadata import Metadata
from nato_lint.document.prose import Prose, ProseKind
from nato_lint.front_matter import Entry, FrontMatter
from nato_lint.source import Source

Result = TypeVar("Result")


class Link(NamedTuple):
    """A link: `[text](target)` or a reference link ("link"), `<https://...>` ("autolink"), a bare URL
    ("bare") or `<a href>` ("html"); `kind` tells which.

    `start` and `end` cover all of it; `text_start` and `text_end` its readable text, which is
    empty for a URL that stands for itself.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    target: str
    kind: str


class Image(NamedTuple):
    """An image: its place, its source address and its alternative text."""

    start: int
    end: int
    target: str
    alt: str


class Code(NamedTuple):
    """A code span, a fence or an indented block; `info` is what follows the fence."""

    start: int
    end: int
    block: bool
    info: str = ""


class Html(NamedTuple):
    """Raw HTML (a comment, a tag, a block) as it stands in the source."""

    start: int
    end: int
    block: bool


class Footnote(NamedTuple):
    """A footnote definition, or a reference to one."""

    label: str
    start: int
    end: int


class Citation(NamedTuple):
    """A place where the article cites a work: `[@smith2024, p. 12]`, `@smith2024`, {cite}`smith`.

    `label` is the key of the first work that it names.
    """

    label: str
    start: int
    end: int


class Line(NamedTuple):
    """A source line without its line end."""

    number: int
    start: int
    end: int
    text: str


class Section(NamedTuple):
    """A heading (None before the first one) and the prose up to the next heading."""

    heading: Prose | None
    prose: tuple[Prose, ...]

    @property
    def level(self) -> int:
        """The level of the heading; 0 for what stands before the first."""
        return self.heading.level if self.heading else 0


class Parts:
    """What a parser found in the body of an article, in source order."""

    def __init__(self) -> None:
        self.prose: list[Prose] = []
        self.hidden: list[Prose] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.code: list[Code] = []
        self.html: list[Html] = []
        self.footnotes: list[Footnote] = []
        self.footnote_references: list[Footnote] = []
        self.citations: list[Citation] = []
        self.too_deep: int | None = None


class Title(NamedTuple):
    """The title of the article and where it stands."""

    text: str
    start: int
    end: int


class Document:
    """An article: its source, its front matter and its readable prose with exact positions.

    Every offset counts code points of `text`. `terms` are names and phrases that the house has
    declared right (in lower case). `hidden` is what stands in elements that readers do not see; the
    index of such a block is that of the prose behind it. What stands behind `read_to` was too much
    to be read. Everything is computed once and shared by all rules.
    """

    def __init__(
        self,
        source: Source,
        front_matter: FrontMatter | None,
        parts: Parts,
        *,
        dialect: str,
        language: str | None = None,
        terms: frozenset[str] = frozenset(),
        read_to: int | None = None,
    ) -> None:
        self.source = source
        self.text = source.text
        self.path = source.path
        self.front_matter = front_matter
        self.body_start = front_matter.end if front_matter else 0
        self.dialect = dialect
        self.terms = terms
        self.prose: Sequence[Prose] = tuple(parts.prose)
        # An image or a URL inside a link is found before the link is.
        self.links: Sequence[Link] = tuple(sorted(parts.links, key=_start))
        self.images: Sequence[Image] = tuple(sorted(parts.images, key=_start))
        self.hidden: Sequence[Prose] = tuple(parts.hidden)
        self.code: Sequence[Code] = tuple(parts.code)
        self.html: Sequence[Html] = tuple(parts.html)
        self.footnotes: Sequence[Footnote] = tuple(parts.footnotes)
        self.footnote_references: Sequence[Footnote] = tuple(parts.footnote_references)
        self.citations: Sequence[Citation] = tuple(parts.citations)
        self.too_deep = parts.too_deep
        self.read_to = len(source.text) if read_to is None else read_to
        for index, prose in enumerate(self.prose):
            prose.index = index
        for prose in self.hidden:
            prose.index = bisect_right(self.prose, prose.start, key=_start)
        self._language = language
        self._shared: dict[Callable[[Document], Any], Any] = {}

    @cached_property
    def lower_text(self) -> str:
        """The whole text in lower case, to ask cheaply whether a word occurs at all."""
        return self.text.lower()

    def mentions(self, *literals: str) -> bool:
        """Whether any of these lower-case strings occurs anywhere in the file."""
        lower = self.lower_text
        return any(literal in lower for literal in literals)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The source lines of the body."""
        first = self.source.line_number(self.body_start)
        lines = []
        for number in range(first, len(self.source.line_starts) + 1):
            start, end = self.source.line_span(number)
            lines.append(Line(number, start, end, self.text[start:end]))
        return lines

    @cached_property
    def language(self) -> str:
        """The language of the article ("en", "de", ...); "" where nothing tells."""
        if self._language:
            return _primary(self._language)
        entry = self.metadata.entry("lang")
        if entry and isinstance(entry.value, str) and entry.value:
            return _primary(entry.value)
        return detect_language(prose.text for prose in self.prose)

    @cached_property
    def title(self) -> Title:
        """The front matter's title, else the first heading, else the first line of prose."""
        headings = [prose for prose in self.prose if prose.kind is ProseKind.HEADING]
        top = [prose for prose in headings if prose.level == 1] or headings
        entry = self.metadata.entry("title")
        # What a page calls itself names the site as well.
        if self.front_matter and self.front_matter.format == "html" and top and top[0].level == 1:
            entry = None
        if entry and isinstance(entry.value, str) and entry.value.strip():
            start, end = entry.text_span or (entry.value_start, entry.value_end)
            return Title(entry.value, start, end)
        if top and (top[0].level == 1 or top[0].index == 0):
            return Title(top[0].text, top[0].start, top[0].end)
        if self.prose:
            first = self.prose[0]
            start, end = next(first.lines)
            return Title(first.text[start:end], *first.span(start, end))
        return Title("", self.body_start, self.body_start)

    @cached_property
    def sections(self) -> Sequence[Section]:
        """The article cut at its headings."""
        return cut_at_headings(self.prose, lambda prose: prose.kind is ProseKind.HEADING)

    @cached_property
    def word_count(self) -> int:
        """The number of words that readers see, headings and lists included."""
        return sum(len(prose.words) for prose in self.prose)

    @cached_property
    def metadata(self) -> Metadata:
        """What the article says about itself, by the same names for all site generators."""
        return Metadata(self.text, self.front_matter, self.path)

    def field(self, key: str) -> Entry | None:
        """A front matter entry by its (dotted) key."""
        return self.front_matter.get(key) if self.front_matter else None

    def shared(self, analysis: "Callable[[Document], Result]") -> Result:
        """The result of `analysis(document)`, computed at the first call and kept."""
        if analysis not in self._shared:
            self._shared[analysis] = analysis(self)
        result: Result = self._shared[analysis]
        return result


def cut_at_headings(
    blocks: Iterable[Prose], is_heading: Callable[[Prose], bool]
) -> Sequence[Section]:
    """`blocks` cut before each one that is a heading; the first section may have none."""
    sections: list[Section] = []
    heading: Prose | None = None
    held: list[Prose] = []
    for prose in blocks:
        if is_heading(prose):
            if heading or held:
                sections.append(Section(heading, tuple(held)))
            heading, held = prose, []
        else:
            held.append(prose)
    if heading or held:
        sections.append(Section(heading, tuple(held)))
    return sections


def _start(placed: Prose | Link | Image) -> int:
    return placed.start


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].strip().lower()
