"""AID003 to AID010: what is declared, what is shown, what is left over, and what was reviewed."""

import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

import pytest

from nato_lint import Finding, Severity, Source, content_hash, parse
from nato_lint.document.dialects import Dialect
from nato_lint.fix import apply_edits
from nato_lint_rules.disclosure.options import (
    DisclosureOptions,
    ExemptOptions,
    FrontMatterOptions,
    NoticeOptions,
    Responsible,
)
from nato_lint_rules.disclosure.policy import PRESETS
from tests.linting import findings, marked

ALL = tuple(f"AID{number:03}" for number in range(1, 11))
BODY = "The ferry to Holm runs again from Monday, the harbour office says."
HELPED = "*This article was written with the help of AI.*"
GENERATED = "*This article was generated with AI.*"
DENIED = "*No AI was used for this article.*"
MARKER = "{{< ai-disclosure >}}"
LEFT_OVER = "The quay is new :contentReference[oaicite:0]{index=0} and dry."
TRACKED = "See [the plan](https://holm.example/?utm_source=chatgpt.com)."
RECORD = "by: Ida Berg, date: 2026-11-20, kind: substantive"


def article(front_matter: str = "", *paragraphs: str) -> str:
    head = f"---\n{front_matter}\n---\n\n" if front_matter else ""
    return head + "\n\n".join(("# Ferry to Holm", *paragraphs, BODY)) + "\n"


def found(
    text: str, *codes: str, path: str = "article.md", dialect: str | None = None, **options: Any
) -> list[Finding]:
    keywords = {"disclosure": DisclosureOptions(**options)}
    return findings(text, *(codes or ALL), path=path, options=keywords, dialect=dialect)


def codes(text: str, **options: Any) -> list[str]:
    """The codes of all rules about disclosure but AID010, which is off by default."""
    return sorted(each.code for each in found(text, *ALL[:-1], **options))


def with_review(level: str, record: str = RECORD, more: str = "responsible: {name: Holm}") -> str:
    return f"ai_disclosure:\n  level: {level}\n  review: {{{record}}}\n  {more}"


