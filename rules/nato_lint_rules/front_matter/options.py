"""The table `[rules.front-matter]`: which fields articles have, and what may stand in them.

The dataclasses are made without comparison: every run pays for their methods, and nothing compares
them.
"""

from dataclasses import dataclass, field
from typing import Literal

from nato_lint import option_group

FieldType = Literal["text", "date", "boolean", "number", "list"]


@dataclass(frozen=True, eq=False)
class FieldOptions:
    """What a field may hold.

    `type` is "text", "date", "boolean", "number" or "list". `one-of` are the values that are
    allowed, for a list those of its members. `pattern` is how a text has to look, with `*` for any
    characters and `?` for one. `min-length` and `max-length` count the characters of a text, or the
    members of a list; 0 sets no limit.
    """

    type: FieldType | None = None
    one_of: tuple[str, ...] = ()
    pattern: str = ""
    min_length: int = 0
    max_length: int = 0

    def __post_init__(self) -> None:
        if min(self.min_length, self.max_length) < 0:
            raise ValueError("The lengths of a field take 0 or more.")
        if 0 < self.max_length < self.min_length:
            raise ValueError("`min-length` of a field is larger than its `max-length`.")
        if self.type in ("boolean", "number", "date") and (self.min_length or self.max_length):
            raise ValueError(f"A field of the type {self.type} has no length.")


@option_group("front-matter")
@dataclass(frozen=True, eq=False)
class FrontMatterOptions:
    """Which fields the front matter of an article has, and what may stand in them.

    `required` are the fields that every article has. `fields` says of a field what it may hold; one
    that is not required may be missing. `title`, `lang`, `date`, `updated`, `draft`, `author` and
    `description` stand for every key that a site generator reads them from (`pubDate`,
    `last_modified_at`, `params.author` ...). All others are (dotted) keys as articles write them.

    The table of a field may set its `type` ("text", "date", "boolean", "number" or "list"), the
    values that are allowed (`one-of`, for a list those of its members), how a text has to look
    (`pattern`, with `*` for any characters and `?` for one), and `min-length` and `max-length`, in
    characters of a text or members of a list.
    """

    required: tuple[str, ...] = ()
    fields: dict[str, FieldOptions] = field(default_factory=dict)
