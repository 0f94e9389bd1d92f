"""What builds the site that the articles of a folder are for, and what in it is no article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from nato_lint.discover import SKIPPED_DIRECTORIES

_DATA = Path(__file__).with_name("sites.toml")
# Settings are small; what is larger is something else.
_MOST_BYTES = 256 * 1024
# A plain relative path: nothing that a pattern, YAML or another program would read differently.
_PLAIN_PATH = re.compile(r"[\w.][\w.\- ]*(?:/[\w.\-][\w.\- ]*)*/?")
_MOST_FOLDERS = 200


class Site(NamedTuple):
    """What was recognised: the name of the generator, what it makes of the folder, and the file that
    gave it away; all three "" for a plain folder.

    `content` is the folder of the articles, "" where that is not known. `leave_out` are files and folders that exist, relative to the folder that was looked at, each
    with what it is; folders end with a slash. `preset` is where to start, "" if nothing tells.
    """

    name: str
    what: str
    evidence: str
    content: str
    preset: str
    leave_out: Mapping[str, str]


@dataclass(frozen=True)
class _Kind:
    """A kind of site, as the data file has it."""

    name: str
    what: str
    marks: list[list[str]]
    settings: list[str] = field(default_factory=list)
    content_key: str = ""
    output_key: str = ""
    content: list[str] = field(default_factory=list)
    output: list[str] = field(default_factory=list)
    preset: str = ""
    is_fixed: bool = False
    leave_out: dict[str, str] = field(default_factory=dict)


def look_at(directory: Path) -> Site:
    """The site in a folder, or in a folder right below it; a plain folder if there is none."""
    for place in (directory, *_folders(directory)):
        below = "" if place == directory else f"{place.name}/"
        for kind in _kinds():
            if evidence := _evidence(place, kind):
                return _described(directory, place, below, kind, evidence)
    leave_out = {**_existing(directory, "", _data()["drafts"]), **_repository(directory)}
    return Site("", "", "", "", _preset_for(directory), leave_out)


def language_name(code: str) -> str:
    """The name of a language; "" for one that no article can be found to be in."""
    name: str = _data()["languages"].get(code, "")
    return name


def _described(directory: Path, place: Path, below: str, kind: _Kind, evidence: str) -> Site:
    content = _first_folder(place, [_setting(place, kind, kind.content_key), *kind.content])
    set_output = _setting(place, kind, kind.output_key)
    built = f"the site as {kind.name} builds it"
    outputs = dict.fromkeys([set_output] if set_output else kind.output, built)
    outputs.pop(content, None)
    leave_out = {
        **_existing(place, below, outputs),
        **_existing(place, below, kind.leave_out),
        **_existing(place, below, _data()["drafts"]),
        **_repository(directory),
    }
    told = "" if kind.is_fixed else _preset_for(place / content, place)
    return Site(
        kind.name,
        kind.what,
        f"{below}{evidence}",
        f"{below}{content}" if content else "",
        told or kind.preset,
        leave_out,
    )


@cache
def _data() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _kinds() -> Iterator[_Kind]:
    for table in _data()["site"]:
        yield _Kind(**{key.replace("-", "_"): value for key, value in table.items()})


def _folders(directory: Path) -> list[Path]:
    """The folders in which a site may lie beside other things."""
    try:
        folders = [
            path
            for path in directory.iterdir()
            if not path.name.startswith(".")
            and path.name not in SKIPPED_DIRECTORIES
            and path.is_dir()
        ]
    except OSError:
        return []
    return sorted(folders)[:_MOST_FOLDERS]


def _evidence(place: Path, kind: _Kind) -> str:
    """The first path of the marks that are all there; "" if none are."""
    for marks in kind.marks:
        if all(_is_there(place, mark) for mark in marks):
            return marks[0].partition(":")[0]
    return ""


def _is_there(place: Path, mark: str) -> bool:
    name, _, key = mark.partition(":")
    path = place / name
    return _value(path, key) is not None if key else path.exists()


def _setting(place: Path, kind: _Kind, key: str) -> str:
    """A folder that the settings of the site name; "" if they do not, or not plainly."""
    if not key:
        return ""
    values = (_value(place / name, key) for name in kind.settings)
    value = next((value for value in values if value is not None), "")
    parts = [part for part in value.split("/") if part not in ("", ".")]
    return "/".join(parts) if _PLAIN_PATH.fullmatch(value) and ".." not in parts else ""


def _value(path: Path, key: str) -> str | None:
    """What the first line that sets `key` says, without quotes; None where there is no such line.

    Good for YAML and TOML alike, and for files that no parser of either would take.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return None
    for line in text.splitlines():
        name, separator, value = line.replace("=", ":", 1).partition(":")
        if separator and name.strip(" \t\"'").lower() == key.lower():
            return value.partition(" #")[0].strip(" \t\"'")
    return None


def _first_folder(place: Path, names: Iterable[str]) -> str:
    return next((name for name in names if name and (place / name).is_dir()), "")


def _existing(place: Path, below: str, known: Mapping[str, str]) -> dict[str, str]:
    """Those of the known paths that there are."""
    return {
        f"{below}{name}{'/' if (place / name).is_dir() else ''}": what
        for name, what in known.items()
        if (place / name).exists()
    }


def _repository(directory: Path) -> dict[str, str]:
    if not (directory / ".git").exists():
        return {}
    return _existing(directory, "", _data()["repository"])


def _preset_for(*places: Path) -> str:
    """The preset that the names of the folders suggest."""
    for place in places:
        for preset, names in _data()["presets"].items():
            if any((place / name).is_dir() for name in names):
                return str(preset)
    return ""