class TestStates:
    """What is declared (rows), shown (columns) and left over decides: the table of the policy."""

    DECLARED: ClassVar[dict[str, str]] = {
        "nothing": "",
        "none": "ai_disclosure: none",
        "assisted": "ai_disclosure: assisted",
        "generated": "ai_disclosure: generated",
        "autonomous": "ai_disclosure: autonomous",
        "mixed": "ai_disclosure: mixed",
        "invalid": "ai_disclosure: a little",
    }
    SHOWN: ClassVar[dict[str, str]] = {
        "nothing": "",
        "helped": HELPED,
        "generated": GENERATED,
        "denied": DENIED,
        "marker": MARKER,
    }
    # (declared, shown): the codes with an article that holds no left-overs of a chatbot.
    CLEAN: ClassVar[dict[tuple[str, str], list[str]]] = {
        ("nothing", "nothing"): ["AID001"],
        ("nothing", "helped"): ["AID010"],
        ("nothing", "generated"): ["AID010"],
        ("nothing", "denied"): ["AID010"],
        ("nothing", "marker"): ["AID010"],
        ("none", "nothing"): [],
        ("none", "helped"): ["AID004"],
        ("none", "generated"): ["AID004"],
        ("none", "denied"): [],
        ("none", "marker"): ["AID004"],
        ("assisted", "nothing"): [],
        ("assisted", "helped"): [],
        ("assisted", "generated"): ["AID004"],
        ("assisted", "denied"): ["AID004"],
        ("assisted", "marker"): [],
        ("generated", "nothing"): ["AID001"],
        ("generated", "helped"): ["AID004"],
        ("generated", "generated"): [],
        ("generated", "denied"): ["AID004"],
        ("generated", "marker"): [],
        ("autonomous", "nothing"): ["AID001"],
        ("autonomous", "helped"): ["AID004"],
        ("autonomous", "generated"): [],
        ("autonomous", "denied"): ["AID004"],
        ("autonomous", "marker"): [],
        ("mixed", "nothing"): ["AID001"],
        ("mixed", "helped"): [],
        ("mixed", "generated"): [],
        ("mixed", "denied"): ["AID004"],
        ("mixed", "marker"): [],
        ("invalid", "nothing"): ["AID007"],
        ("invalid", "helped"): ["AID007"],
        ("invalid", "generated"): ["AID007"],
        ("invalid", "denied"): ["AID007"],
        ("invalid", "marker"): ["AID007"],
    }

    @pytest.mark.parametrize(("declared", "shown"), list(product(DECLARED, SHOWN)))
    @pytest.mark.parametrize("left_over", ["nothing", "weak", "certain"])
    def test_state(self, declared: str, shown: str, left_over: str) -> None:
        more = {"nothing": BODY, "weak": TRACKED, "certain": LEFT_OVER}[left_over]
        text = article(self.DECLARED[declared], self.SHOWN[shown], more)
        expected = self.CLEAN[declared, shown]
        if left_over == "certain" and (declared, shown) in (
            ("none", "nothing"),
            ("none", "denied"),
        ):
            expected = ["AID004"]
        assert [each.code for each in found(text)] == expected

    @pytest.mark.parametrize("declared", DECLARED)
    def test_a_template_shows_the_notice(self, declared: str) -> None:
        options: dict[str, Any] = {"rendered_by": "template"}
        expected = {"nothing": ["AID001"], "invalid": ["AID007"]}.get(declared, [])
        assert codes(article(self.DECLARED[declared]), **options) == expected
        twice = declared in ("assisted", "generated", "autonomous", "mixed")
        with_marker = codes(article(self.DECLARED[declared], MARKER), **options)
        assert ("AID009" in with_marker) is twice

    @pytest.mark.parametrize(
        ("level", "record", "expected"),
        [
            ("generated", RECORD, []),
            ("autonomous", RECORD, []),
            ("mixed", RECORD, []),
            ("assisted", RECORD, []),
            ("generated", "by: Ida Berg", ["AID005"]),
            ("generated", f"{RECORD}, content_hash: 'sha256-v1:0'", ["AID006"]),
            ("none", RECORD, []),
        ],
    )
    def test_a_review_makes_up_for_the_notice(
        self, level: str, record: str, expected: list[str]
    ) -> None:
        text = article(with_review(level, record))
        assert codes(text, exempt=ExemptOptions(reviewed=True)) == expected
        needed = ["AID001"] if level in ("generated", "autonomous", "mixed") else []
        stale = [code for code in expected if code == "AID006"]
        assert codes(text, exempt=ExemptOptions(reviewed=False)) == [*needed, *stale]

    def test_a_flag_is_no_record(self) -> None:
        text = article("ai_disclosure: generated\nhuman_reviewed: true")
        assert codes(text, exempt=ExemptOptions(reviewed=True)) == ["AID005"]
        assert codes(text) == ["AID001"]

    def test_an_exemption_needs_a_declaration(self) -> None:
        text = article("ai_disclosure:\n  review: {" + RECORD + "}\n  responsible: {name: Holm}")
        assert codes(text, exempt=ExemptOptions(reviewed=True)) == ["AID001"]

    @pytest.mark.parametrize("line", ["draft: true", "date: 2026-08-01"])
    def test_out_of_scope(self, line: str) -> None:
        text = article(f"{line}\nauthor: ChatGPT\nai_disclosure: none", HELPED)
        assert found(text, since=date(2026, 8, 2)) == []

    def test_contradictions_count_where_no_notice_is_asked_for(self) -> None:
        assert codes(article("ai_disclosure: none", HELPED), require="never") == ["AID004"]


class TestVague:
    @pytest.mark.parametrize(
        ("notice", "mark"),
        [
            ("AI may have been used.", "may have been used"),
            ("*AI may have been used to write this article.*", "may have been used"),
            ("This page may contain AI-generated text.", "may contain AI-generated"),
            ("This article may contain AI content.", "may contain AI content"),
            ("Some of this text was possibly written by AI.", "possibly written by AI"),
            (
                "*Dieser Artikel wurde möglicherweise mit KI geschrieben.*",
                "möglicherweise mit KI geschrieben",
            ),
            ("*Cet article a peut-être été rédigé avec l’IA.*", "peut-être été rédigé avec l’IA"),
        ],
    )
    def test_hedges(self, notice: str, mark: str) -> None:
        text = article("", notice)
        (words,) = marked(text, "AID003")
        assert words.startswith(mark.split()[0])
        assert findings(text, "AID001") == []

    @pytest.mark.parametrize(
        "notice",
        [
            "*This article was generated with AI and may contain errors.*",
            "*AI was used to write this article. It may be changed later.*",
            "*This article was partly written with AI.*",
            "*Dieser Artikel wurde mit KI generiert und kann Fehler enthalten.*",
            "## AI disclosure\n\nClaude drafted the summary; Ida Berg wrote the rest.",
            "No AI was used, as you may have noticed.",
            MARKER,
        ],
    )
    def test_plain_words(self, notice: str) -> None:
        assert marked(article("", notice), "AID003") == []

    def test_a_plain_notice_makes_up_for_a_hedge(self) -> None:
        assert marked(article("", "AI may have been used.", HELPED), "AID003") == []

    def test_a_label_alone_says_nothing(self) -> None:
        (finding,) = findings(
            article("", "**AI disclosure:** see the imprint of this site."), "AID003"
        )
        assert "that AI made or changed this text" in finding.message

    @pytest.mark.parametrize(
        ("element", "lacking", "stating"),
        [
            ("extent", GENERATED, "*AI was used for the first draft of this article.*"),
            ("review", GENERATED, "*This article was generated with AI and checked by Ida Berg.*"),
            ("date", GENERATED, "*This article was generated with AI on 2026-11-20.*"),
            ("policy-link", GENERATED, "*This article was generated with AI ([policy](/ai/)).*"),
            ("label", HELPED, GENERATED),
        ],
    )
    def test_required_elements(self, element: Any, lacking: str, stating: str) -> None:
        notice = NoticeOptions(required=("origin", element))
        assert [each.code for each in found(article("", lacking), "AID003", notice=notice)] == [
            "AID003"
        ]
        assert found(article("", stating), "AID003", notice=notice) == []

    def test_the_link_leads_to_the_policy(self) -> None:
        notice = NoticeOptions(required=("policy-link",), policy_url="/ai-policy/")
        other = "*This article was generated with AI ([why](/about/)).*"
        assert len(found(article("", other), "AID003", notice=notice)) == 1
        assert not found(article("", other.replace("about", "ai-policy")), "AID003", notice=notice)

    def test_law_and_liability_do_not_belong_in_it(self) -> None:
        notice = "*Under Art. 50(4) we say: this article was generated with AI, at your own risk.*"
        assert marked(article("", notice), "AID003") == ["Art. 50", "at your own risk"]


