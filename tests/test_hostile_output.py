"""Whatever an article and its file name hold, no report makes a terminal, a log or a page obey it."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_lint import Edit, Fix, Related, Safety
from nato_lint.report import FORMATS
from nato_lint.report.links import RULES_PAGE
from nato_lint.report.statistics import statistics
from nato_lint.run import FileResult
from tests.command import run
from tests.rendered_markdown import Page
from tests.reporting import checked, finding, outcome, written

HOSTILE = {
    "clear screen": "\x1b[2J\x1b[H",
    "link": "\x1b]8;;http://bad.example\x1b\\press\x1b]8;;\x1b\\",
    "title": "\x1b]0;owned\x07",
    "C1 control sequence": "\u009b2J\u009d0;owned\u009c",
    "C1 line end": "\u0085::error::owned",
    "NUL, BEL, backspace, DEL": "\x00\x07\x08\x7f",
    "form feed, vertical tab, separators": "\x0c\x0b\x1c\x1d\x1e\x1f",
    "bidirectional override": "\u202egnorw\u202c \u2066x\u2069 \u200e\u200f\u061c",
    "line separators": "\u2028::error::owned\u2029::add-mask::the",
    "lone surrogates": "\ud800 \udcff \udfff\ud800",
    "no characters": "\ufffe\uffff\U0001ffff",
    "command of GitHub": "::error::fake",
    "command on a line of its own": "\n::add-mask::the\n",
    "commands are not to be obeyed": "\r\n::stop-commands::token\r\n",
    "carriage return": "over\r::warning file=a.md::written",
    "old command of GitHub": "##[error]x ###[group]y ####[add-mask]z",
    "command of Azure": "##vso[task.setvariable variable=x]owned",
    "command of TeamCity": "##teamcity[message text='owned']",
    "end of CDATA": "]]> <![CDATA[ --> <!-- ?> <?xml",
    "elements": "<script>alert(1)</script><img src=x onerror=alert(1)></failure></testcase>",
    "entities": "&lt;b&gt; &amp; &#27; &#x1b; &bad; \"'",
    "Markdown": "| a | `b` ``c`` ![x](http://bad.example/x.png) [x](javascript:x) **d** _e_ ~~f~~",
    "mentions": "@mayor @town/council #12 town/harbour#12 GH-12 http://bad.example www.bad.example",
    "escapes of other formats": "\\u001b \\x1b %0A::error::owned %1B \\n\\",
    "JSON": '", "findings": [], "x": "',
}
"""Texts that somebody obeys, or takes for the end of what they stand in."""

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_OWN_COMMAND = re.compile(
    r"::(error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?"
    r",title=[A-Z]+\d+ [\w-]+::|::notice::[\d,]+ more problems?: see the [\w ]+\.$"
)


def files(hostile: str) -> list[FileResult]:
    """Results in which a text stands wherever text can stand."""
    text = f"{hostile} the the {hostile} end\n{hostile}\n"
    at = text.index("the the")
    path = f"{hostile}.md"
    fix = Fix(Safety.SAFE, f"Keep it once {hostile}", (Edit(at, at + 4, hostile), Edit(0, 1)))
    related = (Related(0, len(hostile)), Related(0, 1, hostile))
    message = f"{hostile} The word “{hostile}” {hostile}"
    found = [finding(at, at + 7, message, fix=fix, related=related), finding(0, len(text), hostile)]
    return [checked(path, text, *found), checked("b.md", text, *found)]


def all_strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from all_strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from all_strings(member)


def harmless_in_a_log(report: str, *, commands: bool = False) -> None:
    """Assert that neither a terminal nor a build server would obey any of it."""
    assert not _CONTROL.search(report), _CONTROL.search(report)
    for line in report.split("\n"):
        assert not re.search(r"##\w*\[", line), line
        if line.lstrip().startswith("::"):
            assert commands, line
            assert _OWN_COMMAND.match(line), line


def harmless_json(report: str) -> None:
    assert report.isascii()
    assert list(all_strings(json.loads(report)))


def harmless_json_lines(report: str) -> None:
    for line in report.splitlines():
        harmless_json(line)


def harmless_xml(report: str) -> None:
    assert report.isascii()
    root = ElementTree.fromstring(report)
    ours = {"testsuites", "testsuite", "testcase", "failure", "system-out", "error"}
    assert {element.tag for element in root.iter()} <= ours | {"checkstyle", "file"}


def harmless_markdown(report: str) -> None:
    page = Page(report)
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert set(page.tags) <= {"h3", "h4", "p", "a", *tables}
    assert page.attributes <= {"href"}
    assert all(link.startswith(f"{RULES_PAGE}#") for link in page.links)
    for row in page.rows:
        assert len(row) in (0, 4), row
    assert not re.search(r"@\w|#\w|(?i:gh-)\d", page.text)


CHECKS: dict[str, Callable[[str], None]] = {
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), harmless_json),
    "jsonl": harmless_json_lines,
    **dict.fromkeys(("junit", "checkstyle"), harmless_xml),
    "markdown": harmless_markdown,
}
"""What else is to hold, for formats that programs read."""


def harmless(form: str, report: str) -> None:
    """Assert that nobody who reads a report in this format obeys what came from an article."""
    harmless_in_a_log(report, commands=form == "github")
    if form in CHECKS:
        CHECKS[form](report)


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tests run must not decide what the reports say."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_in_article_messages_fixes_and_file_names(form: str, hostile: str) -> None:
    report = written(form, *files(hostile))
    harmless(form, report)
    assert "DUP001" in report


@pytest.mark.parametrize("form", FORMATS)
@given(hostile=st.text(st.characters(exclude_categories=()), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_text(form: str, hostile: str) -> None:
    harmless(form, written(form, *files(hostile)))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_statistics(hostile: str) -> None:
    harmless_in_a_log("".join(statistics(outcome(*files(hostile)))))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_the_summary_of_a_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hostile: str
) -> None:
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    written("github", *files(hostile))
    harmless("markdown", page.read_text(encoding="utf-8"))


NAMES = [
    "::error::owned.md",
    "a\x1b[2J\u202e.md",
    "b\n::warning::owned.md",
    "c|`d`<script>@mayor]]>.md",
    "##[error]e.md",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
@pytest.mark.parametrize("form", FORMATS)
def test_as_a_process(tmp_path: Path, form: str) -> None:
    texts = [text for name, text in HOSTILE.items() if name != "lone surrogates"]
    article = "".join(f"On {text} the the {text}{text} 40 percent.\n\n" for text in texts)
    for name in NAMES:
        (tmp_path / name).write_text(f"{article}\x1b[2J on\x07 on\x07 on.\n", encoding="utf-8")
    (tmp_path / "z\x1b[2J.md").write_bytes(b"\xff\xfe::error::x")
    result = run(
        *("--isolated", "--no-cache", "--output-format", form),
        cwd=tmp_path,
    )
    report = result.stdout.decode("utf-8")
    harmless(form, report)
    harmless_in_a_log(result.stderr.decode("utf-8"))
    assert result.returncode == 1
    assert "DUP001" in report
    assert "LNT001" in report


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_text(tmp_path: Path, form: str) -> None:
    """A name may hold bytes that are not UTF-8."""
    name = b"caf\xe9\xff\x1b[2J.md"
    try:
        Path(tmp_path, name.decode("utf-8", "surrogateescape")).write_bytes(b"On on it.\n")
    except OSError:
        pytest.skip("this file system has only names that are text")
    result = run("--isolated", "--no-cache", "--output-format", form, cwd=tmp_path)
    harmless(form, result.stdout.decode("utf-8"))
    assert result.returncode == 1
