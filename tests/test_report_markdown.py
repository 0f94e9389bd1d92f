"""The `markdown` format, rendered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Severity
from nato_lint.report.links import RULES_PAGE
from nato_lint.report.markdown import fitted
from nato_lint.report.terminal import visible
from nato_lint.run import FileResult
from tests.rendered_markdown import Page
from tests.reporting import checked, finding, many, outcome, written

COMMENT = 65_536
"""The characters that a comment on GitHub holds."""


def read(*files: FileResult) -> Page:
    return Page(written("markdown", *files))


class TestTables:
    def test_a_sentence_and_a_table_a_file(self) -> None:
        text = "It it.\n\n😀 on on.\n"
        assert written(
            "markdown",
            checked(
                "news/a.md",
                text,
                finding(0, 5, "“It” twice."),
                finding(10, 15, "Who?", code="SRC001", severity=Severity.WARNING),
            ),
            checked("news/b.md", ""),
            checked("z.md", "It it", finding(0, 5, "Hm.", severity=Severity.INFO)),
        ) == (
            "### nato-lint\n\n"
            "3 files checked, 3 problems found: 1 error, 1 warning, 1 info.\n\n"
            "#### news/a.md\n\n"
            "| line:column | severity | rule | problem |\n|---|---|---|---|\n"
            "| 1:1 | error | [DUP001] | “It” twice. |\n"
            "| 3:3 | warning | [SRC001] | Who? |\n\n"
            "#### z.md\n\n"
            "| line:column | severity | rule | problem |\n|---|---|---|---|\n"
            "| 1:1 | info | [DUP001] | Hm. |\n\n"
            f"[DUP001]: {RULES_PAGE}#dup001-repeated-word\n"
            f"[SRC001]: {RULES_PAGE}#src001-unsourced-number\n"
        )

    def test_codes_link_to_their_documentation(self) -> None:
        page = read(checked("a.md", "It it", finding(0, 5), finding(0, 5, code="KEY001")))
        assert page.rows[1:] == [
            ["1:1", "error", "DUP001", "This is wrong."],
            ["1:1", "error", "KEY001", "This is wrong."],
        ]
        assert page.links == [
            f"{RULES_PAGE}#dup001-repeated-word",
            f"{RULES_PAGE}#key001-keyword-stuffing",
        ]

    def test_codes_of_plugins_lead_nowhere(self) -> None:
        page = read(checked("a.md", "It it", finding(0, 5, code="HSE001", name="house")))
        assert page.rows[1] == ["1:1", "error", "HSE001", "This is wrong."]
        assert page.links == []

    @pytest.mark.parametrize("files", [0, 1])
    def test_nothing_found(self, files: int) -> None:
        report = written("markdown", *[checked("a.md", "")] * files)
        assert report == f"### nato-lint\n\n{written('concise', *[checked('a.md', '')] * files)}"


class TestLength:
    def test_it_fits_a_comment_and_says_what_is_left_out(self) -> None:
        file = many("a.md", error=3_000)
        report = written("markdown", file)
        assert COMMENT * 0.9 < len(report) < COMMENT
        left = re.search(r"^And ([\d,]+) more problems, for which", report, re.MULTILINE)
        assert left
        shown = len(Page(report).rows) - 1
        assert shown + int(left[1].replace(",", "")) == 3_000

    def test_the_worst_are_shown_where_they_stand(self) -> None:
        # The errors stand behind 3,000 hints, and in the last of two files.
        files = many("a.md", info=3_000, warning=20), many("b.md", info=10, error=5)
        page = read(*files)
        assert page.headings == ["a.md", "b.md"]
        severities = [row[1] for row in page.rows if row]
        assert severities.count("error") == 5
        assert severities.count("warning") == 20
        assert severities[-25:] == [*["warning"] * 20, *["error"] * 5]
        places = [int(row[0].partition(":")[0]) for row in page.rows[1:-6]]
        assert places == sorted(places)

    def test_one_left_out(self) -> None:
        two = outcome(many("a.md", error=2))
        whole = "".join(fitted(two, 10_000))
        # The second row has no room; the sentence in its stead has.
        cut = "".join(fitted(two, len(whole.encode()) + 100 - 10))
        assert cut.endswith("\nAnd 1 more problem, for which there is no room here.\n")
        assert "error 1" in cut
        assert "error 2" not in cut

    @given(st.lists(st.text(max_size=300), min_size=1, max_size=40), st.integers(1_000, 12_000))
    def test_no_more_than_the_room_there_is(self, messages: list[str], room: int) -> None:
        found = [finding(0, 4, message) for message in messages]
        report = "".join(fitted(outcome(checked("a.md", "word", *found)), room))
        assert len(report.encode()) <= room
        rows = len(Page(report).rows) - 1
        assert (rows == len(found)) == ("more problem" not in report.rpartition("\n\n")[2])

    def test_a_message_without_end(self) -> None:
        page = read(checked("a.md", "word", finding(0, 4, "x" * 1_000_000), finding(0, 4, "y")))
        assert [row[3] for row in page.rows[1:]] == ["x" * 1_000 + "…", "y"]


class TestTextOfArticles:
    @pytest.mark.parametrize(
        "text",
        [
            "a | b || c",
            "a \\| b \\\\| c",
            "| | |",
            "`code` ``two`` `",
            "*b* **b** _i_ __i__ ~s~ ~~s~~",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)><!-- x",
            "</td></tr></table><h1>x",
            "![x](http://bad.example/x.png)",
            "![x][DUP001] [x]: http://bad.example",
            "[x](javascript:alert(1)) [DUP001](http://bad.example)",
            "[x][DUP001] [DUP001] [^1]",
            "<http://bad.example> http://bad.example https://bad.example/?a=b&c=d",
            "ftp://bad.example www.bad.example WWW.bad.example Www.bad.example",
            "some.body@bad.example mailto:some.body@bad.example xmpp:some.body@bad.example",
            "&lt;b&gt; &amp; &#64;mayor &commat;mayor &#35;12",
            "\\ \\\\ \\` \\< \\&amp; \\[x\\]",
            "$x$ and $$x$$, 5 $ and 6 $",
            "# a ## b #",
            "- a\n\n    code\n> b",
        ],
    )
    @pytest.mark.parametrize("where", ["message", "path"])
    def test_is_shown_as_it_is_and_nothing_else(self, text: str, where: str) -> None:
        path, message = (text, "So.") if where == "path" else ("a.md", text)
        shown_as_it_is(path, message)

    @given(
        path=st.text(st.characters(exclude_categories=()), min_size=1),
        message=st.text(st.characters(exclude_categories=())),
    )
    def test_any_text(self, path: str, message: str) -> None:
        shown_as_it_is(path, message)

    @given(st.text(st.sampled_from("\\|`*_~[]()<>&#@!:/wW.hgH-1a \n$"), max_size=30))
    def test_any_markup(self, text: str) -> None:
        shown_as_it_is(f"x{text}", text)

    @pytest.mark.parametrize(
        ("text", "taken_for_a_reference"),
        [
            ("@mayor and @town/council", r"@\w"),
            ("harbour@deadbeef", r"@\w"),
            ("#12 town/harbour#12", r"#\w"),
            ("GH-12 gh-12", r"(?i)gh-\d"),
            ("!12 &12", r"[!&]\d"),
            (":tada: :+1: :a_b:", r":[\w+-]+:"),
        ],
    )
    def test_nobody_is_notified_and_no_issue_is_touched(
        self, text: str, taken_for_a_reference: str
    ) -> None:
        """Code hosts look for these in the text of the rendered page."""
        assert re.search(taken_for_a_reference, text)
        page = read(checked(text, "word", finding(0, 4, text)))
        assert not re.search(taken_for_a_reference, "".join(page.headings))
        assert not re.search(taken_for_a_reference, page.rows[1][3])

    def test_times_and_prices_stay_plain(self) -> None:
        report = written("markdown", checked("a.md", "x", finding(0, 1, "At 12:30, for 5 %: yes.")))
        assert "At 12:30, for 5 %: yes." in report


def shown_as_it_is(path: str, message: str) -> None:
    """Assert that a reader of the rendered report sees this path and message, and no element of it."""
    page = read(checked(path, "word", finding(0, 4, message)))
    assert page.tags == [
        *("h3", "p", "h4"),
        *(
            "table",
            "thead",
            "tr",
            "th",
            "th",
            "th",
            "th",
            "tbody",
            "tr",
            "td",
            "td",
            "td",
            "a",
            "td",
        ),
    ]
    assert page.attributes == {"href"}
    assert page.links == [f"{RULES_PAGE}#dup001-repeated-word"]
    assert words(page.rows[1][3]) == words(message)
    assert words(page.headings[0]) == words(path)


def words(text: str) -> list[str]:
    """What of a text is seen; spaces of no width are not."""
    return visible(text).replace("\u200b", "").split()