class TestLevels:
    @pytest.mark.parametrize(
        ("notice", "contradicts"),
        [
            ("*This article was generated by AI.*", ["none", "assisted"]),
            ("*This article was drafted with ChatGPT.*", ["none", "assisted"]),
            ("*ChatGPT wrote this article.*", ["none", "assisted"]),
            ("*Written with AI assistance.*", ["none", "generated", "autonomous"]),
            ("*AI helped draft this article.*", ["none", "generated", "autonomous"]),
            ("*Parts of this article were generated with AI.*", ["none", "autonomous"]),
            ("*This article was written with AI.*", ["none"]),
            (
                "*This article was made by AI without human review.*",
                ["none", "assisted", "generated", "mixed"],
            ),
            ('{{< ai-disclosure level="assisted" >}}', ["none", "generated", "autonomous"]),
            ("*Dieser Artikel wurde von KI generiert.*", ["none", "assisted"]),
            (
                "*Cet article a été rédigé avec l’aide de l’IA.*",
                ["none", "generated", "autonomous"],
            ),
            ("*本文由AI生成。*", ["none", "assisted"]),
            ("*この記事はAIの支援を受けて執筆しています。*", ["none", "generated", "autonomous"]),
        ],
    )
    def test_levels_of_notices(self, notice: str, contradicts: list[str]) -> None:
        for level in ("none", "assisted", "generated", "autonomous", "mixed"):
            text = article(f"ai_disclosure: {level}", notice)
            expected = [level] if level in contradicts else []
            assert marked(text, "AID004") == expected, level

    def test_it_names_both_places(self) -> None:
        text = article("ai_disclosure: none", HELPED)
        (finding,) = findings(text, "AID004")
        assert finding.severity is Severity.ERROR
        assert text[finding.start : finding.end] == "none"
        (other,) = finding.related
        assert text[other.start : other.end] in HELPED

    def test_another_reviewer(self) -> None:
        notice = "*This article was generated with AI and checked by Per Lund.*"
        text = article(with_review("generated"), notice)
        assert marked(text, "AID004") == ["checked by Per Lund"]
        assert marked(text.replace("Per Lund", "Ida Berg"), "AID004") == []

    def test_notices_that_differ(self) -> None:
        assert len(findings(article("", HELPED, BODY, DENIED), "AID004")) == 1


