"""Front matter: what is read, where it stands, and that nothing makes reading fail."""

import json
import pickle

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nato_lint.front_matter import Entry, FrontMatter, read_front_matter, toml_positions
from nato_lint.front_matter.yaml_block import read_yaml
from tests.effort import lines_run

NEWLINES = pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])


def read(text: str) -> FrontMatter:
    front_matter = read_front_matter(text)
    assert front_matter is not None
    return front_matter


def written(text: str, entries: dict[tuple[str, ...], Entry]) -> dict[str, tuple[str, str]]:
    """Dotted path to the source of key and value, line ends made \\n."""
    return {
        ".".join(path): (
            text[entry.key_start : entry.key_end],
            _lf(text[entry.value_start : entry.value_end]),
        )
        for path, entry in entries.items()
    }


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


YAML = """---
title: "Harbour 🚢 reopens"
tags: [sea, 'new port']
date: 2026-11-20  # planned
draft: yes
params:
  ai_disclosure: none
  authors:
    - name: Ida Lund
      note: |
        First line
        second line
    - Per
empty:
last: it's open
---
Body.
"""

TOML = """+++
title = "Harbour 🚢 reopens"
date = 2026-11-20
seo.title = 'Harbour'
days = [2026-01-01,
  10:20:00, 3]
[params]
"ai disclosure" = "none" # yes
text = '''
It "opens".
'''
[[people]]
name = "Ida Lund"
[[people]]
name = {first = "Per"}
+++
Body.
"""

JSON = """{
  "title": "Harbour 🚢 \\u0041",
  "draft": true,
  "words": 12,
  "share": -1.5e1,
  "params": {"authors": [{"name": "Ida Lund"}, null]}
}
Body.
"""

WRITTEN = {
    YAML: {
        "title": ("title", '"Harbour 🚢 reopens"'),
        "tags": ("tags", "[sea, 'new port']"),
        "date": ("date", "2026-11-20"),
        "draft": ("draft", "yes"),
        "params": ("params", YAML[YAML.index("ai_disclosure") : YAML.index("\nempty")]),
        "params.ai_disclosure": ("ai_disclosure", "none"),
        "params.authors": ("authors", YAML[YAML.index("- name") : YAML.index("\nempty")]),
        "params.authors.0.name": ("name", "Ida Lund"),
        "params.authors.0.note": ("note", "|\n        First line\n        second line"),
        "empty": ("empty", ""),
        "last": ("last", "it's open"),
    },
    TOML: {
        "title": ("title", '"Harbour 🚢 reopens"'),
        "date": ("date", "2026-11-20"),
        "seo": ("seo", "title = 'Harbour'"),
        "seo.title": ("title", "'Harbour'"),
        "days": ("days", "[2026-01-01,\n  10:20:00, 3]"),
        "params": ("params", TOML[TOML.index("[params]") : TOML.index("\n[[people]]")]),
        "params.ai disclosure": ('"ai disclosure"', '"none"'),
        "params.text": ("text", "'''\nIt \"opens\".\n'''"),
        "people": ("people", TOML[TOML.index("[[people]]") : TOML.index("\n+++\nBody")]),
        "people.0.name": ("name", '"Ida Lund"'),
        "people.1.name": ("name", '{first = "Per"}'),
        "people.1.name.first": ("first", '"Per"'),
    },
    JSON: {
        "title": ('"title"', '"Harbour 🚢 \\u0041"'),
        "draft": ('"draft"', "true"),
        "words": ('"words"', "12"),
        "share": ('"share"', "-1.5e1"),
        "params": ('"params"', '{"authors": [{"name": "Ida Lund"}, null]}'),
        "params.authors": ('"authors"', '[{"name": "Ida Lund"}, null]'),
        "params.authors.0.name": ('"name"', '"Ida Lund"'),
    },
}

