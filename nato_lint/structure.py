"""Whether edits left alone what they do not touch.

In Markdown a line decides what the lines around it are: with the wrong blank line a paragraph
becomes a heading, code becomes prose, and front matter becomes text.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from nato_lint.changed_lines import Lines, changed_lines
from nato_lint.document import Document, Prose, ProseKind
from nato_lint.edits import Trace
from nato_lint.finding import Edit
from nato_lint.front_matter import Entry, FrontMatter
from nato_lint.source import LINE_END, Source

Span = tuple[int, int]
Path = tuple[str, ...]
What = tuple[object, ...]


def same_elsewhere(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether both documents hold the same, apart from what `edits` have changed.

    `edits` lead from one text to the other. The fields of the front matter, the code, raw HTML,
    links, images and footnotes that they do not reach into have to stand in both, and so do the
    blocks of prose none of whose lines they change. In a table that is drawn, an edit has to be as
    long as what it replaces: whatever stands behind it would get into another column.
    """
    if not _keep_columns(before, edits):
        return False
    trace = Trace(edits)
    return _same_objects(before, after, edits, trace) and _same_prose(before, after, edits, trace)


def _keep_columns(before: Document, edits: Iterable[Edit]) -> bool:
    """Whether the edits in drawn tables leave everything there in its column."""
    tables: dict[Span, bool] = {}
    for prose in before.prose:
        table = prose.inside("table") if prose.kind is ProseKind.TABLE_CELL else None
        if table and (table.start, table.end) not in tables:
            tables[table.start, table.end] = _is_drawn(before.source, table.start)
    drawn = _meeting(_merged(span for span, is_drawn in tables.items() if is_drawn))
    text = before.text
    return not any(
        drawn((edit.start, edit.end)) and not _is_as_long(text[edit.start : edit.end], edit.text)
        for edit in edits
    )


def _is_drawn(source: Source, start: int) -> bool:
    """Whether the table that begins here is a grid, or has dashes above or below its head."""
    first = source.line_number(start)
    last = min(first + 1, len(source.line_starts))
    lines = (source.line_span(number) for number in (first, last))
    marks = [source.text[slice(*line)].strip("> \t") for line in lines]
    return marks[0].startswith("+") or any(mark and not mark.strip("- ") for mark in marks)


def _is_as_long(old: str, new: str) -> bool:
    return len(old) == len(new) and not (LINE_END.search(old) or LINE_END.search(new))


def _same_objects(before: Document, after: Document, edits: Sequence[Edit], trace: Trace) -> bool:
    """Whether nothing is lost that no edit reaches into, and nothing is new but where edits are."""
    edited = _meeting((edit.start, edit.end) for edit in edits)
    brought = _meeting((start - 1, end + 1) for start, end in trace.images)
    old, new = list(_objects(before)), list(_objects(after))
    lost = Counter(what for span, what in old if not edited(span)) - Counter(w for _, w in new)
    came = Counter(what for span, what in new if not brought(span)) - Counter(w for _, w in old)
    return not lost and not came and _same_front_matter(before, after, edits, trace)


def _same_front_matter(
    before: Document, after: Document, edits: Sequence[Edit], trace: Trace
) -> bool:
    """Whether the front matter can be read as before, and only fields with edits have changed."""
    old, new = before.front_matter, after.front_matter
    if old is None:
        return new is None or _meeting(trace.images)((new.start, new.end))
    if new is None:
        return False
    if not _meeting((edit.start, edit.end) for edit in edits)((old.start, old.end)):
        # As text, for a value may be "not a number", which equals nothing.
        return repr(new.data) == repr(old.data)
    if old.error or new.error:
        return old.error is not None
    changed = _Changed(
        _fields(old, ((edit.start - 1, edit.end) for edit in edits)),
        _fields(new, ((start - 1, end) for start, end in trace.images)),
    )
    return _same_table(old.data, new.data, (), changed)


class _Changed(NamedTuple):
    """The fields that were `edited`, and those that edits have `brought`."""

    edited: Set[Path]
    brought: Set[Path]


def _fields(front_matter: FrontMatter, spans: Iterable[Span]) -> set[Path]:
    """The fields that spans reach into, and all those that these are in."""
    reached = _meeting(spans)
    return {
        path[:length]
        for path, entry in front_matter.entries.items()
        if reached(_extent(entry))
        for length in range(1, len(path) + 1)
    }


def _extent(entry: Entry) -> Span:
    """The key and the value; in a page either may come first."""
    return min(entry.key_start, entry.value_start), max(entry.key_end, entry.value_end)


def _same_table(
    old: Mapping[str, object], new: Mapping[str, object], path: Path, changed: _Changed
) -> bool:
    """Whether two tables at `path` hold the same, but for what has `changed`.

    An alias repeats what stands elsewhere: that is no field that an edit reaches into.
    """
    if not all((*path, key) in changed.brought for key in new.keys() - old.keys()):
        return False
    return all(
        _same_below(value, new.get(key), (*path, key), changed)
        if (*path, key) in changed.edited
        else repr(value) == repr(new.get(key, ...))
        for key, value in old.items()
    )


def _same_below(old: object, new: object, path: Path, changed: _Changed) -> bool:
    """Whether the tables in two values hold the same, but for what has `changed`."""
    if isinstance(old, dict) and isinstance(new, dict):
        return _same_table(old, new, path, changed)
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return all(_same_below(*pair, (*path, str(index)), changed) for index, pair in pairs)
    return True


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