class TestReview:
    CLAIMS: ClassVar[list[str]] = [
        "*This article was drafted with ChatGPT and edited by Ida Berg.*",
        "*Written with AI and reviewed by our editors.*",
        "*AI-assisted, human-edited.*",
        "*This article was drafted with AI assistance, then fact-checked and edited by hand.*",
        "*Dieser Artikel wurde mit KI geschrieben und von Ida Berg geprüft.*",
        "*Cet article a été généré par l’IA et relu par la rédaction.*",
        "*本文由AI撰写，编辑已核对。*",
    ]
    NO_CLAIMS: ClassVar[list[str]] = [
        "*AI wrote the outline of this article. A reporter wrote the text and checked it.*",
        "*This article was generated with AI. No editor reviewed it before publication.*",
        "*This article was generated with AI and was not reviewed by an editor.*",
        "*This article was generated with AI. Please check important facts.*",
        "*This article was drafted by Ida Berg and edited with ChatGPT.*",
        "*This article was edited by ChatGPT.*",
        "*Dieser Artikel wurde mit KI geschrieben und noch nicht von der Redaktion geprüft.*",
    ]

    @pytest.mark.parametrize("notice", CLAIMS)
    def test_claims(self, notice: str) -> None:
        (finding,) = findings(article("", notice), "AID005")
        assert finding.severity is Severity.ERROR
        supported = article(with_review("mixed"), notice)
        assert findings(supported, "AID005") == []

    @pytest.mark.parametrize("notice", NO_CLAIMS)
    def test_no_claims(self, notice: str) -> None:
        assert marked(article("", notice), "AID005") == []

    def test_it_marks_the_claim(self) -> None:
        assert marked(article("", self.CLAIMS[0]), "AID005") == ["edited by Ida Berg"]

    @pytest.mark.parametrize(
        ("record", "more", "problem"),
        [
            ("date: 2026-11-20, kind: substantive", "responsible: {name: Holm}", "who reviewed it"),
            ("by: Ida Berg, kind: substantive", "responsible: {name: Holm}", "when"),
            ("by: Ida Berg, date: 2026-11-20", "responsible: {name: Holm}", "what kind"),
            (RECORD, "extent: all", "who is responsible"),
            (RECORD.replace("substantive", "copyedit"), "responsible: {name: Holm}", "copyedit"),
            (RECORD.replace("2026-11-20", "soon"), "responsible: {name: Holm}", "no date"),
            (RECORD.replace("Ida Berg", "ChatGPT"), "responsible: {name: Holm}", "no person"),
        ],
    )
    def test_what_a_record_lacks(self, record: str, more: str, problem: str) -> None:
        text = article(with_review("generated", record, more), self.CLAIMS[0])
        (finding,) = findings(text, "AID005")
        assert problem in finding.message

    def test_reviewers(self) -> None:
        text = article(with_review("generated"), self.CLAIMS[0])
        assert found(text, "AID005", exempt=ExemptOptions(reviewers=("ida berg", "Per Lund"))) == []
        (finding,) = found(text, "AID005", exempt=ExemptOptions(reviewers=("Per Lund",)))
        assert "list of reviewers" in finding.message

    def test_the_site_is_responsible(self) -> None:
        text = article(with_review("generated", more="extent: all"), self.CLAIMS[0])
        exempt = ExemptOptions(site_responsible=Responsible("Holm Gazette", "/imprint/"))
        assert len(found(text, "AID005")) == 1
        assert found(text, "AID005", exempt=exempt) == []
        assert found(text, "AID005", preset="eu-art50", exempt=exempt) == []
        nameless = ExemptOptions(site_responsible=Responsible("Holm Gazette"))
        assert len(found(text, "AID005", preset="eu-art50", exempt=nameless)) == 1

    def test_lag(self) -> None:
        record = with_review("none")
        exempt = ExemptOptions(max_review_lag_days=7)
        for changed, expected in (("2026-11-27", []), ("2026-11-28", ["AID006"])):
            text = article(f"{record}\ndate: 2026-01-01\nlastmod: {changed}")
            assert [each.code for each in found(text, "AID006", exempt=exempt)] == expected
            assert found(text, "AID006") == []


