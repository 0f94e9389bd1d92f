"""The text of a first configuration, for an editor to read and change."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nato_lint.config.json_schema import SCHEMA_URL
from nato_lint.config.presets import Presets
from nato_lint.config.source import PRESET
from nato_lint.config.toml_text import toml_value
from nato_lint.initialise.site import Site, language_name
from nato_lint.initialise.survey import Survey
from nato_lint.report.links import PROJECT_PAGE

MANY = 20
"""With so many articles, nobody works through all findings at once."""


# A setting in a part that a plugin wrote.
_TABLE = re.compile(r"\[rules\.([\w-]+)\]\s*")
_SETTING = re.compile(r"([\w-]+) = .*")


def first_configuration(
    site: Site,
    found: Survey,
    preset: str,
    presets: Presets,
    decisions: Iterable[str],
    settings: Mapping[str, Any],
) -> str:
    """A nato-lint.toml for a folder of articles; every key has a note on what it is for.

    `preset` is "" for none, `settings` is what it sets. `decisions` are what plugins leave to the
    house, in TOML; they are commented out here, with the values that the preset gives them.
    """
    parts = [
        _head(site),
        _preset(preset, presets),
        _exclude(site),
        _terms(),
        *_language(found),
        *([_baseline()] if found.articles > MANY else []),
        *(_commented(_as_set(text, settings)) for text in decisions),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(site: Site) -> list[str]:
    whose = f" for {site.what}" if site.what else ""
    return [
        f"#:schema {SCHEMA_URL}",
        f"# The configuration of nato-lint{whose}.",
        '# Lines that begin with "#" are notes. A setting among them holds once its "#" is gone.',
        f"# All keys: {PROJECT_PAGE}/blob/main/docs/configuration.md",
        "# What holds for an article, and why: nato-lint config show ARTICLE",
    ]


def _preset(preset: str, presets: Presets) -> list[str]:
    names = presets.names()
    width = max(map(len, names)) + len(PRESET)
    lines = [
        "# Where to start. There are these presets; what you write below changes what they say."
    ]
    lines += [f"#   {PRESET + name:<{width}}  {presets.summary(name)}" for name in names]
    if preset:
        return [*lines, f"extend = {toml_value(PRESET + preset)}"]
    return [*lines, f"# extend = {toml_value(PRESET + names[0])}"]


def _exclude(site: Site) -> list[str]:
    lines = ["# What is not looked at, beside what git ignores. A folder ends with a slash."]
    if not site.leave_out:
        return [*lines, '# exclude = ["/drafts/"]']
    written = [f"    {toml_value(f'/{path}')}," for path in site.leave_out]
    width = max(map(len, written))
    notes = site.leave_out.values()
    entries = [f"{line:<{width}}  # {note}" for line, note in zip(written, notes, strict=True)]
    return [*lines, "exclude = [", *entries, "]"]


def _terms() -> list[str]:
    return [
        "# Names and phrases that are right as they are, however odd they look.",
        '# terms = ["Walla Walla"]',
    ]


def _language(found: Survey) -> Iterator[list[str]]:
    name = language_name(found.language)
    if name and found.language != "en":
        yield [
            f"# Most articles seem to be in {name}. Rules that know the words of English only stay silent",
            "# about them. Where the articles do not say their language, say it here.",
            f"# lang = {toml_value(found.language)}",
        ]


def _baseline() -> list[str]:
    return [
        "# Many articles, many findings at first: `nato-lint baseline` writes down those of today, and",
        "# from then on only new ones are reported.",
        '# baseline = ".nato-lint-baseline.json"',
    ]


def _as_set(text: str, settings: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a TOML text with the values of the preset in place of those that it has."""
    options: Mapping[str, Any] = {}
    for line in text.splitlines():
        if table := _TABLE.fullmatch(line):
            options = settings.get("rules", {}).get(table[1], {})
        setting = _SETTING.fullmatch(line)
        if setting and setting[1] in options:
            yield f"{setting[1]} = {toml_value(options[setting[1]])}"
        else:
            yield line


def _commented(lines: Iterable[str]) -> list[str]:
    return [line if line.startswith("#") or not line else f"# {line}" for line in lines]
