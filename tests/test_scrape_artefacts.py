"""SCR001 to SCR007: what a web page, a wiki or a wrong encoding leaves in an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.fix import apply_edits
from tests.linting import RULES, findings, marked

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


def in_article(line: str) -> str:
    """A line as a block of its own between a title and a paragraph."""
    return f"The port reopens\n\n{line}\n\nThe port is open again, and ships sail in at ten.\n"


class TestPageFurniture:
    @pytest.mark.parametrize("path", ["article.md", "article.txt"])
    @pytest.mark.parametrize(
        "line",
        [
            "Skip to content",
            "Jump to navigation Jump to search",
            "Share on Facebook",
            "Share on Facebook Tweet Pin",
            "Facebook Twitter Pinterest",
            "Share: Facebook | Twitter | Email",
            "Share this article on Facebook",
            "Share this: Click to share on Facebook (Opens in new window) Click to print (Opens in new window)",
            "ADVERTISEMENT",
            "– Advertisement –",
            "Article continues below advertisement",
            "Continue reading »",
            "Read More...",
            "Click here to subscribe",
            "Sign up for our free newsletter today!",
            "Get the latest harbour news delivered straight to your inbox.",
            "This website uses cookies to improve your experience. By continuing you accept this.",
            "By continuing to browse the site you agree to our use of cookies.",
            "Your email address will not be published. Required fields are marked *",
            "Log in to comment",
            "3 Comments",
            "2 thoughts on “The port”",
            "© 2021 Elsin Media. All rights reserved.",
            "Copyright © 2019-2021 Marrow Press, Inc. All Rights Reserved.",
            "↑ Back to Top",
            "Print this page",
            "Home > News > Port",
            "You are here: Home / News / Port",
            "Filed Under: News, Port",
            "Posted in News | Tagged port | 3 Comments",
        ],
    )
    def test_line_of_its_own(self, line: str, path: str) -> None:
        assert words(in_article(line), "SCR003", path=path) == [line]

    @pytest.mark.parametrize(
        "line",
        [
            "Read more books",
            "Print the page before you go.",
            "- Back to top",
            "1. Print this page",
            "[Back to top](#top)",
            "[Read more](/port)",
            '<p align="right">(<a href="#top">back to top</a>)</p>',
            "We use cookies to bake with children.",
            "Click **Read more** below.",
            "“Subscribe to our newsletter”",
            "> Leave a comment",
            "`Read more`",
            "    Share Tweet Pin",
            "## Back to top\n\nThe button is blue.",
            "Subscribe to our newsletter:\n\n<form></form>",
            "Subscribe to our newsletter:\n\n{{< form >}}",
            "Home > Settings.",
            "[Home](/) > [News](/news)",
            "Facebook, Twitter and Instagram",
            "Facebook",
            "© 2021 Ida Maro",
            "The sign says\nAdvertisement\nand nothing else.",
            "Leave a comment below if you saw it.",
        ],
    )
    def test_sentences_links_and_labels_in_use(self, line: str) -> None:
        assert not words(in_article(line), "SCR003")

    def test_links_that_jump(self) -> None:
        assert words("[Skip to main content](#main)\n\nThe port.\n", "SCR003") == [
            "Skip to main content"
        ]

    def test_breadcrumbs_stand_at_the_top(self) -> None:
        filler = "The port is open again.\n\n" * 6
        assert not words(f"{filler}Home > News > Port\n", "SCR003")

    def test_article_about_newsletters(self) -> None:
        text = "A newsletter needs a title.\n\nOur newsletter has one.\n\n{}\n\nThat is all.\n"
        assert not words(text.format("Sign up for our newsletter"), "SCR003")
        assert words(text.format("Skip to main content"), "SCR003") == ["Skip to main content"]

    def test_each_line_is_reported_once(self) -> None:
        text = "The port.\n\nLeave a Reply\n\nYour email address will not be published.\n"
        assert words(text, "SCR002") == ["Leave a Reply"]
        assert words(text, "SCR003") == ["Your email address will not be published."]

    @pytest.mark.parametrize(
        ("tail", "button"),
        [
            ("in May. Continue reading on Baylight »", "Continue reading on Baylight »"),
            ("in May... Read more", ""),
            ("in May… Read more »", "Read more »"),
            ("in May. [Read more...]", "[Read more...]"),
            ("in May. Read more about it »", "Read more about it »"),
            ("in May. Read more about it.", ""),
            ("in May. [Read more »](/port)", ""),
        ],
    )
    def test_teaser(self, tail: str, button: str) -> None:
        text = f"The port reopens {tail}\n"
        assert words(text, "SCR003") == ([button] if button else [])
        if button:
            assert (
                fixed(text, "SCR003") == f"The port reopens {tail.removesuffix(button).rstrip()}\n"
            )

    def test_fix(self) -> None:
        assert fixed(in_article("Share Tweet Pin"), "SCR003") == in_article("x").replace(
            "x\n\n", ""
        )
        (found,) = findings("Port.\n\n## 9 comments\n\nIda: I saw it.\n", "SCR003", lang="en")
        assert found.fix is None


def misread(text: str) -> str:
    """The text after its UTF-8 was read as Windows-1252, or as Latin-1 where that has no character."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