class TestContentHash:
    def hashed(self, text: str, **notes: Any) -> str:
        return content_hash(parse(Source(text, "article.md")), **notes)

    def test_a_known_value(self) -> None:
        import hashlib

        expected = hashlib.sha256(b"\n# Ferry\n\nIt runs.\n").hexdigest()
        assert self.hashed("---\na: 1\n---\n\n# Ferry\n\nIt runs.\n") == f"sha256-v1:{expected}"

    @pytest.mark.parametrize(
        "same",
        [
            "---\na: 2\nb: 3\n---\n# Ferry\n\nIt runs.\n",
            "---\r\na: 1\r\n---\r\n# Ferry\r\n\r\nIt runs.\r\n",
            "---\na: 1\n---\n# Ferry  \n\nIt runs.\t\n\n\n",
            "---\na: 1\n---\n# Ferry\n\nIt runs.",
            "---\na: 1\n---\n# Ferry\n\n<!-- nato-lint-disable DUP001 -->\n\nIt runs.\n",
            "---\na: 1\n---\n# Ferry\n\nIt runs. <!-- nato-lint-disable-line DUP001 -- a name -->\n",
            "---\na: 1\n---\n# Ferry\n\nIt runs.\n\n[//]: # (nato-lint-enable DUP001)\n",
        ],
    )
    def test_what_does_not_count(self, same: str) -> None:
        assert self.hashed(same) == self.hashed("---\na: 1\n---\n# Ferry\n\nIt runs.\n")

    @pytest.mark.parametrize(
        "comment",
        [
            "<!-- nato-lint-disable DUP001 -->",
            "<!--\nnato-lint-disable DUP001\n-- a name -->",
            "{/* nato-lint-disable DUP001 */}",
            "[//]: # (nato-lint-disable DUP001)",
            "[comment]: <> 'nato-lint-disable DUP001'",
            '[//]: # "nato-lint-disable DUP001"',
            "%% nato-lint-disable DUP001 %%",
            "% nato-lint-disable DUP001",
            "{% comment %} nato-lint-disable DUP001 {% endcomment %}",
            "{%- # nato-lint-disable DUP001 -%}",
            "{# nato-lint-disable DUP001 #}",
            "{{/* nato-lint-disable DUP001 */}}",
            "{{< /* nato-lint-disable DUP001 */ >}}",
        ],
    )
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_no_suppression_counts(self, comment: str, end: str) -> None:
        text = f"# Ferry\n\n{comment}\n\nIt runs.\n".replace("\n", end)
        assert self.hashed(text) == self.hashed("# Ferry\n\nIt runs.\n")

    @pytest.mark.parametrize(
        "other",
        ["# Ferry\n\nIt ran.\n", "# Ferry\nIt runs.\n", "# Ferry\n\n<!-- a note -->\n\nIt runs.\n"],
    )
    def test_what_counts(self, other: str) -> None:
        assert self.hashed(other) != self.hashed("# Ferry\n\nIt runs.\n")

    @pytest.mark.parametrize("form", ["quote", "alert", "admonition", "directive", "shortcode"])
    @pytest.mark.parametrize("position", ["head", "tail"])
    @pytest.mark.parametrize(
        "body",
        ["# Ferry\n\nIt runs.\n", "# Ferry\nIt runs.\n", "It runs.\n", "Ferry\n=====\n\nIt runs."],
    )
    def test_the_notice_voids_no_review(self, form: Any, position: Any, body: str) -> None:
        notice = NoticeOptions(form=form, position=position)
        record = f"{RECORD}, content_hash: '{self.hashed(body)}'"
        text = f"---\n{with_review('generated', record)}\n---\n{body}"
        (missing,) = found(text, "AID001", "AID006", notice=notice)
        assert missing.fix is not None
        fixed = apply_edits(text, missing.fix.edits)
        assert [f.code for f in found(fixed, notice=notice)] == []
        assert [f.code for f in found(fixed.replace("It runs", "It ran"), notice=notice)] == [
            "AID006"
        ]

    @pytest.mark.parametrize(
        "notice",
        [
            ":::info[AI disclosure]\n\nThis article was generated with AI.\n\n:::",
            "> [!NOTE]\n>\n> This article was generated with AI.",
            '<AiDisclosure level="generated" />',
            "{{< ai-disclosure >}}",
        ],
    )
    def test_notices_that_are_written_by_hand(self, notice: str) -> None:
        body = "# Ferry\n\nIt runs.\n"
        record = f"{RECORD}, content_hash: '{self.hashed(body)}'"
        text = f"---\n{with_review('generated', record)}\n---\n{body}"
        shown = text.replace("It runs", f"{notice}\n\nIt runs")
        assert [f.code for f in found(shown)] == []
        assert [f.code for f in found(shown + "\nAnd more.\n")] == ["AID006"]


