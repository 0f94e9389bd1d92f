"""Whether edits left alone what they do not touch.

In Markdown a line decides what the lines around it are: with the wrong blank line a paragraph
becomes a heading, code becomes prose, and front matter becomes text.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from nato_lint.changed_lines import Lines, changed_lines
from nato_lint.document import Document, Prose
from nato_lint.edits import Trace
from nato_lint.finding import Edit
from nato_lint.source import LINE_END

Span = tuple[int, int]
What = tuple[object, ...]


def same_elsewhere(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether both documents hold the same, apart from what `edits` have changed.

    `edits` lead from one text to the other. The front matter, code, raw HTML, links, images and
    footnotes that they do not reach into have to stand in both, and so do the blocks of prose none
    of whose lines they change.
    """
    trace = Trace(edits)
    return _same_objects(before, after, edits, trace) and _same_prose(before, after, edits, trace)


def _same_objects(before: Document, after: Document, edits: Sequence[Edit], trace: Trace) -> bool:
    """Whether nothing is lost that no edit reaches into, and nothing is new but where edits are."""
    edited, brought = _meeting(map(_span, edits)), _meeting(map(_with_edges, trace.images))
    old, new = list(_objects(before)), list(_objects(after))
    lost = Counter(what for span, what in old if not edited(span)) - Counter(
        what for _, what in new
    )
    came = Counter(what for span, what in new if not brought(span)) - Counter(
        what for _, what in old
    )
    return not lost and not came


def _objects(document: Document) -> Iterator[tuple[Span, What]]:
    """What is no prose, each with its place."""
    text, front_matter = document.text, document.front_matter
    if front_matter:
        # As text, for a value may be "not a number", which equals nothing.
        yield (front_matter.start, front_matter.end), ("data", repr(front_matter.data))
    for code in document.code:
        yield (code.start, code.end), ("code", code.block, text[code.start : code.end])
    for html in document.html:
        yield (html.start, html.end), ("html", html.block, text[html.start : html.end])
    for link in document.links:
        yield (link.start, link.end), ("link", link.target, text[link.start : link.end])
    for image in document.images:
        yield (image.start, image.end), ("image", image.target, text[image.start : image.end])
    for note in chain(document.footnotes, document.footnote_references):
        yield (note.start, note.end), ("footnote", note.label)


def _same_prose(before: Document, after: Document, edits: Sequence[Edit], trace: Trace) -> bool:
    """Whether the blocks that keep their lines are the same; what others become may be anything."""
    lines = Lines(before.text, LINE_END)
    changes = changed_lines(lines, edits)
    changed = [(lines.starts[change.first], lines.starts[change.last]) for change in changes]
    among_changed, edited = _meeting(changed), _meeting(map(_span, edits))
    spans = [(prose.start, prose.end) for prose in before.prose]
    blocks = [span for span in spans if among_changed(span) or edited(span)]
    touched, brought = _meeting(_merged([*changed, *blocks])), _meeting(trace.images)

    def was_touched(span: Span) -> bool:
        return brought(span) or touched(trace.span(*span))

    return _prose(before, touched) == _prose(after, was_touched)


def _prose(document: Document, touched: Callable[[Span], bool]) -> list[What]:
    blocks = (prose for prose in document.prose if not touched((prose.start, prose.end)))
    # In plain text the level of a heading says only whether it is the first.
    with_level = document.dialect != "text"
    return [
        (prose.kind, prose.level if with_level else 0, prose.text, *_containers(prose))
        for prose in blocks
    ]


def _containers(prose: Prose) -> Iterator[str]:
    container = prose.container
    while container is not None:
        yield container.kind
        container = container.parent


def _span(edit: Edit) -> Span:
    return edit.start, edit.end


def _with_edges(span: Span) -> Span:
    return span[0] - 1, span[1] + 1


def _meeting(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """Whether a stretch shares a character with one of `spans`, or holds one that is empty.

    The spans are in order; none ends behind the end of the next.
    """
    known = [*spans]
    ends = [end for _, end in known]

    def meets(stretch: Span) -> bool:
        start, end = stretch
        at = bisect_right(ends, start)
        return at < len(known) and known[at][0] < end

    return meets


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, with those that overlap made one."""
    held: Span | None = None
    for start, end in sorted(spans):
        if held is None:
            held = start, end
        elif start <= held[1]:
            held = held[0], max(end, held[1])
        else:
            yield held
            held = start, end
    if held:
        yield held
