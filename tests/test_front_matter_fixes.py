"""Fixes of front matter: what they must leave as it is, whichever rule makes them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_lint import Document, Edit, Finding, Fix, Rule, Severity, Source
from nato_lint.fix import fix_article
from nato_lint.front_matter import read_front_matter
from nato_lint.settings import ActiveRule, Settings
from tests.linting import RULES
from tests.test_required_fields import check, options

END = "\n---\n\nText.\n"


def mended(text: str, toml: str) -> str:
    """The text after all fixes of FMT002, which changes nothing when it is fixed again."""
    rule = RULES["FMT002"]
    active = Settings((ActiveRule(rule, options(toml)),), {rule.code: rule.code})
    done = fix_article(Source(text, "article.md"), active, lambda finding: True)
    again = fix_article(done.source, active, lambda finding: True)
    assert again.source.text == done.source.text
    return done.source.text


def replaced(text: str, old: str, new: str, more: str = "") -> str:
    """The text after a fix of another rule that writes `new` for `old`, if the engine lets it."""

    def rule(document: Document) -> Iterator[Finding]:
        """Find what this house does not want."""
        found = re.search(re.escape(old), document.text)
        if found and document.text == text:
            edit = Edit(*found.span(), new)
            yield Finding(*found.span(), "House style.", fix=Fix(Fix.SAFE, "Replace", (edit,)))

    house = Rule("HSE001", Severity.WARNING, rule, fix=Fix.SAFE)
    active = Settings((ActiveRule(house),), {"HSE001": "HSE001"})
    return fix_article(Source(text, "article.md"), active, lambda finding: True).source.text


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("---\ntitle: One\nx: 1" + END, "One", "One: two"),
        ("---\ntitle: One\nx: 1" + END, "One", '"One'),
        ("---\ndraft: &d no\nx: *d" + END, "&d no", "false"),
        ("---\ndraft: &d no\nx: *d" + END, "no", "yes"),
        ("---\na: &a {b: 1}\nc:\n  <<: *a" + END, "1", "2"),
        ("---\na: &a {b: 1}\n<<: *a" + END, "1", "2"),
        ("---\na: x\nb: y" + END, "a: x", "b: x"),
        ("---\na: x\nb: y" + END, "x\n", "x "),
        ("---\na: {b: x, c: y}" + END, "x", "x, c: z"),
        ("---\na: [{b: x, c: y}, {b: z}]" + END, "x", "x, c: z"),
        ("---\na: [{b: x}, {b: y}]" + END, "x}", "x}, z: {"),
        ("---\na: x # b\nc: y" + END, "x", "x\nd: z\nc: x"),
        ("---\na: 'x'\nb: 'y'" + END, "x", "it's"),
        ("---\na: x\nb: y" + END, "a", "---\na"),
        ('{"a": "x", "b": "y"}\n\nText.\n', "x", 'x"'),
        ('{"a": true}\n\nText.\n', "true", "True"),
        ('+++\na = "x"\nb = 1\n+++\n\nText.\n', "x", '"x'),
        ("+++\na = true\n[t]\nb = 1\n+++\n\nText.\n", "true", "True"),
        ("+++\na = 1\nb = 1\n+++\n\nText.\n", "1\n", "1\n[u]\n"),
    ],
)
def test_no_fix_breaks_front_matter_or_changes_another_field(text: str, old: str, new: str) -> None:
    assert replaced(text, old, new) == text


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("---\ntitle: One\nx: .nan" + END, "One", "Two"),
        ("---\na: x\nb: y" + END, "a:", "c:"),
        ("---\na: x\nb: y" + END, "a: x\n", ""),
        ("---\na: x\nb: y" + END, "b: y", "b: y\nc: z"),
        ("---\na: x\nb: y" + END, "a: x", "c: z\na: x"),
        ("---\na: {b: x, c: y}" + END, "x", "z"),
        ("---\na: [{b: x}, {b: y}]" + END, "x", "z"),
        ("---\na: [x, y]" + END, "x, ", ""),
        ("---\na: [x" + END, "x", "x]"),
        ("+++\na = 1\n[t]\nb = 2\n+++\n\nText.\n", "2", "3"),
        ("+++\na.b = 1\na.c = 2\n+++\n\nText.\n", "2", "3"),
        ("+++\n[[a]]\nb = 1\n[[a]]\nb = 2\n+++\n\nText.\n", "2", "3"),
        ('{"a": {"b": 1}, "c": 2}\n\nText.\n', "1", "3"),
        ("---\na: x # one" + END, "one", "two"),
    ],
)
def test_what_a_fix_means_to_change_it_may(text: str, old: str, new: str) -> None:
    assert replaced(text, old, new) == text.replace(old, new, 1)


CHOICE = 'fields.x.one-of = ["True", "No", "News"]'
BOOLEAN = 'fields.x.type = "boolean"'
NUMBER = 'fields.x.type = "number"'
TEXT = 'fields.x.type = "text"'


@pytest.mark.parametrize(
    ("text", "toml"),
    [
        ('{"x": true}\n\nText.\n', CHOICE),
        ("+++\nx = true\n+++\n\nText.\n", CHOICE),
        ("---\nx: true" + END, CHOICE),
        ("---\nx: &d no\ny: *d" + END, BOOLEAN),
        ("---\ny: &d no\nx: *d" + END, TEXT),
        ('---\nx: &w "10"' + END, NUMBER),
        ("---\nx: &v 1.0" + END, TEXT),
        ("---\nx: !!int 3" + END, TEXT),
        ("---\nx: &v 2026-05-02" + END, TEXT),
        ("---\nx: !!bool yes" + END, BOOLEAN),
        ("---\nx: &n news\ny: *n" + END, CHOICE),
        ("---\nx: [&n news, *n]" + END, CHOICE),
        ('---\nx: [!house "news"]' + END, CHOICE),
        ("---\nx: &d 2 May 2026\ny: *d" + END, 'fields.x.type = "date"'),
        ("---\nx: !!str news" + END, 'fields.x.type = "list"'),
        ("---\nx: |-\n  news" + END, 'fields.x.type = "list"'),
        ("---\nx: [News, news, Sport]" + END, CHOICE),
        ("---\nx: no\ny: [a" + END, BOOLEAN),
        ("---\nx: # news\n  - 1\n  - new\\s" + END, CHOICE),
    ],
)
def test_what_is_found_and_left_alone(text: str, toml: str) -> None:
    found = check(text, toml)
    assert found
    assert [each.fix for each in found] == [None] * len(found)
    assert mended(text, toml) == text


@pytest.mark.parametrize(
    ("field", "toml"),
    [
        ("x: &d true\ny: *d", BOOLEAN),
        ("y: &d true\nx: *d", BOOLEAN),
        ("x: !!bool true", BOOLEAN),
        ("x: &a 10", 'fields.x.one-of = ["10"]'),
        ("y: &a 10\nx: *a", 'fields.x.one-of = ["10"]'),
        ("y: &a true\nx: *a", 'fields.x.one-of = ["true"]'),
        ("x: &a News", CHOICE),
        ("y: &a News\nx: [*a, No]", CHOICE),
        ("x: !!str 2026-05-02", TEXT),
    ],
)
def test_an_anchor_is_no_part_of_a_value(field: str, toml: str) -> None:
    assert not check(f"---\n{field}{END}", toml)


@pytest.mark.parametrize(
    ("before", "after", "toml"),
    [
        ("x: no # not yet\ny: *", None, BOOLEAN),
        ("y: &d no\nz: *d\nx: no", "y: &d no\nz: *d\nx: false", BOOLEAN),
        ("x:   'no'   # not yet\ny: 1", "x:   false   # not yet\ny: 1", BOOLEAN),
        ('x: "true"', 'x: "True"', 'fields.x.one-of = ["True"]'),
        ("x: 'nEWS' # a\n", "x: 'News' # a\n", CHOICE),
        ("x: [news, NEWS, sport]", "x: [News, NEWS, sport]", CHOICE),
        ("x:\n# one\n- sport\n- news # two", "x:\n# one\n- sport\n- News # two", CHOICE),
        ("x: NULL-1", "x: Null-1", 'fields.x.one-of = ["Null-1"]'),
        ("x: nuLL", 'x: "NULL"', 'fields.x.one-of = ["NULL"]'),
        ("x: nUll", 'x: "Null"', 'fields.x.one-of = ["Null", "None"]'),
        ("x: {y: 1}\nz: no", None, CHOICE),
        ("x: 2026-05-02", 'x: "2026-05-02"', TEXT),
        ("x: 2026-05-02 10:00:00 # y", 'x: "2026-05-02 10:00:00" # y', TEXT),
        ("x: '2026-05-02'", None, TEXT),
        ("x: 2026-05-02 in the morning", None, TEXT),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_everything_else_stays(before: str, after: str | None, toml: str, line_end: str) -> None:
    def whole(fields: str) -> str:
        return f"---\n{fields}{END}".replace("\n", line_end)

    assert mended(whole(before), toml) == whole(after or before)


@pytest.mark.parametrize(
    ("before", "after", "toml"),
    [
        ("+++\nx = 2026-05-02 # y\n+++\n", '+++\nx = "2026-05-02" # y\n+++\n', TEXT),
        ("+++\nx = 10:00:00\n+++\n", '+++\nx = "10:00:00"\n+++\n', TEXT),
        ("+++\nx = '''a'''\n+++\n", None, TEXT),
        ("+++\nx = 'news' # y\n+++\n", "+++\nx = 'News' # y\n+++\n", CHOICE),
        ("+++\nx = [\n  'a', # b\n  'news',\n]\n+++\n", None, BOOLEAN),
        ('{"x": "2026-05-02"}\n', None, TEXT),
        ('{"x": 1.0, "y": 2}\n', '{"x": "1.0", "y": 2}\n', TEXT),
        ('{"x": "no", "y": 2}\n', '{"x": false, "y": 2}\n', BOOLEAN),
        ('{"x": ["news"]}\n', '{"x": ["News"]}\n', CHOICE),
    ],
)
def test_toml_and_json(before: str, after: str | None, toml: str) -> None:
    assert mended(before + "\nText.\n", toml) == (after or before) + "\nText.\n"


@pytest.mark.parametrize(
    "time", ["99:99:99", "24:00", "10:60", "10:00:60", "10:00+24:00", "10:00:00+02:99"]
)
def test_times_that_no_clock_shows(time: str) -> None:
    toml = 'fields.x.type = "date"'
    (found,) = check(f"---\nx: 2026-05-02T{time}" + END, toml)
    assert "no such time" in found.message
    (found,) = check(f"---\nx: 2 May 2026 {time}" + END, toml)
    assert found.fix is None


NAMES = ("x", "y", "z", "kind", "a b")
FIELDS = "".join(
    f"fields.{name}.{asked}\n"
    for name, asked in [
        ("x", 'type = "boolean"'),
        ("y", 'one-of = ["True", "News", "No", "2026-05-02"]'),
        ("z", 'type = "text"'),
        ("kind", 'type = "list"'),
    ]
)
SCALARS = st.sampled_from(
    ["no", "Yes", "true", "news", "NEWS", "10", "1.0", "2026-05-02", "''", '"no"', "'news'", '"10"',
     '"a\\tb"', "~", "'it''s'", "News", "|-\n  news", ">\n  no\n", "new: s", "a #b", "*b", "TRUE"]
)  # fmt: skip


@st.composite
def values(draw: st.DrawFn) -> str:
    mark = draw(st.sampled_from(["", "", "", "&a ", "&b ", "!!str ", "!house ", "!!int "]))
    form = draw(
        st.sampled_from(["{}", "{}", "[{}, {}]", "{{m: {}, n: {}}}", "\n  - {}\n  - {}", "*a"])
    )
    written = form.format(draw(SCALARS), draw(SCALARS))
    return mark + written + draw(st.sampled_from(["", " # news", "  # x: no"]))


FRONT_MATTER = st.lists(st.tuples(st.sampled_from(NAMES), values()), min_size=1, max_size=5)


@settings(max_examples=150, deadline=None)
@given(FRONT_MATTER, st.sampled_from(["\n", "\r\n"]))
def test_no_front_matter_is_damaged(fields: list[tuple[str, str]], line_end: str) -> None:
    lines = "\n".join(f"{name}: {value}" for name, value in fields)
    text = f"---\n{lines}{END}".replace("\n", line_end)
    before = read_front_matter(text)
    assert before
    after = read_front_matter(mended(text, FIELDS))
    assert after
    assert (after.error is None) is (before.error is None)
    for found in check(text, FIELDS):
        if not found.fix:
            continue
        (edit,) = found.fix.edits
        one = read_front_matter(text[: edit.start] + edit.text + text[edit.end :])
        assert one
        assert one.error is None
        assert data(one.data.keys()) == data(before.data.keys())
        key = next(each for each in before.entries.values() if each.value_end >= edit.end).path[0]
        others = before.data.keys() - {key}
        assert all(data(before.data[other]) == data(one.data[other]) for other in others)
    assert re.findall("#.*", text) == re.findall("#.*", mended(text, FIELDS))


def data(value: Any) -> str:
    return repr(value)
