"""The `junit` format, read by a library that reads those of test runners."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, TestCase

from nato_lint import Finding, Severity, Source
from nato_lint.report.terminal import visible
from nato_lint.run import UNREADABLE, FileResult, skipped
from tests.reporting import checked, finding, written

UNREADABLE_FILE = FileResult(
    "bad.md",
    UNREADABLE,
    0,
    (
        Finding(
            0,
            0,
            "This is not a text file.",
            # A configuration may think little of it.
            severity=Severity.INFO,
            code="LNT001",
            name="unreadable-file",
            path="bad.md",
        ),
    ),
    Source("", "bad.md"),
)


def read(*files: FileResult) -> JUnitXml:
    return JUnitXml.fromstring(written("junit", *files).encode("ascii"))


def cases(*files: FileResult) -> list[TestCase]:
    return [case for suite in read(*files) for case in suite]


class TestCases:
    def test_a_case_a_rule_that_found_something(self) -> None:
        text = "It it.\n\nOn on.\nWe said 40.\n"
        file = checked(
            "news/a.md",
            text,
            finding(0, 5, "“It” twice."),
            finding(8, 13, "“On” twice."),
            finding(23, 25, "Who?", code="SRC001", name="source", severity=Severity.WARNING),
        )
        first, second = cases(file)
        assert (first.classname, first.name) == ("news/a", "DUP001 repeated-word")
        assert (second.classname, second.name) == ("news/a", "SRC001 source")
        attributes = first._elem.attrib
        assert (attributes["file"], attributes["line"]) == ("news/a.md", "1")
        assert second._elem.attrib["line"] == "4"
        (failure,) = first.result
        assert isinstance(failure, Failure)
        assert (failure.type, failure.message) == ("error", "“It” twice. (and 1 more)")
        assert failure.text.splitlines() == [
            "line 1, column 1: “It” twice.",
            "line 3, column 1: “On” twice.",
            "https://github.com/nato-lint/nato-lint/blob/main/docs/rules.md#dup001-repeated-word",
        ]
        (failure,) = second.result
        assert (failure.type, failure.message) == ("warning", "Who?")

    def test_rules_of_plugins_have_no_page(self) -> None:
        found = finding(0, 5, code="HSE001", name="house")
        (case,) = cases(checked("a.md", "It it", found))
        (failure,) = case.result
        assert failure.text == "line 1, column 1: This is wrong."

    def test_a_file_without_findings_is_one_test_that_passes(self) -> None:
        (case,) = cases(checked("news/a.md", ""))
        assert (case.classname, case.name) == ("news/a", "nato-lint")
        assert case.is_passed
        assert "line" not in case._elem.attrib

    def test_hints_do_not_fail(self) -> None:
        (case,) = cases(checked("a.md", "It it", finding(0, 5, "Hm.", severity=Severity.INFO)))
        assert case.is_passed
        assert case.system_out.splitlines()[0] == "line 1, column 1: Hm."

    @pytest.mark.parametrize("severities", [("info", "warning"), ("error", "info")])
    def test_a_rule_with_hints_and_more_fails(self, severities: tuple[str, str]) -> None:
        found = [finding(0, 5, each, severity=Severity(each)) for each in severities]
        (case,) = cases(checked("a.md", "It it", *found))
        (failure,) = case.result
        assert isinstance(failure, Failure)
        assert "info" in failure.text
        assert failure.type in ("warning", "error")
        assert failure.message == f"{failure.type} (and 1 more)"

    def test_a_file_that_cannot_be_read_is_an_error(self) -> None:
        (case,) = cases(UNREADABLE_FILE)
        (error,) = case.result
        assert isinstance(error, Error)
        assert case.name == "LNT001 unreadable-file"
        assert error.message == "This is not a text file."

    def test_a_file_on_which_the_linter_broke_is_an_error(self) -> None:
        (case,) = cases(skipped("a.md", "ValueError: no <b>"))
        (error,) = case.result
        assert isinstance(error, Error)
        assert (error.type, error.message, error.text) == ("crash", *["ValueError: no <b>"] * 2)

    def test_it_is_one_also_where_nobody_knows_why(self) -> None:
        (case,) = cases(skipped("a.md", ""))
        assert isinstance(case.result[0], Error)

    def test_no_two_tests_have_the_same_name(self) -> None:
        """GitLab takes tests of one class name and one name for the same test."""
        files = [
            checked(path, "It it", finding(0, 5)) for path in ("a.md", "a.txt", "b/a.md", "a.mdx")
        ]
        names = {(case.classname, case.name) for case in cases(*files)}
        assert len(names) == 4


def test_counts() -> None:
    two = checked("a.md", "It it", finding(0, 5), finding(0, 5, code="DUP002", name="other"))
    hint = checked("b.md", "It it", finding(0, 5, severity=Severity.INFO))
    files = two, hint, UNREADABLE_FILE, skipped("c.md", "Broken"), checked("d.md", "")
    report = read(*files)
    assert (report.tests, report.failures, report.errors) == (6, 2, 2)
    counts = [(suite.name, suite.tests, suite.failures, suite.errors) for suite in report]
    assert counts == [
        ("a.md", 2, 2, 0),
        ("b.md", 1, 0, 0),
        ("bad.md", 1, 0, 1),
        ("c.md", 1, 0, 1),
        ("d.md", 1, 0, 0),
    ]
    given_counts = [suite._elem.attrib["skipped"] for suite in report]
    assert given_counts == ["0"] * 5
    report.update_statistics()
    assert (report.tests, report.failures, report.errors, report.skipped) == (6, 2, 2, 0)


def test_without_files() -> None:
    report = read()
    assert (report.tests, report.failures, list(report)) == (0, 0, [])


@given(
    path=st.text(st.characters(exclude_categories=()), min_size=1),
    message=st.text(st.characters(exclude_categories=())),
)
@example(path="\ufffe\uffff", message="\ufffe\uffff]]>\t\n\r\"'&<")
def test_any_text_arrives_as_far_as_xml_has_it(path: str, message: str) -> None:
    (case,) = cases(checked(path, "It it", finding(0, 5, message)))
    expected = visible(message).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    (failure,) = case.result
    assert failure.message == expected
    assert failure.text.split("\n")[0] == f"line 1, column 1: {expected}"
