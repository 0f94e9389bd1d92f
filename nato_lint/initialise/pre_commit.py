"""Adding the hook to a .pre-commit-config.yaml, with all else in it left as it stands."""

import re
from typing import TYPE_CHECKING, Any

from nato_lint import __version__
from nato_lint.report.links import PROJECT_PAGE

if TYPE_CHECKING:
    from yaml.nodes import Node

FILE_NAME = ".pre-commit-config.yaml"
_HOOK = "nato-lint"
_OURS = re.compile(r"[/:]nato-lint(?:\.git)?/?\Z")


class NotUnderstood(Exception):
    """The file is written in a way that cannot be added to; the message says in which."""


def new_file() -> str:
    """A configuration of pre-commit with the one hook."""
    return f"repos:\n{lines_to_add()}\n"


def lines_to_add(newline: str = "\n", *, dash: int = 2, inner: int = 2, nested: int = 2) -> str:
    """The entry of the hook in the list `repos`, without the end of its last line.

    `dash` is the column of its dash, `inner` how far behind the dash the keys stand, `nested` how
    far behind the key `hooks` the dash of a hook does.
    """
    keys = " " * (dash + inner)
    gap = " " * (inner - 1)
    return newline.join(
        (
            f"{' ' * dash}-{gap}repo: {PROJECT_PAGE}",
            f"{keys}rev: v{__version__}",
            f"{keys}hooks:",
            f"{keys}{' ' * nested}-{gap}id: {_HOOK}",
        )
    )


def has_hook(text: str) -> bool:
    """Whether a configuration of pre-commit has one of our hooks. Raises NotUnderstood."""
    return any(map(_is_ours, _loaded(text)["repos"]))


def with_hook(text: str) -> str:
    """The configuration with our hook at the end of its list. Raises NotUnderstood."""
    before = _loaded(text)
    added = _added(text)
    # Whatever the file looks like: it must say what it said before, and name the hook.
    expected = {**before, "repos": [*before["repos"], *_loaded(new_file())["repos"]]}
    try:
        is_right = _loaded(added) == expected
    except NotUnderstood:
        is_right = False
    if not is_right:
        raise NotUnderstood("its list `repos` is written in an unusual way")
    return added


def _loaded(text: str) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise NotUnderstood("it is not valid YAML") from None
    if not isinstance(data, dict) or not isinstance(data.get("repos"), list):
        raise NotUnderstood("it has no list `repos`")
    return data


def _is_ours(repository: Any) -> bool:
    if not isinstance(repository, dict):
        return False
    hooks = repository.get("hooks")
    names = [hook.get("id") for hook in hooks or () if isinstance(hook, dict)]
    return bool(_OURS.search(str(repository.get("repo")))) or any(
        str(name).startswith(_HOOK) for name in names
    )


def _added(text: str) -> str:
    import yaml

    repositories = _member(yaml.compose(text, Loader=yaml.SafeLoader), "repos")
    newline = "\r\n" if "\r\n" in text else "\n"
    if not repositories.value:
        # A list with a line each takes the place of "[]".
        start, end = repositories.start_mark.index, repositories.end_mark.index
        at = _line_end(text, end)
        return _put(lines_to_add(newline), f"{text[:start].rstrip()}{text[end:at]}", text[at:])
    if repositories.flow_style:
        raise NotUnderstood("its list `repos` stands in brackets")
    last = repositories.value[-1]
    dash = repositories.start_mark.column
    hooks = _member(last, "hooks")
    entry = lines_to_add(
        newline,
        dash=dash,
        inner=last.start_mark.column - dash,
        nested=2 if hooks.flow_style else hooks.start_mark.column - last.start_mark.column,
    )
    if _stands_apart(text, last.start_mark.index):
        entry = newline + entry
    at = _behind_comments(text, _line_end(text, _last_index(text, last)), dash)
    return _put(entry, text[:at], text[at:])


def _put(entry: str, before: str, after: str) -> str:
    """The entry on lines of its own."""
    newline = "\r\n" if "\r\n" in before else "\n"
    return f"{before}{'' if before.endswith(newline) else newline}{entry}{newline}{after}"


def _member(node: Any, key: str) -> Any:
    """The value of a key of a mapping. Raises NotUnderstood."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key and isinstance(value, yaml.SequenceNode):
                return value
    raise NotUnderstood(f"it has an entry without a list `{key}`")


def _last_index(text: str, node: "Node") -> int:
    """Where the last value of a node ends; the marks of blocks are further down."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        end: int = node.end_mark.index
        return len(text[:end].rstrip()) if node.style in ("|", ">") else end
    assert isinstance(node, yaml.CollectionNode)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last_index(text, last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, index: int) -> int:
    """The start of the line behind the one that holds `index`."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def _behind_comments(text: str, at: int, dash: int) -> int:
    """Past the lines that are comments of the entry above: they stand further in than its dash."""
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end]
        indent = len(line) - len(line.lstrip(" "))
        if indent <= dash or line[indent : indent + 1] != "#":
            break
        at = end
    return at


def _stands_apart(text: str, index: int) -> bool:
    """Whether an empty line stands above the entry that begins at `index`, and its comments."""
    lines = text[:index].split("\n")[:-1]
    while lines and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return bool(lines) and not lines[-1].strip()
