"""Every mistake is reported with the file and the line that it stands in, and what to write."""

from pathlib import Path

import pytest

from nato_lint.config import ConfigError, ConfigFinder, Resolver
from nato_lint.config.presets import Presets
from nato_lint.config.schema import KEYS, OVERRIDE_KEYS
from nato_lint.settings import Settings
from tests.linting import REGISTRY

DIALECTS = (
    '"markdown", "commonmark", "github", "hugo", "jekyll", "mkdocs", "docusaurus", "astro", "mdx", '
    '"myst", "quarto", "obsidian", "pandoc", "text" or "html"'
)
SELECTOR_KEYS = ("select", "extend-select", "ignore", "fixable", "unfixable")


@pytest.fixture(autouse=True)
def _working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def error(**files: str) -> str:
    """What is wrong with the configuration of these files, by their names without `.toml`."""
    for name, text in files.items():
        Path(f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        settings()
    return str(caught.value)


def settings() -> Settings:
    config = ConfigFinder().for_file(Path("a.md"))
    return Resolver(config, REGISTRY.rules).settings(Path("a.md"))


@pytest.mark.parametrize("key", KEYS)
def test_a_wrong_value_of_any_key(key: str) -> None:
    assert error(nato_lint=f"# Ours.\n{key} = 1\n").startswith(f"nato-lint.toml:2: `{key}` takes ")


@pytest.mark.parametrize("key", KEYS)
def test_a_wrong_value_in_an_extended_file(key: str) -> None:
    message = error(nato_lint='extend = "house.toml"\n', house=f"\n\n{key} = 1\n")
    assert message.startswith(f"house.toml:3: `{key}` takes ")


@pytest.mark.parametrize("key", KEYS)
def test_a_wrong_value_in_a_project_file(key: str) -> None:
    message = error(pyproject=f"[tool.other]\n[tool.nato-lint]\n{key} = 1\n")
    assert message.startswith(f"pyproject.toml:3: `{key}` takes ")


@pytest.mark.parametrize("key", KEYS)
def test_a_wrong_value_in_a_preset(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    preset = Path("of-a-plugin.toml").absolute()
    monkeypatch.setattr(Presets, "path", lambda self, name: preset)
    message = error(nato_lint='extend = "preset:house"\n', of_a_plugin=f"# A preset.\n{key} = 1\n")
    assert message.startswith(f"of-a-plugin.toml:2: `{key}` takes ")


@pytest.mark.parametrize("key", OVERRIDE_KEYS)
@pytest.mark.parametrize("file", ["nato-lint.toml", "house.toml"])
def test_a_wrong_value_in_overrides(key: str, file: str) -> None:
    files = "" if key == "files" else 'files = ["news/"]\n'
    override = f'[[overrides]]\nfiles = ["a"]\n[[overrides]]\n{files}{key} = 1\n'
    if file == "house.toml":
        message = error(nato_lint='extend = "house.toml"\n', house=override)
    else:
        message = error(nato_lint=override)
    assert message.startswith(f"{file}:{4 if key == 'files' else 5}: `{key}` takes ")


@pytest.mark.parametrize("key", sorted(set(KEYS) - set(OVERRIDE_KEYS)))
def test_a_key_that_overrides_do_not_have(key: str) -> None:
    assert error(nato_lint=f'[[overrides]]\nfiles = ["a"]\n{key} = 1\n') == (
        f"nato-lint.toml:3: `{key}` holds for a whole run and cannot stand in [[overrides]]."
    )


@pytest.mark.parametrize("key", SELECTOR_KEYS)
@pytest.mark.parametrize("place", ["", '[[overrides]]\nfiles = ["a"]\n'])
def test_an_unknown_rule_has_the_line_of_its_own(key: str, place: str) -> None:
    line = place.count("\n") + 3
    text = f'{place}{key} = [\n  "DUP",\n  "DUPP001",\n]\n'
    assert error(nato_lint=text) == (
        f'nato-lint.toml:{line}: `{key}`: no rule is called "DUPP001" (did you mean "DUP001"?).'
    )


@pytest.mark.parametrize("key", sorted({*KEYS, "files"} - {"rules", "overrides"}))
def test_a_misspelled_key(key: str) -> None:
    place = '[[overrides]]\nfiles = ["a"]\n' if key in OVERRIDE_KEYS else ""
    wrong = f"{key[:-1]}{key[-1] * 2}"
    assert error(nato_lint=f"{place}{wrong} = 1\n") == (
        f'nato-lint.toml:{3 if place else 1}: there is no key `{wrong}` (did you mean "{key}"?).'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'dialect = "markdwon"',
            f'`dialect` takes {DIALECTS} (did you mean "markdown"?).',
        ),
        ('dialect = "wordpress"', f"`dialect` takes {DIALECTS}."),
        ('lang = "English"', '`lang` takes a language code, for example "en".'),
        ('lang = ""', '`lang` takes a language code, for example "en".'),
        (
            'fail-level = "warnings"',
            '`fail-level` takes "error", "warning", "info" or "never" (did you mean "warning"?).',
        ),
        (
            'severity = { DUP001 = "err" }',
            '`severity.DUP001` takes rules with "error", "warning" or "info", '
            'for example { DUP001 = "error" } (did you mean "error"?).',
        ),
        (
            '[rules.unsourced-number]\nscope = "sentences"',
            '`rules.unsourced-number.scope` takes "sentence" or "paragraph" '
            '(did you mean "sentence"?).',
        ),
    ],
)
def test_a_value_that_is_nearly_right(text: str, message: str) -> None:
    line = text.count("\n") + 1
    assert error(nato_lint=text) == f"nato-lint.toml:{line}: {message}"
    override = f'[[overrides]]\nfiles = ["a"]\n{text.replace("[rules", "[overrides.rules")}'
    if not text.startswith("fail-level"):
        assert error(nato_lint=override) == f"nato-lint.toml:{line + 2}: {message}"


@pytest.mark.parametrize("lang", ["en", "pt-BR", "zh_Hant", "en-GB-oxendict", "gsw"])
def test_languages_with_and_without_a_country(lang: str) -> None:
    Path("nato-lint.toml").write_text(f'lang = "{lang}"\n', encoding="utf-8")
    assert settings().lang == lang