DATA = {
    YAML: {
        "title": "Harbour 🚢 reopens",
        "tags": ["sea", "new port"],
        "date": "2026-11-20",
        "draft": True,
        "params": {
            "ai_disclosure": "none",
            "authors": [{"name": "Ida Lund", "note": "First line\nsecond line\n"}, "Per"],
        },
        "empty": None,
        "last": "it's open",
    },
    TOML: {
        "title": "Harbour 🚢 reopens",
        "date": "2026-11-20",
        "seo": {"title": "Harbour"},
        "days": ["2026-01-01", "10:20:00", 3],
        "params": {"ai disclosure": "none", "text": 'It "opens".\n'},
        "people": [{"name": "Ida Lund"}, {"name": {"first": "Per"}}],
    },
    JSON: {
        "title": "Harbour 🚢 A",
        "draft": True,
        "words": 12,
        "share": -15.0,
        "params": {"authors": [{"name": "Ida Lund"}, None]},
    },
}

DOCUMENTS = pytest.mark.parametrize("document", [YAML, TOML, JSON], ids=["yaml", "toml", "json"])


@DOCUMENTS
@NEWLINES
def test_keys_and_values_stand_where_they_are_written(document: str, newline: str) -> None:
    text = document.replace("\n", newline)
    front_matter = read(text)
    assert written(text, dict(front_matter.entries)) == WRITTEN[document]
    assert front_matter.data == DATA[document]
    assert front_matter.error is None
    assert front_matter.duplicates == ()
    assert (front_matter.start, text[front_matter.end :]) == (0, f"Body.{newline}")


@DOCUMENTS
def test_result_can_be_sent_to_a_worker_process(document: str) -> None:
    front_matter = read(document)
    assert pickle.loads(pickle.dumps(front_matter)) == front_matter


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("---\na: 'x y'\n---\n", "x y"),
        ("---\na: x y # z\n---\n", "x y"),
        ('---\na: &b !!str "x y"\n---\n', "x y"),
        ('---\na: 5"\n---\n', '5"'),
        ('---\na: "x\\ty"\n---\n', None),
        ("---\na: 'it''s'\n---\n", None),
        ("---\na: x\n  y\n---\n", None),
        ("---\na: yes\n---\n", None),
        ("---\na: ''\n---\n", None),
        ("+++\na = 'x y'\n+++\n", "x y"),
        ("+++\na = 2026-11-20\n+++\n", "2026-11-20"),
        ('+++\na = """x"""\n+++\n', None),
        ('{"a": "x y"}\n', "x y"),
        ('{"a": "x\\"y"}\n', None),
    ],
)
def test_text_span_is_the_text_without_quotes(text: str, inner: str | None) -> None:
    span = read(text).entries[("a",)].text_span
    assert (span and text[slice(*span)]) == inner


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Prose.\n",
        "---",
        "---\n",
        "---\n\nProse after a thematic break.\n",
        "---\n\nProse between two of them.\n\n---\nMore.\n",
        "---\nProse below a thematic break.\n",
        "---\nNote: the ferry\nleaves at noon.\n",
        "----\na: 1\n----\n",
        "--- a\n---\n",
        " ---\na: 1\n---\n",
        "\n---\na: 1\n---\n",
        "---\x85a: 1\n---\n",
        "+++\n\nProse.\n",
        "{{< figure >}}\n",
        "{% include a.html %}\n",
        "{/* comment */}\n",
        '{"a": 1} begins this sentence.\n',
        "{#anchor}\n",
    ],
)
@NEWLINES
def test_text_without_front_matter(text: str, newline: str) -> None:
    assert read_front_matter(text.replace("\n", newline)) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\n---\nBody", "Body"),
        ("---  \n...\t\nBody", "Body"),
        ("---\n# only a comment\n---\nBody", "Body"),
        ("---\nnull\n---\nBody", "Body"),
        ("+++\n+++\nBody", "Body"),
        ("{}\nBody", "Body"),
        ("{\n}\n\nBody", "\nBody"),
        ("---\n---", ""),
    ],
)
@NEWLINES
def test_empty_block(text: str, body: str, newline: str) -> None:
    text = text.replace("\n", newline)
    front_matter = read(text)
    assert (front_matter.data, front_matter.error) == ({}, None)
    assert text[front_matter.end :] == body.replace("\n", newline)


