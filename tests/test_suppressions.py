"""Switching rules off in an article, and being told when that is of no use."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Document, Finding, Rule, Safety, Severity, Source, parse, rule
from nato_lint.config import ConfigFinder, Resolver
from nato_lint.fix import apply_edits
from nato_lint.lint import lint
from nato_lint.own_rules import rule_failure, unused_suppression
from nato_lint.settings import ActiveRule, Settings
from nato_lint.suppress.directives import VERBS
from tests.effort import lines_run
from tests.linting import findings as real_findings


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


@rule("BBB003", Severity.WARNING, whole_article=True)
def no_zeta(document: Document) -> Iterator[Finding]:
    """Finds articles without zeta, and says so at their title."""
    if "zeta" not in document.text:
        yield Finding(document.title.start, document.title.end, "There is no zeta.")


@rule("CCC002", Severity.WARNING)
def broken_rule(document: Document) -> Iterator[Finding]:
    """Fails where an article says so."""
    if "explode" in document.text:
        raise RuntimeError("it exploded")
    yield from ()


OFTEN = (alpha_word, omega_word, whole_passage, unused_suppression)
ALL_RULES = (*OFTEN, no_zeta, optional_word, finnish_word, broken_rule, rule_failure)


def findings(
    text: str,
    *rules: Rule,
    known: tuple[Rule, ...] = ALL_RULES,
    path: str = "article.md",
    require_reason: bool = False,
    all_known: bool = True,
) -> list[Finding]:
    settings = Settings(
        tuple(ActiveRule(each) for each in rules or OFTEN),
        {key: each.code for each in known for key in (each.code, each.name)},
        require_suppression_reason=require_reason,
        optional=frozenset(each.code for each in known if not each.default),
        all_known=all_known,
    )
    return lint(parse(Source(text, path)), settings)


def reported(text: str, *rules: Rule, **more: object) -> list[tuple[str, int]]:
    """Code and line of the findings."""
    source = Source(text)
    return [
        (found.code, source.line_number(found.start))
        for found in findings(text, *rules, **more)  # type: ignore[arg-type]
    ]


def mended(text: str, *rules: Rule, path: str = "article.md") -> str:
    """The text after the fixes of LNT002."""
    edits = [
        edit
        for found in findings(text, *rules, path=path)
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

    @pytest.mark.parametrize(
        "between",
        [
            "",
            "\n",
            "<!-- prettier-ignore -->\n",
            "<!-- to do:\nask Nora -->\n\n",
            "  <!-- indented -->\n",
        ],
    )
    def test_comments_above_the_next_line_may_be_stacked(self, between: str) -> None:
        text = (
            "<!-- nato-lint-disable-next-line AAA001 -->\n"
            f"{between}"
            "<!-- nato-lint-disable-next-line AAA002 -->\n"
            f"{between}"
            "alpha omega\n"
        )
        assert reported(text) == []

    def test_a_line_with_a_comment_and_words_is_the_next_line(self) -> None:
        text = (
            "<!-- nato-lint-disable-next-line AAA001 -->\n<!-- one --> words <!-- two -->\nalpha\n"
        )
        assert reported(text) == [("LNT002", 1), ("AAA001", 3)]

    def test_only_one_line_is_next(self) -> None:
        text = "<!-- nato-lint-disable-next-line AAA001 -->\nalpha and\nalpha\n"
        assert reported(text) == [("AAA001", 3)]

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

    @pytest.mark.parametrize("joint", [" ", ": ", ":", "\t"])
    def test_a_verb_without_its_hyphen_is_reported(self, joint: str) -> None:
        text = f"alpha <!-- nato-lint{joint}disable-line AAA001 -->\n"
        assert reported(text) == [("AAA001", 1), ("LNT002", 1)]
        assert "Write nato-lint-disable-line, with a hyphen." in findings(text)[1].message

    @pytest.mark.parametrize("comment", ["nato-lint", "nato-lint was here", "natolint-disable"])
    def test_comments_that_only_mention_the_linter(self, comment: str) -> None:
        assert reported(f"words <!-- {comment} -->\n") == []


class TestPlaces:
    def test_list_items(self) -> None:
        text = (
            "- <!-- nato-lint-disable-next-line AAA001 -->\n  alpha\n"
            "- alpha <!-- nato-lint-disable-line AAA001 -->\n"
            "-\n  <!-- nato-lint-disable-next-line AAA001 -->\n\n  alpha\n"
            "- alpha\n"
        )
        assert reported(text) == [("AAA001", 8)]

    def test_quotes(self) -> None:
        text = (
            "> <!-- nato-lint-disable-next-line AAA001 -->\n> alpha\n>\n"
            "> > <!-- nato-lint-disable-next-line AAA001 -->\n> >\n> > alpha\n\n> alpha\n"
        )
        assert reported(text) == [("AAA001", 8)]

    def test_tables(self) -> None:
        text = (
            "| one | two |\n|---|---|\n"
            "| alpha | <!-- nato-lint-disable-line AAA001 --> omega |\n| alpha | two |\n"
        )
        assert reported(text) == [("AAA002", 3), ("AAA001", 4)]

    def test_a_comment_above_a_table_is_about_its_head(self) -> None:
        text = (
            "<!-- nato-lint-disable-next-line AAA001 -->\n\n"
            "| alpha | two |\n|---|---|\n| alpha | two |\n"
        )
        assert reported(text) == [("AAA001", 5)]

    def test_raw_html(self) -> None:
        text = "<div>\n<!-- nato-lint-disable-next-line AAA001 -->\nalpha\n</div>\n\nalpha\n"
        assert reported(text) == [("AAA001", 6)]


class TestTheWholeArticle:
    """BBB003 is about the whole article and points at its title."""

    RULES = (*OFTEN, no_zeta)

    @pytest.mark.parametrize(
        "text",
        [
            "# Title\n\n<!-- nato-lint-disable-file BBB003 -->\n\nwords\n",
            "<!-- nato-lint-disable-next-line BBB003 -->\n\n# Title\n\nwords\n",
            "# Title <!-- nato-lint-disable-line BBB003 -->\n\nwords\n",
            "<!-- nato-lint-disable BBB003 -->\n\n# Title\n\nwords\n",
            "---\ntitle: Title\n---\n\n<!-- nato-lint-disable-file BBB003 -->\n\nwords\n",
            "---\ntitle: Title\n---\n\n<!-- nato-lint-disable BBB003 -->\n\nwords\n",
            "---\ntitle: Title\nnato_lint: {disable: BBB003}\n---\n\nwords\n",
        ],
    )
    def test_how_it_is_hidden(self, text: str) -> None:
        assert reported(text, *self.RULES) == []

    @pytest.mark.parametrize("verb", ["disable", "disable-line", "disable-next-line"])
    def test_a_comment_elsewhere_is_told_how_to_hide_it(self, verb: str) -> None:
        text = f"# Title\n\nwords\n\n<!-- nato-lint-{verb} AAA001, BBB003 -->\nalpha\n"
        if verb == "disable-line":
            text = text.replace("-->\nalpha", "--> alpha")
        title, found = findings(text, *self.RULES)
        assert (title.code, found.code) == ("BBB003", "LNT002")
        assert text[found.start : found.end] == "BBB003"
        assert "Write nato-lint-disable-file BBB003 instead." in found.message
        assert found.fix is None

    def test_where_nothing_is_found_the_comment_is_useless_as_any_other(self) -> None:
        text = "# Title\n\n<!-- nato-lint-disable BBB003 -->\n\nzeta\n"
        assert mended(text, *self.RULES) == "# Title\n\nzeta\n"

    def test_a_block_that_begins_in_the_text_does_not_reach_the_title(self) -> None:
        text = "---\ntitle: Title\n---\n\nwords\n\n<!-- nato-lint-disable BBB003 -->\n\nwords\n"
        assert reported(text, *self.RULES) == [("BBB003", 2), ("LNT002", 7)]


class TestEnable:
    ON, OFF = "<!-- nato-lint-enable AAA001 -->", "<!-- nato-lint-disable AAA001 -->"

    @pytest.mark.parametrize("names", [" AAA001", " AAA", " ALL", ""])
    def test_without_a_block_it_is_useless(self, names: str) -> None:
        text = f"words\n\n<!-- nato-lint-enable{names} -->\n\nwords\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == f"<!-- nato-lint-enable{names} -->"
        assert found.message == (
            "Nothing that could be switched on again is switched off here. Remove this comment."
        )
        assert mended(text) == "words\n\nwords\n"

    def test_it_goes_with_a_useless_block(self) -> None:
        text = f"one\n\n{self.OFF}\n\ntwo\n\n{self.ON}\n\nthree\n"
        assert reported(text) == [("LNT002", 3), ("LNT002", 7)]
        assert mended(text) == "one\n\ntwo\n\nthree\n"

    def test_it_stays_with_a_block_of_use(self) -> None:
        assert reported(f"{self.OFF}\n\nalpha\n\n{self.ON}\n") == []

    def test_one_name_of_several(self) -> None:
        text = f"{self.OFF}\n\nalpha\n\n<!-- nato-lint-enable AAA001, AAA002 -->\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == "AAA002"
        assert mended(text) == text.replace(", AAA002", "")

    @pytest.mark.parametrize(
        "off",
        [
            "<!-- nato-lint-disabel AAA001 -->",
            "<!-- nato-lint disable AAA001 -->",
            "<!-- nato-lint-disable AAA01 -->",
            "<!-- nato-lint-disable BBB002 -->",
        ],
    )
    def test_where_its_block_may_be_meant_otherwise_nothing_is_said(self, off: str) -> None:
        text = f"{off}\n\nwords\n\n<!-- nato-lint-enable -->\n"
        assert all(line < 5 for _, line in reported(text))


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
    @pytest.mark.parametrize("dash", ["--", "–", "—", "-", "---"])
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


# The ways to write a comment, and whether one can stand among the words of a line.
NOTATIONS = {
    "HTML": ("<!-- {} -->", True),
    "HTML, tight": ("<!--{}-->", True),
    "HTML, long": ("<!-- {} --->", False),
    "HTML, several lines": ("<!--\n{}\n-->", True),
    "MDX": ("{{/* {} */}}", True),
    "MDX, tight": ("{{/*{}*/}}", True),
    "MDX, several lines": ("{{/*\n  {}\n*/}}", True),
    "link definition": ("[//]: # ({})", False),
    "link definition, quoted": ('[//]: # "{}"', False),
    "link definition, single quotes": ("[//]: # '{}'", False),
    "link definition, spelled out": ("[comment]: # ({})", False),
    "link definition, no address": ("[//]: <> ({})", False),
    "Obsidian": ("%% {} %%", True),
    "Obsidian, several lines": ("%%\n{}\n%%", False),
    "MyST": ("% {}", False),
    "Liquid": ("{{% comment %}}{}{{% endcomment %}}", True),
    "Liquid, trimmed": ("{{%- comment -%}} {} {{%- endcomment -%}}", True),
    "Liquid, several lines": ("{{% comment %}}\n{}\n{{% endcomment %}}", False),
    "Liquid, inline": ("{{% # {} %}}", True),
    "Liquid, inline and trimmed": ("{{%- # {} -%}}", True),
    "Jinja": ("{{# {} #}}", True),
    "Jinja, trimmed": ("{{#- {} -#}}", True),
    "Hugo": ("{{{{/* {} */}}}}", True),
    "Hugo, trimmed": ("{{{{- /* {} */ -}}}}", True),
    "Hugo, in a shortcode": ("{{{{< /* {} */ >}}}}", True),
    "Hugo, the shortcode": ("{{{{% comment %}}}}{}{{{{% /comment %}}}}", True),
    "Hugo, the other shortcode": ("{{{{< comment >}}}} {} {{{{< /comment >}}}}", True),
}
INLINE = [name for name, (_, inline) in NOTATIONS.items() if inline]
ON_ONE_LINE = [name for name, (form, _) in NOTATIONS.items() if "\n" not in form]


def comment(notation: str, content: str) -> str:
    return NOTATIONS[notation][0].format(content)


def prose_of(text: str, path: str) -> list[tuple[str, str]]:
    """What rules read: the kind and the words of every block."""
    document = parse(Source(text, path))
    return [(prose.kind.name, " ".join(prose.text.split())) for prose in document.prose]


class TestCarriers:
    @pytest.mark.parametrize("path", ["article.md", "article.mdx", "scrape.txt"])
    @pytest.mark.parametrize("notation", NOTATIONS)
    def test_a_comment_above_a_paragraph(self, notation: str, path: str) -> None:
        above = comment(notation, "nato-lint-disable-next-line AAA001 -- said twice")
        for between in ("\n", "\n\n"):
            text = f"# Title\n\n{above}{between}alpha\nalpha\n"
            assert reported(text, path=path) == [("AAA001", text.count("\n"))]
            useless = text.replace("alpha", "words")
            (found,) = findings(useless, path=path)
            assert useless[found.start : found.end] == above
            assert mended(useless, path=path) == "# Title\n\nwords\nwords\n"

    @pytest.mark.parametrize("notation", INLINE)
    def test_a_comment_among_words(self, notation: str) -> None:
        within = comment(notation, "nato-lint-disable-line AAA001")
        lines = within.count("\n")
        assert reported(f"alpha {within} omega\nalpha\n") == [
            ("AAA002", 1 + lines),
            ("AAA001", 2 + lines),
        ]
        assert reported(f"omega {within} alpha\n") == [("AAA002", 1)]

    @pytest.mark.parametrize("notation", NOTATIONS)
    def test_a_comment_in_a_quote(self, notation: str) -> None:
        within = comment(notation, "nato-lint-disable-next-line AAA001").replace("\n", "\n> ")
        assert reported(f"> {within}\n> alpha\n> alpha\n") == [("AAA001", 3 + within.count("\n"))]

    @pytest.mark.parametrize("notation", ON_ONE_LINE)
    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_line_ends_of_other_systems(self, notation: str, end: str) -> None:
        above = comment(notation, "nato-lint-disable-next-line AAA001 -- so")
        text = f"{above}{end}{end}alpha{end}alpha{end}"
        assert reported(text) == [("AAA001", 4)]
        assert reported(text, require_reason=True) == [("AAA001", 4)]

    @pytest.mark.parametrize("path", ["article.md", "scrape.txt"])
    @pytest.mark.parametrize("notation", NOTATIONS)
    def test_the_words_of_a_comment_are_no_prose(self, notation: str, path: str) -> None:
        """Neither a reason nor the fact that there is a comment changes what rules read."""
        above = comment(notation, "nato-lint-disable-next-line AAA001 -- the the harbour")
        plain = "One line.\n\nOf the harbour.\n"
        text = f"One line.\n\n{above}\nOf the harbour.\n"
        assert prose_of(text, path) == prose_of(plain, path)
        if NOTATIONS[notation][1] and "\n" not in above:
            within = f"One line.\n\nOf {above} the harbour.\n"
            assert prose_of(within, "article.md") == prose_of(plain, "article.md")

    @pytest.mark.parametrize("notation", ["HTML", "Obsidian", "MDX"])
    def test_a_comment_is_no_title_of_plain_text(self, notation: str) -> None:
        above = comment(notation, "nato-lint-disable-next-line BBB003")
        text = f"{above}\n\nThe title\n\nwords go on.\n"
        assert reported(text, *OFTEN, no_zeta, path="scrape.txt") == []
        assert parse(Source(text, "scrape.txt")).title.text == "The title"

    def test_a_comment_holds_no_blank_line(self) -> None:
        text = "<!-- nato-lint-disable-file AAA001 -- so\n\nalpha -->\n"
        assert reported(text) == [("AAA001", 3)]

    def test_a_rule_may_stand_on_a_line_of_its_own(self) -> None:
        text = "<!-- nato-lint-disable-file\n  AAA001,\n  AAA002\n  -- so\n-->\n\nalpha omega\n"
        assert reported(text, require_reason=True) == []

    @pytest.mark.parametrize("notation", ["link definition", "link definition, quoted"])
    def test_a_link_definition_that_readers_see(self, notation: str) -> None:
        """It cannot follow a line of a paragraph; there it is a part of the paragraph."""
        within = comment(notation, "nato-lint-disable-next-line AAA001")
        (found,) = findings(f"words\n{within}\nalpha\n")
        assert (found.start, found.end) == (6, 6 + len(within))
        assert "Readers see this comment" in found.message
        assert reported(f"# Title\n{within}\nalpha\n") == []
        assert reported(f"words\n\n{within}\nalpha\n") == []

    def test_a_link_definition_that_its_reason_breaks(self) -> None:
        text = "[//]: # (nato-lint-disable-next-line AAA001 -- a name (of a town))\n\nalpha\n"
        (found,) = findings(text)
        assert "Readers see this comment" in found.message

    def test_code_in_one_place_does_not_hide_comments_in_others(self) -> None:
        text = (
            "Begin with `<!-- nato-lint-disable-file` and end with `-->`.\n\n"
            "alpha <!-- nato-lint-disable-line AAA001 -->\n"
        )
        assert reported(text) == []

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
    def test_strange_values_in_front_matter_are_reported(self, value: str) -> None:
        text = f"---\nnato_lint:\n  disable: {value}\n---\n\nomega\n"
        found, omega = findings(text)
        assert text[found.start : found.end] == "disable"
        assert found.message == (
            'This names no rule. Write a list of rules, as in "disable: [DUP001]".'
        )
        assert omega.code == "AAA002"

    @pytest.mark.parametrize(
        ("front_matter", "marked", "message"),
        [
            (
                "---\nnato_lint:\n  disabled: [AAA001]\n---\n",
                "disabled",
                'There is no “disabled” (did you mean "disable"?).',
            ),
            ("---\nnato_lint: {ignore: AAA001}\n---\n", "ignore", "There is no “ignore”."),
            ("---\nnato_lint: false\n---\n", "nato_lint", "Write “disable:” with a list of rules"),
            ("---\nnato-lint:\n---\n", "nato-lint", "This switches nothing off. Write"),
            ('+++\n[nato_lint]\nignore = ["AAA"]\n+++\n', "ignore", "There is no “ignore”."),
            ('{"nato_lint": ["AAA001"]}\n', '"nato_lint"', "This switches nothing off. Write"),
        ],
    )
    def test_other_keys_in_front_matter_are_reported(
        self, front_matter: str, marked: str, message: str
    ) -> None:
        text = f"{front_matter}\nwords\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == marked
        assert message in found.message
        assert found.fix is None

    @pytest.mark.parametrize(
        "text",
        [
            "```\n<!-- nato-lint-disable-file AAA001 -->\n```\n\nalpha\n",
            "    <!-- nato-lint-disable-file AAA001 -->\n\nalpha\n",
            "Write `<!-- nato-lint-disable-file AAA001 -->`.\n\nalpha\n",
            "- item\n\n  ~~~html\n  <!-- nato-lint-disable-file AAA001 -->\n  ~~~\n\nalpha\n",
            "<!-- nato-lint-disable-file AAA001\n\nalpha\n",
            "nato-lint-disable-file AAA001\n\nalpha\n",
            "Write `{/* nato-lint-disable-file AAA001 */}`.\n\nalpha\n",
            "```mdx\n{/* nato-lint-disable-file AAA001 */}\n```\n\nalpha\n",
            "```\n% nato-lint-disable-file AAA001\n```\n\nalpha\n",
            "```\n[//]: # (nato-lint-disable-file AAA001)\n```\n\nalpha\n",
            "100 % nato-lint-disable-file AAA001\n\nalpha\n",
            "[link]: # (nato-lint-disable-file AAA001)\n\nalpha\n",
            "[//]: # (nato-lint-disable-file AAA001) more\n\nalpha\n",
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

    @pytest.mark.parametrize(
        ("content", "marked", "expected"),
        [
            ("AAA001 quotation", "quotation", "AAA001 -- quotation"),
            ("AAA001: quoted as it came", "quoted as it came", "AAA001: -- quoted as it came"),
            ("AAA, by Nora Lind", "by Nora Lind", "AAA, -- by Nora Lind"),
        ],
    )
    def test_a_reason_without_hyphens_gets_them(
        self, content: str, marked: str, expected: str
    ) -> None:
        text = f"alpha <!-- nato-lint-disable-line {content} -->\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == marked
        assert mended(text) == f"alpha <!-- nato-lint-disable-line {expected} -->\n"
        assert reported(mended(text), require_reason=True) == []

    @pytest.mark.parametrize("word", ["AAA002X", "ZZZ", "AAB001", "alhpa-word", "Omega-word"])
    def test_what_looks_like_a_rule_is_no_reason(self, word: str) -> None:
        text = f"alpha <!-- nato-lint-disable-line AAA001, {word} -->\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == word
        assert found.message.startswith(f"There is no rule {word}")
        assert found.fix is None

    @pytest.mark.parametrize(
        ("names", "left"),
        [
            ("AAA001, AAA002, BBB001", "AAA001"),
            ("AAA002, AAA001, BBB001", "AAA001"),
            ("AAA002, BBB001, AAA001", "AAA001"),
            ("AAA002 AAB001 AAA001 BBB001", "AAB001 AAA001"),
            ("AAA001, AAA001", "AAA001"),
            ("BBB001, AAA001, " + "AAA002, " * 20 + "BBB001", "AAA001"),
        ],
    )
    def test_partly_used_lists_lose_what_is_of_no_use(self, names: str, left: str) -> None:
        text = f"alpha <!-- nato-lint-disable-line {names} -- so -->\n"
        assert mended(text) == f"alpha <!-- nato-lint-disable-line {left} -- so -->\n"

    def test_a_comment_without_any_use_is_one_finding(self) -> None:
        text = "words <!-- nato-lint-disable-line AAA001, AAA002 -->\n"
        (found,) = findings(text)
        assert found.message == (
            "Nothing here needs AAA001 or AAA002 switched off. Remove this comment, so that it "
            "does not hide the next problem."
        )

    def test_names_that_nobody_knows_are_not_removed(self) -> None:
        """They may be misspelt, and then it is the name that has to change."""
        text = "words <!-- nato-lint-disable-line AAA01, AAA002, NOPE1 -->\n"
        first, second, third = findings(text)
        assert 'There is no rule AAA01 (did you mean "AAA001"?).' in first.message
        assert [text[f.start : f.end] for f in (first, second, third)] == [
            "AAA01",
            "AAA002",
            "NOPE1",
        ]
        assert mended(text) == "words <!-- nato-lint-disable-line AAA01, NOPE1 -->\n"

    def test_many_names_are_one_finding(self) -> None:
        names = [f"nope-{number}" for number in range(30)]
        text = f"words <!-- nato-lint-disable-line {' '.join(names)} -->\n"
        (found,) = findings(text)
        assert text[found.start : found.end] == " ".join(names)
        assert "nope-0, nope-1, nope-2, nope-3, nope-4 or 25 others" in found.message

    def test_names_of_a_plugin_that_is_missing_are_not_judged(self) -> None:
        text = "alpha <!-- nato-lint-disable-line AAA001, HSE001, house-style -->\n"
        assert reported(text, all_known=False) == []
        text = "words <!-- nato-lint-disable-line HSE001 -->\n"
        assert reported(text, all_known=False) == []
        text = "words <!-- nato-lint-disable-line AAA001 -->\n"
        assert reported(text, all_known=False) == [("LNT002", 1)]

    @pytest.mark.parametrize("failed", [True, False])
    def test_whether_a_plugin_is_missing_is_known_from_the_configuration(
        self, failed: bool
    ) -> None:
        article = Path("article.md")
        config = ConfigFinder(isolated=True).for_file(article)
        settings = Resolver(config, OFTEN, plugin_failed=failed).settings(article)
        text = "words <!-- nato-lint-disable-line HSE001 -->\n"
        found = lint(parse(Source(text)), settings)
        assert [each.code for each in found] == ([] if failed else ["LNT002"])

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a\n\nC\n\nb\n", "a\n\nb\n"),
            ("a\n\nC\nb\n", "a\n\nb\n"),
            ("a\nC\n\nb\n", "a\n\nb\n"),
            ("a\r\n\r\nC\r\nb\r\n", "a\r\n\r\nb\r\n"),
            ("a\r\n\r\nC\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
            ("a\n\n\n\nC\n\nb\n", "a\n\n\n\nb\n"),
            # Without a blank line, two paragraphs would become one.
            ("a\nC\nb\n", "a\n\nb\n"),
            ("> a\n> C\n> b\n", "> a\n>\n> b\n"),
            ("1. a\n   C\n   b\n", "1. a\n\n   b\n"),
            ("# a\nC\nb\n", "# a\nb\n"),
            ("a\n<!-- other -->\nC\nb\n", "a\n<!-- other -->\nb\n"),
            # At the top and at the end.
            ("C\n\nb\n", "b\n"),
            ("C\nb\n", "b\n"),
            ("---\ntitle: a\n---\nC\n\nb\n", "---\ntitle: a\n---\n\nb\n"),
            ("---\ntitle: a\n---\n\nC\n\nb\n", "---\ntitle: a\n---\n\nb\n"),
            ("a\n\nC\n", "a\n"),
            ("a\n\nC", "a\n"),
            ("a\nC", "a\n"),
            ("a C", "a"),
            ("C", ""),
            # In quotes and lists.
            ("a\n\n> C\n> b\n", "a\n\n> b\n"),
            ("> a\n>\n> C\n>\n> b\n", "> a\n>\n> b\n"),
            ("> a\n>\n> C\n\nb\n", "> a\n\nb\n"),
            ("- a\n\n  C\n\n  b\n", "- a\n\n  b\n"),
            ("- C\n  a\n", "-\n  a\n"),
            ("- a C\n- b\n", "- a\n- b\n"),
            # On a line with words.
            ("C b\n", "b\n"),
            ("a C b\n", "a b\n"),
            ("aCb\n", "ab\n"),
            ("a Cb\n", "a b\n"),
            ("aC b\n", "a b\n"),
            ("a C, b\n", "a , b\n"),
            ("a C \nb\n", "a\nb\n"),
            ("a   C\nb\n", "a\nb\n"),
            ("a C  \nb\n", "a  \nb\n"),
            ("| a C | b |\n|---|---|\n", "| a | b |\n|---|---|\n"),
            ("| C | b |\n|---|---|\n", "| | b |\n|---|---|\n"),
            # Several together.
            ("a\n\nC\nC\nb\n", "a\n\nb\n"),
            ("a\nC\nC\nb\n", "a\n\nb\n"),
            ("a\n\nC\n\nC\n\nb\n", "a\n\nb\n"),
            ("a\n\nC\n\nC\n", "a\n"),
            ("C\n\nC\n\nb\n", "b\n"),
            ("a C C b\n", "a b\n"),
        ],
    )
    def test_the_fix_gives_the_text_without_the_comment(self, text: str, expected: str) -> None:
        assert mended(text.replace("C", "<!-- nato-lint-disable-line AAA001 -->")) == expected

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


PARAGRAPHS = (
    "The slipway was built of oak.\nIt is still there.",
    "# The slipway",
    "- oak\n- ash",
    "1. oak\n2. ash",
    "> Nobody asked.\n> Nobody answered.",
    "| oak | ash |\n|---|---|\n| one | two |",
    "```\nlanguage\n```",
    "<div>oak</div>",
    "***",
    "Nora Lind  \nOstrel",
)


class TestRemoval:
    """A useless comment that is put into an article and removed again leaves no trace."""

    @given(
        st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5),
        st.lists(st.tuples(st.integers(0, 4), st.sampled_from(list(NOTATIONS))), max_size=4),
        st.sampled_from(["\n", "\r\n"]),
    )
    def test_paragraphs_of_their_own(
        self, paragraphs: list[str], comments: list[tuple[int, str]], end: str
    ) -> None:
        plain = "\n\n".join([*paragraphs, ""])[:-1].replace("\n", end)
        with_comments = list(paragraphs)
        for at, notation in comments:
            with_comments.insert(at, comment(notation, "nato-lint-disable-next-line AAA001"))
        text = "\n\n".join([*with_comments, ""])[:-1].replace("\n", end)
        assert self.fixed(text) == plain

    @given(
        st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5),
        st.sets(st.integers(0, 4), max_size=4),
        st.sampled_from(list(NOTATIONS)),
    )
    def test_directly_above_paragraphs(
        self, paragraphs: list[str], places: set[int], notation: str
    ) -> None:
        above = comment(notation, "nato-lint-disable-next-line AAA001")
        with_comments = [
            f"{above}\n{paragraph}" if at in places else paragraph
            for at, paragraph in enumerate(paragraphs)
        ]
        assert self.fixed("\n\n".join(with_comments)) == "\n\n".join(paragraphs)

    @given(
        st.lists(st.sampled_from(["oak", "ash,", "elm.", "(yew)"]), min_size=1, max_size=6),
        st.lists(st.tuples(st.integers(1, 6), st.sampled_from(INLINE)), max_size=3),
    )
    def test_among_words(self, words: list[str], comments: list[tuple[int, str]]) -> None:
        with_comments = list(words)
        for at, notation in comments:
            with_comments.insert(at, comment(notation, "nato-lint-disable-line AAA001"))
        assert self.fixed(" ".join(with_comments)) == " ".join(words)

    @given(
        st.lists(
            st.sampled_from(
                [
                    "oak",
                    "oak and",
                    "# ash",
                    "- elm",
                    "> fir",
                    "| oak |",
                    "|---|",
                    "",
                    "***",
                ]
            ),
            max_size=8,
        ),
        st.lists(st.tuples(st.integers(0, 8), st.sampled_from(ON_ONE_LINE)), max_size=3),
    )
    def test_between_any_lines_the_words_stay_what_they_are(
        self, lines: list[str], comments: list[tuple[int, str]]
    ) -> None:
        with_comments = list(lines)
        for at, notation in comments:
            with_comments.insert(at, comment(notation, "nato-lint-disable-file AAA001"))
        text = "\n".join(with_comments)
        fixed = self.fixed(text)
        assert [word for word in fixed.split() if word] == "\n".join(lines).split()
        if "nato-lint" not in str(prose_of(text, "article.md")):
            assert prose_of(fixed, "article.md") == prose_of(text, "article.md")

    def fixed(self, text: str) -> str:
        found = findings(text)
        edits = [edit for each in found if each.fix for edit in each.fix.edits]
        fixed = apply_edits(text, edits)
        assert "nato-lint" not in fixed
        # One by one, as an editor does it, in any order, they leave no less.
        for each in found:
            assert each.fix
            alone = apply_edits(text, each.fix.edits)
            assert len(alone) < len(text)
            assert alone.split() != text.split()
        return fixed


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
                    "% nato-lint-",
                    "%% nato-lint-",
                    "{% comment %}nato-lint-",
                    "{% endcomment %}",
                    "{# nato-lint-",
                    " #}",
                    "`",
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


PAGE = (Path(__file__).parent.parent / "docs" / "suppressions.md").read_text(encoding="utf-8")


class TestThePageAboutThem:
    @pytest.mark.parametrize("article", re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.M | re.S))
    def test_its_examples_hide_what_is_there(self, article: str) -> None:
        about_ai = ["AID001"] if "AID]" in article else []
        assert not real_findings(article, "SRC001", "DUP001", "LNT002", "LNT003", *about_ai)
        bare = re.sub(r"nato[-_]lint", "other", article)
        codes = {found.code for found in real_findings(bare, "SRC001", "DUP001")}
        named = re.findall(r"SRC001|repeated-word", article)
        assert codes == {name.replace("repeated-word", "DUP001") for name in named}

    @pytest.mark.parametrize(
        "example", re.findall(r"^\| [^|]* \| `([^`]*DUP001[^`]*)` \|$", PAGE, re.M)
    )
    def test_its_notations_are_understood(self, example: str) -> None:
        text = f"# Title\n\n{example}\nThe the parade.\n"
        if "next-line" not in example:
            text = f"# Title\n\nThe the parade. {example}\n"
        assert real_findings(text.replace(example, ""), "DUP001")
        assert not real_findings(text, "DUP001", "LNT002")
        assert not any("nato" in words for _, words in prose_of(text, "article.md"))

    def test_it_lists_a_notation_of_every_kind(self) -> None:
        kinds = {name.partition(",")[0] for name in NOTATIONS}
        examples = re.findall(r"^\| [^|]* \| `[^`]*DUP001[^`]*` \|$", PAGE, re.M)
        assert len(examples) >= len(kinds)

    def test_it_lists_all_verbs(self) -> None:
        listed = re.findall(r"^\| `nato-lint-([a-z-]+)` \|", PAGE, re.M)
        assert sorted(listed) == sorted(VERBS)
