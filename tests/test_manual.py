"""The manual page: readable by every formatter, and about this program."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from nato_lint import __version__
from nato_lint.cli.arguments import COMMANDS
from tests.linting import RULES

PAGE = Path(__file__).parent.parent / "docs" / "nato-lint.1"
TEXT = PAGE.read_text(encoding="utf-8")


def formatted(*command: str) -> subprocess.CompletedProcess[str]:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run([*command, str(PAGE)], capture_output=True, encoding="utf-8", check=False)


def test_mandoc_has_nothing_to_complain_about() -> None:
    done = formatted("mandoc", "-Tlint")
    assert (done.stdout, done.stderr) == ("", "")


def test_groff_has_nothing_to_complain_about() -> None:
    done = formatted("groff", "-man", "-ww", "-z")
    assert (done.stdout, done.stderr) == ("", "")


def test_what_a_reader_sees() -> None:
    done = formatted("mandoc", "-Tutf8")
    page = re.sub(".\b", "", done.stdout)
    assert "nato-lint [check] [FLAG ...] [PATH ...]" in page
    assert re.search(r"^     +-j, --jobs N$", page, re.MULTILINE)
    assert re.search(r"^     +--output-format FORMAT\[=PATH\]$", page, re.MULTILINE)
    assert "`" not in page
    assert f"nato-lint {__version__}" in page.splitlines()[-1]


def test_it_is_plain_ascii_so_that_every_formatter_takes_it() -> None:
    assert TEXT.isascii()


@pytest.mark.parametrize(
    "section",
    [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS"),
        *("ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"),
    ],
)
def test_sections(section: str) -> None:
    assert f"\n.SH {section}\n" in TEXT


@pytest.mark.parametrize(
    "variable",
    [
        *("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"),
        *("NATO_LINT_NO_LOCAL_PLUGINS", "NATO_LINT_CACHE_DIR"),
    ],
)
def test_environment(variable: str) -> None:
    environment = TEXT.partition(".SH ENVIRONMENT")[2].partition(".SH")[0]
    assert variable in environment


def test_every_command_is_there() -> None:
    commands = TEXT.partition(".SH COMMANDS")[2].partition(".SH")[0]
    named = re.findall(r"^\.TP\n\\fB(\w+)", commands, re.MULTILINE)
    assert list(dict.fromkeys(named)) == list(COMMANDS)


def test_the_rules_of_the_examples_exist() -> None:
    examples = TEXT.partition(".SH EXAMPLES")[2].partition(".SH")[0]
    names = {rule.name for rule in RULES.values()} | {code[:3] for code in RULES}
    assert set(re.findall(r"[A-Z]{3}\b|repeated-\w+", examples)) <= names
