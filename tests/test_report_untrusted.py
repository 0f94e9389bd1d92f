"""What articles, messages and file names must not do to the readers of JSON reports."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Edit, Fix, Related, Safety
from nato_lint.run import FileResult
from tests.command import run
from tests.reporting import checked, finding, written
from tests.schemas import valid
from tests.test_reports import HOSTILE, harmless

SCHEMAS = {"sarif": "sarif-2.1.0", "gitlab": "gitlab-code-quality", "rdjson": "rdjson"}
FORMATS = (*SCHEMAS, "jsonl")

# Those hold exact text that programs put into files; readers show all the others.
EXACT = ("insertedContent", "suggestions")


def article(hostile: str, path: str = "a.md") -> FileResult:
    text = f"{hostile} the the {hostile} end\n{hostile}\n]]>{'x' * 100_000}"
    at = text.index("the the")
    return checked(
        path,
        text,
        finding(
            at,
            at + 7,
            f"{hostile} “{hostile}”",
            fix=Fix(Safety.SAFE, hostile, (Edit(0, 1, hostile),)),
            related=(Related(0, len(hostile)), Related(0, 1, hostile)),
        ),
        finding(0, len(text), code="HSE001"),
    )


def decoded(form: str, report: str) -> Any:
    """What the report holds; it is ASCII, and nothing in it is obeyed by a terminal or a log."""
    assert report.isascii()
    harmless(report)
    if form == "jsonl":
        return [json.loads(line) for line in report.splitlines()]
    return valid(SCHEMAS[form], report)


def shown(value: Any) -> Iterator[str]:
    """The texts in a report that its readers may show."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for member in value:
            yield from shown(member)
    elif isinstance(value, dict):
        for name, member in value.items():
            if name not in EXACT:
                yield from shown(member)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_in_article_message_and_file_name(form: str, hostile: str) -> None:
    report = decoded(form, written(form, article(hostile, f"{hostile}.md")))
    if form == "jsonl":
        assert report[0]["message"] == f"{hostile} “{hostile}”"
        return
    # Readers in other languages reject the whole report for half a character.
    json.dumps(report, ensure_ascii=False).encode("utf-8")
    for text in shown(report):
        harmless(f"| {text}")  # no reader begins a line with it
    if form == "rdjson":
        # But for these, with which reviewdog does.
        harmless(report["diagnostics"][0]["original_output"])
        harmless(report["diagnostics"][0]["location"]["path"])


@given(
    path=st.text(st.characters(exclude_categories=()), min_size=1, max_size=20),
    text=st.text(st.characters(exclude_categories=()), max_size=20),
)
def test_any_text(path: str, text: str) -> None:
    for form in FORMATS:
        report = decoded(form, written(form, article(text, path)))
        if form != "jsonl":
            json.dumps(report, ensure_ascii=False).encode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX file names")
@pytest.mark.parametrize("form", FORMATS)
def test_as_a_process(tmp_path: Path, form: str) -> None:
    names = ["::error::owned.md", "x\x1b[2J\u202e.md", "y\n::warning::z.md", "##[error]w.md"]
    for name in names:
        (tmp_path / name).write_text(
            "On\x1b[31m on on\u202e\u2028 Monday\x00.\r::error::x on on ##[error]it ]]>\n",
            encoding="utf-8",
        )
    done = run(
        *("--output-format", form, "--select", "DUP001", "--isolated"),
        *(f"./{name}" for name in names),
        cwd=tmp_path,
    )
    report = done.stdout.decode("ascii")
    decoded(form, report)
    assert report.count('"DUP001"') >= len(names)