BROKEN = [
    # text, data still read, source that the error points at, a part of its message, body
    ("---\nProse.\n---\nB", {}, "Prose.", "lines like", "B"),
    ("---\n- a\n---\nB", {}, "- a", "lines like", "B"),
    ("---\nt: x\ntags:\n  - a\n\nB", {"t": "x", "tags": ["a"]}, "---", "not closed", "\nB"),
    ("---\nt: x\nd: y\nProse.", {"t": "x", "d": "y"}, "---", "not closed", "Prose."),
    ("---\na: 1\nb: [1, 2\nc: 3\n---\nB", {"a": 1}, "[1, 2", "bracket", "B"),
    ('---\na: "x\nb: 3\n---\nB', {}, '"x', "quotation mark", "B"),
    ("---\na: x: y\n---\nB", {"a": "x"}, ": y", "second colon", "B"),
    ("---\na: 1\n\tb: 2\n---\nB", {}, "\tb: 2", "tab", "B"),
    ("---\na: @x\n---\nB", {}, "@x", "quotes", "B"),
    ("---\na: 1\nb: *c\n---\nB", {"a": 1}, "*c", "not defined", "B"),
    ("---\na: 1\nb: &c [*c]\n---\nB", {"a": 1}, "*c]", "inside", "B"),
    ("---\na: 1\n--- b\n---\nB", {"a": 1}, "--- b", "one block", "B"),
    ("---\na: x\x07y\n---\nB", {"a": "x\x07y"}, "\x07y", "control", "B"),
    ("---\na: x\x00\ud800\n---\nB", {"a": "x\x00\ud800"}, "\x00\ud800", "control", "B"),
    ("+++\na = 1\na = 2\nb = 3\n+++\nB", {"a": 1}, "a = 2", "twice", "B"),
    ("+++\na = 1\nb = x\n+++\nB", {"a": 1}, "x", "without quotes", "B"),
    ("+++\na = 1\nb = 2026-13-45\n+++\nB", {"a": 1}, "-13-45", "quotes", "B"),
    ("+++\na = 1\nb = 2026-02-30\n+++\nB", {"a": 1}, "2026-02-30", "no such date", "B"),
    ("+++\na = 1\n\n[p]\nb = 2\n\nB", {"a": 1, "p": {"b": 2}}, "+++", "not closed", "\nB"),
    ('{\n"a": 1,\n}\nB', {"a": 1}, ",", "comma", "B"),
    ('{\n"a": 1\n"b": 2\n}\nB', {"a": 1}, "1", "comma", "B"),
    ('{\n"a": 1,\n"b": "x\n}\nB', {"a": 1}, '"x', "quotation mark", "B"),
    ('{\n"a": 1,\n"b": "x\ty"\n}\nB', {"a": 1}, '\ty"', "control", "B"),
    ('{\n"a": 1,\n"b": "x\\y"\n}\nB', {"a": 1}, '\\y"', "backslash", "B"),
    ("{\n  a: 1\n}\nB", {}, "a: 1", "double quotes", "B"),
    ('{\n"a": 1,\n"b": {\n\nB', {"a": 1}, "{", "not closed", "B"),
]


@pytest.mark.parametrize(("text", "data", "source", "message", "body"), BROKEN)
@NEWLINES
def test_broken_block(
    text: str, data: object, source: str, message: str, body: str, newline: str
) -> None:
    text = text.replace("\n", newline)
    front_matter = read(text)
    assert front_matter.error is not None
    assert text[front_matter.error.start : front_matter.error.end] == source
    assert message in front_matter.error.message
    assert front_matter.data == data
    assert text[front_matter.end :] == body.replace("\n", newline)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("---\na: {{ page.title }}\n---\n", "{{ page.title }}"),
        ('---\na: "{{ replace .Name "-" " " }}"\n---\n', '{{ replace .Name "-" " " }}'),
        ("---\na: |\n  {% b %}\n---\n", "{% b %}\n"),
        ("---\n{% if b: c %}\na: x\n{% endif %}\n---\n", "x"),
        ("---\n{{ if .B }}\na: x {{ .C }}\n{{ end }}\n---\n", "x {{ .C }}"),
        ("---\na:\n  {{ .B }}\n---\n", "{{ .B }}"),
        ("+++\na = {{ .Date }}\n+++\n", "{{ .Date }}"),
        ('+++\na = "{{ replace .Name "-" " " }}"\n+++\n', '{{ replace .Name "-" " " }}'),
        ("+++\n{{ if .B }}\na = '''\n{{ .C }}\n'''\n{{ end }}\n+++\n", "{{ .C }}\n"),
        ("+++\na = [{{ .B }}, 1]\n+++\n", ["{{ .B }}", 1]),
        ('{"a": {{ .Date }}}\n', "{{ .Date }}"),
        ('{"a": "{{ replace .Name "-" "}" }}"}\n', '{{ replace .Name "-" "}" }}'),
    ],
)
def test_template_tags_are_text(text: str, value: object) -> None:
    front_matter = read(text)
    assert front_matter.error is None
    assert front_matter.data == {"a": value}
    assert list(front_matter.entries) == [("a",)]


