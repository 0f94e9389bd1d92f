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
    edited = _meeting((edit.start, edit.end) for edit in edits)
    brought = _meeting((start - 1, end + 1) for start, end in trace.images)
    old, new = list(_objects(before)), list(_objects(after))
    lost = Counter(what for span, what in old if not edited(span)) - Counter(w for _, w in new)
    came = Counter(what for span, what in new if not brought(span)) - Counter(w for _, w in old)
    return not lost and not came and _same_front_matter(before, after, edited, trace)


def _same_front_matter(
    before: Document, after: Document, edited: Callable[[Span], bool], trace: Trace
) -> bool:
    old, new = before.front_matter, after.front_matter
    if old and not edited((old.start, old.end)):
        # As text, for a value may be "not a number", which equals nothing.
        return new is not None and repr(new.data) == repr(old.data)
    return bool(old) or new is None or _meeting(trace.images)((new.start, new.end))


def _objects(document: Document) -> Iterator[tuple[Span, What]]:
    """What is no prose, and where it stands."""
    text = document.text
    for code in document.code:
        yield (code.start, code.end), ("code", code.block, text[code.start : code.end])
    for html in document.html:
        yield (html.start, html.end), ("html", html.block, text[html.start : html.end])
    for link in document.links:
        yield (link.start, link.end), ("link", text[link.start : link.end])
    for image in document.images:
        yield (image.start, image.end), ("image", text[image.start : image.end])
    for note in chain(document.footnotes, document.footnote_references):
        yield (note.start, note.end), ("footnote", note.label)


def _same_prose(before: Document, after: Document, edits: Sequence[Edit], trace: Trace) -> bool:
    """Whether the blocks that keep their lines are the same; what others become may be anything."""
    lines = Lines(before.text, LINE_END)
    changes = changed_lines(lines, edits)
    changed = [(lines.starts[change.first], lines.starts[change.last]) for change in changes]
    among_changed = _meeting(changed)
    blocks = [span for prose in before.prose if among_changed(span := (prose.start, prose.end))]
    touched, brought = _meeting(_merged([*changed, *blocks])), _meeting(trace.images)

    def was_touched(span: Span) -> bool:
        return brought(span) or touched(trace.span(*span))

    return _prose(before, touched) == _prose(after, was_touched)


def _prose(document: Document, touched: Callable[[Span], bool]) -> list[What]:
    return [
        (prose.kind, prose.text, *_containers(prose))
        for prose in document.prose
        if not touched((prose.start, prose.end))
    ]


def _containers(prose: Prose) -> Iterator[str]:
    container = prose.container
    while container is not None:
        yield container.kind
        container = container.parent


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
