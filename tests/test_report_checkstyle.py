"""The `checkstyle` format."""

from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st

from nato_lint import Severity
from nato_lint.report.terminal import visible
from nato_lint.run import FileResult
from tests.reporting import checked, finding, many, written


def read(*files: FileResult) -> ElementTree.Element:
    return ElementTree.fromstring(written("checkstyle", *files).encode("ascii"))


def test_an_element_a_file_and_an_element_a_finding() -> None:
    text = "It it.\n\n😀 café on on & on.\n"
    report = read(
        checked(
            "news/a.md",
            text,
            finding(0, 5, "“It” twice."),
            finding(15, 20, '<b>"on"</b> & so', severity=Severity.WARNING, code="HSE001"),
        ),
        checked("fine.md", ""),
        checked("z.md", "It it", finding(0, 5, severity=Severity.INFO)),
    )
    assert (report.tag, report.attrib) == ("checkstyle", {"version": "4.3"})
    assert [(file.tag, file.attrib) for file in report] == [
        ("file", {"name": "news/a.md"}),
        ("file", {"name": "z.md"}),
    ]
    assert [(error.tag, error.attrib) for error in report[0]] == [
        (
            "error",
            {
                "line": "1",
                "column": "1",
                "severity": "error",
                "message": "“It” twice.",
                "source": "nato-lint.DUP001",
            },
        ),
        (
            "error",
            {
                "line": "3",
                "column": "8",
                "severity": "warning",
                "message": '<b>"on"</b> & so',
                "source": "nato-lint.HSE001",
            },
        ),
    ]
    assert report[1][0].attrib["severity"] == "info"


def test_all_findings_in_order() -> None:
    file = many("a.md", error=30, warning=20)
    messages = [error.attrib["message"] for error in read(file)[0]]
    assert messages == [found.message for found in file.findings]


def test_nothing_found() -> None:
    assert written("checkstyle", checked("a.md", "")) == (
        '<?xml version="1.0"?>\n<checkstyle version="4.3">\n</checkstyle>\n'
    )


@given(
    path=st.text(st.characters(exclude_categories=()), min_size=1),
    message=st.text(st.characters(exclude_categories=())),
)
@example(path="\ufffe\uffff", message="\ufffe\uffff]]>\t\n\r\"'&<")
def test_any_text_arrives_as_far_as_xml_has_it(path: str, message: str) -> None:
    def expected(text: str) -> str:
        return visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")

    (file,) = read(checked(path, "It it", finding(0, 5, message)))
    assert file.attrib["name"] == expected(path)
    assert file[0].attrib["message"] == expected(message)
