"""The `jsonl` format."""

import json

from nato_lint import Edit, Fix, Related, Safety, Severity
from nato_lint.run import FileResult
from tests.reporting import checked, finding, many, written


def read(*files: FileResult) -> list[object]:
    return [json.loads(line) for line in written("jsonl", *files).splitlines()]


def test_a_line_a_finding_as_in_the_json_format() -> None:
    files = (
        checked(
            "news/a.md",
            "It it.\n\n😀 café on on.\n",
            finding(0, 5, fix=Fix(Safety.SAFE, "Keep it once", (Edit(2, 5, ""),))),
            finding(15, 20, severity=Severity.INFO, related=(Related(0, 2, "as here"),)),
        ),
        checked("fine.md", ""),
        many("z.md", error=3, warning=2),
    )
    lines = read(*files)
    assert lines == json.loads(written("json", *files))["findings"]
    assert len(lines) == 7


def test_nothing_found() -> None:
    assert written("jsonl", checked("a.md", "")) == ""
    assert written("jsonl") == ""