class TestFix:
    def fixed(self, text: str, path: str = "article.md", **options: Any) -> str | None:
        (finding,) = found(text, "AID001", path=path, **options)
        return apply_edits(text, finding.fix.edits) if finding.fix else None

    @pytest.mark.parametrize("level", ["assisted", "generated", "autonomous", "mixed"])
    @pytest.mark.parametrize(
        "language", ["en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh", "ko", "sv"]
    )
    def test_the_notice_in_all_languages(self, level: str, language: str) -> None:
        text = article(f"ai_disclosure: {{level: {level}, extent: plan}}\nlang: {language}")
        fixed = self.fixed(text, preset="strict", notice=NoticeOptions(policy_url="/ai/"))
        assert fixed is not None
        assert codes(fixed, preset="strict") == []
        assert "plan" in fixed or level == "autonomous"
        assert "(/ai/)" in fixed

    def test_it_restates_a_valid_review(self) -> None:
        fixed = self.fixed(article(with_review("generated")))
        assert fixed
        assert "This article was generated with AI. It was reviewed by Ida Berg." in fixed
        assert codes(fixed) == []
        incomplete = self.fixed(article(with_review("generated", "by: Ida Berg")))
        assert incomplete
        assert "reviewed by" not in incomplete

    @pytest.mark.parametrize(
        ("text", "options", "expected"),
        [
            ("# A\n\nB.\n", {}, "# A\n\n> N\n\nB.\n"),
            ("# A\nB.\n", {}, "# A\n> N\n\nB.\n"),
            ("B.\n", {}, "> N\n\nB.\n"),
            ("\n\nB.\n", {}, "\n\n> N\n\nB.\n"),
            ("A\n===\n\nB.\n", {}, "A\n===\n\n> N\n\nB.\n"),
            ("## A\n\nB.\n", {}, "> N\n\n## A\n\nB.\n"),
            ("# A\n\nB.\n", {"position": "tail"}, "# A\n\nB.\n\n> N\n"),
            ("# A", {}, "# A\n\n> N"),
            ("# A\n\n![](a.png)\n\nB.\n", {}, "# A\n\n> N\n\n![](a.png)\n\nB.\n"),
        ],
    )
    def test_where_it_goes(self, text: str, options: Any, expected: str) -> None:
        head = "---\nai_disclosure: generated\n---\n"
        words = "**AI disclosure:** This article was generated with AI."
        fixed = self.fixed(head + text, notice=NoticeOptions(**options))
        assert fixed == head + expected.replace("N", words)

    WORDS = "This article was generated with AI."
    QUOTE = f"> **AI disclosure:** {WORDS}"
    FORMS: ClassVar[dict[str, str]] = {
        "mkdocs": f'!!! note "AI disclosure"\n    {WORDS}',
        "docusaurus": f":::info[AI disclosure]\n{WORDS}\n:::",
        "github": f"> [!NOTE]\n> **AI disclosure:** {WORDS}",
    }

    @pytest.mark.parametrize("position", ["head", "tail"])
    @pytest.mark.parametrize("dialect", [each for each in Dialect if each not in ("text", "html")])
    def test_the_form_is_that_of_the_dialect(self, dialect: str, position: Any) -> None:
        notice = NoticeOptions(position=position)
        text = article("ai_disclosure: generated", "The quay is open.")
        fixed = self.fixed(text, dialect=dialect, notice=notice)
        assert fixed
        assert f"\n\n{self.FORMS.get(dialect, self.QUOTE)}\n" in fixed
        assert found(fixed, *ALL[:-1], dialect=dialect, notice=notice) == []

    @pytest.mark.parametrize("form", ["quote", "alert", "admonition", "directive"])
    def test_what_the_house_chose_wins_over_the_dialect(self, form: Any) -> None:
        text = article("ai_disclosure: generated")
        fixed = [
            self.fixed(text, dialect=dialect, notice=NoticeOptions(form=form))
            for dialect in ("mkdocs", "markdown")
        ]
        assert fixed[0] == fixed[1]
        assert all(each and self.WORDS in each for each in fixed)

    @pytest.mark.parametrize(
        ("dialect", "shortcode"),
        [
            ("hugo", '{{< ai-disclosure level="generated" >}}'),
            ("markdown", '{{< ai-disclosure level="generated" >}}'),
            ("jekyll", '{% include ai-disclosure.html level="generated" %}'),
            ("mdx", '<AiDisclosure level="generated" />'),
            ("docusaurus", '<AiDisclosure level="generated" />'),
        ],
    )
    def test_a_shortcode_is_written_as_the_dialect_writes_it(
        self, dialect: str, shortcode: str
    ) -> None:
        notice = NoticeOptions(form="shortcode")
        text = article("ai_disclosure: generated")
        fixed = self.fixed(text, dialect=dialect, notice=notice)
        assert fixed
        assert f"\n\n{shortcode}\n\n" in fixed
        assert found(fixed, *ALL[:-1], dialect=dialect, notice=notice) == []

    @pytest.mark.parametrize(
        ("dialect", "written"),
        [("mdx", r"the \{name\} and \<Map>"), ("hugo", "the {name} and <Map>")],
    )
    def test_the_words_of_the_front_matter_are_no_program(self, dialect: str, written: str) -> None:
        said = "ai_disclosure: {level: generated, extent: 'the {name} and <Map>'}"
        fixed = self.fixed(article(said), dialect=dialect)
        assert fixed
        assert written in fixed

    def test_line_ends(self) -> None:
        fixed = self.fixed(article("ai_disclosure: generated").replace("\n", "\r\n"))
        assert fixed
        assert fixed.count("\n") == fixed.count("\r\n")

    def test_plain_text(self) -> None:
        text = "---\nai_disclosure: generated\n---\nFerry to Holm\n\n" + BODY
        fixed = self.fixed(text, path="ferry.txt")
        assert fixed
        assert "\n\nAI disclosure: This article was generated with AI.\n\n" in fixed

    def test_templates_of_the_house(self) -> None:
        templates: Any = {
            "generated": "A machine wrote this: AI.",
            "de": {"generated": "Das schrieb eine KI: {extent}."},
        }
        notice = NoticeOptions(templates=templates)
        english = self.fixed(article("ai_disclosure: generated"), notice=notice)
        assert english
        assert "> **AI disclosure:** A machine wrote this: AI.\n" in english
        german = "lang: de\nai_disclosure: {level: generated, extent: alles}"
        fixed = self.fixed(article(german), notice=notice)
        assert fixed
        assert "> **KI-Hinweis:** Das schrieb eine KI: alles.\n" in fixed
        # What the template asks for is not known, and nothing is made up.
        assert self.fixed(article("lang: de\nai_disclosure: generated"), notice=notice) is None

    @pytest.mark.parametrize(
        "text", [article(), article("", LEFT_OVER), article("ai_assisted: false")]
    )
    def test_no_level_is_inferred(self, text: str) -> None:
        assert self.fixed(text) is None

    def test_it_is_safe_where_the_house_says_so(self) -> None:
        text = article("ai_disclosure: generated")
        safeties = [
            found(text, "AID001", notice=NoticeOptions(insert=insert))[0].fix
            for insert in ("safe", "unsafe")
        ]
        assert [fix.safety for fix in safeties if fix] == ["safe", "unsafe"]

    def test_it_is_not_offered_where_it_would_not_show(self) -> None:
        text = article("ai_disclosure: generated") + "\n```\nnobody closes this\n"
        assert self.fixed(text, notice=NoticeOptions(position="tail")) is None


