"""Applying fixes: which are applied, in which order, and which never are."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Document, Edit, Finding, Fix, Related, Rule, Severity, Source
from nato_lint.edits import OverlappingEdits, Trace, apply_edits, joined
from nato_lint.fix import Fixed, fix_article
from nato_lint.settings import ActiveRule, Settings
from tests.linting import RULES

Check = Callable[[Document], Iterable[Finding]]


def house_rule(code: str, check: Check, severity: Severity = Severity.WARNING) -> Rule:
    """A rule that has no name and no documentation worth reading."""

    def house(document: Document) -> Iterator[Finding]:
        """Find what this house does not want."""
        yield from check(document)

    return Rule(code, severity, house, fix=Fix.SAFE)


def replacing(
    code: str,
    pattern: str,
    new: str = "",
    severity: Severity = Severity.WARNING,
    safety: Any = Fix.SAFE,
) -> Rule:
    """A rule that finds a pattern anywhere in the text and wants it replaced."""

    def check(document: Document) -> Iterator[Finding]:
        for match in re.finditer(pattern, document.text):
            edit = Edit(*match.span(), match.expand(new))
            yield Finding(*match.span(), "House style.", fix=Fix(safety, "Replace", (edit,)))

    return house_rule(code, check, severity)


def finding(code: str, pattern: str, severity: Severity = Severity.ERROR) -> Rule:
    """A rule that finds a pattern and has no fix."""

    def check(document: Document) -> Iterator[Finding]:
        for match in re.finditer(pattern, document.text):
            yield Finding(*match.span(), "House style.")

    return house_rule(code, check, severity)


def settings_for(*rules: Rule) -> Settings:
    return Settings(tuple(map(ActiveRule, rules)), {rule.code: rule.code for rule in rules})


def fixed(
    text: str, *rules: Rule, applicable: Callable[[Finding], bool] = lambda finding: True
) -> Fixed:
    source = Source(text, "article.md")
    done = fix_article(source, settings_for(*rules), applicable)
    assert done.source.text == apply_edits(text, done.edits)
    assert fix_article(source, settings_for(*rules), applicable)[1:] == done[1:]
    return done


class TestResult:
    def test_nothing_to_fix(self) -> None:
        source = Source("The pier.\n", "a.md")
        done = fix_article(source, settings_for(finding("HSE001", "pier")), lambda found: True)
        assert done.source is source
        assert [found.code for found in done.findings] == ["HSE001"]
        assert (done.words, done.applied, list(done.edits)) == (2, 0, [])

    def test_source_findings_and_words_are_those_of_the_new_text(self) -> None:
        rules = settings_for(replacing("HSE001", "old "), finding("HSE002", "pier"))
        done = fix_article(Source("An old pier.\n", "a.md", has_bom=True), rules, lambda f: True)
        assert (done.source.text, done.source.path, done.source.has_bom) == (
            "An pier.\n",
            "a.md",
            True,
        )
        assert [(f.code, f.start, f.end, f.path) for f in done.findings] == [
            ("HSE002", 3, 7, "a.md")
        ]
        assert (done.words, done.applied, list(done.edits)) == (2, 1, [Edit(3, 7)])

    def test_only_applicable_fixes_are_applied(self) -> None:
        rules = (replacing("HSE001", "a", "b"), replacing("HSE002", "x", "y", safety=Fix.UNSAFE))
        safe = fixed("a x\n", *rules, applicable=lambda f: f.fix.safety == "safe")  # type: ignore[union-attr]
        assert safe.source.text == "b x\n"
        assert [found.code for found in safe.findings] == ["HSE002"]
        assert fixed("a x\n", *rules).source.text == "b y\n"

    def test_what_the_article_suppresses_is_not_fixed(self) -> None:
        text = "<!-- nato-lint-disable-next-line DUP001 -->\nThe the pier.\n\nThe the boat.\n"
        done = fixed(text, RULES["DUP001"], RULES["LNT002"])
        assert done.source.text == text.replace("The the boat", "The boat")


class TestOrder:
    def test_many_fixes_need_few_rounds(self) -> None:
        calls = 0

        def check(document: Document) -> Iterator[Finding]:
            nonlocal calls
            calls += 1
            yield from replacing("HSE002", "the the", "the").check(document)

        done = fix_article(
            Source("We saw the the pier. " * 1000),
            settings_for(house_rule("HSE001", check)),
            lambda found: True,
        )
        assert done.applied == 1000
        assert "the the" not in done.source.text
        assert calls == 2

    def test_fixes_that_overlap_come_one_after_the_other(self) -> None:
        done = fixed("aab\n", replacing("HSE001", "aa", "x"), replacing("HSE002", "ab|xb", "y"))
        assert (done.source.text, done.applied) == ("y\n", 2)

    def test_fixes_that_touch_do_so_too(self) -> None:
        # Each would keep the space for the sake of the other.
        rule = replacing("HSE001", r" ?\[x\](?= |$)|\[x\]")
        done = fixed("A pier [x][x]\n", rule)
        assert (done.source.text, done.applied) == ("A pier\n", 2)

    def test_a_row_of_fixes_that_touch_needs_few_rounds(self) -> None:
        assert (
            fixed("The pier.\n" + "[x]" * 500 + "\n", replacing("HSE001", r"\[x\]")).applied == 500
        )

    def test_safe_fixes_come_first(self) -> None:
        done = fixed(
            "abc\n",
            replacing("HSE001", "ab|aB", "unsafe", safety=Fix.UNSAFE),
            replacing("HSE002", "b(?=c)", "B"),
        )
        assert done.source.text == "unsafec\n"
        assert done.applied == 2

    def test_insertions_at_one_place_conflict(self) -> None:
        def inserting(code: str, text: str) -> Rule:
            return replacing(code, rf"^(?!.*{text})", text)

        done = fixed("pier\n", inserting("HSE001", "1"), inserting("HSE002", "2"))
        assert (done.source.text, done.applied) == ("21pier\n", 2)

    def test_the_same_edits_count_once(self) -> None:
        done = fixed("old pier\n", replacing("HSE001", "old "), replacing("HSE002", "old "))
        assert (done.source.text, done.applied) == ("pier\n", 1)

    def test_a_fix_is_applied_with_all_of_its_edits_or_not_at_all(self) -> None:
        def check(document: Document) -> Iterator[Finding]:
            text = document.text
            if "«" in text:
                edits = (Edit(text.index("«"), text.index("«") + 1, '"'),)
                edits += (Edit(text.index("»"), text.index("»") + 1, '"'),)
                yield Finding(0, 1, "Marks.", fix=Fix(Fix.SAFE, "Replace", edits))

        marks = house_rule("HSE001", check)
        done = fixed("«pier»!\n", marks, replacing("HSE002", "»!", "»."))
        assert (done.source.text, done.applied) == ('"pier"!\n', 1)
        # The other fix comes first where it begins first.
        done = fixed("x«pier»\n", marks, replacing("HSE002", "x«", "«"))
        assert (done.source.text, done.applied) == ('"pier"\n', 2)


class TestPlaces:
    def test_applicable_sees_all_places_as_they_were(self) -> None:
        text = "aaa bbb\nccc ddd\n"
        seen: list[Finding] = []

        def check(document: Document) -> Iterator[Finding]:
            at = document.text.find("ddd")
            if "aaa" not in document.text and at >= 0:
                fix = Fix(Fix.SAFE, "Replace", (Edit(at, at + 3, "DDD"), Edit(0, 1, "X")))
                yield Finding(at, at + 3, "It.", fix=fix, related=(Related(0, 2),))

        def applicable(found: Finding) -> bool:
            seen.append(found)
            return True

        done = fixed(
            text, replacing("HSE001", "aaa", ""), house_rule("HSE002", check), applicable=applicable
        )
        assert done.source.text == "Xbbb\nccc DDD\n"
        later = next(found for found in seen if found.code == "HSE002")
        assert text[later.start : later.end] == "ddd"
        assert [(each.start, each.end) for each in later.related] == [(3, 5)]
        assert later.fix is not None
        assert later.fix.edits == (Edit(12, 15, "DDD"), Edit(3, 4, "X"))

    @given(st.data())
    def test_edits_joined_do_what_both_do(self, data: st.DataObject) -> None:
        first, text = data.draw(edits_of("abcdefgh")), "abcdefgh"
        between = apply_edits(text, first)
        second = data.draw(edits_of(between))
        both = joined(first, second)
        assert apply_edits(text, both) == apply_edits(between, second)
        assert all(before.end < after.start for before, after in pairwise(both))

    @given(st.data())
    def test_every_kept_character_is_found_again(self, data: st.DataObject) -> None:
        text = "abcdefgh"
        edits = data.draw(edits_of(text))
        new = apply_edits(text, edits)
        trace = Trace(edits)
        brought = {at for start, end in trace.images for at in range(start, end)}
        assert [new[start:end] for start, end in trace.images] == [edit.text for edit in edits]
        for at, character in enumerate(new):
            if at in brought:
                assert any(edit.start == trace.origin(at) for edit in edits)
            else:
                assert text[trace.origin(at)] == character
                assert trace.span(at, at + 1) == (trace.origin(at), trace.origin(at) + 1)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits of `text` in order, with capitals as new text."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = zip(places[::2], places[1::2], strict=False)
    return [Edit(start, end, draw(st.text("XYZ", max_size=3))) for start, end in spans]


class TestFixesThatAreOfNoUse:
    @pytest.mark.parametrize(
        "edits",
        [
            (),
            (Edit(0, 3, "The"),),
            (Edit(2, 2),),
            (Edit(0, 3, "a"), Edit(2, 4, "b")),
            (Edit(0, 3, "\ud800"),),
        ],
        ids=["none", "same text", "nothing for nothing", "overlapping", "no character"],
    )
    def test_are_left_out(self, edits: tuple[Edit, ...]) -> None:
        def check(document: Document) -> Iterator[Finding]:
            yield Finding(0, 3, "Wrong.", fix=Fix(Fix.SAFE, "Mend", edits))

        done = fixed("The pier.\n", house_rule("HSE001", check))
        assert (done.source.text, done.applied, len(done.findings)) == ("The pier.\n", 0, 1)

    def test_an_edit_that_says_the_same_twice_counts_once(self) -> None:
        def check(document: Document) -> Iterator[Finding]:
            if document.text.startswith("The"):
                fix = Fix(Fix.SAFE, "Mend", (Edit(0, 3, "A"), Edit(0, 3, "A")))
                yield Finding(0, 3, "Wrong.", fix=fix)

        assert fixed("The pier.\n", house_rule("HSE001", check)).source.text == "A pier.\n"


class TestFixesThatDoHarm:
    def test_a_new_error_is_not_made(self) -> None:
        rules = (replacing("HSE001", r"\b(\w+)ish\b", r"\1"), finding("HSE002", "blue boat"))
        done = fixed("A bluish boat.\n\nA blueish boat.\n\nA reddish pier.\n", *rules)
        assert done.source.text == "A blu boat.\n\nA blueish boat.\n\nA redd pier.\n"
        assert [found.code for found in done.findings] == ["HSE001"]
        assert done.applied == 2

    def test_a_new_warning_is(self) -> None:
        rules = (
            replacing("HSE001", "ish"),
            finding("HSE002", "blue boat", Severity.WARNING),
        )
        assert fixed("A blueish boat.\n", *rules).applied == 1

    def test_an_error_that_was_there_is_no_reason(self) -> None:
        rules = (replacing("HSE001", "ish"), finding("HSE002", r"boat|pier"))
        done = fixed("A blueish boat. A reddish pier, a blueish pier.\n", *rules)
        assert done.source.text == "A blue boat. A redd pier, a blue pier.\n"

    def test_nor_is_one_whose_place_was_edited_but_not_its_sentence(self) -> None:
        done = fixed(
            "Life on the *Rock*\n\nText.\n",
            replacing("HSE001", r"\A(?!#).*(?=\n)", r"# \g<0>"),
            finding("HSE002", r"(?<=on the )\*Rock\*"),
        )
        assert done.source.text == "# Life on the *Rock*\n\nText.\n"

    def test_a_second_error_of_the_kind_is_one_too_many(self) -> None:
        rules = (replacing("HSE001", "boot", "boat"), finding("HSE002", "boat"))
        assert fixed("A boat, a boot.\n", *rules).applied == 0

    def test_a_fix_that_leaves_its_finding_is_no_fix(self) -> None:
        # It would add a word in every round, and in every run.
        done = fixed("A pier.\n\nA boot.\n", replacing("HSE002", "pier", "piers"), BOAT)
        assert done.source.text == "A pier.\n\nA boat.\n"

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize(
        "table",
        [
            "Quay      Metres\n--------  ------\nthe the   one two\n",
            "------------------\nQuay      Metres\n--------  --------\nthe the   one two\n------------------\n",
            "--------  ------\nthe the   one\n--------  ------\n",
            "+---------+--------+\n| the the | 120    |\n+---------+--------+\n",
            "> +---------+--------+\n> | the the | 120    |\n> +---------+--------+\n",
        ],
    )
    def test_what_is_drawn_keeps_its_columns(self, table: str, line_end: str) -> None:
        table, pier = (text.replace("\n", line_end) for text in (table, "\nThe the pier.\n"))
        assert fixed(table + pier, RULES["DUP001"]).source.text == table + pier.replace(" the", "")
        as_long = fixed(table, replacing("HSE001", "the the", "the tie"))
        assert as_long.source.text == table.replace("the the", "the tie")

    @pytest.mark.parametrize(
        "table",
        ["| Quay | Pier |\n| --- | --- |\n| the the | one |\n", "<table><tr><td>the the</table>\n"],
    )
    def test_other_tables_are_mended(self, table: str) -> None:
        assert fixed(table, RULES["DUP001"]).source.text == table.replace("the the", "the")

    def test_a_rule_that_breaks_on_the_new_text_is_harm(self) -> None:
        def check(document: Document) -> Iterator[Finding]:
            if "boat" in document.text:
                raise RuntimeError("no boats")
            yield from ()

        done = fixed(
            "A boot.\n\nA bier.\n",
            BOAT,
            replacing("HSE002", "bier", "pier"),
            house_rule("HSE003", check),
        )
        assert done.source.text == "A boot.\n\nA pier.\n"

    def test_one_among_many_is_found(self) -> None:
        lines = [f"A boot at {number}.\n" for number in range(200)]
        done = fixed("\n".join(lines), BOAT, finding("HSE002", "boat at 117"))
        assert done.applied == 199
        assert "boot at 117" in done.source.text

    def test_work_is_bounded_where_all_do_harm(self) -> None:
        calls = 0

        def check(document: Document) -> Iterator[Finding]:
            nonlocal calls
            calls += 1
            yield from finding("HSE003", "boat").check(document)

        text = "A boot.\n\n" * 100
        done = fix_article(
            Source(text),
            settings_for(BOAT, house_rule("HSE002", check, Severity.ERROR)),
            lambda f: True,
        )
        assert (done.source.text, done.applied) == (text, 0)
        assert calls <= 101

    def test_what_a_harmful_fix_kept_from_being_applied_is_applied(self) -> None:
        rules = (
            replacing("HSE001", "old boot", "boat"),
            replacing("HSE002", "boot", "ship"),
            finding("HSE003", "boat"),
        )
        assert fixed("An old boot.\n", *rules).source.text == "An old ship.\n"

    def test_fixes_that_undo_each_other(self) -> None:
        rules = (replacing("HSE001", "black", "white"), replacing("HSE002", "white", "black"))
        done = fixed("A black boat.\n", *rules)
        assert (done.source.text, done.applied, list(done.edits)) == ("A black boat.\n", 0, [])
        done = fixed("A grey boat.\n", *rules, replacing("HSE003", "grey", "black"))
        assert (done.source.text, done.applied) == ("A black boat.\n", 1)


BOAT = replacing("HSE001", "boot", "boat")

# What stands between the marks is deleted, or inserted behind a plus sign; and something else
# in the text would no longer be what it is.
HARM = {
    "a paragraph becomes a heading": "One.\n«\nTwo.\n»---\n",
    "a heading gets a line more": "One.\n\n«+Two.\n»Three.\n---\n",
    "a list goes into another": "- One\n«\nTwo.\n»\n  - Three\n",
    "words become code": "A «`»one `two` three.\n",
    "rulers become front matter": "«One.\n\n»---\n---\n\nTwo.\n",
    "code becomes part of a list": "- One\n«\nTwo.\n»\n    code()\n",
    "a paragraph goes into a list": "«Two.»«+- Two.»\n\n  Three.\n",
    "a fence stays open": "```\ncode()\n«```\n»\nOne.\n",
    "text becomes code": "One.\n\n«+```»\n\nTwo.\n",
    "code becomes text": "One.\n\n«+x»    code()\n",
    "front matter becomes text": "«+One.\n\n»---\ntitle: One\n---\n\nTwo.\n",
    "text becomes front matter": "«One.\n\n»---\ntitle: Two\n---\n\nThree.\n",
    "front matter becomes rulers": "«+\n»---\n---\n\nOne.\n",
    "front matter swallows text": "---\ntitle: One\n«---\n»\ntext: Two.\n\n---\n",
    "a link loses its address": "See [it][1] there.\n\nOne.\n\n«[1]: https://holm.example\n»\n",
    "paragraphs run together": "One.\n«\n»Two.\n",
    "a table falls apart": "| a | b |\n«|---|---|\n»| c | d |\n",
    "a footnote is gone": "One[^1].\n\nTwo.\n\n[«^»1]: Three.\n\nFour[^1].\n",
    "a comment swallows text": "One.\n\n«+<!--»\n\nTwo.\n\n<!-- three -->\n",
}


HARMLESS = {
    "a heading gets another level": "# One\n\n«#»## Two\n\nThree.\n",
    "an underlined heading gets another level": "One\n«---»«+===»\n\nTwo.\n",
    "a line becomes a heading": "One.\n\n«+## »Two\n\nThree.\n",
    "lines become a list": "One:\n«•»«+- »Two.\n«•»«+- »Three.\n\nFour.\n",
    "a list gets a line above": "One:\n«+\n»- Two.\n- Three.\n",
    "a paragraph is cut in two": "One.\n«+\n»Two.\n\nThree.\n",
    "a line goes out of a list": "- One.\n«Two.\n»\nThree.\n",
    "a block comes between": "# One\n\n«+> Two.\n\n»Three.\n\n    code()\n",
    "the first block": "«+> Two.\n\n»Three.\n",
    "the last block": "Three.«+\n\n> Two.»\n",
    "a block behind the front matter": "---\ntitle: One\n---\n«+Two.\n\n»Three.\n",
    "a value of the front matter": "---\ntitle: One«+ and two»\n---\n\nTwo.\n",
    "front matter": "«+---\ntitle: One\n---\n\n»Two.\n",
    "words become a link": "One «+[»two«+](https://holm.example)».\n",
    "a link becomes words": "One «[»two«](https://holm.example)».\n",
    "the end of an address": "One <https://holm.example/two«?three=4»>.\n",
    "the address of a reference": "See [it][1].\n\n[1]: https://holm.example/one«?two=three»\n",
    "the end of code": "One `two« three»`.\n\n    four«  # five»\n",
    "the words of a link": "[One «one »two](https://holm.example).\n",
    "a comment": "«<!-- One -->\n»Two.\n",
    "a cell": "| a | b |\n|---|---|\n| «c »c | d |\n",
    "a line above": "«One\n\n»Two\n\nThree.\n",
}


@pytest.mark.parametrize("marked", HARM.values(), ids=HARM)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["", "windows"])
def test_the_structure_around_stays(marked: str, line_end: str) -> None:
    assert mended(marked.replace("\n", line_end)).applied == 0


@pytest.mark.parametrize("marked", HARMLESS.values(), ids=HARMLESS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["", "windows"])
def test_what_is_edited_may_become_anything(marked: str, line_end: str) -> None:
    assert mended(marked.replace("\n", line_end)).applied == 1


def test_the_first_heading_of_a_plain_text_may_go() -> None:
    assert mended("«One\n\n»Two\n\nThree.\n", "article.txt").applied == 1


def mended(marked: str, path: str = "article.md") -> Fixed:
    """The text of which one fix carries out the marks."""
    text, edits = "", []
    for part in re.split(r"(«[^»]*»)", marked):
        words = part.strip("«»")
        if part.startswith("«+"):
            edits.append(Edit(len(text), len(text), words[1:]))
        elif part.startswith("«"):
            edits.append(Edit(len(text), len(text) + len(words)))
            text += words
        else:
            text += part

    def check(document: Document) -> Iterator[Finding]:
        if document.text == text:
            yield Finding(0, 1, "Wrong.", fix=Fix(Fix.SAFE, "Mend", tuple(edits)))

    rules = settings_for(house_rule("HSE001", check))
    return fix_article(Source(text, path), rules, lambda finding: True)


def test_overlapping_edits_are_an_error() -> None:
    with pytest.raises(OverlappingEdits):
        apply_edits("abc", [Edit(0, 2), Edit(1, 3)])
    assert apply_edits("abc", [Edit(2, 2, "x"), Edit(0, 2)]) == "xc"
