"""Front matter: the metadata block at the top of an article, with the position of every key.

All offsets are 0-based code points into the text that was read; ends are exclusive.
Reading never raises: whatever is wrong with a block is its `FrontMatter.error`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nato_lint.front_matter.model import Entry, FrontMatter, FrontMatterError, Reading

if TYPE_CHECKING:
    from nato_lint.front_matter.split import Block
    from nato_lint.front_matter.toml_scan import KeyPosition

__all__ = [
    "Entry",
    "FrontMatter",
    "FrontMatterError",
    "read_front_matter",
    "toml_positions",
]


_OPENINGS = ("---", "+++", "{")


def read_front_matter(text: str) -> FrontMatter | None:
    """Read the YAML, TOML or JSON block that `text` begins with; None where it has none.

    `text` is the decoded file without byte order mark, its newlines as they stand.
    """
    if not text.startswith(_OPENINGS):
        return None
    from nato_lint.front_matter.split import find_block

    block = find_block(text)
    if block is None:
        return None
    reading = _read(text, block)
    return FrontMatter(
        format=block.format,
        start=0,
        end=block.end,
        data=reading.data,
        entries=reading.entries,
        duplicates=tuple(reading.duplicates),
        error=block.error or reading.error,
    )


def toml_positions(text: str) -> "Mapping[tuple[str, ...], KeyPosition]":
    """Where each key of a TOML text stands; as far as it could be read, where it is broken."""
    from nato_lint.front_matter.toml_scan import toml_positions as positions

    return positions(text)


def _read(text: str, block: "Block") -> Reading:
    # Each parser is imported only when a file needs it: start-up time is a feature.
    if block.format == "yaml":
        from nato_lint.front_matter.yaml_block import read_yaml

        return read_yaml(text, block.inner_start, block.inner_end)
    if block.format == "toml":
        from nato_lint.front_matter.toml_block import read_toml

        return read_toml(text, block.inner_start, block.inner_end)
    from nato_lint.front_matter.json_block import read_json

    return read_json(text, block.inner_start, block.inner_end)