@pytest.mark.parametrize("text", ['{"{{": {"b": {}}}\n', "+++\n'{{' = {b = '}}'}\n+++\n"])
def test_braces_in_valid_text_are_no_template_tags(text: str) -> None:
    front_matter = read(text)
    assert front_matter.error is None
    assert [entry.key for entry in front_matter.entries.values()] == ["{{", "b"]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("yes", True),
        ("Off", False),
        ("~", None),
        ("2026-13-45", "2026-13-45"),
        ("2026-11-20 10:00:00Z", "2026-11-20 10:00:00Z"),
        ("12:30", "12:30"),
        ("0x1F", 31),
        ("1_000", 1000),
        ("1.5", 1.5),
        ("9" * 5000, "9" * 5000),
        ("!!int abc", "abc"),
        ("!!int ''", ""),
        ("!!bool maybe", "maybe"),
        ("!!python/name:os.system x", "x"),
        ("!!python/object/apply:os.system [ls]", ["ls"]),
        ("'5'", "5"),
        ("a\u2028b", "a\u2028b"),
        ("\ufeffa", "\ufeffa"),
    ],
)
def test_yaml_values_are_plain_data(source: str, value: object) -> None:
    text = f"---\na: {source}\n---\n"
    front_matter = read(text)
    assert front_matter.data == {"a": value}
    assert front_matter.error is None
    assert written(text, dict(front_matter.entries)) == {"a": ("a", source)}


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\nb: {c: 2, c: 3}\na: {d: 4}\n---\n",
        '{"a": 1, "b": {"c": 2, "c": 3}, "a": {"d": 4}}\n',
    ],
)
def test_first_definition_counts_and_the_others_are_kept(text: str) -> None:
    front_matter = read(text)
    assert front_matter.data == {"a": 1, "b": {"c": 2}}
    assert list(front_matter.entries) == [("a",), ("b",), ("b", "c")]
    assert [(e.path, e.value) for e in front_matter.duplicates] == [
        (("b", "c"), 3),
        (("a",), {"d": 4}),
    ]
    again = front_matter.duplicates[1]
    assert text[again.key_start : again.key_end].strip('"') == "a"
    assert again.key_start > front_matter.entries[("b",)].value_end


def test_toml_duplicates_have_their_values() -> None:
    front_matter = read("+++\na = 1\n[b]\nc = 'x'\nc = 'y'\n[b]\n+++\n")
    assert [(e.path, e.value) for e in front_matter.duplicates] == [
        (("b", "c"), "y"),
        (("b",), {}),
    ]
    assert front_matter.data == {"a": 1, "b": {"c": "x"}}


def test_merged_keys_are_data_but_written_elsewhere() -> None:
    front_matter = read("---\nb: &b {x: 1, y: 1}\nc:\n  <<: *b\n  y: 2\nd: *b\n---\n")
    assert front_matter.data["c"] == {"x": 1, "y": 2}
    assert front_matter.data["d"] == {"x": 1, "y": 1}
    assert front_matter.get("c.y") is not None
    assert front_matter.get("c.x") is None


def test_aliases_do_not_multiply_without_bound() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    front_matter = read("---\n" + "\n".join(lines) + "\n---\n")
    assert front_matter.error is not None
    assert "repeat too many" in front_matter.error.message
    assert len(json.dumps(front_matter.data)) < 200_000


