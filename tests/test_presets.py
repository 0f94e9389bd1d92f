"""Presets: found in plugins, read like any configuration, documented, valid."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from nato_lint.config import ConfigError, ConfigFinder, Resolver
from nato_lint.config.presets import Presets
from nato_lint.config.source import ConfigSource
from nato_lint.settings import Settings
from tests.command import environment, run
from tests.linting import REGISTRY

ROOT = Path(__file__).parent.parent
NAMES = Presets().names()
DEFAULT = {rule.code for rule in REGISTRY.rules if rule.default}


@pytest.fixture(autouse=True)
def _working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")


def settings(article: str = "a.md") -> Settings:
    config = ConfigFinder().for_file(Path(article))
    return Resolver(config, REGISTRY.rules).settings(Path(article))


def codes(article: str = "a.md") -> set[str]:
    return {active.rule.code for active in settings(article).rules}


def error(text: str) -> str:
    write("nato-lint.toml", text)
    with pytest.raises(ConfigError) as caught:
        settings()
    return str(caught.value)


def test_the_presets_that_there_are() -> None:
    assert NAMES == ["blog", "docs", "gentle", "news", "strict"]


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_is_valid_and_changes_something(name: str) -> None:
    plain = settings()
    write("nato-lint.toml", f'extend = "preset:{name}"\n')
    config = ConfigFinder().for_file(Path("a.md"))
    assert [layer.source.name for layer in config.layers] == [f"preset:{name}", "nato-lint.toml"]
    assert settings() != plain
    assert config.plugins == config.exclude == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_gives_a_reason_for_every_line(name: str) -> None:
    first, _, rest = Presets().path(name).read_text(encoding="utf-8").partition("\n\n")
    title, *reasons = first.splitlines()
    assert title.startswith(f"# {name.capitalize()}: ")
    assert reasons
    for line in rest.splitlines():
        if line and not re.fullmatch(r"\[.*\]|[a-z-]+ = \[|\]", line):
            assert "  # " in line or ", # " in line or " # " in line, line


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_says_nothing_twice(name: str) -> None:
    """No rule is switched on that is on, and none is switched off that is off."""
    table = tomllib.loads(Presets().path(name).read_text(encoding="utf-8"))
    assert not DEFAULT.intersection(table.get("extend-select", ()))
    assert DEFAULT.issuperset(table.get("ignore", ()))


def test_what_stands_in_the_file_changes_the_preset() -> None:
    write("nato-lint.toml", 'extend = "preset:gentle"\nextend-select = ["SRC"]\nignore = ["AID"]\n')
    assert "SRC001" in codes()
    assert "DUP001" in codes()
    assert not {"AID001", "KEY001"} & codes()


def test_a_preset_in_a_list_with_files() -> None:
    write("house.toml", 'ignore = ["SRC003"]\nfail-level = "error"\n')
    write("nato-lint.toml", 'extend = ["preset:news", "house.toml"]\n')
    assert "AID010" in codes()
    assert "SRC003" not in codes()
    write("nato-lint.toml", 'extend = ["house.toml", "preset:news"]\n')
    assert "SRC003" in codes()
    assert ConfigFinder().for_file(Path("a.md")).fail_level == "error"


def test_a_preset_in_an_extended_file_and_in_a_project_file() -> None:
    write("house.toml", 'extend = "preset:strict"\n')
    write("site/pyproject.toml", '[tool.nato-lint]\nextend = "../house.toml"\nignore = ["LNT"]\n')
    assert codes("site/a.md") == {r.code for r in REGISTRY.rules if not r.code.startswith("LNT")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'extend = "preset:nwes"',
            '1: `extend`: there is no preset "nwes" (did you mean "news"?). '
            "There are blog, docs, gentle, news, strict.",
        ),
        (
            'lang = "en"\nextend = [\n  "preset:docs",\n  "preset:",\n]',
            '4: `extend`: there is no preset "". There are blog, docs, gentle, news, strict.',
        ),
        (
            'extend = "news"',
            '1: `extend` names "news", which is not a file (did you mean "preset:news"?).',
        ),
        (
            '[[overrides]]\nfiles = ["a"]\nextend = "preset:news"',
            "3: `extend` holds for a whole run and cannot stand in [[overrides]].",
        ),
    ],
)
def test_a_preset_that_does_not_exist(text: str, message: str) -> None:
    assert error(text) == f"nato-lint.toml:{message}"


def test_a_preset_that_does_not_exist_in_an_extended_file() -> None:
    write("house.toml", '\nextend = "preset:blogs"\n')
    assert error('extend = "house.toml"').startswith(
        'house.toml:2: `extend`: there is no preset "blogs" (did you mean "blog"?).'
    )


PLUGIN = """
from pathlib import Path
from nato_lint import hookimpl

