"""The `rdjson` format, for reviewdog."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Edit, Fix, Related, Safety, Severity, Source
from nato_lint.edits import apply_edits
from nato_lint.report import reporter
from nato_lint.report.suggestion import SuggestedLines, suggested
from nato_lint.run import FileResult, Outcome
from tests.linting import REGISTRY
from tests.reporting import checked, finding, many
from tests.schemas import valid


def read(*files: FileResult) -> Any:
    report = reporter("rdjson")(Outcome(list(files), REGISTRY.rules), False)
    return valid("rdjson", "".join(report))


def diagnostics(*files: FileResult) -> list[Any]:
    found: list[Any] = read(*files)["diagnostics"]
    return found


def place(line: int, column: int) -> dict[str, int]:
    return {"line": line, "column": column}


def test_all_that_there_is_to_say_of_a_finding() -> None:
    text = "Café 😀 on on.\n\nOver\nand over.\n"
    file = checked(
        "news/a.md",
        text,
        finding(
            7,
            12,
            "Twice.",
            fix=Fix(Safety.UNSAFE, "Keep it once", (Edit(9, 12),)),
            related=(Related(15, 29, "as here"),),
        ),
    )
    assert read(file) == {
        "source": {"name": "nato-lint", "url": "https://github.com/nato-lint/nato-lint"},
        "severity": "ERROR",
        "diagnostics": [
            {
                "message": "Twice.",
                "location": {
                    "path": "news/a.md",
                    "range": {"start": place(1, 12), "end": place(1, 17)},
                },
                "severity": "ERROR",
                "code": {
                    "value": "DUP001",
                    "url": "https://github.com/nato-lint/nato-lint/blob/main/docs/rules.md"
                    "#dup001-repeated-word",
                },
                "original_output": "news/a.md:1:8: DUP001 Twice.",
                "suggestions": [
                    {
                        "range": {"start": {"line": 1}, "end": {"line": 1}},
                        "text": "Café 😀 on.",
                    }
                ],
                "related_locations": [
                    {
                        "message": "as here",
                        "location": {
                            "path": "news/a.md",
                            "range": {"start": place(3, 1), "end": place(4, 10)},
                        },
                    }
                ],
            }
        ],
    }


@given(
    st.text(st.sampled_from("aé港😀\u0301 \n\r"), max_size=40),
    st.lists(st.integers(0, 40), max_size=8),
)
def test_columns_count_bytes(text: str, starts: list[int]) -> None:
    source = Source(text)
    found = [finding(start, len(text)) for start in starts if start <= len(text)]
    for each, diagnostic in zip(found, diagnostics(checked("a.md", text, *found)), strict=True):
        start, end = (source.position(offset) for offset in (each.start, each.end))
        assert diagnostic["location"]["range"] == {
            "start": place(start.line, source.utf8_column(start.offset) + 1),
            "end": place(end.line, source.utf8_column(end.offset) + 1),
        }


def test_nothing_found() -> None:
    for files in ((), (checked("a.md", ""),)):
        assert diagnostics(*files) == []
        assert read(*files)["severity"] == "INFO"


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.ERROR, "ERROR"), (Severity.WARNING, "WARNING"), (Severity.INFO, "INFO")],
)
def test_severities(severity: Severity, expected: str) -> None:
    report = read(checked("a.md", "word", finding(0, 4, severity=severity)))
    assert (report["severity"], report["diagnostics"][0]["severity"]) == (expected, expected)


def test_all_findings_in_order() -> None:
    file = many("a.md", error=30, warning=20)
    assert [each["message"] for each in diagnostics(file)] == [
        found.message for found in file.findings
    ]


def test_a_rule_of_somebody_else_has_no_page_of_ours() -> None:
    (diagnostic,) = diagnostics(checked("a.md", "word", finding(0, 4, code="HSE001")))
    assert diagnostic["code"] == {"value": "HSE001"}


def test_of_many_related_places_the_first() -> None:
    related = tuple(Related(at, at + 1) for at in range(150))
    (diagnostic,) = diagnostics(checked("a.md", "x" * 150, finding(0, 1, related=related)))
    assert len(diagnostic["related_locations"]) == 100


def fix(*edits: Edit) -> Fix:
    return Fix(Safety.SAFE, "Mend it", edits)


class TestSuggestions:
    """Whole lines: reviewdog offers each of its own, and takes no part of a line on GitLab."""

    LINES = "one\ntwo\nthree\nfour"

    @pytest.mark.parametrize(
        ("edits", "expected"),
        [
            pytest.param([Edit(4, 5, "T")], (2, 2, "Two"), id="a part of a line"),
            pytest.param([Edit(0, 0, "x"), Edit(2, 2, "y")], (1, 1, "xonye"), id="two edits"),
            pytest.param(
                [Edit(0, 1, "O"), Edit(8, 9, "T")], (1, 3, "One\ntwo\nThree"), id="far apart"
            ),
            pytest.param([Edit(14, 18, "4")], (4, 4, "4"), id="a last line without a line end"),
            pytest.param([Edit(18, 18, "\nfive\n")], (4, 4, "four\nfive"), id="behind all"),
            pytest.param([Edit(4, 4, "x\n")], (2, 2, "x\ntwo"), id="before a line"),
            pytest.param([Edit(4, 8)], (2, 2, ""), id="a line goes away"),
            pytest.param([Edit(4, 14)], (2, 3, ""), id="two lines go away"),
            pytest.param([Edit(14, 18)], (4, 4, ""), id="the last line goes away"),
            pytest.param([Edit(3, 4, " ")], (1, 2, "one two"), id="lines are joined"),
            pytest.param([Edit(5, 8)], (2, 3, "tthree"), id="the end of a line goes"),
            pytest.param([Edit(4, 7)], None, id="an empty line is left"),
            pytest.param([Edit(4, 8, "\n\n")], None, id="empty lines are left"),
            pytest.param([], None, id="no edits"),
            pytest.param([Edit(0, 3), Edit(2, 4)], None, id="edits that overlap"),
            pytest.param([Edit(0, 99)], None, id="edits of another text"),
        ],
    )
    def test_lines(self, edits: Sequence[Edit], expected: tuple[int, int, str] | None) -> None:
        lines = expected and SuggestedLines(*expected)
        assert suggested(fix(*edits), Source(self.LINES)) == lines

    def test_line_ends_of_windows(self) -> None:
        source = Source("one\r\ntwo\r\nthree\r\n")
        assert suggested(fix(Edit(5, 6, "T"), Edit(10, 11, "T")), source) == (2, 3, "Two\r\nThree")
        assert suggested(fix(Edit(3, 5, " ")), source) == (1, 2, "one two")

    @pytest.mark.parametrize(("length", "is_suggested"), [(9_000, True), (11_000, False)])
    def test_not_of_lines_without_end(self, length: int, is_suggested: bool) -> None:
        line = "x" * length
        for text, edit in (
            (f"{line}\nend\n", Edit(0, 1)),
            ("end\n", Edit(0, 0, line)),
            (f"end\n{line}\n", Edit(3, 4, " ")),
        ):
            assert bool(suggested(fix(edit), Source(text))) is is_suggested

    def test_none_of_a_file_that_has_changed_since(self) -> None:
        file = checked("a.md", "on on", finding(0, 5, fix=fix(Edit(2, 5))))
        (diagnostic,) = diagnostics(file._replace(source=Source("", "a.md")))
        assert "suggestions" not in diagnostic

    @given(text=st.text("ab\n", max_size=30), data=st.data())
    def test_they_do_what_the_fix_does(self, text: str, data: st.DataObject) -> None:
        offset = st.integers(0, len(text))
        count = data.draw(st.sampled_from([2, 4, 6]))
        offsets = sorted(data.draw(st.lists(offset, min_size=count, max_size=count)))
        words = st.text("xy\n", max_size=3)
        edits = [
            Edit(start, end, data.draw(words))
            for start, end in zip(offsets[::2], offsets[1::2], strict=True)
        ]
        lines = suggested(fix(*edits), Source(text))
        if lines:
            assert lines_of(with_suggestion(text, lines)) == lines_of(apply_edits(text, edits))


def with_suggestion(text: str, lines: SuggestedLines) -> str:
    """The text as it is when somebody accepts a suggestion."""
    before = text.split("\n")
    return "\n".join(
        [*before[: lines.first - 1], *([lines.text] if lines.text else []), *before[lines.last :]]
    )


def lines_of(text: str) -> list[str]:
    """The lines, without empty ones at the end of the file."""
    return text.rstrip("\n").split("\n")