class TestPresets:
    def test_the_house_is_the_default(self) -> None:
        assert DisclosureOptions().policy == PRESETS["house"]

    def test_what_is_written_wins(self) -> None:
        options = DisclosureOptions(
            preset="eu-art50",
            since=date(2026, 1, 1),
            exempt=ExemptOptions(reviewed=False),
            notice=NoticeOptions(position="any"),
        )
        policy = options.policy
        assert (policy.since, policy.reviewed, policy.position) == (date(2026, 1, 1), False, "any")
        assert policy.require_fields == PRESETS["eu-art50"].require_fields

    @pytest.mark.parametrize(
        ("preset", "front_matter", "notice", "expected"),
        [
            ("house", "ai_disclosure: assisted", "", []),
            ("strict", "ai_disclosure: assisted", "", ["AID001"]),
            ("strict", with_review("generated"), "", ["AID001"]),
            ("eu-art50", "date: 2026-08-01", "", []),
            ("eu-art50", "date: 2026-08-02", "", ["AID001"]),
            ("eu-art50", with_review("generated"), "", ["AID005"]),
            (
                "eu-art50",
                with_review("generated", more="responsible: {name: H, contact: /i/}"),
                "",
                [],
            ),
            ("ny-fair-news", with_review("generated"), "", ["AID001"]),
            ("cn-label", "ai_disclosure: mixed", HELPED, ["AID003"]),
            ("cn-label", "ai_disclosure: generated", GENERATED, []),
        ],
    )
    def test_presets(
        self, preset: Any, front_matter: str, notice: str, expected: list[str]
    ) -> None:
        assert codes(article(front_matter, notice), preset=preset) == expected

    @pytest.mark.parametrize(
        ("preset", "expected"),
        [("house", []), ("eu-art50", ["AID002"]), ("ny-fair-news", ["AID002"])],
    )
    def test_the_head(self, preset: Any, expected: list[str]) -> None:
        text = article("", BODY, BODY, BODY, HELPED)
        assert codes(text, preset=preset) == expected


class TestOptions:
    @pytest.mark.parametrize(
        ("line", "assume", "declared"),
        [
            ("lang: en", ["AID001"], []),
            ("public_interest: true", ["AID001"], ["AID001"]),
            ("public_interest: no", [], []),
        ],
    )
    def test_public_interest(self, line: str, assume: list[str], declared: list[str]) -> None:
        assert codes(article(line)) == assume
        assert codes(article(line), public_interest="declared") == declared

    def test_residue_threshold(self) -> None:
        for threshold, severity in (("weak", Severity.ERROR), ("strong", Severity.WARNING)):
            (finding,) = found(article("", TRACKED), "AID001", residue_threshold=threshold)
            assert finding.severity is severity
        strong = "The plan [citation:3] is new."
        for threshold, severity in (("strong", Severity.ERROR), ("certain", Severity.WARNING)):
            (finding,) = found(article("", strong), "AID001", residue_threshold=threshold)
            assert finding.severity is severity

    def test_the_key_of_the_house(self) -> None:
        options = FrontMatterOptions(key="params.machine")
        text = article("params: {machine: perhaps}")
        (finding,) = found(text, "AID007", front_matter=options)
        assert text[finding.start : finding.end] == "perhaps"

    @pytest.mark.parametrize(
        "options", [{"templates": {"some": "x"}}, {"templates": {"de": {"x": "y"}}}]
    )
    def test_templates_for_levels_that_do_not_exist(self, options: Any) -> None:
        with pytest.raises(ValueError, match="has no level"):
            NoticeOptions(**options)


