"""STR001 to STR003: lists and headings that are none, items that say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nato_lint.fix import apply_edits
from tests.linting import findings, marked


def listed(text: str) -> str:
    """The text with the fixes of STR001 applied."""
    found = findings(text, "STR001")
    return apply_edits(text, [edit for f in found if f.fix for edit in f.fix.edits])


def rendered_items(text: str) -> int:
    """How many list items a CommonMark renderer makes of the text."""
    return MarkdownIt("commonmark").render(text).count("<li>")


class TestPseudoList:
    @pytest.mark.parametrize(
        ("text", "bullets"),
        [
            ("• one\n• two\n", 1),
            ("Intro:\n  ‣ one\n  ‣ two\n", 1),
            ("• one\n\n• two\n", 1),
            ("• one\n\nA line between.\n\n• two\n", 2),
            ("•one\n•two\n", 1),
            ("●\u00a0one\n●\u00a0two\n", 1),
            ("> • one\n> • two\n", 1),
            ("- item\n  ◦ one\n  ◦ two\n", 1),
            ("• alone\n", 1),
            ("● alone\n", 0),
            ("• • •\n", 0),
            ("one • two • three\n", 0),
            ("- one\n* two\n+ three\n", 0),
            ("- • one\n", 0),
            ("```\n• one\n• two\n```\n", 0),
            ("    • one\n    • two\n", 0),
            ("<p>\n• one<br>\n• two\n</p>\n", 0),
            ("| a | b |\n| - | - |\n| • | • |\n", 0),
            ("# • Heading\n", 0),
        ],
    )
    def test_one_finding_a_list(self, text: str, bullets: int) -> None:
        found = marked(text, "STR001")
        assert len(found) == bullets
        assert all(words in "•‣◦●" for words in found)

    def test_other_items_are_related(self) -> None:
        text = "• one\n• two\n• three\n"
        (found,) = findings(text, "STR001")
        assert [text[r.start : r.end + 2] for r in found.related] == ["• t", "• t"]

    def test_plain_text_is_reported_and_left(self) -> None:
        (found,) = findings("Intro:\n\n  • one\n  • two\n", "STR001", path="article.txt")
        assert found.start == 10
        assert found.fix is None

    def test_bullets_are_an_option(self) -> None:
        text = "» one\n» two\n\nText.\n\n• three\n"
        assert marked(text, "STR001", options={"bullets": "»"}) == ["»"]

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("  • one\n  • two\n", "- one\n- two\n"),
            ("Intro:\n• one\n• two\n\nText.\n", "Intro:\n\n- one\n- two\n\nText.\n"),
            ("• one\n   ◦ in one\n   ◦ too\n• two\n", "- one\n  - in one\n  - too\n- two\n"),
            ("•one\n•\u00a0 two\n", "- one\n- two\n"),
            ("• **one** thing\n• *two* things\n", "- **one** thing\n- *two* things\n"),
            ("• one• two • three\n", "- one\n- two\n- three\n"),
            ("• one\n\n• two\n", "- one\n\n- two\n"),
            ("• one\nthat goes on\n• two\n", "- one\nthat goes on\n- two\n"),
            ("> Intro:\n> • one\n> • two\n", "> Intro:\n>\n> - one\n> - two\n"),
            ("1. item\n     • one\n     • two\n", "1. item\n   - one\n   - two\n"),
            ("Intro:\n        • one\n        • two\n", "Intro:\n\n- one\n- two\n"),
        ],
    )
    def test_fix_makes_a_list(self, before: str, after: str, newline: str) -> None:
        before, after = before.replace("\n", newline), after.replace("\n", newline)
        assert listed(before) == after
        assert not findings(after, "STR001")

    def test_no_fix_where_a_quote_goes_on_without_its_mark(self) -> None:
        (found,) = findings("> Intro:\n• one\n• two\n", "STR001")
        assert found.fix is None

    def test_no_fix_for_a_lone_label(self) -> None:
        (found,) = findings("• Author:\n\n    We like to hear from readers.\n", "STR001")
        assert found.fix is None

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["", "  ", "   ", "      "]),
                st.sampled_from("•◦"),
                st.sampled_from(["one", "**two**", "[three](/3)", "4. four"]),
            ),
            min_size=2,
            max_size=6,
        ),
        st.sampled_from(["", "Intro:\n", "Intro:\n\n", "> Quote\n\n"]),
    )
    def test_fixed_lists_render(self, items: list[tuple[str, str, str]], intro: str) -> None:
        lines = [f"{indent}{bullet} {words}\n" for indent, bullet, words in items]
        text = f"{intro}{lines[0].lstrip()}{''.join(lines[1:])}"
        fixed = listed(text)
        # "4. four" is a list of its own inside the item.
        assert rendered_items(fixed) == len(items) + sum("four" in words for *_, words in items)
        assert not findings(fixed, "STR001")


class TestEmptyListItem:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("- **Date:** 3 May\n- **Location:**\n", ["**Location:**"]),
            ("- Date:\n- Location:\n", ["Date:", "Location:"]),
            ("- one\n- Phone:\n\n## Next\n", ["Phone:"]),
            ("• Phone:\n• Email: office\n", ["Phone:"]),
            ("Author\n\n  • Author:\n\n    We like to hear from our readers, so if something here is "
             "wrong, please write to us.\n", ["Author:"]),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_labels_alone(self, text: str, expected: list[str], newline: str) -> None:
        assert marked(text.replace("\n", newline), "STR003") == expected

    @pytest.mark.parametrize(
        "text",
        [
            "- Prices:\n  - adults\n  - children\n",
            "- Prices:\n\n  Adults pay twice.\n",
            "- Run:\n\n      wind\n",
            "- Run: `wind`\n- See: ![clock](clock.png)\n",
            "1. Run this:\n\n```\nwind\n```\n",
            "- Benefits:\n- quiet\n- light\n",
            "- Author:\n\nIda Maro\n",
            "- To reach the tower from the harbour on foot:\n",
            "• Prices:\nAdults pay twice.\n",
            "- Date: 3 May\n",
        ],
    )
    def test_labels_that_introduce(self, text: str) -> None:
        assert not marked(text, "STR003")

    @pytest.mark.parametrize("text", ["  • Author:\n", "  • one\n  • Author:\n"])
    def test_plain_text(self, text: str) -> None:
        assert marked(text, "STR003", path="article.txt") == ["Author:"]


ABOVE = "The lighthouse stands on a rock in the bay, and nobody has lived there for thirty years.\n"
BELOW = (
    "Nine keepers lived on the rock with their families, and each family had a goat and a garden.\n"
)


class TestUnmarkedHeading:
    @pytest.mark.parametrize(
        "line", ["Life on the Rock", "How to get there", "**Oil and gas**", "1911: the first lamp"]
    )
    def test_line_between_paragraphs(self, line: str) -> None:
        assert marked(f"{ABOVE}\n{line}\n\n{BELOW}", "STR002") == [line]

    @pytest.mark.parametrize(
        "line",
        [
            "The lamp is lit.",
            "The boats are:",
            "life on the rock",
            "By Ida Maro",
            "Author",
            "3 May 1911",
            "[The timetable](/boats)",
            "Run `lamp` now",
            "- Life on the rock",
            "> Life on the rock",
            "Advertisement",
            "A rock\n\nA lamp\n\nA goat",
            "![The lamp](lamp.png)\n\nThe lamp in winter",
            "The keeper\n\n{{< portrait >}}",
            "Life on\nthe rock",
            "A line of so many words that nobody would take it for a heading",
        ],
    )
    def test_other_short_lines(self, line: str) -> None:
        assert not marked(f"{ABOVE}\n{line}\n\n{BELOW}", "STR002", lang="en")

    def test_first_and_last_line(self) -> None:
        assert not marked(f"The Rock\n\n{BELOW}\nThe End\n", "STR002")

    def test_article_with_headings(self) -> None:
        text = f"# Rock\n\n{ABOVE}\n## Life\n\n{ABOVE}\nThe Lamp\n\n{BELOW}"
        assert not marked(text, "STR002")

    def test_plain_text_has_no_marks_for_headings(self) -> None:
        assert not marked(f"{ABOVE}\nLife on the Rock\n\n{BELOW}", "STR002", path="article.txt")

    @pytest.mark.parametrize(
        ("line", "heading"),
        [
            ("Life on the Rock", "## Life on the Rock"),
            ("**Oil and gas**", "## Oil and gas"),
            ("Oil *and* gas", "## Oil *and* gas"),
        ],
    )
    @pytest.mark.parametrize("title", ["", "# The Rock\n\n"])
    def test_fix(self, line: str, heading: str, title: str) -> None:
        text = f"{title}{ABOVE}\n{line}\n\n{BELOW}"
        (found,) = findings(text, "STR002")
        assert found.fix is not None
        assert found.fix.safety == "unsafe"
        assert apply_edits(text, list(found.fix.edits)) == f"{title}{ABOVE}\n{heading}\n\n{BELOW}"

    def test_fix_takes_the_level_of_the_heading_before(self) -> None:
        lines = "".join(f"{ABOVE}\n{line}\n\n" for line in ("The Oil", "The Gas"))
        text = f"# Rock\n\n### Life\n\n{lines}{BELOW}"
        edits = [e for f in findings(text, "STR002") if f.fix for e in f.fix.edits]
        assert [edit.text for edit in edits] == ["### The Oil", "### The Gas"]