def test_get_takes_dotted_paths_and_prefers_literal_keys() -> None:
    front_matter = read("---\na: {b: 1, B: 2}\nc.d: 3\nc: {d: 4, e.f: 5}\nl: [{m: 6}]\n---\n")
    found = {key: front_matter.get(key) for key in ("a.b", "c.d", "c.e.f", "l.0.m")}
    assert {key: entry and entry.value for key, entry in found.items()} == {
        "a.b": 1,
        "c.d": 3,
        "c.e.f": 5,
        "l.0.m": 6,
    }
    assert front_matter.get("A.b") is None


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\nb: " + "[" * 5000 + "\n---\n",
        "---\na: 1\nb: " + "{c: " * 5000 + "\n---\n",
        "---\na: 1\nb:\n" + "".join(" " * n + "c:\n" for n in range(1, 200)) + "---\n",
        "+++\na = 1\nb = " + "[" * 5000 + "\n+++\n",
        "+++\na = 1\nb = " + "{c = " * 5000 + "\n+++\n",
        "+++\na = 1\nb" + ".c" * 5000 + " = 1\n+++\n",
        "+++\na = 1\n[b" + ".c" * 5000 + "]\n+++\n",
        '{"a": 1, "b": ' + "[" * 5000 + "]" * 5000 + "}\n",
        '{"a": 1, "b": ' + '{"c": ' * 5000 + "1" + "}" * 5001 + "\n",
    ],
)
def test_deep_nesting_is_an_error(text: str) -> None:
    front_matter = read(text)
    assert front_matter.error is not None
    assert "nested more than 100 levels" in front_matter.error.message
    assert front_matter.data["a"] == 1
    assert front_matter.entries[("a",)].value == 1


@pytest.mark.parametrize("depth", [2, 60, 99])
def test_nesting_below_the_limit_is_read(depth: int) -> None:
    for text in (
        "---\na: " + "[" * depth + "]" * depth + "\n---\n",
        "+++\na = " + "[" * depth + "]" * depth + "\n+++\n",
        '{"a": ' + "[" * depth + "]" * depth + "}\n",
    ):
        assert read(text).error is None


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "{{" * 200_000 + "\n---\n",
        "---\na: " + "{{ x }}" * 50_000 + "\n---\n",
        "---\n" + "--- x\n" * 50_000,
        "---\n" + "a:\n" * 50_000,
        "+++\n" + "a = '''" + "''x" * 100_000 + "\n+++\n",
        "+++\n" + "[[a]]\nb = 1\n" * 10_000 + "+++\n",
        '{"a": "' + '\\"' * 200_000 + "\n}\n",
        '{"' + '\\"' * 200_000,
        "{" + " " * 300_000,
    ],
)
def test_hostile_text_is_linear_work(text: str) -> None:
    """A square would be thousands of lines for each character."""
    assert lines_run(lambda: read_front_matter(text)) < 100 * len(text)


CONFIGURATION = """\
select = ["DUP", "KEY001"]

[rules.ai-disclosure]
require = "always"  # house policy
"odd \\u0041" = 1

[[overrides]]
files = ["a.md"]
[[overrides]]
files = ["b.md"]
broken = = 1
after = 1
"""


@NEWLINES
def test_toml_positions_as_far_as_the_text_is_toml(newline: str) -> None:
    text = CONFIGURATION.replace("\n", newline)
    positions = toml_positions(text)
    found = {
        ".".join(path): (text[at.key_start : at.key_end], text[at.value_start : at.value_end])
        for path, at in positions.items()
    }
    assert found["select.1"] == ('"KEY001"', '"KEY001"')
    assert found["rules.ai-disclosure"][0] == "ai-disclosure"
    assert found["rules.ai-disclosure.require"] == ("require", '"always"')
    assert found["rules.ai-disclosure.odd A"] == ('"odd \\u0041"', "1")
    assert found["overrides.0.files"] == ("files", '["a.md"]')
    assert found["overrides.1"][1].startswith("[[overrides]]")
    assert found["overrides.1.files.0"] == ('"b.md"', '"b.md"')
    assert not {key for key in found if "after" in key}


