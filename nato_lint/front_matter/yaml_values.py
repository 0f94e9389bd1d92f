"""What YAML scalars mean, and what its parser's errors say to an editor."""

from collections.abc import Callable

import yaml

_RESOLVER = yaml.resolver.Resolver()
_CONSTRUCTOR = yaml.constructor.SafeConstructor()
_TAG = "tag:yaml.org,2002:"
_MESSAGES = {
    "mapping values are not allowed": (
        "This line has a second colon, or is indented too far; put a value with a colon in quotes."
    ),
    "could not find expected ':'": "A colon is missing after a key before this place.",
    "did not find expected key": "A key is expected here; check indentation and quotation marks.",
    "expected <block end>": "A key is expected here; check indentation and quotation marks.",
    "did not find expected '-' indicator": "A list item is expected here; check the indentation.",
    "did not find expected ',' or": "A bracket that begins here is not closed.",
    "expected ',' or": "A bracket that begins here is not closed.",
    "found unexpected end of stream": "The closing quotation mark of this text is missing.",
    "found unexpected document indicator": "The closing quotation mark of this text is missing.",
    "found unknown escape character": "A backslash means nothing here; write two.",
    "found character": "This character cannot begin a value; put the value in quotes.",
    "block sequence entries are not allowed": "A list begins on a line of its own.",
}
_OPENED_AT_CONTEXT = ("while scanning a quoted scalar", "while parsing a flow")


def scalar_value(event: yaml.ScalarEvent, restore: Callable[[str], str]) -> object:
    """The plain value of a scalar; text as it was written where it is no plain value.

    Words and numbers mean what YAML 1.1 says (`yes` is True). Dates, times and whatever has a
    tag of its own are text.
    """
    text = restore(event.value)
    tag = _tag(event)
    try:
        if tag == "null":
            return None
        if tag == "bool":
            return _CONSTRUCTOR.bool_values[text.lower()]
        # Base sixty: 12:30 is a time of day to whoever writes it.
        if tag in ("int", "float") and ":" not in text:
            node = yaml.ScalarNode(_TAG + tag, text)
            number: object = getattr(_CONSTRUCTOR, f"construct_yaml_{tag}")(node)
            return number
    except (ValueError, LookupError):
        pass
    return text


def is_merge_key(event: yaml.Event) -> bool:
    """Whether a key is `<<`, which takes over the keys of another mapping."""
    return isinstance(event, yaml.ScalarEvent) and _tag(event) == "merge"


def _tag(event: yaml.ScalarEvent) -> str:
    if event.tag in (None, "!"):
        if not event.implicit[0]:
            return "str"
        tag = _RESOLVER.resolve(  # type: ignore[no-untyped-call]
            yaml.ScalarNode, event.value, (True, False)
        )
    else:
        tag = event.tag
    return str(tag).removeprefix(_TAG)


def explain(error: yaml.YAMLError, source: str) -> tuple[str, int]:
    """One sentence for an editor, and the offset that a parser's error points at."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return "A character stands here that may not.", getattr(error, "position", None) or 0
    problem = error.problem or ""
    context = error.context or ""
    mark = error.problem_mark
    if context.startswith(_OPENED_AT_CONTEXT) and "escape" not in problem:
        mark = error.context_mark or mark
    offset = mark.index if mark else 0
    if source.startswith("\t", offset):
        return "A tab stands here; indent with spaces.", offset
    messages = (text for prefix, text in _MESSAGES.items() if problem.startswith(prefix))
    return next(messages, "This is not valid YAML."), offset
