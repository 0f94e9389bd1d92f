"""What the names of containers, directives and callouts mean."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

_UNNAMED = "container"


class _Names(NamedTuple):
    kinds: dict[str, str]
    untitled: frozenset[str]
    code: frozenset[str]


@cache
def _names() -> _Names:
    import tomllib

    path = Path(__file__).with_name("directives.toml")
    lists: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    untitled, code = frozenset(lists.pop("untitled")), frozenset(lists.pop("code"))
    return _Names({name: kind for kind, names in lists.items() for name in names}, untitled, code)


def kind_of(name: str, otherwise: str = _UNNAMED) -> str:
    """The kind of the container with this name: "admonition", "details", "tab", "quote" ..."""
    return _names().kinds.get(_plain(name), otherwise)


def holds_prose(name: str) -> bool:
    """Whether it is known that the content of a directive is Markdown."""
    return _plain(name) in _names().kinds


def holds_code(name: str) -> bool:
    """Whether it is known that the content of a directive is no Markdown."""
    return _plain(name) in _names().code


def has_title(name: str) -> bool:
    """Whether the words behind the name of a container are for readers."""
    return _plain(name) not in _names().untitled


def is_label(title: str) -> bool:
    """Whether a title says no more than what kind of box it is the title of: "Note"."""
    return _plain(title.strip(" *_:!.")) in _names().kinds


def _plain(name: str) -> str:
    # {prf:theorem} and {.callout-note} are a theorem and a note.
    return name.lower().rpartition(":")[2].removeprefix("callout-")