class TestDeclaration:
    @pytest.mark.parametrize(
        ("line", "mark"),
        [
            ("ai_disclosure: a little", "a little"),
            ("ai_disclosure: 'generatd'", "generatd"),
            ("ai_disclosure: 2", "2"),
            ("ai_disclosure: {level: some}", "some"),
            ("ai_disclosure: [none]", "[none]"),
        ],
    )
    def test_invalid(self, line: str, mark: str) -> None:
        assert marked(article(line), "AID007") == [mark]

    @pytest.mark.parametrize(
        "line",
        [
            "ai_disclosure: None",
            "ai_disclosure: AI-assisted",
            "ai_disclosure: yes",
            "ai_disclosure:",
            "ai: a short history",
            "ai_disclosure: {extent: all}",
        ],
    )
    def test_valid_or_not_there(self, line: str) -> None:
        assert marked(article(line), "AID007") == []

    def test_it_suggests(self) -> None:
        (finding,) = findings(article("ai_disclosure: generatd"), "AID007")
        assert finding.message.endswith("Did you mean “generated”?")

    def test_undeclared(self) -> None:
        (finding,) = findings(article("", GENERATED), "AID010")
        assert "`ai_disclosure: generated`" in finding.message
        assert findings(article("ai_generated: true", GENERATED), "AID010") == []


class TestByline:
    @pytest.mark.parametrize(
        ("line", "mark"),
        [
            ("author: ChatGPT", "ChatGPT"),
            ("author: 'GPT-4o'", "GPT-4o"),
            ("author: Claude 3.5 Sonnet", "Claude 3.5 Sonnet"),
            ("author: Claude (Anthropic)", "Claude (Anthropic)"),
            ("authors: [Ida Berg, Gemini]", "Gemini"),
            ("authors:\n  - name: Ida Berg\n  - name: Google Gemini", "Google Gemini"),
            ("author: {name: AI Assistant}", "AI Assistant"),
            ("byline: Ida Berg and ChatGPT", "ChatGPT"),
            ("byline: Written by Microsoft Copilot", "Microsoft Copilot"),
            ("params: {author: DeepSeek}", "DeepSeek"),
            ("author: AI", "AI"),
        ],
    )
    def test_products(self, line: str, mark: str) -> None:
        assert marked(article(line), "AID008") == [mark]

    @pytest.mark.parametrize(
        "line",
        [
            "author: Claude Sand",
            "author: Claude",
            "author: Jean-Claude Berg",
            "author: Ai Tanaka",
            "author: Ai",
            "author: Kimi",
            "author: Holm AI Institute",
            "author: {name: Ida Berg, bio: Writes about ChatGPT}",
            "title: ChatGPT",
            "authors: [Ida Berg, Claude Lund]",
            "author: Harbour desk",
        ],
    )
    def test_people(self, line: str) -> None:
        assert marked(article(line), "AID008") == []


class TestTwice:
    def test_at_both_ends(self) -> None:
        text = article("", HELPED, BODY, HELPED)
        (finding,) = findings(text, "AID009")
        assert finding.start > text.index(BODY)

    @pytest.mark.parametrize(
        "paragraphs",
        [
            (HELPED, "*AI was used to draft this article.*"),
            (
                "## AI disclosure",
                "AI helped draft this article.",
                "It is our policy.",
                "We used AI to edit this article.",
                "## Ferry",
            ),
            (":::ai-disclosure\nThis article was written with AI.\n:::",),
            (HELPED, BODY, DENIED),
            (
                "I wrote this post with AI, and it was an odd week in the harbour. " * 6,
                BODY,
                HELPED,
            ),
        ],
    )
    def test_what_belongs_together(self, paragraphs: tuple[str, ...]) -> None:
        assert marked(article("", *paragraphs), "AID009") == []


def test_the_page_lists_what_presets_set() -> None:
    page = (Path(__file__).parent.parent / "docs" / "ai-disclosure.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(?:exempt\.|notice\.)?([a-z-]+)` \| (.*) \|$", page, re.MULTILINE)
    listed = {name.replace("-", "_"): cells.split(" | ") for name, cells in rows if " | " in cells}
    for name in PRESETS["house"]._fields:
        values = [getattr(policy, name) for policy in PRESETS.values()]
        assert listed[name] == [
            ", ".join(value)
            if isinstance(value, tuple)
            else "not set"
            if value is None
            else str(value).lower()
            for value in values
        ], name
    assert re.findall(r"`([a-z0-9-]+)`", page.split("| option |")[1].split("\n")[0]) == list(
        PRESETS
    )
