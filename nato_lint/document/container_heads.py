"""What the first line of a container says: its name, its kind and its title."""

from typing import NamedTuple

from nato_lint.document.directives import has_title, holds_code, holds_prose, kind_of
from nato_lint.document.tokens import HIDDEN_CONTAINER
from nato_lint.pattern import Pattern

_NAME = r"[^\W\d_][\w-]*+(?:[:.][\w-]++)*+"
# {note} Title; {#id .class key="value"}; name[Title]{attributes}; name Title {attributes}
# In the braces of MyST, classes and options may follow the name.
_DIRECTIVE = Pattern(
    rf"[ \t]*+\{{(?P<name>{_NAME})(?:[ \t]++(?=[.#\w-])[^{{}}\n]*+)?\}}(?P<title>.*)"
)
_SLASHES = Pattern(r"[ \t]*+(?P<name>[\w-]++)[ \t]*+(?:\|(?P<title>.*))?$")
_ATTRIBUTES = Pattern(
    rf"[ \t]*+(?:(?P<name>{_NAME})[ \t]*+)?\{{(?P<attributes>[^{{}}]*+)\}}[ \t]*+(?=:|$)"
)
_BRACKETS = Pattern(
    rf"[ \t]*+(?P<name>{_NAME})[ \t]?\[(?P<title>.*)\][ \t]*+(?:\{{[^{{}}]*+\}}[ \t]*+)?$"
)
_WORDS = Pattern(rf"[ \t]*+(?P<name>{_NAME})(?P<title>.*)")
_CLASS = Pattern(r"(?<![^\s{])\.([\w-]+)")
_TITLE = Pattern(r"(?<![^\s{])title=(?:\"([^\"]*)\"|'([^']*)')")
_ASSIGNMENT = Pattern(r"[ \t]*+[\w-]++=")


class Head(NamedTuple):
    """What the first line of a container says; the title stands at `title_start` of the line."""

    name: str
    kind: str
    title: str = ""
    title_start: int = 0
    is_directive: bool = False


def container_head(line: str, at: int, *, cautious: bool = False) -> Head | None:
    """What stands on the first line of a container, behind its colons; None where it begins none.

    With `cautious`, only a name that is known has a title without brackets right behind it.
    """
    head = directive_head(line, at)
    if head:
        return head
    match = _ATTRIBUTES.match(line, at)
    if match:
        return _pandoc_head(match["name"], match["attributes"], match.start("attributes"))
    match = _BRACKETS.match(line, at)
    if match and not (cautious and line[match.end("name")] != "[" and not _is_type(match["name"])):
        return Head(match["name"], kind_of(match["name"]), match["title"], match.start("title"))
    match = _WORDS.match(line, at)
    if match is None:
        return None
    name, title = match["name"], match["title"].rstrip(" \t:")
    if title and ":::" in match["title"]:
        return None  # words set off by colons
    if cautious and title and not (_is_type(name) or _ASSIGNMENT.match(title)):
        return None
    brace = title.rfind("{")
    if brace >= 0 and title.endswith("}") and not title.endswith("}}"):
        title = title[:brace]
    if not has_title(name) or _ASSIGNMENT.match(title):
        title = ""
    return Head(name, kind_of(name), title, match.start("title"))


def _is_type(name: str) -> bool:
    """Whether a name is that of a container, in front of a title, and not the first of the words."""
    return name[0].islower() and (holds_prose(name) or holds_code(name) or not has_title(name))


def slash_head(line: str, at: int) -> Head | None:
    """What stands behind the slashes of `/// name | Title`; None where they begin no block."""
    match = _SLASHES.match(line, at)
    if match is None:
        return None
    name, title = match["name"], match["title"]
    if title is None:
        return Head(name, kind_of(name)) if holds_prose(name) else None
    # What is named `html` is an element with this name.
    title = title if has_title(name) and name != "html" else ""
    return Head(name, kind_of(name), title, match.start("title"))


def directive_head(line: str, at: int) -> Head | None:
    """What `{name} Title` says, which stands at an offset of the line; None where it does not."""
    match = _DIRECTIVE.match(line, at)
    if match is None:
        return None
    name = match["name"]
    title = match["title"] if has_title(name) else ""
    return Head(name, kind_of(name), title, match.start("title"), is_directive=True)


def _pandoc_head(name: str | None, attributes: str, at: int) -> Head:
    classes = [*([name] if name else []), *_CLASS.findall(attributes)]
    kind = next(filter(None, (kind_of(each, "") for each in classes)), "container")
    if any(each.startswith("callout") for each in classes):
        kind = "callout"
    if "hidden" in classes:
        kind = HIDDEN_CONTAINER
    title = _TITLE.search(attributes)
    if title is None:
        return Head("", kind)
    group = title.lastindex or 1
    return Head("", kind, title[group], at + title.start(group))
