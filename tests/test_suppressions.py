"""Switching rules off in an article, and being told when that is of no use."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Document, Finding, Rule, Safety, Severity, Source, parse, rule
from nato_lint.fix import apply_edits
from nato_lint.lint import lint
from nato_lint.own_rules import rule_failure, unused_suppression
from nato_lint.settings import ActiveRule, Settings
from tests.effort import lines_run


def words(document: Document, word: str) -> Iterator[Finding]:
    for match in re.compile(rf"\b{word}\b").finditer(document.text, document.body_start):
        yield Finding(*match.span(), f"There is {word}.")


@rule("AAA001", Severity.WARNING)
def alpha_word(document: Document) -> Iterator[Finding]:
    """Finds alpha."""
    yield from words(document, "alpha")


@rule("AAA002", Severity.WARNING)
def omega_word(document: Document) -> Iterator[Finding]:
    """Finds omega."""
    yield from words(document, "omega")


@rule("BBB001", Severity.WARNING)
def whole_passage(document: Document) -> Iterator[Finding]:
    """Finds what stands between "from" and "to", on several lines."""
    for match in re.finditer(r"\bfrom\b[^.]*\bto\b", document.text):
        yield Finding(*match.span(), "There is a passage.")


@rule("BBB002", Severity.WARNING, default=False)
def optional_word(document: Document) -> Iterator[Finding]:
    """Finds extra."""
    yield from words(document, "extra")


@rule("CCC001", Severity.WARNING, languages=("fi",))
def finnish_word(document: Document) -> Iterator[Finding]:
    """Finds talo."""
    yield from words(document, "talo")


@rule("CCC002", Severity.WARNING)
def broken_rule(document: Document) -> Iterator[Finding]:
    """Fails where an article says so."""
    if "explode" in document.text:
        raise RuntimeError("it exploded")
    yield from ()


OFTEN = (alpha_word, omega_word, whole_passage, unused_suppression)
ALL_RULES = (*OFTEN, optional_word, finnish_word, broken_rule, rule_failure)


def findings(
    text: str,
    *rules: Rule,
    known: tuple[Rule, ...] = ALL_RULES,
    path: str = "article.md",
    require_reason: bool = False,
) -> list[Finding]:
    settings = Settings(
        tuple(ActiveRule(each) for each in rules or OFTEN),
        {key: each.code for each in known for key in (each.code, each.name)},
        require_suppression_reason=require_reason,
        optional=frozenset(each.code for each in known if not each.default),
    )
    return lint(parse(Source(text, path)), settings)


def reported(text: str, *rules: Rule, **more: object) -> list[tuple[str, int]]:
    """Code and line of the findings."""
    source = Source(text)
    return [
        (found.code, source.line_number(found.start))
        for found in findings(text, *rules, **more)  # type: ignore[arg-type]
    ]


def mended(text: str, *rules: Rule) -> str:
    """The text after the fixes of LNT002."""
    edits = [
        edit
        for found in findings(text, *rules)
        if found.code == "LNT002" and found.fix
        for edit in found.fix.edits
        if found.fix.safety is Safety.SAFE
    ]
    assert edits
    return apply_edits(text, edits)


class TestVerbs:
    def test_disable_line_hides_its_line_only(self) -> None:
        text = "alpha <!-- nato-lint-disable-line AAA001 -->\nalpha\n"
        assert reported(text) == [("AAA001", 2)]

    @pytest.mark.parametrize("between", ["", "\n", "\n \t\n\n", "> \n"])
    def test_disable_next_line_hides_the_next_line_with_words(self, between: str) -> None:
        text = f"<!-- nato-lint-disable-next-line AAA001 -->\n{between}> alpha\n> alpha\n"
        assert reported(text) == [("AAA001", text.count("\n"))]

    def test_comments_for_the_next_line_may_be_stacked(self) -> None:
        text = (
            "<!-- nato-lint-disable-next-line AAA001 -->\n"
            "<!-- nato-lint-disable-next-line AAA002 -->\n"
            "alpha omega\n"
        )
        assert reported(text) == []

    def test_disable_next_line_at_the_end_of_the_article_is_unused(self) -> None:
        text = "alpha\n<!-- nato-lint-disable-next-line AAA001 -->\n"
        assert reported(text) == [("AAA001", 1), ("LNT002", 2)]

    def test_disable_holds_until_enable(self) -> None:
        text = (
            "alpha\n\n<!-- nato-lint-disable AAA001 -->\n\nalpha\n\n"
            "<!-- nato-lint-enable AAA001 -->\n\nalpha\n"
        )
        assert reported(text) == [("AAA001", 1), ("AAA001", 9)]

    def test_disable_holds_to_the_end(self) -> None:
        text = "alpha\n\n<!-- nato-lint-disable AAA001 -->\n\nalpha\n\nalpha omega"
        assert reported(text) == [("AAA001", 1), ("AAA002", 7)]

    def test_disable_file_holds_for_the_lines_above_it(self) -> None:
        text = "alpha\n\nalpha omega\n\n<!-- nato-lint-disable-file AAA001 -->\n"
        assert reported(text) == [("AAA002", 3)]

    def test_disable_after_enable_begins_anew(self) -> None:
        on, off = "<!-- nato-lint-enable AAA001 -->", "<!-- nato-lint-disable AAA001 -->"
        text = "\n".join((off, "alpha", on, "alpha", off, "alpha", on, "alpha", ""))
        assert reported(text) == [("AAA001", 4), ("AAA001", 8)]

    def test_what_is_disabled_again_belongs_to_the_later_comment(self) -> None:
        off = "<!-- nato-lint-disable AAA001 -->\n\n"
        assert reported(f"{off}{off}alpha\n") == [("LNT002", 1)]
        assert reported(f"{off}alpha\n\n{off}alpha\n") == []

    def test_enable_of_one_rule_within_all(self) -> None:
        text = (
            "<!-- nato-lint-disable -->\n\nalpha omega\n\n"
            "<!-- nato-lint-enable AAA001 -->\n\nalpha omega\n\n"
            "<!-- nato-lint-enable -->\n\nalpha omega\n"
        )
        assert reported(text) == [("AAA001", 7), ("AAA001", 11), ("AAA002", 11)]

    @pytest.mark.parametrize(
        ("off", "on", "left"),
        [
            ("AAA", "AAA001", ["AAA001"]),
            ("AAA001", "AAA", ["AAA001", "AAA002"]),
            ("alpha-word", "AAA001", ["AAA001", "AAA002"]),
            ("AAA001, AAA002", "ALL", ["AAA001", "AAA002"]),
            ("AAA", "BBB", []),
        ],
    )
    def test_enable_goes_by_what_the_names_stand_for(
        self, off: str, on: str, left: list[str]
    ) -> None:
        text = (
            f"<!-- nato-lint-disable {off} -->\nalpha omega\n"
            f"<!-- nato-lint-enable {on} -->\nalpha omega\n"
        )
        assert [code for code, line in reported(text) if line == 4] == left

    def test_a_verb_that_does_not_exist_is_reported(self) -> None:
        text = "alpha <!-- nato-lint-disabel-line AAA001 -->\n"
        assert reported(text) == [("AAA001", 1), ("LNT002", 1)]
        message = findings(text)[1].message
        assert 'no nato-lint-disabel-line (did you mean "disable-line"?)' in message


class TestSelectors:
    @pytest.mark.parametrize(
        "selectors",
        [
            "",
            " AAA001",
            " AAA",
            " AAA0",
            " alpha-word",
            " ALL",
            ": AAA001",
            " AAA001,AAA001",
        ],
    )
    def test_what_may_stand_for_a_rule(self, selectors: str) -> None:
        text = f"alpha <!-- nato-lint-disable-line{selectors} -->\n"
        assert [code for code, _ in reported(text) if code != "LNT002"] == []

    @pytest.mark.parametrize("selectors", ["AA", "aaa001", "Alpha-word", "AAA002", "AAA0011"])
    def test_what_does_not_stand_for_it(self, selectors: str) -> None:
        text = f"alpha <!-- nato-lint-disable-line {selectors} -->\n"
        assert reported(text) == [("AAA001", 1), ("LNT002", 1)]

    @pytest.mark.parametrize("separator", [", ", ",", " ", "\t", " , ", "; "])
    def test_several_rules(self, separator: str) -> None:
        text = f"alpha omega <!-- nato-lint-disable-line AAA001{separator}AAA002 -->\n"
        assert reported(text) == []

    def test_all_hides_neither_its_own_uselessness_nor_a_broken_rule(self) -> None:
        text = "words <!-- nato-lint-disable-file -->\n"
        assert reported(text, known=OFTEN) == [("LNT002", 1)]
        text = "alpha explode <!-- nato-lint-disable-line -->\n"
        assert reported(text, alpha_word, broken_rule) == [("LNT004", 1)]
        text = "explode <!-- nato-lint-disable-line LNT004 -->\n"
        assert reported(text, broken_rule) == []

    def test_lnt002_can_be_hidden_by_name(self) -> None:
        text = "words <!-- nato-lint-disable-line AAA001, LNT002 -->\n"
        assert reported(text) == []


class TestReasons:
    @pytest.mark.parametrize("dash", ["--", "–", "—"])
    def test_a_reason_names_no_rule(self, dash: str) -> None:
        text = f"alpha <!-- nato-lint-disable-line AAA001 {dash} the town, Zeta -- so -->\n"
        assert reported(text, require_reason=True) == []

    def test_a_reason_without_a_rule(self) -> None:
        text = "alpha omega <!-- nato-lint-disable-line -- a quotation -->\n"
        assert reported(text, require_reason=True) == []

    @pytest.mark.parametrize("comment", ["disable-line AAA001", "disable-line AAA001 --"])
    def test_a_reason_is_demanded_where_the_configuration_asks(self, comment: str) -> None:
        text = f"alpha <!-- nato-lint-{comment} -->\n"
        assert reported(text) == []
        (found,) = findings(text, require_reason=True)
        assert text[found.start : found.end] == f"<!-- nato-lint-{comment} -->"
        assert "reason" in found.message
        assert found.fix is None

    def test_enable_needs_no_reason(self) -> None:
        text = "<!-- nato-lint-disable AAA001 -- so -->\nalpha\n<!-- nato-lint-enable AAA001 -->\n"
        assert reported(text, require_reason=True) == []

    def test_front_matter_needs_one_too(self) -> None:
        text = "---\nnato_lint:\n  disable: AAA001\n---\n\nalpha\n"
        assert reported(text, require_reason=True) == [("LNT002", 3)]
        text = "---\nnato_lint:\n  disable: AAA001\n  reason: a speech\n---\n\nalpha\n"
        assert reported(text, require_reason=True) == []


class TestCarriers:
    @pytest.mark.parametrize(
        "comment",
        [
            "<!-- nato-lint-disable-line AAA001 -->",
            "<!--nato-lint-disable-line AAA001-->",
            "<!--\t nato-lint-disable-line\tAAA001  -->",
            "<!--nato-lint-disable-line-->",
            "{/* nato-lint-disable-line AAA001 */}",
            "{/*nato-lint-disable-line AAA001*/}",
            "{/* nato-lint-disable-line AAA001 -- said **so** (twice) */}",
        ],
    )
    def test_comments(self, comment: str) -> None:
        assert reported(f"alpha {comment}\n", path="article.mdx") == []

    def test_link_definitions(self) -> None:
        text = "[//]: # (nato-lint-disable-next-line AAA001 -- a name (of a town))\n\nalpha\n"
        assert reported(text) == []
        assert reported(text.replace("alpha", "words")) == [("LNT002", 1)]
        assert mended(text.replace("alpha", "words")) == "\nwords\n"

    @pytest.mark.parametrize(
        "front_matter",
        [
            "---\nnato_lint: {disable: [AAA001, omega-word], reason: so}\n---\n",
            "---\nnato-lint:\n  disable:\n    - 'AAA001' # why not\n    - AAA002\n---\n",
            "---\nnato_lint:\n  disable: AAA001, AAA002\n---\n",
            "---\nnato_lint:\n  disable: AAA\n---\n",
            "---\nnato_lint:\n  disable: ALL\n---\n",
            '+++\n[nato_lint]\ndisable = ["AAA001", "AAA002"]\n+++\n',
            '{"nato_lint": {"disable": ["AAA"]}}\n',
        ],
    )
    def test_front_matter(self, front_matter: str) -> None:
        assert reported(f"{front_matter}\nalpha\n\nomega\n") == []

    def test_wrong_names_in_front_matter_are_marked_where_they_stand(self) -> None:
        text = "---\nnato_lint: {disable: [AAA001, AAA, AAB001]}\n---\n\nalpha\n"
        wrong = findings(text)
        assert [text[f.start : f.end] for f in wrong] == ["AAA", "AAB001"]
        assert all(f.fix is None for f in wrong)

    @pytest.mark.parametrize("value", ["", "[]", "true", "{a: b}", "[[AAA001]]", "12", "null"])
    def test_strange_values_in_front_matter_do_no_harm(self, value: str) -> None:
        text = f"---\nnato_lint:\n  disable: {value}\n---\n\nomega\n"
        assert ("AAA002", 6) in reported(text)

    @pytest.mark.parametrize(
        "text",
        [
            "```\n<!-- nato-lint-disable-file AAA001 -->\n```\n\nalpha\n",
            "    <!-- nato-lint-disable-file AAA001 -->\n\nalpha\n",
            "Write `<!-- nato-lint-disable-file AAA001 -->`.\n\nalpha\n",
            "- item\n\n  ~~~html\n  <!-- nato-lint-disable-file AAA001 -->\n  ~~~\n\nalpha\n",
            "<!-- nato-lint-disable-file AAA001\n-->\n\nalpha\n",
            "nato-lint-disable-file AAA001\n\nalpha\n",
            "---\n# <!-- nato-lint-disable-file AAA001 -->\ntitle: x\n---\n\nalpha\n",
        ],
    )
    def test_what_is_no_comment_hides_nothing(self, text: str) -> None:
        assert [code for code, _ in reported(text)] == ["AAA001"]

    def test_plain_text(self) -> None:
        text = "alpha <!-- nato-lint-disable-line AAA001 -->\nalpha\n"
        assert reported(text, path="scrape.txt") == [("AAA001", 2)]

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_line_ends(self, end: str) -> None:
        text = (
            "<!-- nato-lint-disable-next-line AAA001 -->\n\nalpha\nalpha\n\n"
            "omega <!-- nato-lint-disable-line AAA001 -->\n"
        ).replace("\n", end)
        assert reported(text) == [("AAA001", 4), ("AAA002", 6), ("LNT002", 6)]
        assert mended(text).endswith(f"omega{end}")

    def test_characters_beyond_16_bits_before_a_comment(self) -> None:
        text = "😀 alpha <!-- nato-lint-disable-line AAA001 --> omega\n"
        assert reported(text) == [("AAA002", 1)]


class TestLongFindings:
    TEXT = "from here\non over\nthe hill to there.\n"

    @pytest.mark.parametrize("line", [0, 1, 2])
    def test_any_line_that_a_finding_touches_hides_it(self, line: int) -> None:
        lines = self.TEXT.splitlines()
        lines[line] += " <!-- nato-lint-disable-line BBB001 -->"
        assert reported("\n".join(lines)) == []

    def test_the_lines_around_it_do_not(self) -> None:
        comment = "<!-- nato-lint-disable-line BBB001 -->"
        assert reported(f"{comment}\n{self.TEXT}{comment}\n") == [
            ("LNT002", 1),
            ("BBB001", 2),
            ("LNT002", 5),
        ]

    def test_a_block_that_begins_within_it_does(self) -> None:
        text = "from here\n<!-- nato-lint-disable BBB001 -->\nto there.\n"
        assert reported(text) == []

    def test_a_finding_that_ends_with_its_line_does_not_touch_the_next(self) -> None:
        @rule("DDD001", Severity.WARNING)
        def first_line(document: Document) -> Iterator[Finding]:
            """Finds the first line with its end."""
            yield Finding(0, document.text.index("\n") + 1, "A line.")

        known = (*ALL_RULES, first_line)
        text = "words\nwords <!-- nato-lint-disable-line DDD001 -->\n"
        assert reported(text, first_line, known=known) == [("DDD001", 1)]


class TestUselessSuppressions:
    def test_message_and_span(self) -> None:
        text = "words <!-- nato-lint-disable-line AAA001 -- an old name --> here\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == (
            "<!-- nato-lint-disable-line AAA001 -- an old name -->"
        )
        assert found.message.startswith("Nothing here needs AAA001 switched off.")
        assert (found.code, found.name, found.severity) == (
            "LNT002",
            "unused-suppression",
            "warning",
        )

    def test_unknown_rule_with_a_guess(self) -> None:
        (found,) = findings("words <!-- nato-lint-disable-line alhpa-word -->\n")
        assert 'no rule alhpa-word (did you mean "alpha-word"?)' in found.message

    def test_a_reason_without_dashes_is_taken_for_rules(self) -> None:
        text = "alpha <!-- nato-lint-disable-line AAA001 quotation -->\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == "quotation"
        assert mended(text) == "alpha <!-- nato-lint-disable-line AAA001 -->\n"

    @pytest.mark.parametrize(
        ("names", "left"),
        [
            ("AAA001, AAA002, BBB001", "AAA001"),
            ("AAA002, AAA001, BBB001", "AAA001"),
            ("AAA002, BBB001, AAA001", "AAA001"),
            ("AAA002 AAB001 AAA001 BBB001", "AAA001"),
            ("AAA001, AAA001", "AAA001"),
        ],
    )
    def test_partly_used_lists_lose_the_rest(self, names: str, left: str) -> None:
        text = f"alpha <!-- nato-lint-disable-line {names} -- so -->\n"
        assert mended(text) == f"alpha <!-- nato-lint-disable-line {left} -- so -->\n"

    def test_a_comment_without_any_use_is_one_finding(self) -> None:
        text = "words <!-- nato-lint-disable-line AAA001, AAA002, nope -->\n"
        (found,) = findings(text)
        assert "AAA001 and AAA002" in found.message
        assert "no rule nope" in found.message

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a\n\n<!-- nato-lint-disable AAA -->\n\nb\n", "a\n\n\nb\n"),
            ("a\n\n> <!-- nato-lint-disable AAA -->\n> b\n", "a\n\n> b\n"),
            ("<!-- nato-lint-disable AAA --> b\n", "b\n"),
            ("a <!-- nato-lint-disable AAA --> b\n", "a b\n"),
            ("a<!-- nato-lint-disable AAA -->b\n", "ab\n"),
            ("a <!-- nato-lint-disable AAA -->", "a"),
            ("a\r\n\r\n<!-- nato-lint-disable AAA -->\r\nb\r\n", "a\r\n\r\nb\r\n"),
            ("a\n<!-- nato-lint-disable AAA -->", "a\n"),
            ("<!-- nato-lint-disable AAA -->", ""),
        ],
    )
    def test_the_fix_gives_the_text_without_the_comment(self, text: str, expected: str) -> None:
        assert mended(text) == expected

    @pytest.mark.parametrize("names", ["CCC001", "BBB002", "BBB002, CCC001", "CCC"])
    def test_rules_that_did_not_look_are_not_judged(self, names: str) -> None:
        text = f"---\nlang: en\n---\n\nwords <!-- nato-lint-disable-line {names} -->\n"
        assert reported(text, *OFTEN, finnish_word) == []

    def test_a_comment_for_a_rule_that_did_not_look_is_kept(self) -> None:
        text = "words <!-- nato-lint-disable-line AAA001, BBB002 -->\n"
        assert mended(text) == "words <!-- nato-lint-disable-line BBB002 -->\n"

    def test_a_rule_that_broke_is_not_judged(self) -> None:
        text = "explode <!-- nato-lint-disable-line CCC002 -->\n"
        assert reported(text, *OFTEN, broken_rule) == [("LNT004", 1)]

    @pytest.mark.parametrize("names", ["", "AAA"])
    def test_a_family_is_judged_when_all_of_it_looked(self, names: str) -> None:
        known = (alpha_word, omega_word, optional_word, unused_suppression)
        text = f"words <!-- nato-lint-disable-line {names} -->\n"
        everything = (alpha_word, omega_word, unused_suppression)
        assert reported(text, *everything, known=known) == [("LNT002", 1)]
        some = (alpha_word, unused_suppression)
        assert reported(text, *some, known=known) == []

    def test_without_lnt002_nothing_is_said(self) -> None:
        assert reported("words <!-- nato-lint-disable-line nope -->\n", alpha_word) == []

    def test_severity_can_be_configured(self) -> None:
        settings = Settings(
            (ActiveRule(unused_suppression, severity=Severity.ERROR), ActiveRule(alpha_word)),
            {"AAA001": "AAA001"},
        )
        text = "words <!-- nato-lint-disable-line AAA001 -->\n"
        (found,) = lint(parse(Source(text)), settings)
        assert found.severity is Severity.ERROR


DIRECTIVE = "<!-- nato-lint-disable-line AAA001 -->"

HOSTILE = {
    "blocks opened and closed": "<!-- nato-lint-disable ALL -->\n<!-- nato-lint-enable AAA001 -->\n",
    "on one line": f"alpha {DIRECTIVE} ",
    "a line each": f"alpha {DIRECTIVE}\n",
    "for the next line": "<!-- nato-lint-disable-next-line AAA001 -->\n",
    "for the next line, on one line": "<!-- nato-lint-disable-next-line AAA001 --> ",
    "whole file": "alpha\n<!-- nato-lint-disable-file -->\n",
    "never closed": "<!-- nato-lint-disable AAA001 ",
    "never closed, as link definitions": "[//]: # (nato-lint-disable AAA001 ",
    "unknown rules": "<!-- nato-lint-disable-line nope-{n} -->\n",
    "unknown verbs": "<!-- nato-lint-nope AAA001 -->\n",
    "dashes": "<!-- nato-lint-disable AAA001 -- -- -- ",
    "passages": "from to. <!-- nato-lint-disable BBB -->\n",
}


class TestHostileText:
    @pytest.mark.parametrize("kind", HOSTILE)
    def test_the_work_grows_with_the_number_of_comments(self, kind: str) -> None:
        """Four times the text is about four times the work, where a square would be sixteen."""
        piece = HOSTILE[kind]

        def work(count: int) -> int:
            text = "".join(piece.replace("{n}", str(n)) for n in range(count))
            document = parse(Source(text, "hostile.txt"))
            settings = Settings(
                (ActiveRule(alpha_word), ActiveRule(whole_passage), ActiveRule(unused_suppression)),
                {key: each.code for each in ALL_RULES for key in (each.code, each.name)},
            )
            return lines_run(lambda: lint(document, settings))

        assert work(800) < 6 * work(200)

    @pytest.mark.parametrize(
        "text",
        [
            "<!-- nato-lint-disable AAA001" + " " * 100_000,
            "<!--" + " " * 100_000 + "nato-lint-disable AAA001 -->",
            " " * 100_000 + DIRECTIVE * 1000,
            DIRECTIVE + "\n" + "<!-- nato-lint-disable-next-line AAA001 -->" * 2000 + "\n" * 50_000,
            "<!-- nato-lint-disable-line " + "AAA001, " * 20_000 + "-->",
            "<!-- nato-lint-disable-line alpha-word" + ", nope" * 20_000 + " --> alpha",
        ],
        ids=["spaces", "spaces before", "late", "blank lines", "long list", "long unknown list"],
    )
    def test_long_comments(self, text: str) -> None:
        found: list[Finding] = []
        work = lines_run(lambda: found.extend(findings(text, path="hostile.txt")))
        assert work < 100 * len(text)
        assert all(len(each.message) < 1000 for each in found)

    @given(
        st.lists(
            st.sampled_from(
                [
                    "<!-- nato-lint-",
                    "{/* nato-lint-",
                    "[//]: # (nato-lint-",
                    "disable",
                    "enable",
                    "-line",
                    "-next-line",
                    "-file",
                    " AAA001",
                    " ALL",
                    ",",
                    " --",
                    " -->",
                    " */}",
                    ")",
                    "\n",
                    "alpha",
                    "from ",
                    " to",
                    "```\n",
                    "> ",
                ]
            )
        )
    )
    def test_fixes_remove_what_is_useless_and_nothing_else(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        found = findings(text)
        fixes = [f for f in found if f.code == "LNT002" and f.fix]
        for each in fixes:
            assert each.fix is not None
            edited = apply_edits(text, each.fix.edits)
            assert edited in text or len(edited) < len(text)
        fixed = apply_edits(text, [e for f in fixes if f.fix for e in f.fix.edits])
        # What was reported before is reported still: a useless comment hid nothing.
        before = [f.message for f in found if f.code in ("AAA001", "AAA002")]
        after = [f.message for f in findings(fixed) if f.code in ("AAA001", "AAA002")]
        assert before == after
