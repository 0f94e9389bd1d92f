"""FMT001 and FMT002: the fields that a house asks for, in YAML, TOML, JSON and web pages."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Edit, Finding
from nato_lint.config.values import build, convert_table
from nato_lint.fix import apply_edits
from tests.command import run
from tests.linting import RULES, findings


def options(toml: str) -> dict[str, Any]:
    rule = RULES["FMT001"]
    values = build(rule.options, convert_table(tomllib.loads(toml), rule.options, (), Path()))
    assert rule.group
    return {rule.group[0]: rule.group[1](**values)}


def check(text: str, toml: str, path: str = "article.md") -> list[Finding]:
    return findings(text, "FMT001", "FMT002", path=path, options=options(toml))


def words(text: str, found: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, text[finding.start : finding.end]) for finding in found]


def of_value(value: str, toml: str) -> tuple[list[str], str]:
    """What is marked in `x: value` under the options of the field, and the line with all fixes."""
    text = f"---\nx: {value}\n---\n\nText.\n"
    found = check(text, f"fields.x = {{ {toml} }}")
    edits: list[Edit] = [edit for each in found if each.fix for edit in each.fix.edits]
    line = apply_edits(text, edits).split("\n")[1]
    return [text[each.start : each.end] for each in found], line.removeprefix("x: ")


REQUIRED = 'required = ["title", "date", "author"]'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A\npubDate: 2026-05-02\nauthors: [x]\n---\n", []),
        ("---\ntitle: A\n---\n", ["---", "---"]),
        ("---   \ntitle: ' '\ndate:\nauthor: x\n---\n", ["title", "date"]),
        ('+++\ntitle = "A"\n[params]\nauthor = ""\n+++\n', ["+++", "author"]),
        ('{"title": "A", "date": "x"}\n\n', ["{"]),
        ("# The pier\n\nText.\n", ["The pier"]),
        ("---\ntitle: [A\n---\n\nText.\n", []),
        ("", [""]),
    ],
)
def test_missing_fields(text: str, expected: list[str]) -> None:
    found = check(text, REQUIRED)
    assert words(text, found) == [("FMT001", marked) for marked in expected]


def test_an_article_without_front_matter_is_told_all_at_once() -> None:
    (found,) = check("Text.\n", REQUIRED)
    assert "the fields “title”, “date” and “author” are required" in found.message
    (found,) = check("Text.\n", 'required = ["title"]')
    assert "the field “title” is required" in found.message


def test_the_name_of_the_file_may_hold_the_date() -> None:
    post = "_posts/2026-05-02-pier.md"
    assert not check("---\ntitle: A\n---\n", 'required = ["title", "date"]', post)
    assert not check("Text.\n", 'required = ["date"]', post)
    (found,) = check("Text.\n", 'required = ["title", "date"]', post)
    assert "the field “title” is required" in found.message
    assert check("---\ndate:\n---\n", 'required = ["date"]', post)


def test_nothing_is_asked_for_by_default() -> None:
    assert not findings("---\ndate: never\n---\n", "FMT001", "FMT002")


def test_a_page_is_asked_for_the_same() -> None:
    page = (
        '<head><title>A</title><meta name="author" content="x">'
        '<meta name="date" content="2 May 2026"></head><p>Text.</p>'
    )
    found = check(page, f'{REQUIRED}\nfields.date.type = "date"', "article.html")
    assert words(page, found) == [("FMT002", "2 May 2026")]
    found = check(page.replace("author", "editor"), REQUIRED, "article.html")
    assert words(page, found) == [("FMT001", "A")]
    assert '<meta name="author" content="...">' in found[0].message
    found = check("<h1>The pier</h1>", 'required = ["title", "lang"]', "article.html")
    assert ["<title>" in found[0].message, "<html lang=" in found[1].message] == [True, True]


@pytest.mark.parametrize(
    ("value", "fixed"),
    [
        ("2026-05-02", None),
        ("2026-05-02T10:00:00+02:00", None),
        ("'2026-05-02 10:00'", None),
        ("2026-05-02 10:00:00 +0200", None),
        ("2026/5/2", "2026-05-02"),
        ("2026-5-2 10:00", "2026-05-02 10:00"),
        ("2.5.2026", "2026-05-02"),
        ("2 May 2026", "2026-05-02"),
        ('"May 2nd, 2026"', '"2026-05-02"'),
        ("2 Sept. 2026", "2026-09-02"),
        ("5/2/2026", ""),
        ("2016-03-18 13:50:00 -5", None),
        ("5/28/2026", "2026-05-28"),
        ("28/5/2026 10:00", "2026-05-28 10:00"),
        ("5/5/2026", "2026-05-05"),
        ("31/31/2026", ""),
        ("last-modified", ""),
        ('"`r Sys.Date()`"', None),
        ("31 June 2026", ""),
        ("2026-02-30", ""),
        ("2026", ""),
        ("next week", ""),
        ("2 Mai 2026", ""),
        ("[2026-05-02]", ""),
        ("{{ site.date }}", None),
    ],
)
def test_dates(value: str, fixed: str | None) -> None:
    marked, line = of_value(value, 'type = "date"')
    assert bool(marked) is (fixed is not None)
    assert line == (fixed or value)


def test_quarto_writes_some_dates_itself() -> None:
    assert not check("---\ndate: last-modified\n---\n", 'fields.date.type = "date"', "a.qmd")
    assert check("---\ndate: later\n---\n", 'fields.date.type = "date"', "a.qmd")


@pytest.mark.parametrize(
    ("kind", "value", "fixed"),
    [
        ("boolean", "true", None),
        ("boolean", "yes", "true"),
        ("boolean", "No", "false"),
        ("boolean", '"false"', "false"),
        ("boolean", "True", "true"),
        ("boolean", "maybe", ""),
        ("boolean", "1", ""),
        ("number", "5", None),
        ("number", "-5.25", None),
        ("number", '"5"', "5"),
        ("number", '"05"', ""),
        ("number", "many", ""),
        ("number", "true", ""),
        ("text", "A pier", None),
        ("text", "2026", '"2026"'),
        ("text", "yes", '"yes"'),
        ("text", "[a]", ""),
        ("list", "[a, b]", None),
        ("list", "news", "[news]"),
        ("list", '"news"', '["news"]'),
        ("list", "news, sport", ""),
        ("list", "5", ""),
    ],
)
def test_types(kind: str, value: str, fixed: str | None) -> None:
    marked, line = of_value(value, f'type = "{kind}"')
    assert bool(marked) is (fixed is not None)
    assert line == (fixed or value)


@pytest.mark.parametrize(
    ("toml", "value", "marked"),
    [
        ("max-length = 5", "piers", []),
        ("max-length = 5", "'a pier'", ["a pier"]),
        ("min-length = 3", "ab", ["ab"]),
        ("max-length = 2", "[a, b]", []),
        ("max-length = 1", "[a, b]", ["x"]),
        ("min-length = 1, max-length = 9", "7", []),
        ('one-of = ["News", "Sport"]', "News", []),
        ('one-of = ["News", "Sport"]', "[News, Sprot]", ["Sprot"]),
        ('one-of = ["1", "2"]', "3", ["3"]),
        ('one-of = ["1", "2"]', "2", []),
        ('pattern = "/images/*.jpg"', "/images/a/b.jpg", []),
        ('pattern = "/images/*.jpg"', "/images/a.png", ["/images/a.png"]),
        ('pattern = "??-*-?"', "ab-c-d-e", []),
        ('pattern = "a*a"', "a", ["a"]),
        ('pattern = "*"', "anything", []),
        ('pattern = "a.c"', "abc", ["abc"]),
        ('pattern = "https://*"', "[https://a.example, ftp://b.example]", ["ftp://b.example"]),
    ],
)
def test_lengths_choices_and_patterns(toml: str, value: str, marked: list[str]) -> None:
    assert of_value(value, toml)[0] == marked


def test_a_choice_in_other_letters_is_mended() -> None:
    assert of_value('[news, "SPORT"]', 'one-of = ["News", "Sport"]') == (
        ["news", "SPORT"],
        '[News, "Sport"]',
    )


def test_toml_and_json() -> None:
    toml = 'fields.draft.type = "boolean"\nfields.tags.one-of = ["a"]'
    text = '+++\ndraft = "no"\ntags = ["b"]\n+++\n\nText.\n'
    assert words(text, check(text, toml)) == [("FMT002", "no"), ("FMT002", "b")]
    text = '{\n"draft": "no",\n"tags": ["b"]\n}\n\nText.\n'
    assert words(text, check(text, toml)) == [("FMT002", "no"), ("FMT002", "b")]


def test_a_pattern_with_many_stars_takes_no_time() -> None:
    text = f"---\nx: {'a' * 2000}\n---\n"
    assert check(text, f'fields.x.pattern = "{"a*" * 50}b"')


@given(st.text("ab", max_size=12), st.text("ab*?", max_size=8))
def test_patterns_mean_what_they_say(text: str, pattern: str) -> None:
    import re

    from nato_lint_rules.front_matter.invalid import _matches

    meant = re.compile(pattern.replace("*", ".*").replace("?", "."))
    assert _matches(text, pattern) == bool(meant.fullmatch(text))


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[rules.front-matter]\nrequired = 1", "`rules.front-matter.required` takes a list"),
        ("[rules.front-matter.fields.date]\ntype = 'day'", "`rules.front-matter.fields.date.type` takes"),
        ("[rules.front-matter.fields.date]\nkind = 'date'", "has no option `kind`"),
        ("[rules.front-matter.fields.x]\nmin-length = 5\nmax-length = 2", "larger than its `max-length`"),
        ("[rules.front-matter.fields.x]\ntype = 'date'\nmax-length = 2", "type date has no length"),
    ],
)  # fmt: skip
def test_wrong_configuration_is_explained(tmp_path: Path, toml: str, message: str) -> None:
    (tmp_path / "nato-lint.toml").write_text(toml + "\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("Text.\n", encoding="utf-8")
    done = run("check", "a.md", cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_fields_are_configured_checked_mended_and_shown(tmp_path: Path) -> None:
    (tmp_path / "nato-lint.toml").write_text(
        'select = ["FMT"]\n[rules.front-matter]\nrequired = ["date"]\n'
        '[rules.front-matter.fields.date]\ntype = "date"\n'
        '[[overrides]]\nfiles = ["notes/*"]\n[overrides.rules.front-matter]\nrequired = []\n'
        "[overrides.rules.front-matter.fields.title]\nmax-length = 3\n",
        encoding="utf-8",
    )
    article = tmp_path / "a.md"
    article.write_text("---\ndate: 2 May 2026\n---\n\nText.\n", encoding="utf-8")
    note = tmp_path / "notes" / "b.md"
    note.parent.mkdir()
    note.write_text("---\ntitle: A long one\n---\n\nText.\n", encoding="utf-8")
    done = run("check", "--output-format", "concise", ".", cwd=tmp_path)
    assert [line.split(" ")[1] for line in done.stdout.decode().splitlines()[:2]] == ["FMT002"] * 2
    run("check", "--fix", ".", cwd=tmp_path)
    assert article.read_text(encoding="utf-8").startswith("---\ndate: 2026-05-02\n")
    shown = run("config", "show", "a.md", cwd=tmp_path).stdout.decode()
    assert 'fields.date.type = "date"' in shown
