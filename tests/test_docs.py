"""What README and docs say is what the program does."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nato_lint import Source, parse
from nato_lint.config import ConfigFinder, Resolver
from nato_lint.config.schema import KEYS, OVERRIDE_KEYS
from nato_lint.report import FORMATS
from tests.linting import REGISTRY, findings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOB = "https://github.com/nato-lint/nato-lint/blob/main/"
PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
    )
}


def fences(page: str, language: str) -> list[str]:
    """The fenced blocks of one language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGES[page], re.MULTILINE | re.DOTALL)


def fence(page: str, language: str, containing: str) -> str:
    """The one fenced block that holds some words."""
    (found,) = (text for text in fences(page, language) if containing in text)
    return found


def nato_lint(*arguments: str, directory: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nato_lint", *arguments],
        cwd=directory,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_rule_has_a_heading_that_its_address_leads_to() -> None:
    headings = set(re.findall(r"^## (.*)$", PAGES["rules.md"], re.MULTILINE))
    assert {f"{rule.code} {rule.name}" for rule in REGISTRY.rules} <= headings


def test_links_between_pages_lead_somewhere() -> None:
    """Also those of the README, which are absolute for the package index."""
    for name, text in PAGES.items():
        folder = ROOT if (ROOT / name).exists() else ROOT / "docs"
        for link in parse(Source(text)).links:
            target, _, anchor = link.target.removeprefix(BLOB).partition("#")
            if ":" in target or link.kind == "bare":
                continue
            start = ROOT if link.target.startswith(BLOB) else folder
            page = start / target if target else folder / name
            assert page.exists(), f"{name}: {link.target}"
            if anchor and page.suffix == ".md":
                assert anchor in anchors(page), f"{name}: {link.target}"


def anchors(page: Path) -> set[str]:
    """The addresses of the headings of a page, as GitHub makes them."""
    document = parse(Source(page.read_text(encoding="utf-8")))
    lines = {line.number: line.text for line in document.lines}
    headings = (
        lines[document.source.line_number(prose.start)].lstrip("# ").lower()
        for prose in document.prose
        if prose.kind == "heading"
    )
    return {re.sub(r"[^\w\- ]", "", heading).strip().replace(" ", "-") for heading in headings}


def test_the_readme_has_one_command_to_lint_and_one_to_test() -> None:
    commands = re.findall(r"^python3 -m venv \.venv && .*$", README, re.MULTILINE)
    assert [("pytest" in command, "fixtures/articles/" in command) for command in commands] == [
        (False, True),
        (True, False),
    ]


def test_the_readme_explains_a_rule_that_exists() -> None:
    for code in re.findall(r"nato-lint explain (\w+)", README):
        assert nato_lint("explain", code).returncode == 0


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (page, text)
        for page in PAGES
        for text in fences(page, "toml")
        if "plugins" not in tomllib.loads(text)
    ],
)
def test_configurations_are_valid(tmp_path: Path, page: str, text: str) -> None:
    (tmp_path / "nato-lint.toml").write_text(text, encoding="utf-8")
    for name in ("article.md", "opinion/article.md", "reports/article.md"):
        config = ConfigFinder().for_file(tmp_path / name)
        assert Resolver(config, REGISTRY.rules).settings(tmp_path / name).rules


def test_the_page_on_configuration_lists_all_keys() -> None:
    table = PAGES["configuration.md"].partition("\n## Keys\n")[2].partition("\n### ")[0]
    listed = re.findall(r"^\| `([a-z-]+)` \| (?:a|tables|rules|`)", table, re.MULTILINE)
    assert sorted(listed) == sorted(KEYS)
    for name in set(KEYS) - set(OVERRIDE_KEYS):
        assert re.search(rf"key of the table above but[^.]*`{name}`", PAGES["configuration.md"]), (
            name
        )


def test_the_page_on_the_command_line_lists_all_flags() -> None:
    flags = set(re.findall(r"--[a-z-]+", nato_lint("check", "--help").stdout)) - {"--help"}
    rows = re.findall(r"^\| `(--[a-z-]+)", PAGES["cli.md"], re.MULTILINE)
    assert set(rows) == flags
    assert len(rows) == len(flags)


def test_the_page_on_formats_lists_all() -> None:
    rows = re.findall(r"^\| \[?`([a-z]+)`", PAGES["formats.md"], re.MULTILINE)
    assert rows == list(FORMATS)


def test_the_json_of_the_page_on_formats(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "slipway.md").write_text(
        "# The slipway\n\nBack in the the water again.\n", encoding="utf-8"
    )
    arguments = ("news", "--select", "DUP001", "--output-format", "json", "--isolated")
    (expected,) = fences("formats.md", "json")
    printed = nato_lint(*arguments, directory=tmp_path).stdout
    assert printed.isascii()
    assert json.loads(printed) == json.loads(expected)


def test_the_rule_of_the_readme_runs(tmp_path: Path) -> None:
    (tmp_path / "house_rules.py").write_text(
        fence("README.md", "python", "HSE001"), encoding="utf-8"
    )
    (tmp_path / "nato-lint.toml").write_text(
        fence("README.md", "toml", "plugins"), encoding="utf-8"
    )
    (tmp_path / "article.md").write_text(
        "# Open!\n\nThe harbour is *open!* `Really!`\n", encoding="utf-8"
    )
    done = nato_lint("--select", "HSE", "--output-format", "concise", directory=tmp_path)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "article.md:3:21: HSE001 We do not shout. Use a full stop.",
        "1 file checked, 1 problem found: 1 warning.",
    ]


def test_the_rule_of_the_page_on_writing_rules_runs() -> None:
    code = fence("writing-rules.md", "python", "HSE002")
    code += fence("writing-rules.md", "python", "empty_very.check")
    names: dict[str, object] = {}
    exec(compile(code, "writing-rules.md", "exec", dont_inherit=True), names)
    assert names["found"]


def test_the_suppressions_on_the_pages_are_needed() -> None:
    for page in ("README.md", "configuration.md"):
        text = fence(page, "markdown", "nato-lint-disable")
        codes = set(re.findall(r"\b[A-Z]{3}\d{3}\b", text))
        assert not findings(text, *codes, "LNT002")
        bare = re.sub(r"<!-- .*? -->\n?", "", text)
        assert {found.code for found in findings(bare, *codes)} == codes


def test_the_suppression_in_front_matter_works() -> None:
    entry = fence("configuration.md", "yaml", "nato_lint")
    text = f"---\n{entry}---\n\nMore than 300 boats followed the parade.\n"
    assert parse(Source(text)).field("nato_lint.disable")
    assert not findings(text, "SRC001")