class TestBrokenCharacters:
    @pytest.mark.parametrize(
        "text",
        [
            "café is", "It’s", "“Hello” he", "São Paulo", "GRÖSSE", "Österreich", "są tu", "Привет мир",
            "日本語", "5 € now", "a — dash", "😀 x", "a\u00a0b", "straße", "CAFÉ", "Łódź", "à la",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("times", [1, 2])
    def test_mojibake_is_decoded(self, text: str, times: int) -> None:
        broken = text
        for _ in range(times):
            broken = misread(broken)
        assert fixed(f"{broken} and so on\n", "SCR006") == f"{text} and so on\n"

    @given(st.text(alphabet="aeéèüßÄÖÉ’“”–…— .,«»\u00a0", max_size=20).filter(str.strip))
    def test_what_is_right_stays(self, text: str) -> None:
        # A capital with an accent and a mark right behind a small letter is what mojibake looks like.
        spaced = " ".join(text)
        assert not findings(f"x {spaced} x\n", "SCR006")

    @pytest.mark.parametrize(
        "text",
        [
            "CAFÉ…", "“CAFÉ”", "Spaß”", "groß…", "café…” yes", "déjà\u00a0»", "IRMÃ”", "AMANHÃ…",
            "TIETÄÄ…", "3×”", "👩\u200d👩\u200d👧 ❤\ufe0f", "می\u200cخواهم", "क्\u200dष", "שלום\u200f abc",
            "ไทย\u200bไทย", "a&shy;b", "`cafÃ©`", "    cafÃ©", "a\ufeff\ufe00\ufe01\U000e0100", "naïve",
            "In UTF-8, an é is read as Ã© elsewhere.", "Unicode has � for what was lost.",
        ],
    )  # fmt: skip
    def test_what_is_meant(self, text: str) -> None:
        assert not findings(f"{text}\n", "SCR006")

    @pytest.mark.parametrize(
        ("text", "expected", "safety"),
        [
            ("so\u00adft\n", "\u00ad", "safe"),
            ("foo\u200bbar\n", "\u200b", "safe"),
            ("foo\u2060\u200b bar\n", "\u2060\u200b", "safe"),
            ("a\u200db\n", "\u200d", "safe"),
            ("x\ufeffy\n", "\ufeff", "safe"),
            ("ab\u202ecd\n", "\u202e", "unsafe"),
            ("it\u0092s\n", "\u0092", "unsafe"),
            ("lo\ufffd\ufffdst\n", "\ufffd\ufffd", None),
        ],
    )
    def test_invisible_and_lost(self, text: str, expected: str, safety: str | None) -> None:
        (found,) = findings(text, "SCR006")
        assert text[found.start : found.end] == expected
        assert (found.fix and found.fix.safety) == safety

    def test_one_finding_for_a_kind_in_a_paragraph(self) -> None:
        text = "a\u200bb c\u200bd e\u00adf\n\ng\u200bh\n"
        found = findings(text, "SCR006")
        assert [(f.start, len(f.related)) for f in found] == [(1, 1), (9, 0), (14, 0)]
        assert fixed(text, "SCR006") == "ab cd ef\n\ngh\n"

    def test_message_gives_the_word(self) -> None:
        (found,) = findings("The cafÃ© opens.\n", "SCR006")
        assert "“cafÃ©”" in found.message
        assert "“café”" in found.message


class TestWikiResidue:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Usage[edit]", ["[edit]"]),
            ("## Usage [edit | edit source]", ["[edit | edit source]"]),
            ("Keepers\n[edit]", ["[edit]"]),
            ("It fell.[citation needed] It rose.", ["[citation needed]"]),
            ("It fell [CITATION NEEDED].", ["[CITATION NEEDED]"]),
            (r"It fell.\[citation needed\]", [r"\[citation needed\]"]),
            ("It recently[when?] fell, he said[by whom?].", ["[when?]", "[by whom?]"]),
            ("As of 2019[update], it stands.", ["[update]"]),
            ("It fell in 1911.[3] It rose.[4][5]", ["[3]"]),
            ("It fell in 1911[1] and rose in 1912[2] to stand[3].", ["[1]"]),
            ("It fell.[1, 2] It rose.", ["[1, 2]"]),
        ],
    )
    def test_marks(self, text: str, expected: list[str]) -> None:
        assert words(f"{text}\n\nThe tower was built.\n", "SCR007") == expected

    @pytest.mark.parametrize(
        "text",
        [
            "Press [edit] to go.",
            "[edit] I was wrong.",
            "prog [edit]",
            "[citation needed](/why)",
            "[[citation needed](/why)]",
            "“It fell [citation needed] twice”",
            "`row[1]`",
            "x[1] y[2] z[3]",
            "“He lost [3] men [sic].”",
            "- [ ] task\n- [x] done",
            "At [12] the judge said so.",
            "The court held in [2019] ElsinC 12",
            "See [text][2] and [more][3].",
            "In [3] and by [4] it is said.",
            "From [0, 1] on",
            "It fell.[^1]\n\n[^1]: A note.",
            "It fell.[1]\n\n[1]: https://example.org",
            "It fell.[1]\n\n[1] Maro, *Towers*.",
            "It fell.[1]\n\n## References\n\nMaro, *Towers*.",
        ],
    )
    def test_other_brackets(self, text: str) -> None:
        assert not words(f"{text}\n\nThe tower was built.\n", "SCR007")

    @pytest.mark.parametrize("path", ["article.md", "article.txt"])
    def test_numbered_list_at_the_end(self, path: str) -> None:
        assert not words("It fell.[1]\n\n1. Maro, Towers\n2. Lind, Rocks\n", "SCR007", path=path)

    @pytest.mark.parametrize(
        ("before", "after", "safety"),
        [
            ("Keepers\n[edit]\n\nNine.\n", "Keepers\n\nNine.\n", "safe"),
            ("## Keepers [edit]\n\nNine.\n", "## Keepers\n\nNine.\n", "unsafe"),
            ("Keepers[edit]\n\nNine.\n", "Keepers\n\nNine.\n", "unsafe"),
        ],
    )
    def test_fix(self, before: str, after: str, safety: str) -> None:
        (found,) = findings(before, "SCR007", lang="en")
        assert found.fix is not None
        assert found.fix.safety == safety
        assert fixed(before, "SCR007") == after


@pytest.mark.parametrize(
    "unit",
    [
        "See also  The ", "See also: A\n", "x<br>", "**", "Author:\n\n", "5 min read · ", "1 like ",
        "• ", "•a\n", "- a:\n", "NameType ", "NameType\n", "a1https://x.y\n", "| ▼ ", "\\\n",
        "Share ", "Share\n", "Read more ", "Home > ", "Skip to content\n\n", "x [Read more ", "the post ",
        "Ã©", "Ã", "â€", "\u200b", "a\u200b\n\n", "\u00ada ", "[edit]", "a[edit]\n", ".[1]", "a [1] ", "“[when?]” ",
        "A line\n\n",
    ],
)  # fmt: skip
def test_long_hostile_text_is_quick(unit: str) -> None:
    """Ten thousand repetitions end at all: anything quadratic would run for minutes."""
    codes = [code for code in RULES if code.startswith(("SCR", "STR"))]
    findings(unit * 10_000, *codes, lang="en")