FRAGMENTS = st.lists(
    st.sampled_from("{}[]\"':=a-|>#,.\\? \n\r\t\x00\x85\ufeff\ud800🚢")
    | st.sampled_from(["---", "+++", "{{", "}}", "{% x %}", "&a", "*a", "<<: ", "!!int", "\r\n"])
    | st.sampled_from(["a: 1", "a = 1", '"a": 1', "- ", '"""', "'''", "2026-13-45"]),
    max_size=40,
).map("".join)
ANY_TEXT = st.text(st.characters(codec=None), max_size=80) | FRAGMENTS


@given(st.sampled_from(["---\n", "+++\n", "{", '{"a": ', "---\r", "---\na: "]), ANY_TEXT)
def test_reading_never_fails_and_spans_are_inside(fence: str, rest: str) -> None:
    for text in (fence + rest, fence + rest + "\n" + fence[:3] + "\nBody"):
        front_matter = read_front_matter(text)
        if front_matter is None:
            continue
        end = front_matter.end
        assert 0 == front_matter.start < end <= len(text)
        assert end == len(text) or text[end - 1] in "\r\n"
        for entry in (*front_matter.entries.values(), *front_matter.duplicates):
            assert entry.key == entry.path[-1]
            assert 0 <= entry.key_start <= entry.key_end <= end
            assert 0 <= entry.value_start <= entry.value_end <= end
            if entry.text_span is not None:
                assert text[slice(*entry.text_span)] == entry.value
        if front_matter.error is not None:
            assert 0 <= front_matter.error.start <= front_matter.error.end <= end


@given(ANY_TEXT)
def test_both_yaml_parsers_read_valid_text_alike(text: str) -> None:
    fast, pure = (read_yaml(text, 0, len(text), loader) for loader in YAML_LOADERS)
    if fast.error is None and pure.error is None:
        assert fast == pure


YAML_LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]

PLAIN_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | PLAIN_TEXT
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN_TEXT, inner, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(PLAIN_TEXT, VALUES, max_size=5)


# In YAML, braces alone do not tell a template tag from data.
WITHOUT_TAGS = MAPPINGS.filter(lambda data: "{{" not in repr(data) and "{%" not in repr(data))


def key_paths(value: object, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    if isinstance(value, dict):
        here = {(*path, key) for key in value}
        return here.union(*(key_paths(inner, (*path, key)) for key, inner in value.items()))
    if isinstance(value, list):
        parts = (key_paths(inner, (*path, str(n))) for n, inner in enumerate(value))
        return set().union(*parts)
    return set()


@given(WITHOUT_TAGS, st.booleans(), st.booleans())
def test_dumped_yaml_comes_back(data: dict[str, object], flow: bool, escape: bool) -> None:
    dumped = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=not escape)
    front_matter = read(f"---\n{dumped}---\nBody\n")
    assert (front_matter.data, front_matter.error) == (data, None)
    assert set(front_matter.entries) == key_paths(data)


@given(MAPPINGS, st.sampled_from([None, 2]), st.booleans())
def test_dumped_json_comes_back(data: dict[str, object], indent: int | None, escape: bool) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=escape)
    front_matter = read(f"{text}\nBody\n")
    assert (front_matter.data, front_matter.error) == (data, None)
    assert set(front_matter.entries) == key_paths(data)
    for entry in front_matter.entries.values():
        assert json.loads(text[entry.key_start : entry.key_end]) == entry.key
        assert json.loads(text[entry.value_start : entry.value_end]) == entry.value


def toml_value(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(
                f"{json.dumps(k, ensure_ascii=False)} = {toml_value(v)}" for k, v in value.items()
            )
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    # Surrogate pairs are no TOML escapes, so text is written as it is.
    return json.dumps(value, ensure_ascii=False)


@given(MAPPINGS)
def test_dumped_toml_comes_back(data: dict[str, object]) -> None:
    data = json.loads(json.dumps(data).replace("null", "0"))
    lines = [f"{json.dumps(k, ensure_ascii=False)} = {toml_value(v)}" for k, v in data.items()]
    front_matter = read("\n".join(["+++", *lines, "+++", "Body"]))
    assert (front_matter.data, front_matter.error) == (data, None)
    assert set(front_matter.entries) == key_paths(data)
