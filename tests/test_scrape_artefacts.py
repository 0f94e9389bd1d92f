"""SCR001, SCR002, SCR004, SCR005: what a web page leaves in an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.fix import apply_edits
from tests.linting import findings, marked

POINTER = "See also  How Small Ports Pay For Their Breakwaters"


def fixed(text: str, code: str, *, path: str = "article.md") -> str:
    """The text after all fixes of one rule, the unsafe ones included."""
    found = findings(text, code, path=path, lang="en")
    return apply_edits(text, [edit for f in found if f.fix for edit in f.fix.edits])


def words(text: str, code: str, *, path: str = "article.md") -> list[str]:
    """What a rule marks in an English text."""
    return marked(text, code, path=path, lang="en")


class TestSeeAlso:
    @pytest.mark.parametrize("path", ["article.md", "article.txt"])
    @pytest.mark.parametrize(
        "line",
        [
            POINTER,
            "See also\u00a0 What is a Harbour Master (HM) Paid in Winter?",
            "See also The Museum That Moved Twice",
            "Also read: How to read a tide table",
            "READ MORE: Library finds a forgotten map of the bay",
            "You May Also Like: 7 Ways to Tie a Boat",
            "Don’t miss: The Last Ferry Captain of Marrow Bay",
            "Related: The Museum That Moved Twice",
        ],
    )
    def test_line_of_its_own(self, line: str, path: str) -> None:
        assert words(f"The pier is shut.\n\n{line}\n\nIt opens in May.\n", "SCR001", path=path) == [
            line
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "See also the report of the harbour board.",
            "See also Lindqvist 2019",
            "See also Lindqvist et al. on Stone Piers",
            "See also Section 4.2",
            "See also: Quay, Jetty, Wharf",
            "See also [The Museum That Moved Twice](/museum)",
            "See also: [The Museum That Moved Twice][museum]",
            "See also: https://example.org/museum",
            "Related: mooring, anchoring",
            "Recommended: bring a coat and a torch.",
            "Read more books",
            "Related work on stone piers is rare",
            "- **Recommended**: Boots With Rubber Soles",
            "(Related: What Does a Pier Cost?)",
            "“See also The Museum That Moved Twice”",
            "## Related: Why Stone Lasts",
        ],
    )
    def test_what_cites_links_or_speaks(self, line: str) -> None:
        assert not words(f"The pier is shut.\n\n{line}\n\nIt opens in May.\n", "SCR001")

    def test_pointer_with_links_below(self) -> None:
        assert not words(
            "You may also like: Our Other Harbour Guides\n\n- [Tides](/tides)\n", "SCR001"
        )

    def test_wrapped_sentence(self) -> None:
        text = (
            "The rules of the harbour and the\nSee Also The Harbour Rules\nboard of the old page.\n"
        )
        assert not words(text, "SCR001")

    def test_other_languages_are_left_alone(self) -> None:
        assert not findings(f"Der Hafen.\n\n{POINTER}\n", "SCR001", lang="de")

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (f"One.\n\n{POINTER}\n\nTwo.\n", "One.\n\nTwo.\n"),
            (f"One.\n{POINTER}\nTwo.\n", "One.\nTwo.\n"),
            (f"- one\n- two\n{POINTER}\n\nTwo.\n", "- one\n- two\n\nTwo.\n"),
            (f"  • one\n{POINTER}\n\nTwo.\n", "  • one\n\nTwo.\n"),
            (f"{POINTER}\n\nTwo.\n", "Two.\n"),
            (f"One.\n\n{POINTER}\n", "One.\n"),
            (f"One.\n\n{POINTER}", "One."),
            (f"One.\n\n**{POINTER}**\n\nTwo.\n", "One.\n\nTwo.\n"),
            (f"> One.\n>\n> {POINTER}\n>\n> Two.\n", "> One.\n>\n> Two.\n"),
            (f"One.\n\n{POINTER}\n\n{POINTER}\n\nTwo.\n", "One.\n\nTwo.\n"),
        ],
    )
    def test_fix_takes_out_the_line(self, before: str, after: str, newline: str) -> None:
        before, after = before.replace("\n", newline), after.replace("\n", newline)
        found = findings(before, "SCR001", lang="en")
        assert {f.fix.safety for f in found if f.fix} == {"safe"}
        assert fixed(before, "SCR001") == after

    def test_fix_of_a_plain_text(self) -> None:
        assert fixed(f"  • one\n{POINTER}\n\nTwo.\n", "SCR001", path="a.txt") == "  • one\n\nTwo.\n"

    def test_words_inside_a_line(self) -> None:
        text = "The talks went on See also  The Night Train to Elsin before the vote.\n"
        (found,) = findings(text, "SCR001", lang="en")
        assert text[found.start : found.end] == "See also  The Night Train to Elsin"
        assert found.fix is not None
        assert found.fix.safety == "unsafe"
        assert fixed(text, "SCR001") == "The talks went on before the vote.\n"

    def test_item_that_holds_a_list_is_not_taken_out(self) -> None:
        (found,) = findings(f"- {POINTER}\n  - one\n  - two\n", "SCR001", lang="en")
        assert found.fix is None

    @given(
        st.lists(st.sampled_from(["One.", "", POINTER, "- two", "> Three", "  • four"]), max_size=9)
    )
    def test_fixed_text_is_clean_and_keeps_the_rest(self, lines: list[str]) -> None:
        text = "\n".join([*lines, ""])
        for _ in range(len(lines)):
            found = findings(text, "SCR001", lang="en")
            if not found or found[0].fix is None:
                break
            text = apply_edits(text, found[0].fix.edits)
        assert not findings(text, "SCR001", lang="en")
        assert [x for x in text.split("\n") if x] == [x for x in lines if x and x != POINTER]


class TestRelatedPosts:
    @pytest.mark.parametrize("path", ["article.md", "article.txt"])
    @pytest.mark.parametrize(
        "label",
        [
            "Similar Posts",
            "Related Articles:",
            "LEAVE A REPLY",
            "Share this",
            "3 Comments",
            "Comments (3)",
        ],
    )
    def test_at_the_end(self, label: str, path: str) -> None:
        assert words(f"The library opens.\n\n{label}\n", "SCR002", path=path) == [label]

    @pytest.mark.parametrize(
        "tail",
        [
            "## Related Articles\n\n- [Summer](/summer)\n",
            "## Comments\n\nWe asked ten readers.\n",
            "## Comments\n\n<script src='/comments.js'></script>\n",
            "## Related Articles\n\n{{< related >}}\n",
            "## Related Articles\n\n![The library](library.jpg)\n",
            "## Comments?\n\nWrite to us.\n",
            "- Similar Posts\n",
            "The reader left comments\n",
        ],
    )
    def test_with_something_below(self, tail: str) -> None:
        assert not words(f"The library opens.\n\n{tail}", "SCR002")

    def test_page_of_labels_alone(self) -> None:
        assert not words("Share this\n\nLeave a Reply\n", "SCR002")

    def test_each_label_among_furniture(self) -> None:
        text = (
            "The library opens.\n\n## Share this\n\n* Facebook\n\nLeave a Reply\n\n---\n\n[1]: /x\n"
        )
        assert words(text, "SCR002") == ["Share this", "Leave a Reply"]

    @pytest.mark.parametrize(
        ("tail", "left"),
        [
            ("\n## Similar Posts\n", ""),
            ("\nSimilar Posts\n-------------\n", ""),
            ("Similar Posts\n", ""),
            ("\nSimilar Posts\n\nLeave a Reply\n", ""),
            ("\nSimilar Posts\n\n---\n", "\n---\n"),
        ],
    )
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_fix(self, tail: str, left: str, newline: str) -> None:
        text = f"The library opens.\n{tail}".replace("\n", newline)
        assert fixed(text, "SCR002") == f"The library opens.\n{left}".replace("\n", newline)


class TestByline:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("# Clock\n\n5 min read\n\nIt stopped.\n", ["5 min read"]),
            ("# Clock\n\n~ 5-minute read\n\nIt stopped.\n", ["~ 5-minute read"]),
            ("Updated 2 days ago\n\nIt stopped.\n", ["Updated 2 days ago"]),
            ("Posted by Ida Maro an hour ago\n\nIt stopped.\n", ["Posted by Ida Maro an hour ago"]),
            ("Ida Maro | 5 min read\n\nIt stopped.\n", ["5 min read"]),
            ("It stopped.\n\nLast updated\n", ["Last updated"]),
            ("It stopped.\n\n## Author\n\n## Sources\n\nNone.\n", ["Author"]),
            ("It stopped.\n\nAuthor\n\n• Author:\n\nWe like to hear from you.\n", ["Author"]),
            ("2021-05-04The clock stopped.\n", ["2021-05-04"]),
            ("4 May 2021 The clock " + "stopped and stopped again " * 4 + ".\n", ["4 May 2021"]),
        ],
    )
    def test_scraps(self, text: str, expected: list[str]) -> None:
        assert words(text, "SCR004") == expected

    @pytest.mark.parametrize(
        "text",
        [
            "It is a 5 min read\n",
            "Last updated: 4 May 2021\n",
            "Last updated\n\n4 May 2021\n",
            "Author:\n\nIda Maro writes about clocks.\n",
            "## Author\n\nIda Maro writes about clocks.\n",
            "Tags:\n\n- clocks\n",
            "Updated 2 days ago, the notice still gives the wrong hour.\n",
            "The page says “Updated 2 days ago”.\n",
            "- Updated 2 days ago\n",
            "> Last updated 2 days ago\n",
            "4 May 2021 was a Tuesday.\n",
            "`5 min read`\n",
        ],
    )
    def test_facts_and_sentences(self, text: str) -> None:
        assert not words(text, "SCR004")

    @pytest.mark.parametrize(
        ("before", "after", "safety"),
        [
            ("# Clock\n\n5 min read\n\nIt stopped.\n", "# Clock\n\nIt stopped.\n", "safe"),
            ("Maro · 5 min read · May\n", "Maro · May\n", "unsafe"),
            ("Maro · 5 min read\n", "Maro\n", "unsafe"),
            ("Updated 2 days ago. The hours change.\n", "The hours change.\n", "unsafe"),
        ],
    )
    def test_fix(self, before: str, after: str, safety: str) -> None:
        (found,) = findings(before, "SCR004", lang="en")
        assert found.fix is not None
        assert found.fix.safety == safety
        assert fixed(before, "SCR004") == after


class TestFlattenedTable:
    @pytest.mark.parametrize("path", ["article.md", "article.txt"])
    def test_one_finding_for_each_head(self, path: str) -> None:
        text = (
            "Harbour NameRegionType of Harbour\nPort ElsinNorth CoastDeep water\nMarrow BayEastTidal\n"
            "Company NameCityYear Founded\nElsin Marine WorksElsin1902\n"
        )
        heads = ["Harbour NameRegionType of Harbour", "Company NameCityYear Founded"]
        assert words(text, "SCR005", path=path) == heads

    @pytest.mark.parametrize(
        "text",
        [
            "We use JavaScript, TypeScript and PowerPoint.\n",
            "GitHub LibreOffice YouTube OpenStreetMap\n",
            "DateTime and TimeZone\n",
            "UserName FileName DateTime\n",
            "# ClassName and TypeName\n",
            "- DateTime TimeSpan: KeyType added\n",
            "McDonald MacArthur DeVries\n",
            "LanguageTool\n",
            "`NameRegionType of Harbour` and more\n",
            "https://example.org/NameRegionType\n",
            "The NameRegionType of the record. It holds CountryCode values.\n",
        ],
    )
    def test_names_and_identifiers(self, text: str) -> None:
        assert not words(text, "SCR005")

    def test_facts(self) -> None:
        assert words("Founded1902\n", "SCR005") == ["Founded1902"]
        assert words("CountryNordmark\nCapitalElsin\n", "SCR005") == [
            "CountryNordmark",
            "CapitalElsin",
        ]

    def test_columns_of_a_tool(self) -> None:
        table = "| Port | Source Snippet ID(s) |\n| --- | --- |\n| Elsin | 4 |\n"
        assert words(table, "SCR005") == ["Source Snippet ID(s)"]


@pytest.mark.parametrize(
    "unit",
    [
        "See also  The ", "See also: A\n", "x<br>", "**", "Author:\n\n", "5 min read · ", "1 like ",
        "• ", "•a\n", "- a:\n", "NameType ", "NameType\n", "a1https://x.y\n", "| ▼ ", "\\\n",
    ],
)  # fmt: skip
def test_long_hostile_text_is_quick(unit: str) -> None:
    """Ten thousand repetitions end at all: anything quadratic would run for minutes."""
    findings(unit * 10_000, "SCR001", "SCR002", "SCR004", "SCR005", "STR001", "STR003", lang="en")
