"""YAML front matter, built from parser events with the position of every key.

Events rather than composed nodes: composing recurses in C as deep as the text says, and an
error would lose the keys before it. Nothing is constructed but plain data, whatever the tags.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from nato_lint.front_matter.model import (
    MAX_DEPTH,
    BrokenBlockError,
    Entry,
    Reading,
    error_at,
    text_span,
)
from nato_lint.front_matter.template_mask import mask_templates
from nato_lint.front_matter.yaml_values import explain, is_merge_key, scalar_value

Path = tuple[str, ...]

_MAX_ALIASED = 10_000
"""Values that aliases may repeat in all; nine nested lists of nine stand for a billion."""

# A negated class that reaches beyond the basic plane takes ten milliseconds to compile.
_FORBIDDEN = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# What YAML forbids, and what it takes for a line end or a byte order mark but a text file does not.
_UNREADABLE = re.compile(
    r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


def read_yaml(text: str, start: int, end: int, loader: type | None = None) -> Reading:
    """Read `text[start:end]`; offsets in the result are into `text`.

    `loader` is the parser to use; by default the fastest that is installed.
    """
    reader = _YamlReader(text[start:end], start, loader or _default_loader())
    reading = reader.reading
    try:
        reader.read()
    except BrokenBlockError as stop:
        reading.error = error_at(text, stop.message, start + stop.offset, start, end)
    except yaml.YAMLError as error:
        message, offset = explain(error, reader.mask.source)
        reading.error = error_at(text, message, start + offset, start, end)
    except ValueError:  # a lone surrogate that nothing was left to mask with
        reading.error = error_at(text, "This text holds broken characters.", start, start, end)
    if reading.error is None and (forbidden := _FORBIDDEN.search(text, start, end)):
        message = "A control character stands here; delete it."
        reading.error = error_at(text, message, forbidden.start(), start, end)
    return reading.finish()


def _default_loader() -> type:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


@dataclass(slots=True)
class _Node:
    """A value, its span, and how many values it stands for with its aliases expanded."""

    value: object
    start: int
    end: int
    size: int = 1


class _YamlReader:
    def __init__(self, source: str, shift: int, loader: type) -> None:
        self.source = source
        self.shift = shift
        self.mask = mask_templates(source, comment_lines=True, unreadable=_UNREADABLE)
        self.events: Iterator[yaml.Event] = yaml.parse(self.mask.text, Loader=loader)
        self.anchors: dict[str, _Node | None] = {}
        self.aliased = 0
        self.reading = Reading()

    def read(self) -> None:
        """Read the one document of the block, which must be a mapping."""
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                self._mapping(event, self.reading.data, (), 1)
            elif isinstance(event, yaml.NodeEvent) and not self._is_null(event):
                message = "The front matter must be made of lines like “key: value”."
                raise BrokenBlockError(message, _start(event))
            elif isinstance(event, yaml.DocumentEndEvent):
                break
        following = next(self.events, None)  # None: a block of comments has no document
        if following is not None and not isinstance(following, yaml.StreamEndEvent):
            message = "The front matter must be one block without lines that begin with ---."
            raise BrokenBlockError(message, _start(following))

    def _is_null(self, event: yaml.Event) -> bool:
        return isinstance(event, yaml.ScalarEvent) and scalar_value(event, str) is None

    def _mapping(
        self, event: yaml.MappingStartEvent, data: dict[str, object], path: Path | None, depth: int
    ) -> _Node:
        """Read a mapping into `data`; its keys get entries unless `path` is None."""
        node = _Node(data, _start(event), _start(event))
        self._anchor(event, None)
        seen: set[str] = set()
        merged: list[object] = []
        while not isinstance(following := next(self.events), yaml.MappingEndEvent):
            key = self._node(following, None, depth + 1)
            name = self._key_name(following, key)
            merges = is_merge_key(following)
            first = name not in seen and not merges
            here = None if path is None else (*path, name)
            value = self._node(next(self.events), here if first else None, depth + 1)
            node.size += key.size + value.size
            node.end = max(key.end, value.end)
            if merges:
                merged.append(value.value)
                continue
            if here is not None:
                self._record(here, key, value, first)
            seen.add(name)
            data.setdefault(name, value.value)
        for mapping in merged:
            for base in mapping if isinstance(mapping, list) else [mapping]:
                for inherited, value_of in base.items() if isinstance(base, dict) else ():
                    data.setdefault(inherited, value_of)
        return self._finish(event, following, node)

    def _sequence(self, event: yaml.SequenceStartEvent, path: Path | None, depth: int) -> _Node:
        items: list[object] = []
        node = _Node(items, _start(event), _start(event))
        self._anchor(event, None)
        while not isinstance(following := next(self.events), yaml.SequenceEndEvent):
            here = None if path is None else (*path, str(len(items)))
            item = self._node(following, here, depth + 1)
            items.append(item.value)
            node.size += item.size
            node.end = item.end
        return self._finish(event, following, node)

    def _node(self, event: yaml.Event, path: Path | None, depth: int) -> _Node:
        if depth > MAX_DEPTH + 1:
            message = f"The front matter is nested more than {MAX_DEPTH} levels deep."
            raise BrokenBlockError(message, _start(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, {}, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, depth)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        assert isinstance(event, yaml.ScalarEvent)
        value = scalar_value(event, self.mask.restore)
        node = _Node(value, _start(event), _end(event))
        while node.end > node.start and self.source[node.end - 1] in " \t\r\n":
            node.end -= 1  # a block scalar's lines end with the line end
        self._anchor(event, node)
        return node

    def _alias(self, event: yaml.AliasEvent) -> _Node:
        start, end = _start(event), _end(event)
        anchor = event.anchor or ""
        target = self.anchors.get(anchor)
        if target is None:
            if anchor in self.anchors:
                raise BrokenBlockError("This alias stands inside the value that it repeats.", start)
            raise BrokenBlockError(
                "This alias repeats a value that is not defined above it.", start
            )
        self.aliased += target.size
        if self.aliased > _MAX_ALIASED:
            raise BrokenBlockError(
                "The aliases in this front matter repeat too many values.", start
            )
        return _Node(target.value, start, end, target.size)

    def _finish(
        self, opening: yaml.CollectionStartEvent, closing: yaml.Event, node: _Node
    ) -> _Node:
        if opening.flow_style:
            node.end = _end(closing)
        self._anchor(opening, node)
        return node

    def _anchor(self, event: yaml.NodeEvent, node: _Node | None) -> None:
        """Remember the node that an anchor names; None while it is being read."""
        if event.anchor is not None:
            self.anchors[event.anchor] = node

    def _key_name(self, event: yaml.Event, key: _Node) -> str:
        """A key as text: what a scalar says, any other key as it is written."""
        if isinstance(event, yaml.ScalarEvent):
            return self.mask.restore(event.value)
        return key.value if isinstance(key.value, str) else self.source[key.start : key.end]

    def _record(self, path: Path, key: _Node, value: _Node, first: bool) -> None:
        inner = text_span(self.source, value.start, value.end, value.value)
        entry = Entry(
            path[-1],
            path,
            value.value,
            key.start + self.shift,
            key.end + self.shift,
            value.start + self.shift,
            value.end + self.shift,
            (inner[0] + self.shift, inner[1] + self.shift) if inner else None,
        )
        if first:
            self.reading.entries[path] = entry
        else:
            self.reading.duplicates.append(entry)
