"""What AID001 tells an editor to do, and that doing it answers the rule."""

import re
from typing import Any

import pytest

from nato_lint_rules.disclosure.options import DisclosureOptions, FrontMatterOptions, NoticeOptions
from tests.linting import findings

BODY = "# Ferry to Holm\n\nThe ferry to Holm runs again from Monday.\n"
LEFT_OVER = "# Ferry to Holm\n\nThe quay is new :contentReference[oaicite:0]{index=0} and dry.\n"
AT_THE_TOP = "at the very top of the file: `---`, `ai_disclosure: {}`, `---`"


def advice(text: str, path: str = "ferry.md", **options: Any) -> str:
    keywords = {"disclosure": DisclosureOptions(**options)}
    (found,) = findings(text, "AID001", path=path, options=keywords)
    return found.message


def codes(text: str, path: str = "ferry.md", **options: Any) -> list[str]:
    keywords = {"disclosure": DisclosureOptions(**options)}
    return [f.code for f in findings(text, "AID001", "AID004", path=path, options=keywords)]


@pytest.mark.parametrize("path", ["ferry.md", "ferry.txt"])
def test_three_lines_where_there_is_no_front_matter(path: str) -> None:
    said = advice(BODY, path)
    assert f"Put these three lines {AT_THE_TOP.format('none')}" in said
    assert codes(f"---\nai_disclosure: none\n---\n{BODY}", path) == []


@pytest.mark.parametrize(
    ("head", "line", "where", "answered"),
    [
        (
            "---\ntitle: Ferry\n---\n",
            "ai_disclosure: none",
            "between the two `---` lines at the top",
            "---\ntitle: Ferry\nai_disclosure: none\n---\n",
        ),
        (
            '+++\ntitle = "Ferry"\n+++\n',
            'ai_disclosure = "none"',
            "right below the first `+++`",
            '+++\nai_disclosure = "none"\ntitle = "Ferry"\n+++\n',
        ),
        (
            '{\n"title": "Ferry"\n}\n',
            '"ai_disclosure": "none",',
            "right below the first `{`",
            '{\n"ai_disclosure": "none",\n"title": "Ferry"\n}\n',
        ),
    ],
    ids=["yaml", "toml", "json"],
)
def test_one_line_where_there_is(head: str, line: str, where: str, answered: str) -> None:
    assert f"Add the line `{line}` {where} (" in advice(head + BODY)
    assert codes(answered + BODY) == []


def test_left_overs() -> None:
    said = advice(LEFT_OVER)
    assert f"Delete them. Then put these three lines {AT_THE_TOP.format('assisted')}" in said
    assert all(len(sentence.split()) <= 25 for sentence in re.split(r"(?<=\.) ", said))


@pytest.mark.parametrize(
    "text",
    [
        f"ai_disclosure: none\n{BODY}",
        f"\n---\nai_disclosure: none\n---\n{BODY}",
        f"{BODY}\nAI_Disclosure:   none\n",
        f"{BODY}The harbour office says so.\nai_disclosure: none\nMore boats follow.\n",
    ],
)
@pytest.mark.parametrize("path", ["ferry.md", "ferry.txt"])
def test_a_declaration_that_stands_in_the_text(text: str, path: str) -> None:
    said = advice(text, path)
    assert "ove the line `" in said
    assert "isclosure: none` to the very top of the file, between two lines `---`" in said
    headed = advice(f"---\ntitle: Ferry\n---\n{text}", path)
    assert "isclosure: none` between the two `---` lines at the top: it does not count" in headed


def test_both() -> None:
    said = advice(f"{LEFT_OVER}\nai_disclosure: none\n")
    assert "Delete them. Then move the line `ai_disclosure: none` to the very top" in said


@pytest.mark.parametrize(
    "words",
    [
        "```\nai_disclosure: none\n```",
        "Write ai_disclosure: none into the front matter.",
        "ai_disclosure: write here what part AI had",
        "ai_disclosure: `none`",
    ],
)
def test_words_about_declarations_are_none(words: str) -> None:
    assert "Put these three lines" in advice(f"{BODY}\n{words}\n")


def test_the_key_of_the_house() -> None:
    options = FrontMatterOptions(key="machine")
    assert "`machine: none`" in advice(BODY, front_matter=options)
    assert "Move the line `machine: none`" in advice(
        f"{BODY}\nmachine: none\n", front_matter=options
    )


@pytest.mark.parametrize("level", ["assisted", "generated", "autonomous", "mixed"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh", "ko"])
def test_the_notice_that_is_quoted_says_what_is_declared(level: str, language: str) -> None:
    head = f"---\nlang: {language}\nai_disclosure: {level}\n---\n"
    said = advice(head + BODY, preset="strict")
    (words,) = re.findall("“([^”]+)”, or set `rendered-by", said)
    assert codes(f"{head}*{words}*\n\n{BODY}", preset="strict") == []


def test_the_words_of_the_house_are_quoted() -> None:
    templates: Any = {
        "generated": "A machine wrote this: AI.",
        "de": {"mixed": "Von KI: {extent}."},
    }
    notice = NoticeOptions(templates=templates)
    declared = "---\nai_disclosure: generated\n---\n"
    assert "“A machine wrote this: AI.”" in advice(declared + BODY, notice=notice)
    german = "---\nlang: de\nai_disclosure: {level: mixed, extent: Tabelle}\n---\n"
    assert "“Von KI: Tabelle.”" in advice(german + BODY, notice=notice)
    unfilled = "---\nlang: de\nai_disclosure: mixed\n---\n"
    assert "“Von KI: {extent}.”" in advice(unfilled + BODY, notice=notice)


def test_a_shortcode_is_quoted_as_it_is_written() -> None:
    declared = "---\nai_disclosure: generated\n---\n"
    said = advice(declared + BODY, notice=NoticeOptions(form="shortcode"))
    assert 'Add `{{< ai-disclosure level="generated" >}}`, or set' in said
    nameless = advice(declared + BODY, notice=NoticeOptions(form="shortcode", markers=()))
    assert "Add a short notice, or set" in nameless


def test_a_house_that_wants_a_notice_also_for_none() -> None:
    said = advice(f"---\nai_disclosure: none\n---\n{BODY}", levels=("none",))
    assert "Add a short notice, or set" in said
