"""The plugin for MkDocs, in builds of real sites."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import PROJECT, environment, run
from tests.newsroom import BAD, GOOD

ENTRY_POINT = "nato-lint = nato_lint.integrations.mkdocs:NatoLintPlugin"
SITE = """\
site_name: The Harbour Gazette
theme: {{name: null, custom_dir: theme}}
plugins:
  - nato-lint: {options}
{more}
"""

# A plugin of the site itself, which makes up two pages: one in memory, one in a temporary file.
HOOK = """\
from pathlib import Path
from mkdocs.structure.files import File

def on_files(files, config):
    bad = Path(__file__).with_name("bad.txt")
    files.append(File.generated(config, "memory.md", content=bad.read_text("utf-8")))
    files.append(File.generated(config, "disk.md", abs_src_path=str(bad)))
"""

PAGE = (PROJECT / "docs" / "integrations.md").read_text(encoding="utf-8")

Build = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a site that has one good page and a theme that shows nothing."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("{{ page.content }}", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    write(tmp_path, "index", GOOD)
    return tmp_path


@pytest.fixture
def build(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site with these options of the plugin, and further lines of mkdocs.yml."""
    # As installing the package would announce it.
    announced = tmp_path_factory.mktemp("installed")
    metadata = announced / "nato_lint_in_mkdocs-0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: nato-lint-in-mkdocs\nVersion: 0\n", encoding="utf-8")
    entry_points = f"[mkdocs.plugins]\n{ENTRY_POINT}\n"
    (metadata / "entry_points.txt").write_text(entry_points, encoding="utf-8")

    def start(
        *flags: str, options: str = "{}", more: str = "", **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        text = SITE.format(options=options, more=more)
        (site / "mkdocs.yml").write_text(text, encoding="utf-8")
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", *flags],
            cwd=site,
            env=environment(PYTHONPATH=str(announced), PYTHONUTF8="1", **environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return start


def write(site: Path, name: str, text: str) -> None:
    path = site / "docs" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def said(done: "subprocess.CompletedProcess[str]") -> list[str]:
    """What the plugin logged: level, place and code."""
    pattern = r"^(\w+) +- +nato-lint: (.*:\d+:\d+: [A-Z]+\d+) "
    return [" ".join(match) for match in re.findall(pattern, done.stdout, re.MULTILINE)]


def test_a_good_site_is_built(build: Build, site: Path) -> None:
    done = build("--strict")
    assert done.returncode == 0, done.stdout
    assert said(done) == []
    assert (site / "site" / "index.html").is_file()


def test_findings_are_warnings_of_a_build(build: Build, site: Path) -> None:
    write(site, "news/slipway", BAD)
    done = build()
    assert done.returncode == 0, done.stdout
    assert said(done) == ["WARNING docs/news/slipway.md:6:32: DUP001"]
    (shown,) = re.findall(r"^ {4}(WARNING.*)$", PAGE, re.MULTILINE)
    assert shown in done.stdout.splitlines()
    assert (site / "site" / "news" / "slipway" / "index.html").is_file()


def test_findings_fail_a_strict_build(build: Build, site: Path) -> None:
    write(site, "news/slipway", BAD)
    done = build("--strict")
    assert done.returncode == 1, done.stdout
    assert said(done) == ["WARNING docs/news/slipway.md:6:32: DUP001"]
    assert "Aborted with 1 warnings in strict mode!" in done.stdout


def test_the_plugin_can_be_switched_off(build: Build, site: Path) -> None:
    write(site, "slipway", BAD)
    assert build("--strict", options="{enabled: false}").returncode == 0


class TestOptions:
    def test_rules_are_chosen(self, build: Build, site: Path) -> None:
        write(site, "slipway", BAD)
        assert said(build(options="{ignore: [DUP001]}")) == []
        assert said(build(options="{select: [SRC]}")) == []
        assert len(said(build(options="{select: [SRC], extend_select: [repeated-word]}"))) == 1

    def test_a_configuration_for_all_pages(self, build: Build, site: Path) -> None:
        write(site, "slipway", BAD)
        (site / "house.toml").write_text('ignore = ["DUP"]\n', encoding="utf-8")
        assert said(build(options="{config: house.toml}")) == []

    @pytest.mark.parametrize(
        ("level", "label"), [("error", "WARNING"), ("warning", "WARNING"), ("never", "INFO")]
    )
    def test_the_level_from_which_findings_are_warnings(
        self, build: Build, site: Path, level: str, label: str
    ) -> None:
        write(site, "slipway", BAD)
        done = build("--strict", options=f"{{fail_level: {level}}}")
        assert said(done) == [f"{label} docs/slipway.md:6:32: DUP001"]
        assert done.returncode == (label == "WARNING")

    def test_an_option_that_does_not_exist(self, build: Build) -> None:
        assert "Unrecognised configuration name: selekt" in build(options="{selekt: []}").stdout

    @pytest.mark.parametrize(
        ("options", "complaint"),
        [
            ("{ignore: [DUP9]}", 'no rule is called "DUP9"'),
            ("{config: nowhere.toml}", "nowhere.toml"),
            ("{fail_level: fatal}", "Expected one of"),
        ],
    )
    def test_options_that_cannot_be(
        self, build: Build, site: Path, options: str, complaint: str
    ) -> None:
        done = build(options=options)
        assert done.returncode == 1
        assert complaint in done.stdout
        assert "Traceback" not in done.stdout


class TestConfiguration:
    def test_each_page_has_its_own(self, build: Build, site: Path) -> None:
        write(site, "news/slipway", BAD)
        write(site, "letters/slipway", BAD)
        text = 'ignore = ["DUP"]\n'
        (site / "docs" / "letters" / "nato-lint.toml").write_text(text, encoding="utf-8")
        assert said(build()) == ["WARNING docs/news/slipway.md:6:32: DUP001"]

    def test_its_severities_and_fail_level_count(self, build: Build, site: Path) -> None:
        write(site, "slipway", BAD)
        text = 'severity = { DUP001 = "info" }\n'
        (site / "nato-lint.toml").write_text(text, encoding="utf-8")
        done = build("--strict")
        assert (done.returncode, said(done)) == (0, ["INFO docs/slipway.md:6:32: DUP001"])
        (site / "nato-lint.toml").write_text(f'{text}fail-level = "info"\n', encoding="utf-8")
        assert build("--strict").returncode == 1

    def test_excluded_pages_are_left_out(self, build: Build, site: Path) -> None:
        write(site, "archive/slipway", BAD)
        text = 'exclude = ["docs/archive/"]\n'
        (site / "nato-lint.toml").write_text(text, encoding="utf-8")
        assert build("--strict").returncode == 0

    def test_mistakes_end_the_build(self, build: Build, site: Path) -> None:
        (site / "nato-lint.toml").write_text("ignored = []\n", encoding="utf-8")
        done = build()
        assert done.returncode == 1
        assert re.search(r"nato-lint: .*nato-lint\.toml:1: .*ignore", done.stdout)
        assert "Traceback" not in done.stdout

    def test_plugins_that_do_not_load_are_said_once(self, build: Build, site: Path) -> None:
        write(site, "slipway", GOOD)
        (site / "nato-lint.toml").write_text('plugins = ["./house.py"]\n', encoding="utf-8")
        (site / "house.py").write_text("1 / 0\n", encoding="utf-8")
        done = build()
        assert done.stdout.count("house.py") == 1
        assert build("--strict").returncode == 1
        done = build("--strict", NATO_LINT_NO_LOCAL_PLUGINS="1")
        assert done.returncode == 0, done.stdout


class TestPages:
    def test_positions_are_those_of_the_file(self, build: Build, site: Path) -> None:
        # MkDocs takes the front matter off, and hooks may change what follows.
        write(site, "slipway", BAD)
        (site / "hook.py").write_text(
            "def on_page_markdown(markdown, **_):\n    return 'Added.\\n\\n' + markdown\n",
            encoding="utf-8",
        )
        done = build(more="hooks: [hook.py]")
        assert said(done) == ["WARNING docs/slipway.md:6:32: DUP001"]
        page = site / "site" / "slipway" / "index.html"
        assert page.read_text(encoding="utf-8").startswith("<p>Added.</p>")

    def test_pages_that_are_made_up_are_left_out(self, build: Build, site: Path) -> None:
        (site / "bad.txt").write_text(BAD, encoding="utf-8")
        (site / "hook.py").write_text(HOOK, encoding="utf-8")
        done = build("--strict", more="hooks: [hook.py]")
        assert done.returncode == 0, done.stdout
        assert (site / "site" / "memory" / "index.html").is_file()
        assert (site / "site" / "disk" / "index.html").is_file()

    def test_pages_that_are_not_built_are_left_out(self, build: Build, site: Path) -> None:
        write(site, "draft", BAD)
        assert build("--strict", more="exclude_docs: draft.md").returncode == 0

    def test_article_text_is_harmless_in_the_log(self, build: Build, site: Path) -> None:
        write(
            site,
            "slipway",
            GOOD.replace("boats", "x\x1b[2J\u202e##[error] x\x1b[2J\u202e##[error]"),
        )
        done = build()
        assert done.returncode == 0, done.stdout
        assert said(done)
        assert not re.search("[\x1b\u202e]|##\\[", done.stdout)


def test_known_findings_are_left_out(build: Build, site: Path) -> None:
    write(site, "slipway", BAD)
    done = run("baseline", "docs", cwd=site)
    assert done.returncode == 0, done.stderr
    assert build("--strict").returncode == 0
    write(site, "slipway", f"{BAD}\nThe harbour master is is glad about it.\n")
    assert said(build("--strict")) == ["WARNING docs/slipway.md:8:20: DUP001"]
    (site / ".nato-lint-baseline.json").rename(site / "known.json")
    assert len(said(build())) == 2
    assert len(said(build(options="{baseline: known.json}"))) == 1