@hookimpl
def nato_lint_presets():
    return {%r: Path(__file__).with_name("preset.toml")}
"""


def plugin(preset: str, text: str, *, name: str = "house") -> str:
    """Install a plugin with one preset; returns the folder that PYTHONPATH has to name."""
    write(f"installed/{name}_plugin/__init__.py", PLUGIN % preset)
    write(f"installed/{name}_plugin/preset.toml", text)
    write(
        f"installed/{name}-1.0.dist-info/entry_points.txt",
        f"[nato_lint]\n{name} = {name}_plugin\n",
    )
    return str(Path("installed").absolute())


def check(folder: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return run(*(arguments or ("check",)), cwd=Path.cwd(), PYTHONPATH=folder)


def test_the_preset_of_a_plugin() -> None:
    folder = plugin(
        "harbour",
        """
        select = ["DUP001"]
        exclude = ["drafts/"]
        baseline = "known.json"
        terms = { file = "terms.txt" }
        [[overrides]]
        files = ["/letters/"]
        ignore = ["DUP"]
        """,
    )
    write("installed/house_plugin/terms.txt", "Tom Tom\n")
    write("nato-lint.toml", 'extend = "preset:harbour"\n')
    for name in ("a.md", "drafts/b.md", "letters/c.md"):
        write(name, "Tom Tom went to to sea.\n")
    done = check(folder, "check", "--output-format", "concise")
    assert done.stderr == b""
    # Patterns count from the configuration that asks for the preset, other files from the preset.
    assert done.stdout.decode().splitlines() == [
        "a.md:1:14: DUP001 The word “to” stands twice in a row. Keep it once.",
        "2 files checked, 1 problem found: 1 error.",
    ]
    shown = check(folder, "config", "show", "a.md").stdout.decode()
    assert 'baseline = "known.json"  ' in shown
    assert '"drafts/",  # preset:harbour' in shown


def test_an_error_in_the_preset_of_a_plugin_names_its_file() -> None:
    folder = plugin("harbour", 'fail-level = "eror"\n')
    write("nato-lint.toml", 'extend = "preset:harbour"\n')
    message = check(folder).stderr.decode()
    assert "house_plugin/preset.toml:1: `fail-level` takes" in message
    assert '(did you mean "error"?)' in message


def test_two_plugins_with_one_preset() -> None:
    folder = plugin("news", "")
    write("nato-lint.toml", 'extend = "preset:news"\n')
    assert check(folder).stderr.decode() == (
        "nato-lint: nato-lint.toml:1: `extend`: the plugins nato_lint_rules and house both have "
        'a preset "news".\n'
    )


def test_a_plugin_that_fails_is_named_where_its_preset_is_missed() -> None:
    folder = plugin("harbour", "")
    write("installed/house_plugin/__init__.py", "import no_such_module\n")
    write("nato-lint.toml", 'extend = "preset:harbour"\n')
    done = check(folder)
    assert done.returncode == 2
    assert 'there is no preset "harbour"' in done.stderr.decode()
    assert "The plugin house cannot be loaded" in done.stderr.decode()


def test_presets_cost_nothing_where_none_is_named() -> None:
    write("nato-lint.toml", 'lang = "en"\n')
    program = """
import sys
from pathlib import Path
from nato_lint.config import ConfigFinder
ConfigFinder().for_file(Path("a.md"))
print("nato_lint_rules" in sys.modules, "nato_lint.plugins" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=True
    )
    assert done.stdout.split() == [b"False", b"False"]


def test_asking_for_a_preset_loads_no_rule() -> None:
    write("nato-lint.toml", 'extend = "preset:docs"\n')
    program = """
import sys
from pathlib import Path
from nato_lint.config import ConfigFinder
ConfigFinder().for_file(Path("a.md"))
print(*(name for name in sys.modules if name.startswith("nato_lint_rules.")))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=True
    )
    assert done.stdout.split() == []


def test_a_preset_is_named_by_its_name_where_it_stands_in_messages() -> None:
    source = ConfigSource(Path("/x/news.toml"), 'lang = "en"', {}, preset="news")
    assert source.place(("lang",)) == "preset:news"
